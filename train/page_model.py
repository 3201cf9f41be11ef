"""The models of a page as a whole: what kind it is, and how likely its record is right.

Both read the rows of src/content/page_feature.h, which the engine's own program computes from
the scores of a page's blocks. For pages that are fitted these scores come from forests that have
not seen the page's site, so that the rows look as they will on pages that nobody has seen.

Kind: a class of the annotation (CLASSES). `none` is no class of the forest but a rule (abstains),
the same as the engine's: too few pages without a text are annotated, and most of what tells them
is how little there is. Right: the word F1 of the text is at least RIGHT; where the engine abstains, that there
was nothing to read. The last step of `right` is a straight line through the logits (Platt 1999),
fitted on predictions out of fold: it is what makes the probability calibrated.
"""

import functools
import json
import os
import re
import subprocess

import catboost
import numpy as np

import export
import fit
import pages as reading
import selection

# In the order of the forest's outputs; as kKinds in src/content/page_verdict.cpp.
CLASSES = ["article", "listing", "forum", "product", "other"]
CLASS_OF = {"article": "article", "forum": "forum", "product": "product", "listing": "listing",
            "collection": "listing", "service": "other", "documentation": "other"}
RIGHT = 0.9
READABLE_LEAST = 459  # kReadableLeast: the log of 150 letters
NOTE_LEAST = 421  # kNoteLeast: the log of 100 letters
TEXT_KINDS = {1, 2, 3, 4, 5}  # PageKind of include/stet/article.h: article to gallery
CERTAIN = 1 << 14  # kCertain of src/content/probability.h

KIND = {**fit.COMMON, "loss_function": "MultiClass", "classes_count": len(CLASSES), "iterations": 200, "depth": 4,
        "learning_rate": 0.1, "l2_leaf_reg": 5, "subsample": 0.7, "rsm": 0.3, "score_function": "L2",
        "auto_class_weights": "SqrtBalanced"}
CONFIDENCE = {**fit.COMMON, "loss_function": "Logloss", "iterations": 150, "depth": 4, "learning_rate": 0.05,
              "l2_leaf_reg": 10, "subsample": 0.7, "rsm": 0.3, "score_function": "L2"}


def engine_features(path=os.path.join(reading.ROOT, "src/content/page_feature.h")):
    with open(path, encoding="utf-8") as file:
        names = re.findall(r"\bX\((\w+)[,)]", file.read())
    return export.FeatureList(names, "content/page_feature.h", "kPageFeatureListHash")


def probabilities(logits):
    """As probability() of src/content/probability.h."""
    steps = np.clip(np.trunc(logits * 32), -320, 320) / 32
    return np.floor(CERTAIN / (1 + np.exp(-steps)) + 0.5).astype(np.int32)


def add_rows(pages):
    """Fills `row` of every page that has blocks, from its `scores`; the others have none."""
    folder = reading.gate.shared_eval()
    out = os.path.join(reading.CACHE, "pages")
    some = [p for p in pages if len(p.texts)]
    with open(out + ".tsv", "w", encoding="utf-8") as manifest:
        for page in some:
            path = os.path.join(folder, page.set, "html", page.id + ".html.gz")
            kind = reading.gate.content_type(page.row)
            manifest.write("\t".join([page.id, path, page.row.get("url", ""), kind]) + "\n")
    np.concatenate([probabilities(p.scores) for p in some]).tofile(out + ".scores")
    program = os.path.join(os.path.dirname(reading.PROGRAM), "stet_page_rows")
    subprocess.run([program, out + ".tsv", out + ".scores", out + ".rows"], check=True)
    rows = np.fromfile(out + ".rows", np.int16).reshape(len(some), -1)
    for page in pages:
        page.page_row = None
    for page, row in zip(some, rows):
        page.page_row = row


def kind_of(page):
    """The class by annotation, "none" if there is nothing to read, or None if not known."""
    if "text" in page.row and not page.row["text"].strip():
        return "none"
    return CLASS_OF.get(page.page_type)


def abstains(page):
    """As has_nothing_to_read() of src/content/page_verdict.cpp."""
    if page.page_row is None:
        return True
    of = dict(zip(engine_names(), page.page_row))
    shown = of["PageDeclared"] in TEXT_KINDS and of["PageHeadline"] and of["KeptLetters"]
    note = of["KeptSentences"] >= 500 and of["KeptLetters"] >= NOTE_LEAST
    fragment = (of["KeptShare"] >= 500 and of["Noscript"] < 500 and of["Dialogs"] < 500
                and (note or not of["PageHeadline"]))
    return of["ExpectedLetters"] < READABLE_LEAST and not shown and not fragment


@functools.cache
def engine_names():
    return engine_features().names


def rows_of(pages):
    """A page without blocks is a row of zeros, in the engine too."""
    nothing = np.zeros(len(engine_features().names), np.int16)
    return np.array([nothing if p.page_row is None else p.page_row for p in pages])


def fit_kind(pages):
    model = catboost.CatBoost(KIND)
    pages = [p for p in pages if p.page_row is not None and kind_of(p) in CLASSES]
    model.fit(rows_of(pages), [CLASSES.index(kind_of(p)) for p in pages])
    return model


