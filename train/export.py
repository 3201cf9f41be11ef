#!/usr/bin/env python3
"""Trained forests into C++: CatBoost's JSON models become integer tables in the source tree.

    train/export.py NAME=MODEL.json...    writes src/content/model.gen.cpp, model.gen.h and
                                          model_check.gen.h, and says how exact they are

The engine's features are int16, so "value > border" is "value > floor(border)". Leaves are
rounded to int16 multiples of a power of two (Forest::scale). What comes out is compared with
CatBoost's own predictions; more difference than rounding explains is an error. Same models,
same bytes.

As a module: `write(folder, [Source(name, path, features)])`. Needs catboost and numpy.
"""

import argparse
import json
import math
import os
import re
import sys
from dataclasses import dataclass

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)

# What src/content/forest.h holds.
NEVER = 32767
DEPTH_MAX = 8
OUTPUTS_MAX = 24
LEAF_PADDING = 32

# Finer steps than 1/8192 of a logit are spent on digits that training does not know.
SCALE_BITS_MAX = 13

CHECK_ROWS = 16


@dataclass
class FeatureList:
    """Names in the order of the engine's columns, and where C++ has their hash."""

    names: list
    header: str = "content/feature.h"
    constant: str = "kFeatureListHash"

    def hash(self):
        """FNV-1a over the names, a zero byte behind each."""
        value = 0xCBF29CE484222325
        for byte in b"".join(name.encode() + b"\0" for name in self.names):
            value = (value ^ byte) * 0x100000001B3 % 2**64
        return value


@dataclass
class Source:
    name: str  # the constant will be k<name>
    path: str  # of the model, saved by CatBoost in the format "json"
    features: FeatureList


@dataclass
class Forest:
    """The fields of Forest in src/content/forest.h, as arrays."""

    depth: int
    features: np.ndarray  # [tree, level]
    thresholds: np.ndarray  # [tree, level]
    leaves: np.ndarray  # [tree, leaf, output]
    leaf_weights: np.ndarray  # [tree, leaf]
    bias: np.ndarray  # [output]
    scale_bits: int  # scale = 2 ** -scale_bits
    leaf_error: float  # the largest rounding, in logits

    def sums(self, rows):
        """As the engine computes them; rows[row, feature] of integers."""
        total = np.repeat(self.bias[None, :], len(rows), 0)
        for tree in range(len(self.features)):
            answers = rows[:, self.features[tree]] > self.thresholds[tree]
            total += self.leaves[tree, answers @ (1 << np.arange(self.depth))]
        return total

    def scale(self):
        return 2.0**-self.scale_bits


def engine_features(path=os.path.join(ROOT, "src/content/feature.h")):
    """The list of src/content/feature.h."""
    with open(path, encoding="utf-8") as file:
        return FeatureList(re.findall(r"^  X\((\w+), ", file.read(), re.M))


def column_of_features(model, names):
    """The engine's column of each of the model's float features."""
    if model["features_info"].get("categorical_features"):
        raise ValueError("categorical features have no place in the engine's forests")
    columns = []
    for feature in model["features_info"]["float_features"]:
        name = feature.get("feature_id") or feature["flat_feature_index"]
        if isinstance(name, str) and not name.isdigit():
            columns.append(names.index(name))
        else:
            columns.append(int(name))
        if columns[-1] >= len(names):
            raise ValueError(f"feature {name} is not in the list")
    return columns


