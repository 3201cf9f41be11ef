"""Which blocks stand, given their scores: the engine's rule (src/content/select.cpp) in Python,
and the score of a set of pages under it. The engine's own figures are eval/gate.py's."""

from collections import Counter

import numpy as np

import pages as reading

score = reading.gate.load_scorer(reading.gate.shared_eval())

LOWEST, HIGHEST = 0.2, 0.5


def select(logits, lengths, odds=1.0):
    """The blocks of the page that make expected F1 highest, none below LOWEST, all from HIGHEST;
    the threshold's odds times `odds`."""
    if not len(logits):
        return np.zeros(0, bool)
    p = 1 / (1 + np.exp(-logits))
    order = np.argsort(-p, kind="stable")
    hit = np.cumsum((p * lengths)[order])
    f1 = 2 * hit / np.maximum(np.cumsum(lengths[order]) + hit[-1], 1e-9)
    threshold = np.clip(f1.max() / 2, LOWEST, HIGHEST)
    return p >= odds * threshold / (odds * threshold + 1 - threshold)


def gold_text(page):
    row = page.row
    if "sections" not in row:
        return row.get("text", "")
    parts = list(row.get("summary", []))
    parts += [s for section in row["sections"] for s in section["headline"] + section["paragraphs"]]
    return score.nfc("\n".join(parts))


def score_pages(pages, selected=None):
    """{set or page type: its main measure} of text made of the selected blocks."""
    values, snippets = {}, Counter()
    for page in pages:
        lengths = np.array([len(t) for t in page.texts], float)
        chosen = select(page.scores, lengths) if selected is None else selected(page)
        text = "\n\n".join(page.texts[i] for i in np.flatnonzero(chosen))
        if page.set == "trafilatura":
            snippets.update(score.Trafilatura.page(page.row, {"text": text}))
            continue
        f1 = score.bag_prf(score.words(text), score.words(gold_text(page)))[2]
        values.setdefault(page.set, []).append(f1)
        if page.set == "wcxb":
            values.setdefault(page.page_type, []).append(f1)
    out = {name: float(np.mean(v)) for name, v in values.items()}
    if snippets:
        out["trafilatura"] = score.Trafilatura.scores(**{k: snippets[k] for k in ("tp", "fp", "fn", "tn")})["f1"]
    return out
