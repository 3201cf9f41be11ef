#!/usr/bin/env python3
"""How good the models of whole pages are: kinds told apart, confidence beside what came true.

    train/page_card.py          writes tables into model/README.md, and model/reliability.svg

Two views. Out of fold: the tuning pages, by the models that train.py fitted without their sites
(build/train/page_folds.json). Validation: pages of sites that nothing was fitted on, extracted
by the engine itself (stet_predict) with its own scores and text. Needs numpy, for page_model.
"""

import json
import os
import re
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import page_model as model  # noqa: E402
import pages as reading  # noqa: E402

gate = reading.gate
KINDS = ["none", *model.CLASSES]
CLASS_OF_KIND = {"live_blog": "article", "video": "article", "audio": "article", "gallery": "article"}


def out_of_fold():
    with open(os.path.join(reading.CACHE, "page_folds.json"), encoding="utf-8") as file:
        found = json.load(file)
    kinds = [(row["gold"], row["kind"]) for row in found["kinds"]]
    return kinds, [(row["confidence"], row["f1"] >= model.RIGHT) for row in found["pages"]]


def validation():
    """(gold class, class) and (confidence, right) of the validation pages."""
    gate.build()
    folder = gate.shared_eval()
    score = gate.load_scorer(folder)
    kinds, right = [], []
    for name in ("wcxb", "fundus", "readability"):
        with open(os.path.join(folder, name, "truth.jsonl"), encoding="utf-8") as file:
            truth = [row for row in map(json.loads, file) if gate.in_validation(row)]
        program = os.path.join(gate.BUILD, "eval", "stet_predict")
        predictions = gate.predict(program, folder, name, truth, 1)
        for row in truth:
            found = predictions[row["id"]]
            page = reading.Page(name, row, None, [], [], [], [], None, "", True, 0)
            gold = model.kind_of(page)
            if gold is not None:
                kinds.append((gold, CLASS_OF_KIND.get(found["kind"], found["kind"])))
            if "confidence" not in found:
                continue  # of a body from the page's data: not said
            text, gold_text = found.get("text", ""), model.selection.gold_text(page)
            if gold_text.strip():
                f1 = score.bag_prf(score.words(text), score.words(gold_text))[2]
            else:
                f1 = 0.0 if text.strip() else 1.0
            right.append((found["confidence"], f1 >= model.RIGHT))
    return kinds, right


def kinds_table(title, kinds):
    agreed = sum(gold == kind for gold, kind in kinds) / len(kinds)
    lines = [f"{title}, {len(kinds)} pages, {agreed:.3f} as annotated:", "",
             "| annotated \\ found | " + " | ".join(KINDS) + " | recall | precision |",
             "|---|" + "---:|" * (len(KINDS) + 2)]
    for gold in KINDS:
        row = [sum(1 for g, k in kinds if (g, k) == (gold, kind)) for kind in KINDS]
        called = sum(1 for _, k in kinds if k == gold)
        hit = row[KINDS.index(gold)]
        lines.append(f"| {gold} | " + " | ".join(map(str, row)) +
                     f" | {hit / max(1, sum(row)):.2f} | {hit / max(1, called):.2f} |")
    return [*lines, ""]


def confidence_table(title, pairs):
    """The lines, and the bins."""
    confidence, right = map(np.array, zip(*pairs))
    bins = model.bins_of(confidence, right)
    chance, rare = model.error_by_chance(confidence)
    lines = [f"{title}, {len(pairs)} pages, {right.mean():.3f} of them right: expected calibration error "
             f"{model.calibration_error(bins):.3f} (by chance {chance:.3f}, in one case of twenty above {rare:.3f})", "",
             "| mean confidence | " + " | ".join(f"{c:.2f}" for c, _, _ in bins) + " |",
             "|---|" + "---:|" * len(bins),
             "| share right | " + " | ".join(f"{r:.2f}" for _, r, _ in bins) + " |"]
    return [*lines, ""], bins


def fill(text, section, lines):
    """The card with `lines` between the marks of a section."""
    marks = re.compile(rf"(<!-- {section} -->\n).*?(<!-- /{section} -->)", re.S)
    body = "\n".join(lines)
    return marks.sub(lambda found: found[1] + body + found[2], text)


def plot(series):
    """A reliability plot as SVG: confidence to the right, share of right records upward."""
    size, edge = 360, 40
    at = lambda value: round(edge + value * (size - 2 * edge), 1)  # noqa: E731
    up = lambda value: round(size - at(value), 1)  # noqa: E731
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="11">',
           "<title>Confidence beside the share of records that are right</title>",
           f'<rect width="{size}" height="{size}" fill="#fff"/>',
           f'<path d="M{at(0)} {up(0)}L{at(1)} {up(1)}" stroke="#999" stroke-dasharray="4 4"/>',
           f'<path d="M{at(0)} {up(1)}V{up(0)}H{at(1)}" fill="none" stroke="#333"/>']
    for tick in (0, 0.25, 0.5, 0.75, 1):
        out.append(f'<text x="{at(tick)}" y="{up(0) + 15}" text-anchor="middle">{tick:g}</text>')
        out.append(f'<text x="{at(0) - 6}" y="{up(tick) + 4}" text-anchor="end">{tick:g}</text>')
    out.append(f'<text x="{size / 2}" y="{size - 8}" text-anchor="middle">mean confidence of a tenth of the pages</text>')
    out.append(f'<text transform="translate(12 {size / 2}) rotate(-90)" text-anchor="middle">share right</text>')
    for number, (title, colour, bins) in enumerate(series):
        path = "L".join(f"{at(c)} {up(r)}" for c, r, _ in bins)
        out.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        out += [f'<circle cx="{at(c)}" cy="{up(r)}" r="3.5" fill="{colour}"/>' for c, r, _ in bins]
        out.append(f'<text x="{at(0) + 12}" y="{up(1) + 4 + 15 * number}" fill="{colour}">{title}</text>')
    return "\n".join([*out, "</svg>", ""])


def main():
    if not os.path.isdir(gate.shared_eval()):
        print(f"skipped: {gate.shared_eval()} is not here")
        return 0
    series, kinds_lines, confidence_lines = [], [], []
    for title, colour, (kinds, pairs) in (("Out of fold", "#1b5e9e", out_of_fold()),
                                          ("Validation", "#b0461e", validation())):
        lines, bins = confidence_table(title, pairs)
        kinds_lines += kinds_table(title, kinds)
        confidence_lines += lines
        series.append((title, colour, bins))
    print("\n".join(kinds_lines + confidence_lines))
    card = os.path.join(reading.ROOT, "model", "README.md")
    with open(card, encoding="utf-8") as file:
        text = file.read()
    with open(card, "w", encoding="utf-8") as file:
        file.write(fill(fill(text, "kinds", kinds_lines), "confidence", confidence_lines))
    with open(os.path.join(reading.ROOT, "model", "reliability.svg"), "w", encoding="utf-8") as file:
        file.write(plot(series))
    return 0


if __name__ == "__main__":
    sys.exit(main())