def read_forest(model, names):
    """CatBoost's JSON, parsed, to integers."""
    columns = column_of_features(model, names)
    factor, bias = model.get("scale_and_bias", [1, [0]])
    bias = np.atleast_1d(np.array(bias, dtype=float))
    trees = model["oblivious_trees"]
    depth = max(1, max(len(tree["splits"] or []) for tree in trees))
    outputs = len(trees[0]["leaf_values"]) >> len(trees[0]["splits"] or [])
    if depth > DEPTH_MAX or outputs > OUTPUTS_MAX:
        raise ValueError(f"depth {depth}, {outputs} outputs: more than the engine's forests can have")
    if len(bias) != outputs:
        bias = np.full(outputs, bias[0])

    features = np.zeros((len(trees), depth), dtype=int)
    thresholds = np.full((len(trees), depth), NEVER)
    values = np.zeros((len(trees), 1 << depth, outputs))
    weights = np.zeros((len(trees), 1 << depth), dtype=int)
    for number, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"] or []):
            if split["split_type"] != "FloatFeature":
                raise ValueError(f"a split of type {split['split_type']}")
            features[number, level] = columns[split["float_feature_index"]]
            threshold = math.floor(split["border"])
            if threshold < -32768:
                raise ValueError(f"border {split['border']} is below all values")
            thresholds[number, level] = min(threshold, NEVER)
        leaves = np.array(tree["leaf_values"], dtype=float).reshape(-1, outputs) * factor
        values[number, : len(leaves)] = leaves
        for leaf, weight in enumerate(tree.get("leaf_weights") or []):
            weights[number, leaf] = round(math.log2(max(weight, 1)))

    largest = max(np.abs(values).max(), 1e-9)
    scale_bits = min(SCALE_BITS_MAX, math.floor(math.log2(32767 / largest)))
    scale = 2.0**-scale_bits
    leaves = np.rint(values / scale).astype(int)
    return Forest(depth, features, thresholds, leaves, weights, np.rint(bias / scale).astype(int),
                  scale_bits, np.abs(leaves * scale - values).max())


def trying_rows(forest, feature_count, count):
    """Random rows whose values lie at and around the thresholds that they will meet."""
    random = np.random.default_rng(1)
    rows = random.integers(-32768, 32768, (count, feature_count))
    for column in range(feature_count):
        met = forest.thresholds[forest.features == column]
        if len(met):
            near = random.choice(met, count) + random.integers(-1, 3, count)
            rows[:, column] = np.clip(near, -32768, 32767)
    return rows


def difference(forest, path, names, rows):
    """The largest difference in logits between the forest and CatBoost on the same model."""
    import catboost

    model = catboost.CatBoost()
    model.load_model(path, format="json")
    # CatBoost's columns are in its own order, where it was trained on a part of the list.
    order = [names.index(name) if name in names else index
             for index, name in enumerate(model.feature_names_)]
    raw = np.array(model.predict(rows[:, order].astype(np.float32), prediction_type="RawFormulaVal"))
    return np.abs(forest.sums(rows) * forest.scale() - raw.reshape(len(rows), -1)).max()


# ---- C++

def check_value(row, feature):
    """As model_test.cpp computes it: small values more often than large ones."""
    z = ((row << 16) + feature + 1) * 0x9E3779B97F4A7C15 % 2**64
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2**64
    z = (z ^ z >> 27) * 0x94D049BB133111EB % 2**64
    z ^= z >> 31
    return (z & 0x7FFF) >> (z >> 60)


def check_sums(forest, feature_count):
    rows = np.array([[check_value(row, f) for f in range(feature_count)] for row in range(CHECK_ROWS)])
    return forest.sums(rows)


def array(kind, name, values):
    """A constexpr array, as many numbers a line as fit."""
    lines, line = [], ""
    for value in np.asarray(values).reshape(-1).tolist():
        word = f"{value},"
        if len(line) + len(word) > 118:
            lines.append(line)
            line = ""
        line += word
    return f"constexpr {kind} {name}[] = {{\n" + "\n".join([*lines, line]) + "\n};\n"


def forest_source(name, forest):
    padded = np.concatenate([forest.leaves.reshape(-1), np.zeros(LEAF_PADDING, dtype=int)])
    outputs = forest.leaves.shape[2]
    return "".join([
        array("uint16_t", f"k{name}Features", forest.features),
        array("int16_t", f"k{name}Thresholds", forest.thresholds),
        array("int16_t", f"k{name}Leaves", padded),
        array("uint8_t", f"k{name}LeafWeights", forest.leaf_weights),
        array("int32_t", f"k{name}Bias", forest.bias),
        "}  // namespace\n",
        f"constinit const Forest k{name} = {{{len(forest.features)}, {forest.depth}, {outputs}, "
        f"k{name}Features, k{name}Thresholds, k{name}Leaves,\n  k{name}LeafWeights, k{name}Bias, "
        f"0x1p{-forest.scale_bits}F}};\n",
        "namespace {\n",
    ])


