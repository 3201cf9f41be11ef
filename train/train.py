#!/usr/bin/env python3
"""Trains the model of block roles and writes it into the source tree.

    train/train.py              fits on all tuning pages, writes src/content/model.gen.*
    train/train.py --folds      five-fold cross-validation by site instead; writes nothing

Needs catboost and numpy (train/requirements.txt) and the evaluation sets in ../shared/eval
or $STET_SHARED/eval. Pages of the validation part are never read. The same pages give the
same files. About three minutes on two processors.
"""

import argparse
import multiprocessing
import os
import sys
import time

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import export  # noqa: E402
import fit  # noqa: E402
import pages as reading  # noqa: E402
import selection  # noqa: E402


def say(text, begun=time.time()):
    print(f"{time.time() - begun:6.1f} s  {text}", flush=True)


def cross_validate(pages, names, settings=fit.STAND, columns=None):
    """Fills `scores` of every page by a forest that has seen no page of its fold's sites."""
    settings = {**settings, "thread_count": 1}
    with multiprocessing.get_context("fork").Pool(2, initializer=keep, initargs=(pages, names, settings, columns)) as pool:
        for fold, scores in pool.imap(one_fold, range(reading.FOLDS)):
            for page, logits in zip((p for p in pages if p.fold == fold), scores):
                page.scores = logits


def keep(*arguments):
    global kept  # the pool's processes share the pages by fork
    kept = arguments


def one_fold(fold):
    pages, names, settings, columns = kept
    if columns is not None:
        settings = {**settings, "ignored_features": [i for i in range(len(names)) if i not in columns]}
    model = fit.fit_stand([p for p in pages if p.fold != fold], names, settings)
    return fold, [fit.stand_logits(model, p) for p in pages if p.fold == fold]


def report(pages, label):
    rows = selection.score_pages(pages)
    print(f"{label:24}" + "  ".join(f"{name} {value:.4f}" for name, value in rows.items()), flush=True)


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
        report(pages, "folds")
        return 0
    models = {}
    models["Stand"] = fit.fit_stand(pages, names)
    say("fitted: stand")
    models["Roles"] = fit.fit_roles(pages)
    say("fitted: roles")
    features = export.engine_features()
    sources = []
    for name, model in models.items():
        path = os.path.join(reading.CACHE, name + ".json")
        model.save_model(path, format="json")
        sources.append(export.Source(name, path, features))
    export.write(os.path.join(reading.ROOT, "src/content"), sources, report=say)
    return 0


if __name__ == "__main__":
    sys.exit(main())
