#!/usr/bin/env python3
"""Tests of export.py; skipped where there is no numpy.

usage: train/export_test.py
"""

import os
import sys
import unittest

try:
    import numpy as np
except ModuleNotFoundError:
    print("export_test: skipped, no numpy")
    sys.exit(0)

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from export import NEVER, FeatureList, Source, engine_features, read_forest, sources  # noqa: E402

NAMES = ["Height", "Width", "Depth"]


def split(feature, border):
    return {"border": border, "float_feature_index": feature, "split_type": "FloatFeature"}


def model(trees, bias=(0.0,), factor=1, names=NAMES):
    return {
        "features_info": {"float_features": [{"feature_id": name, "flat_feature_index": i}
                                             for i, name in enumerate(names)]},
        "oblivious_trees": [{"splits": splits, "leaf_values": leaves, "leaf_weights": weights}
                            for splits, leaves, weights in trees],
        "scale_and_bias": [factor, list(bias)],
    }


# Two levels: the first split is the lowest bit of the leaf's number.
TWO = ([split(0, 4.5), split(1, -0.5)], [0.0, 1.0, 2.0, 3.0], [1, 2, 1000, 0])
# None: one leaf.
ONE = ([split(2, 10.0)], [0.25, -0.25], [3, 5])


class Export(unittest.TestCase):
    def logits(self, forest, *rows):
        return (forest.sums(np.array(rows)) * forest.scale()).tolist()

    def test_asks_as_the_borders_do(self):
        forest = read_forest(model([TWO]), NAMES)
        self.assertEqual(forest.thresholds.tolist(), [[4, -1]])
        self.assertEqual(self.logits(forest, [4, -1, 0], [5, -1, 0], [4, 0, 0], [5, 0, 0]), [[0], [1], [2], [3]])

    def test_pads_shallow_trees_with_questions_that_nobody_answers(self):
        forest = read_forest(model([TWO, ONE]), NAMES)
        self.assertEqual(forest.thresholds[1].tolist(), [10, NEVER])
        self.assertEqual(self.logits(forest, [0, 0, 10], [0, 0, 32767]), [[2.25], [1.75]])

    def test_folds_the_factor_and_the_bias_in(self):
        forest = read_forest(model([ONE], bias=[0.5], factor=2), NAMES)
        self.assertEqual(self.logits(forest, [0, 0, 0], [0, 0, 11]), [[1.0], [0.0]])

    def test_finds_columns_by_name(self):
        forest = read_forest(model([ONE], names=["Width", "Depth", "Height"]), NAMES)
        self.assertEqual(forest.features.tolist(), [[0]])
        with self.assertRaises(ValueError):
            read_forest(model([ONE], names=["Width", "Depth", "Weight"]), NAMES)

    def test_keeps_the_outputs_of_a_leaf_together(self):
        tree = ([split(0, 0.5)], [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [1, 1])
        forest = read_forest(model([tree], bias=[0.0, 0.0, 1.0]), NAMES)
        self.assertEqual(self.logits(forest, [0, 0, 0], [1, 0, 0]), [[1, 2, 4], [4, 5, 7]])

    def test_weighs_leaves_by_the_logarithm_of_their_rows(self):
        forest = read_forest(model([TWO]), NAMES)
        self.assertEqual(forest.leaf_weights.tolist(), [[0, 1, 10, 0]])

    def test_takes_steps_that_the_largest_leaf_allows(self):
        for largest, bits in [(0.1, 13), (3.99, 13), (4.0, 12), (100.0, 8)]:
            tree = ([split(0, 0.5)], [largest, -0.1], [1, 1])
            forest = read_forest(model([tree]), NAMES)
            self.assertEqual(forest.scale_bits, bits)
            self.assertLessEqual(forest.leaf_error, 2.0**-bits / 2)

    def test_refuses_what_the_engine_cannot_do(self):
        deep = ([split(0, i) for i in range(9)], [0.0] * 512, [1] * 512)
        wide = ([split(0, 0.5)], [0.0] * 50, [1, 1])
        low = ([split(0, -40000.0)], [0.0, 1.0], [1, 1])
        other = ([{"split_type": "OneHotFeature"}], [0.0, 1.0], [1, 1])
        for tree in deep, wide, low, other:
            with self.assertRaises(ValueError):
                read_forest(model([tree]), NAMES)

    def test_writes_the_same_bytes_for_the_same_model(self):
        items = [(Source("Ferry", "", FeatureList(NAMES)), read_forest(model([TWO, ONE]), NAMES))]
        texts = sources(items)
        self.assertEqual(texts, sources(items))
        self.assertIn("constinit const Forest kFerry = {2, 2, 1, ", texts["model.gen.cpp"])
        self.assertIn(f"static_assert(kFeatureListHash == {FeatureList(NAMES).hash():#018x}", texts["model.gen.cpp"])

    def test_reads_the_engines_list(self):
        names = engine_features().names
        self.assertGreater(len(names), 100)
        self.assertEqual(len(names), len(set(names)))
        self.assertIn("LinkShare", names)


if __name__ == "__main__":
    unittest.main()