HEAD = "// Made by train/export.py from trained models; do not edit.\n"


def sources(items):
    """The three files' text by name, from (Source, Forest) pairs."""
    lists = {source.features.constant: source.features for source, _ in items}
    binding = "".join(
        f"static_assert({constant} == {features.hash():#018x},\n"
        f"              \"the list of features has changed: train anew\");\n"
        for constant, features in lists.items())
    # Who trains anew has to build the features first.
    binding = f"#ifndef STET_TRAINING\n{binding}#endif\n"
    headers = "".join(f'#include "{header}"\n' for header in sorted({f.header for f in lists.values()}))
    # The tables of each forest stand in an unnamed namespace, closed around the forest itself.
    tables = "".join(forest_source(source.name, forest) for source, forest in items)
    code = (f"{HEAD}\n#include \"content/model.gen.h\"\n\n{headers}\nnamespace stet::content {{\n\n{binding}"
            f"\nnamespace {{\n{tables}}}  // namespace\n\n}}  // namespace stet::content\n")
    declarations = "".join(
        f"// {len(forest.features)} trees of depth {forest.depth}, {forest.leaves.shape[2]} "
        f"output{'s' if forest.leaves.shape[2] > 1 else ''}.\nextern const Forest k{source.name};\n"
        for source, forest in items)
    header = (f"{HEAD}#pragma once\n\n#include \"content/forest.h\"\n\nnamespace stet::content {{\n\n"
              f"{declarations}\n}}  // namespace stet::content\n")
    sums = "".join(array("int32_t", f"k{source.name}CheckSums", check_sums(forest, len(source.features.names)))
                   for source, forest in items)
    rows = "".join(f'    {{"{source.name}", &k{source.name}, {len(source.features.names)}, '
                   f"k{source.name}CheckSums}},\n" for source, _ in items)
    check = (f"{HEAD}// Sums that the forests must give, computed by the exporter: see model_test.cpp.\n"
             f"#pragma once\n\n#include \"content/model.gen.h\"\n\nnamespace stet::content {{\n\n"
             f"struct ForestCheck {{\n  const char* name;\n  const Forest* forest;\n  uint32_t feature_count;\n"
             f"  const int32_t* sums;\n}};\n\nconstexpr uint32_t kCheckRows = {CHECK_ROWS};\n{sums}"
             f"constexpr ForestCheck kForestChecks[] = {{\n{rows}}};\n\n}}  // namespace stet::content\n")
    return {"model.gen.cpp": code, "model.gen.h": header, "model_check.gen.h": check}


def write(folder, models, report=print):
    """Writes the three files for a list of Source; raises if a forest is not its model."""
    items = []
    for source in models:
        with open(source.path, encoding="utf-8") as file:
            model = json.load(file)
        names = source.features.names
        forest = read_forest(model, names)
        rows = trying_rows(forest, len(names), 4000)
        found = difference(forest, source.path, names, rows)
        # Each tree and the bias may be half a step off; CatBoost adds in floating point.
        bound = (len(forest.features) + 1) * forest.scale() / 2 + 1e-4
        report(f"{source.name}: {len(forest.features)} trees of depth {forest.depth}, "
               f"{forest.leaves.shape[2]} outputs, steps of 2^-{forest.scale_bits}; largest error of a leaf "
               f"{forest.leaf_error:.2g}, of a logit {found:.2g} on {len(rows)} random rows")
        if found > bound:
            raise ValueError(f"{source.name} differs from CatBoost by {found}, more than {bound}")
        items.append((source, forest))
    for name, text in sources(items).items():
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        report(f"{path}: {len(text)} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("models", nargs="+", metavar="NAME=MODEL.json")
    parser.add_argument("-o", "--output", default=os.path.join(ROOT, "src/content"), metavar="FOLDER")
    arguments = parser.parse_args()
    features = engine_features()
    models = []
    for model in arguments.models:
        name, equals, path = model.partition("=")
        if not equals or not re.fullmatch(r"[A-Z]\w*", name):
            parser.error(f"{model}: a constant's name, '=', and a file")
        models.append(Source(name, path, features))
    write(arguments.output, models)


if __name__ == "__main__":
    sys.exit(main())
