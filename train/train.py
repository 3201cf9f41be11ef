#!/usr/bin/env python3
"""Trains the models of blocks and pages and writes them into the source tree.

    train/train.py              fits on all tuning pages, writes src/content/model.gen.*
    train/train.py --folds      five-fold cross-validation by site instead; writes nothing

Needs catboost and numpy (train/requirements.txt) and the evaluation sets in ../shared/eval
or $STET_SHARED/eval. Pages of the validation part are never read. The same pages give the
same files. About six minutes on two processors.
"""

import argparse
import multiprocessing
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import export  # noqa: E402
import fit  # noqa: E402
import page_model  # noqa: E402
import pages as reading  # noqa: E402
import selection  # noqa: E402


def say(text, begun=time.time()):
    print(f"{time.time() - begun:6.1f} s  {text}", flush=True)


def in_folds(pages, work, arguments=()):
    """work(seen, unseen, *arguments) for each fold; the answers for all pages, by id()."""
    answers = {}
    with multiprocessing.get_context("fork").Pool(2, initializer=keep, initargs=(pages, work, arguments)) as pool:
        for fold, found in pool.imap(one_fold, range(reading.FOLDS)):
            for page, answer in zip((p for p in pages if p.fold == fold), found):
                answers[id(page)] = answer
    return answers


def keep(*arguments):
    global kept  # the pool's processes share the pages by fork
    kept = arguments


def one_fold(fold):
    pages, work, arguments = kept
    return fold, work([p for p in pages if p.fold != fold], [p for p in pages if p.fold == fold], *arguments)


def first_pass(seen, unseen, names, settings):
    stand = fit.fit_stand(seen, names, {**fit.STAND, **settings, "thread_count": 1})
    roles = fit.fit_roles(seen, {**fit.ROLE, **settings, "thread_count": 1})
    return [(fit.stand_logits(stand, p), fit.role_logits(roles, p)) for p in unseen]


def stand_alone(seen, unseen, names, settings):
    model = fit.fit_stand(seen, names, {**fit.STAND, **settings, "thread_count": 1})
    return [fit.stand_logits(model, p) for p in unseen]


def second_pass(seen, unseen):
    model = fit.fit_second(seen, {**fit.SECOND, "thread_count": 1})
    return [fit.both_passes(model, p) for p in unseen]


def cross_validate(pages, names, settings=None):
    """Fills `first`, `roles`, `second` and `scores` of every page, by forests that have seen no
    page of the sites of its fold. `settings` are for the first pass's forests."""
    answers = in_folds(pages, first_pass, (names, settings or {}))
    for page in pages:
        page.first, page.roles = answers[id(page)]
    reading.add_second(pages)
    answers = in_folds(pages, second_pass)
    for page in pages:
        page.scores = answers[id(page)]


def report_passes(pages):
    both = [page.scores for page in pages]
    for page in pages:
        page.scores = page.first
    report(pages, "first pass alone")
    for page, scores in zip(pages, both):
        page.scores = scores
    report(pages, "both passes")


def report(pages, label):
    rows = selection.score_pages([p for p in pages if p.set in reading.SETS])
    print(f"{label:24}" + "  ".join(f"{name} {value:.4f}" for name, value in rows.items()), flush=True)


def fit_all(pages, names, report_step):
    """{name: model} of all forests, fitted on all pages; after cross_validate()."""
    models = {"Stand": fit.fit_stand(pages, names)}
    report_step("fitted: stand")
    models["Roles"] = fit.fit_roles(pages)
    report_step("fitted: roles")
    models["Second"] = fit.fit_second(pages)
    report_step("fitted: second")
    fitted = page_model.Fitted(pages, names)
    fitted.save(os.path.join(reading.CACHE, "page_folds.json"))
    models["Kind"], models["Confidence"] = fitted.kind, fitted.confidence
    report_step("fitted: kind, confidence")
    return models


def write_forests(models, folder, cache, report_step):
    """Writes model.gen.* into a folder, by way of CatBoost's own files in `cache`."""
    lists = {"Kind": page_model.engine_features(), "Confidence": page_model.engine_features()}
    features = export.engine_features()
    lists["Second"] = export.FeatureList(reading.second_list(), "content/second_feature.h", "kSecondListHash")
    sources = []
    for name, model in models.items():
        path = os.path.join(cache, name + ".json")
        model.save_model(path, format="json")
        sources.append(export.Source(name, path, lists.get(name, features)))
    export.write(folder, sources, report=report_step)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folds", action="store_true", help="cross-validate, write nothing")
    arguments = parser.parse_args()
    if not os.path.isdir(reading.gate.shared_eval()):
        print(f"skipped: {reading.gate.shared_eval()} is not here")
        return 0
    reading.build()
    pages = reading.load()
    names = [name for name, _ in reading.feature_list()]
    say(f"{len(pages)} pages, {sum(len(p.texts) for p in pages)} blocks, {len(names)} features")
    if arguments.folds:
        cross_validate(pages, names)
        report_passes(pages)
        return 0
    cross_validate(pages, names)
    say("cross-validated: the second pass learns from scores of pages not seen")
    report(pages, "folds")
    write_forests(fit_all(pages, names, say), os.path.join(reading.ROOT, "src/content"), reading.CACHE, say)
    return 0


if __name__ == "__main__":
    sys.exit(main())
