#!/usr/bin/env python3
"""Whether every build of the program gives the same records, byte for byte.

    test/same/records.py PROGRAM...

Runs `PROGRAM extract` over sample/pages and, where they are, over the evaluation pages of
$STET_SHARED or ../shared, with one and with several jobs. The first program is the one that
others must agree with. A program that is slow (named with "=N" behind it) sees every Nth of
the evaluation pages, and is compared on these.
"""

import argparse
import hashlib
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("STET_SHARED") or os.path.join(ROOT, "../shared")
SETS = ["wcxb", "trafilatura", "fundus", "htmldate", "readability"]


def pages():
    """All pages that are here, the sample's first."""
    folder = os.path.join(ROOT, "sample/pages")
    found = [os.path.join("sample/pages", name) for name in sorted(os.listdir(folder))]
    evaluation = []
    for name in SETS:
        folder = os.path.join(SHARED, "eval", name, "html")
        if os.path.isdir(folder):
            evaluation += [os.path.join(folder, page) for page in sorted(os.listdir(folder))]
    if not evaluation:
        print(f"skipped: the evaluation pages ({SHARED}/eval are not here)")
    return found, evaluation


def records(program, paths, jobs):
    """One line of output a path: batches keep the command line short."""
    lines = []
    for begin in range(0, len(paths), 500):
        part = paths[begin : begin + 500]
        run = subprocess.run([program, "extract", "--format", "jsonl", "--blocks", "--no-progress", "--jobs", str(jobs), *part],
                             cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        # 1: some page could not be read; the same must hold for all.
        got = run.stdout.split(b"\n")[:-1]
        if run.returncode not in (0, 1) or len(got) > len(part):
            sys.stderr.buffer.write(run.stderr[-4000:])
            raise RuntimeError(f"{program}: exit code {run.returncode}, {len(got)} records of {len(part)} pages")
        lines += got
    return lines


def first_difference(expected, found):
    """Where two lists of records part, for people to look at."""
    for number, (a, b) in enumerate(zip(expected, found)):
        if a != b:
            at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            begin = max(0, at - 60)
            return (f"record {number}, byte {at}, {a[:120].decode(errors='replace')}...\n"
                    f"    {a[begin : at + 60].decode(errors='replace')}\n    {b[begin : at + 60].decode(errors='replace')}")
    return f"{len(expected)} records against {len(found)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("programs", nargs="+", metavar="PROGRAM[=N]")
    arguments = parser.parse_args()
    sample, evaluation = pages()
    differ = 0
    expected = {}  # by step and set of pages
    first = None
    for argument in arguments.programs:
        program, _, step = argument.partition("=")
        step = int(step or 1)
        program = os.path.abspath(program)
        paths = sample + evaluation[::step]
        if step not in expected:
            first = first or program
            expected[step] = records(first, paths, 1)
        for jobs in (1, 3):
            if (program, jobs) == (first, 1):
                continue
            found = records(program, paths, jobs)
            same = found == expected[step]
            digest = hashlib.sha256(b"\n".join(found)).hexdigest()[:16]
            print(f"{os.path.relpath(program, ROOT)} --jobs {jobs}: {len(found)} records, {digest}: "
                  f"{'the same' if same else 'OTHERS'}", flush=True)
            if not same:
                differ += 1
                print(first_difference(expected[step], found))
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
