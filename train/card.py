#!/usr/bin/env python3
"""Figures of the model card: writes model/blocks.md.

    train/card.py

Cross-validates by site on the tuning pages, so no figure comes from a page that its forests
have seen: both passes by set, page type and language; what each group of features is worth;
what --focus trades. About ten minutes. Needs what train.py needs.
"""

import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import fit  # noqa: E402
import pages as reading  # noqa: E402
import selection  # noqa: E402
import train  # noqa: E402

# In the order of enum class FeatureGroup.
GROUPS = ["Text", "Markup", "Names", "Boxes", "Template", "Place", "Around", "Agreement", "Page", "Rules"]
# Fewer and larger steps: the ablation asks for differences, eleven times.
FAST = {"iterations": 120, "learning_rate": 0.25}
SHOWN = ["wcxb", "article", "fundus", "trafilatura", "readability"]
ODDS = [0.0625, 0.125, 0.25, 0.5, 1, 2, 4, 8, 16]
PRESETS = {0.25: "recall", 1: "balanced", 4: "precision"}


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def figures(pages):
    return selection.score_pages([p for p in pages if p.set in reading.SETS])


def shown(values, names):
    return [f"{values[name]:.4f}" if name in values else "" for name in names]


def with_scores(pages, key):
    for page in pages:
        page.scores = getattr(page, key)
    return figures(pages)


def passes(pages):
    both = [page.scores for page in pages]
    first = with_scores(pages, "first")
    for page, scores in zip(pages, both):
        page.scores = scores
    second = figures(pages)
    rows = [[name, f"{first[name]:.4f}", f"{second[name]:.4f}"] for name in second]
    return table(["set or page type of wcxb", "first pass", "both"], rows)


def languages(pages):
    """Word F1 of fundus by language, where there are two pages at least."""
    by = {}
    for page in pages:
        if page.set == "fundus":
            by.setdefault(page.row.get("language", "?"), []).append(page)
    rows = [[name, str(len(some)), f"{figures(some)['fundus']:.4f}"] for name, some in sorted(by.items()) if len(some) > 1]
    return table(["language", "pages", "word F1"], rows)


def ablation(pages, listed):
    names = [name for name, _ in listed]
    rows = []
    whole = None
    for left_out in [None, *GROUPS]:
        ignored = [i for i, (_, group) in enumerate(listed) if left_out is not None and GROUPS[group] == left_out]
        answers = train.in_folds(pages, train.stand_alone, (names, {**FAST, "ignored_features": ignored}))
        for page in pages:
            page.scores = answers[id(page)]
        values = figures(pages)
        whole = whole or values
        label = "all features" if left_out is None else f"without {left_out} ({len(ignored)})"
        change = "" if left_out is None else f"{np.mean([values[n] - whole[n] for n in SHOWN]):+.4f}"
        rows.append([label, *shown(values, SHOWN), change])
        print(rows[-1], flush=True)
    return table(["first pass, 120 trees", *SHOWN, "mean change"], rows)


def trade_off(pages):
    """Precision and recall of words at thresholds whose odds are moved, articles and fundus."""
    rows = []
    for odds in ODDS:
        found = []
        for page in pages:
            if page.set != "fundus" and not (page.set == "wcxb" and page.page_type == "article"):
                continue
            chosen = selection.select(page.scores, np.array([len(t) for t in page.texts], float), odds)
            text = "\n\n".join(page.texts[i] for i in np.flatnonzero(chosen))
            found.append(selection.score.bag_prf(selection.score.words(text),
                                                 selection.score.words(selection.gold_text(page))))
        p, r, f = np.mean(found, axis=0)
        rows.append([f"{odds:g}", PRESETS.get(odds, ""), f"{p:.4f}", f"{r:.4f}", f"{f:.4f}"])
    return table(["odds of the threshold, times", "--focus", "precision", "recall", "F1"], rows)


def main():
    reading.build()
    pages = reading.load()
    listed = reading.feature_list()
    train.cross_validate(pages, [name for name, _ in listed])
    parts = ["# Figures of the block model\n",
             f"Made by `train/card.py`: {len(pages)} tuning pages, five folds by site; text is the chosen blocks, before "
             "assembly. No page was seen by the forests that judge it.\n",
             "## What each pass gives\n", passes(pages),
             "## Languages of fundus\n", languages(pages),
             "## What --focus trades\n",
             "Word precision, recall and F1 on fundus and the articles of wcxb.\n", trade_off(pages),
             "## What each group of features is worth\n", ablation(pages, listed)]
    path = os.path.join(reading.ROOT, "model", "blocks.md")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
