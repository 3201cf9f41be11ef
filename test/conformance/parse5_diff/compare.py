#!/usr/bin/env python3
"""Compares stet's trees with those of parse5, page by page.

    compare.py --trees build/release/test/conformance/stet_trees [--pages DIR] [--mutated 20000]

Pages are the *.html and *.html.gz files of DIR: by default those of
$STET_SHARED/eval or ../shared/eval, else the sample. Each is decoded by stet, so
that both parsers read the same text, with scripting off. Then as many mutated
pages, made from these by a fixed seed, are compared in the same way; one in four
of them once more as a fragment in some context element.

A tree that differs from the published parse5 is explained if it is the one that
parse5 makes with what it lacks of the current standard (standard.mjs): the name
of the change that is enough is given, or "several". Any other difference is a
failure, and is shown. Needs node, and once:
(cd test/conformance/parse5_diff && npm ci --ignore-scripts).

Exit codes: 0 no unexplained difference, 1 some, 3 could not run.
"""

import argparse
import collections
import gzip
import os
import pathlib
import struct
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BATCH_BYTES = 16 << 20
# As in standard.mjs.
CHANGES = (
    "select", "search", "foreign_nul", "table_scope", "row_end", "cdata", "noscript"
)
CONTEXTS = """body div td th tr tbody thead tfoot table caption colgroup select option optgroup
template html head frameset p a b button form title textarea style script xmp iframe noembed
noframes noscript plaintext li svg|svg svg|desc svg|title svg|foreignObject svg|path math|math
math|mi math|annotation-xml math|mtext""".split()
CONTEXTS = [context.replace("|", " ") for context in CONTEXTS]


def frames(items):
    return b"".join(struct.pack("<Q", len(item)) + item for item in items)


def unframe(stream):
    items = []
    at = 0
    while at < len(stream):
        (size,) = struct.unpack_from("<Q", stream, at)
        items.append(stream[at + 8 : at + 8 + size])
        at += 8 + size
    return items


def run(command, items):
    done = subprocess.run(command, input=frames(items), stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"compare.py: {' '.join(map(str, command))}: exit code {done.returncode}")
    return unframe(done.stdout)


def default_pages():
    shared = pathlib.Path(os.environ.get("STET_SHARED", ROOT.parent / "shared")) / "eval"
    return shared if shared.is_dir() else ROOT / "sample"


def read_page(path):
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def batches(paths):
    batch, size = [], 0
    for path in paths:
        page = read_page(path)
        batch.append((str(path), page))
        size += len(page)
        if size > BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def first_difference(ours, theirs):
    ours, theirs = ours.split(b"\n"), theirs.split(b"\n")
    for number, (a, b) in enumerate(zip(ours, theirs)):
        if a != b:
            return number, a, b
    return min(len(ours), len(theirs)), b"(end)", b"(end)"


class Comparison:
    def __init__(self, trees, name, keep, kind="pages"):
        self.trees, self.name, self.keep, self.kind = trees, name, keep, kind
        self.counts = collections.Counter()

    def add(self, labels, texts):
        ours = run([self.trees, "dump", self.kind], texts)
        published = self.parse5("published", texts)
        differing = [i for i in range(len(texts)) if ours[i] != published[i]]
        self.counts["identical"] += len(texts) - len(differing)
        # The one change that explains it, or all of them.
        theirs = {}
        for change in (*CHANGES, "standard"):
            if not differing:
                break
            trees = self.parse5(change, [texts[i] for i in differing])
            theirs = dict(zip(differing, trees))
            explained = [i for i in differing if theirs[i] == ours[i]]
            self.counts["several" if change == "standard" else change] += len(explained)
            differing = [i for i in differing if theirs[i] != ours[i]]
        for i in differing:
            self.report(labels[i], texts[i], ours[i], theirs[i])

    def parse5(self, change, texts):
        return run(["node", HERE / "trees.mjs", change, self.kind], texts)

    def report(self, label, text, ours, theirs):
        self.counts["different"] += 1
        if self.counts["different"] <= 20:
            line, a, b = first_difference(ours, theirs)
            print(f"{label}: line {line}\n  stet   {a[:300]!r}\n  parse5 {b[:300]!r}")
        if self.keep:
            self.keep.mkdir(parents=True, exist_ok=True)
            stem = self.keep / f"{self.name}-{self.counts['different']}"
            stem.with_suffix(".html").write_bytes(text)
            stem.with_suffix(".stet").write_bytes(ours)
            stem.with_suffix(".parse5").write_bytes(theirs)

    def finish(self):
        total = sum(self.counts.values())
        names = ("identical", *CHANGES, "several", "different")
        counts = " ".join(f"{name}={self.counts[name]}" for name in names)
        print(f"SUITE {self.name} {counts} total={total}", flush=True)
        return self.counts["different"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--trees", type=pathlib.Path, required=True, help="the program stet_trees")
    parser.add_argument("--pages", type=pathlib.Path, default=None)
    parser.add_argument("--mutated", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, help="folder for pages that differ")
    arguments = parser.parse_args()
    if not (HERE / "node_modules/parse5").is_dir():
        sys.exit(f"compare.py: parse5 is not installed: (cd {HERE} && npm ci --ignore-scripts)")

    folder = arguments.pages or default_pages()
    paths = sorted(p for p in folder.rglob("*") if p.name.endswith((".html", ".html.gz")))
    if not paths:
        print(f"compare.py: no pages in {folder}", file=sys.stderr)
        return 3
    whole = Comparison(arguments.trees, "parse5-pages", arguments.keep)
    base = []
    for batch in batches(paths):
        texts = run([arguments.trees, "decode"], [page for _, page in batch])
        whole.add([label for label, _ in batch], texts)
        # Every sixteenth page, and no very long one, is mutated.
        base += [text for text in texts[::16] if len(text) < 1 << 20]
    different = whole.finish()

    mutated = Comparison(arguments.trees, "parse5-mutated", arguments.keep)
    fragments = Comparison(arguments.trees, "parse5-fragments", arguments.keep, "fragments")
    step = 2000
    for first in range(0, arguments.mutated, step):
        count = min(step, arguments.mutated - first)
        texts = run([arguments.trees, "mutate", str(arguments.seed), str(first), str(count)], base)
        labels = [f"mutated {arguments.seed}:{first + i}" for i in range(count)]
        mutated.add(labels, texts)
        parts = [
            (f"{labels[i]} in {context}", context.encode() + b"\n" + texts[i])
            for i in range(0, count, 4)
            for context in [CONTEXTS[(first + i) // 4 % len(CONTEXTS)]]
        ]
        fragments.add([label for label, _ in parts], [text for _, text in parts])
    different += mutated.finish() + fragments.finish()
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
