#!/usr/bin/env python3
"""What the engine says of every page by a model that has seen no page of its site.

    train/held_out.py                      writes build/held-out/SET.jsonl
    eval/gate.py --held-out                figures; `causes` and `browse` too
    bench/quality --held-out               beside other extractors

Pages of the tuning part are dealt into five folds by site. For each fold the forests are fitted on the other four,
written into a copy of the source tree, and the program built from it reads the pages of the fold: the whole engine is
measured, not the forest alone. Pages of the validation part, which no fit ever sees, are read by the program as it is.

Needs what train.py needs. A quarter of an hour on two processors.
"""

import json
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import pages as reading  # noqa: E402
import train  # noqa: E402

OUT = os.path.join(reading.ROOT, "build", "held-out")
TREE = os.path.join(OUT, "tree")


def say(text):
    print("held_out: " + text, file=sys.stderr, flush=True)


def copy_tree():
    """The files that git knows, unless they are there already and the same (their time decides what is built anew)."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=reading.ROOT, stdout=subprocess.PIPE, check=True).stdout
    for name in listing.decode().split("\0"):
        source, target = os.path.join(reading.ROOT, name), os.path.join(TREE, name)
        if not name or not os.path.isfile(source):
            continue
        with open(source, "rb") as file:
            data = file.read()
        if os.path.isfile(target):
            with open(target, "rb") as file:
                if file.read() == data:
                    continue
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copy(source, target)


def build():
    environment = {**os.environ, "CCACHE_BASEDIR": TREE, "CCACHE_NOHASHDIR": "1"}
    if shutil.which("ccache"):
        environment["CMAKE_CXX_COMPILER_LAUNCHER"] = "ccache"
    built = os.path.join(TREE, "build", "release")
    if not os.path.isfile(os.path.join(built, "build.ninja")):
        subprocess.run(["cmake", "--preset", "release", "-DSTET_TESTS=OFF", "-DSTET_BENCHMARKS=OFF"], cwd=TREE, check=True,
                       stdout=subprocess.DEVNULL, env=environment)
    subprocess.run(["cmake", "--build", built, "--target", "stet_predict"], check=True, stdout=sys.stderr, env=environment)
    return os.path.join(built, "eval", "stet_predict")


def fit_into_tree(pages, names):
    """Fits the forests and writes them into the copy of the source tree."""
    train.write_forests(train.fit_all(pages, names, lambda text: None), os.path.join(TREE, "src", "content"), OUT,
                        lambda text: None)


def main():
    gate = reading.gate
    folder = gate.shared_eval()
    if not os.path.isdir(folder):
        print(f"held_out: skipped, no evaluation pages at {os.path.relpath(folder)} (set STET_SHARED)")
        return 0
    os.makedirs(OUT, exist_ok=True)
    reading.build()
    gate.build()
    pages = reading.load()
    names = [name for name, _ in reading.feature_list()]
    fold_of = {(p.set, p.id): p.fold for p in pages}
    jobs = os.cpu_count() or 1
    with_dates = [s for s in gate.SETS if s == "htmldate" or s in reading.SETS]
    truth = {s: gate.load_scorer(folder).load_truth(os.path.join(folder, s)) for s in with_dates}
    found = {}
    for name in with_dates:  # what no fold holds: the validation part, and pages of dates alone
        rest = [t for t in truth[name] if (name, t["id"]) not in fold_of]
        found[name] = predict(gate, gate.PROGRAM, folder, name, rest, jobs)
    copy_tree()
    train.cross_validate(pages, names)
    for fold in range(reading.FOLDS):
        say(f"fold {fold + 1} of {reading.FOLDS}")
        fit_into_tree([p for p in pages if p.fold != fold], names)
        program = build()
        for name in with_dates:
            some = [t for t in truth[name] if fold_of.get((name, t["id"])) == fold]
            found[name].update(predict(gate, program, folder, name, some, jobs))
    for name in with_dates:
        with open(os.path.join(OUT, name + ".jsonl"), "w", encoding="utf-8") as file:
            for row in truth[name]:
                file.write(json.dumps(found[name][row["id"]], ensure_ascii=False) + "\n")
    say(f"{os.path.relpath(OUT)}: {sum(len(f) for f in found.values())} pages")
    return 0


def predict(gate, program, folder, name, truth, jobs):
    return gate.predict(program, folder, name, truth, jobs, ["--blocks"])


if __name__ == "__main__":
    sys.exit(main())