def fit_confidence(pages, right):
    model = catboost.CatBoost(CONFIDENCE)
    model.fit(rows_of(pages), [int(r) for r in right])
    return model


def out_of_fold(pages, fit_fold, predict):
    """Of each page the prediction of a model that is fitted without the sites of its fold."""
    out = [None] * len(pages)
    for fold in sorted({p.fold for p in pages}):
        inside = [i for i, p in enumerate(pages) if p.fold == fold]
        model = fit_fold([i for i, p in enumerate(pages) if p.fold != fold])
        for i, value in zip(inside, predict(model, [pages[i] for i in inside])):
            out[i] = value
    return out


def kinds_by(model, pages):
    found = model.predict(rows_of(pages), prediction_type="Class").reshape(-1).astype(int)
    return ["none" if abstains(p) else CLASSES[c] for p, c in zip(pages, found)]


def logits_by(model, pages):
    return model.predict(rows_of(pages), prediction_type="RawFormulaVal")


def f1_of(page, kind, names):
    """Of the text that the engine would give: the selection without headline and repetitions."""
    if not len(page.texts) or kind == "none":
        text = ""
    else:
        chosen = selection.select(page.scores, np.array([len(t) for t in page.texts], float))
        chosen &= page.features[:, names.index("RulePart")] != 3
        if page.headline is not None:
            chosen[page.headline] = False
        text = "\n\n".join(page.texts[i] for i in np.flatnonzero(chosen))
    gold = selection.gold_text(page)
    if not gold.strip():
        return 1.0 if not text.strip() else 0.0
    return selection.score.bag_prf(selection.score.words(text), selection.score.words(gold))[2]


def straight_line(logits, right):
    """(a, b) so that a * logit + b gives the likeliest probabilities; Newton's method."""
    x = np.stack([np.asarray(logits, float), np.ones(len(logits))], 1)
    y = np.asarray(right, float)
    line = np.array([1.0, 0.0])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ line))
        line += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2), x.T @ (y - p))
    return float(line[0]), float(line[1])


def has_kind(page):
    return kind_of(page) is not None


def has_text(page):
    return page.set in ("wcxb", "fundus", "readability")


class Fitted:
    """Both models on all pages, and what they say out of fold of pages that have annotations."""

    def __init__(self, pages, names):
        add_rows(pages)
        self.known = [p for p in pages if has_kind(p)]
        self.kinds = out_of_fold(self.known, lambda at: fit_kind([self.known[i] for i in at]), kinds_by)
        self.kind = fit_kind(self.known)
        kind_by_page = dict(zip(map(id, self.known), self.kinds))
        # Pages of no known kind have text all the same: they took no part in fitting kinds.
        others = [p for p in pages if has_text(p) and not has_kind(p)]
        kind_by_page.update(zip(map(id, others), kinds_by(self.kind, others) if others else []))

        self.pages = [p for p in pages if has_text(p)]
        self.f1 = [f1_of(p, kind_by_page[id(p)], names) for p in self.pages]
        self.right = [f1 >= RIGHT for f1 in self.f1]
        raw = out_of_fold(self.pages,
                          lambda at: fit_confidence([self.pages[i] for i in at], [self.right[i] for i in at]), logits_by)
        # The line is fitted out of fold too where it is measured.
        folds = np.array([p.fold for p in self.pages])
        raw, right = np.array(raw), np.array(self.right)
        self.confidence_logits = np.zeros(len(raw))
        for fold in sorted(set(folds)):
            a, b = straight_line(raw[folds != fold], right[folds != fold])
            self.confidence_logits[folds == fold] = a * raw[folds == fold] + b
        a, b = straight_line(raw, right)
        self.confidence = fit_confidence(self.pages, self.right)
        scale, bias = self.confidence.get_scale_and_bias()
        self.confidence.set_scale_and_bias(a * scale, a * bias + b)

    def save(self, path):
        """What was said out of fold, for page_card.py."""
        kinds = [{"set": p.set, "gold": kind_of(p), "kind": k} for p, k in zip(self.known, self.kinds)]
        confidence = 1 / (1 + np.exp(-self.confidence_logits))
        pages = [{"set": p.set, "type": p.page_type, "f1": round(f1, 4), "confidence": round(float(c), 4)}
                 for p, f1, c in zip(self.pages, self.f1, confidence)]
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"kinds": kinds, "pages": pages}, file)


# ---- figures

def bins_of(confidence, right, count=10):
    """[(mean confidence, share right, pages)] of `count` bins of equal mass."""
    order = np.argsort(confidence, kind="stable")
    confidence, right = np.asarray(confidence, float), np.asarray(right, float)
    return [(float(confidence[part].mean()), float(right[part].mean()), len(part))
            for part in np.array_split(order, count) if len(part)]


def calibration_error(bins):
    return sum(n * abs(c - r) for c, r, n in bins) / sum(n for _, _, n in bins)


def error_by_chance(confidence, count=10, draws=500):
    """The error that perfect probabilities have on as many pages by chance alone: the mean, and
    what one draw in twenty exceeds."""
    random = np.random.default_rng(1)
    confidence = np.asarray(confidence, float)
    errors = [calibration_error(bins_of(confidence, random.random(len(confidence)) < confidence, count))
              for _ in range(draws)]
    return float(np.mean(errors)), float(np.quantile(errors, 0.95))
