#!/usr/bin/env python3
"""Every page there is, through stet: a record each, and no crash.

    eval/sweep.py                        the release build, all pages
    eval/sweep.py --build dev --every 40 the sanitizer build, one page in forty

The pages are those of the evaluation sets and every HTML-like file (by name, or by an <html
or <!doctype html near its beginning) of $STET_SHARED/inputs, else ../shared. Where they are
absent one line is printed and the exit code is 0.

Pages go to stet_predict in batches. A batch that ends badly is run again page by page, so
that the page is named. Prints how many records there are and of which kind; exit code 1 if
a page crashed, gave no line, or made a sanitizer speak.

Only the standard library is used.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import zlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
NOT_HTML = (".zst", ".wacz", ".zip", ".lz4", ".bz2", ".warc", ".arc", ".open", ".warc.gz", ".arc.gz")


def head_of(path):
    """The first bytes; of gzip that ends early or is broken, nothing: no page can be had of it."""
    try:
        if path.endswith(".gz"):
            with gzip.open(path, "rb") as file:
                return file.read()[:1024].lower()
        with open(path, "rb") as file:
            return file.read(1024).lower()
    except (OSError, EOFError, zlib.error):
        return b""


def is_htmlish(path):
    name = path[:-3] if path.endswith(".gz") else path
    if name.lower().endswith((".html", ".htm", ".xhtml", ".shtml")):
        return True
    if path.lower().endswith(NOT_HTML):
        return False
    head = head_of(path)
    return b"<html" in head or b"<!doctype html" in head


def eval_pages(shared):
    pages = []
    folder = os.path.join(shared, "eval")
    for name in sorted(os.listdir(folder)):
        truth = os.path.join(folder, name, "truth.jsonl")
        if not os.path.isfile(truth):
            continue
        with open(truth, encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                kind = f"text/html; charset={row['encoding']}" if row.get("encoding") else ""
                path = os.path.join(folder, name, "html", row["id"] + ".html.gz")
                pages.append((path, row.get("url", ""), kind))
    return pages


def input_pages(shared):
    pages = []
    for parent, folders, files in os.walk(os.path.join(shared, "inputs")):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(parent, name)
            if is_htmlish(path):
                pages.append((path, "", ""))
    return pages


def run(program, batch):
    """(lines, trouble): a JSON line a page, or what went wrong."""
    manifest = "".join("\t".join([path, path, url, kind]) + "\n" for path, url, kind in batch)
    done = subprocess.run([program, "-"], input=manifest.encode(), capture_output=True, check=False)
    lines = [line for line in done.stdout.decode("utf-8", "strict").split("\n") if line]
    if done.returncode == 0 and len(lines) == len(batch):
        return lines, None
    return lines, f"exit code {done.returncode}: " + done.stderr.decode("utf-8", "replace")[-2000:].strip()


def sweep(program, pages, jobs, batch_size):
    kinds, warnings, troubles, records = Counter(), Counter(), [], 0
    batches = [pages[i : i + batch_size] for i in range(0, len(pages), batch_size)]

    def settle(batch):
        lines, trouble = run(program, batch)
        if trouble is None or len(batch) == 1:
            return lines, [(batch[0][0], trouble)] if trouble else []
        out, bad = [], []
        for page in batch:
            lines, trouble = run(program, [page])
            out += lines
            if trouble:
                bad.append((page[0], trouble))
        return out, bad or [(batch[0][0] + " … in company only", trouble)]

    with ThreadPoolExecutor(jobs) as pool:
        for lines, bad in pool.map(settle, batches):
            troubles += bad
            for line in lines:
                row = json.loads(line)
                records += 1
                kinds[row.get("kind", "?")] += 1
                warnings.update(row.get("warnings", []))
    return records, kinds, warnings, troubles


def main():
    parser = argparse.ArgumentParser(description="Every page through stet: a record each, no crash.")
    parser.add_argument("--build", default="release", help="which preset's stet_predict")
    parser.add_argument("--program", help="another program of the same interface")
    parser.add_argument("--every", type=int, default=1, help="one page in so many, always the same ones")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()

    shared = os.path.normpath(os.environ.get("STET_SHARED") or os.path.join(ROOT, "..", "shared"))
    if not os.path.isdir(os.path.join(shared, "eval")):
        print(f"sweep: skipped, no pages at {os.path.relpath(shared)} (set STET_SHARED)")
        return 0
    program = args.program or os.path.join(ROOT, "build", args.build, "eval", "stet_predict")
    if not os.access(program, os.X_OK):
        print(f"sweep: {os.path.relpath(program)} is not built", file=sys.stderr)
        return 3
    pages = eval_pages(shared)
    evaluation = len(pages)
    if os.path.isdir(os.path.join(shared, "inputs")):
        pages += input_pages(shared)
    print(f"sweep: {evaluation} evaluation pages, {len(pages) - evaluation} HTML-like inputs"
          + (f", of these one in {args.every}" if args.every > 1 else "") + f", build {args.build}")
    pages = pages[:: args.every]
    records, kinds, warnings, troubles = sweep(program, pages, args.jobs, 20)
    print(f"sweep: {records} records of {len(pages)} pages: " + ", ".join(f"{n} {k}" for k, n in kinds.most_common()))
    for text, n in warnings.most_common(12):
        print(f"  warning, {n} pages: {text}")
    for path, trouble in troubles:
        print(f"FAILED {path}\n    " + trouble.replace("\n", "\n    "))
    print(f"sweep: {records} passed, {len(troubles)} failed")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
