#!/usr/bin/env python3
"""What the annotations of the evaluation sets say of each block of a page.

    train/labels.py --oracle [--set S]   how good the labels are: the score of the text that is
                                         made of the blocks labelled as text, a set a line
    train/labels.py --worst N S          the tuning pages of a set whose oracle is worst
    train/labels.py --show S ID          one page of the tuning part: its blocks with their labels

As a module: `page_labels(set_name, row, texts)` for a row of truth.jsonl and the texts of the
blocks of its page, in the engine's order. What each set gives is in train/README.md.

Needs numpy. The pages are found as eval/gate.py finds them.
"""

import argparse
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "eval")]

from align import align_words, share_and_weight, words  # noqa: E402

SETS = ["wcxb", "fundus", "readability", "trafilatura"]


@dataclass
class Labels:
    share: np.ndarray  # of the block's words that are the gold text's, 0..1; NaN: not known
    weight: np.ndarray  # how sure that is, 0..1; 0 where it is not known
    role: list  # headline, byline, timestamp, standfirst, subheading, paragraph, comment or ""

    @property
    def stands(self):
        """The hard label; False where the share is not known."""
        return np.nan_to_num(self.share) >= 0.5


def page_labels(name, row, texts, hidden=None):
    """Labels of a page's blocks from its row of the truth of set `name`; `hidden`: see align_words."""
    blocks = [words(text) for text in texts]
    role = [""] * len(texts)
    if name == "trafilatura":
        share, weight = from_snippets(row, texts)
    else:
        lines, kinds = gold_lines(name, row)
        places = align_words(blocks, lines, hidden)
        share, weight = share_and_weight(blocks, lines, places)
        if name == "fundus":
            role = text_roles(places, share, lines, kinds)
    weak_roles(row, blocks, texts, share, role)
    return Labels(share, weight, role)


def gold_lines(name, row):
    """The gold text as a list of lists of words, and what each is ("" if the set says not)."""
    if name == "fundus":
        parts = [("standfirst", s) for s in row.get("summary", [])]
        for section in row["sections"]:
            parts += [("subheading", s) for s in section["headline"]]
            parts += [("paragraph", s) for s in section["paragraphs"]]
    else:
        parts = [("", s) for s in row.get("text", "").split("\n")]
    parts = [(kind, words(s)) for kind, s in parts]
    parts = [(kind, line) for kind, line in parts if line]
    return [line for _, line in parts], [kind for kind, _ in parts]


def text_roles(places, share, lines, kinds):
    """The kind of gold line that most of a block's words come from."""
    line_of = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    out = []
    for place, part in zip(places, share):
        found = place[place >= 0]
        out.append(kinds[np.bincount(line_of[found]).argmax()] if part >= 0.5 and len(found) else "")
    return out


# ------------------------------------------------------------------ snippets


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


def from_snippets(row, texts):
    """Blocks that hold a `with` snippet stand, those that hold a `without` snippet do not. Of
    several that hold the same one, each is as unsure as there are many. A block that holds one
    of each says nothing, and nor does a block with neither."""
    texts = [squeeze(text) for text in texts]
    votes = np.zeros((2, len(texts)))
    for side, snippets in enumerate((row.get("without", []), row.get("with", []))):
        for snippet in map(squeeze, snippets):
            holders = [k for k, text in enumerate(texts) if snippet and snippet in text]
            for k in holders:
                # What must not occur may occur nowhere; what must, in one place.
                votes[side, k] = max(votes[side, k], 1 / len(holders) if side else 1.0)
    share = np.full(len(texts), np.nan)
    weight = np.abs(votes[1] - votes[0]) * (votes.min(axis=0) == 0)
    share[weight > 0] = (votes[1] > votes[0])[weight > 0]
    return share, weight


# ------------------------------------------------------------------ weak labels


def overlap(a, b):
    """F1 of two lists of words as bags."""
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b)) if common else 0.0


# What stands between a headline and the name of the site in a title.
AFFIX = re.compile(r"\s[|\u2013\u2014\u00b7\u2022\u00bb:-]+\s|::|_|\s\|")


def headline_of(title, blocks, role, body):
    """The block that is most like the title, or a part of it; of equals the last one above the
    text, else the first. None if none is much like it."""
    forms = [(1.0, words(title))]
    parts = AFFIX.split(title)
    if len(parts) > 1:
        forms += [(0.9, words(part)) for part in parts if len(words(part)) >= 3]
    best, found = 0.75, []
    for k, block in enumerate(blocks):
        if role[k] not in ("", "subheading"):
            continue
        like = max((worth * overlap(block, form) for worth, form in forms if len(block) <= 2 * len(form) + 2), default=0)
        if like > best:
            best, found = like, []
        if like == best:
            found.append(k)
    above = [k for k in found if k <= body]
    return above[-1] if above else found[0] if found else None


def weak_roles(row, blocks, texts, share, role):
    """Headline, byline, timestamp and comment by their values; fills `role` where it is empty."""
    stands = np.nan_to_num(share) >= 0.5
    for snippet in map(squeeze, row.get("comments", [])):
        for k, text in enumerate(texts):
            if snippet and not role[k] and not stands[k] and snippet in squeeze(text):
                role[k] = "comment"
    standing = np.flatnonzero(stands)
    body = int(standing[0]) if len(standing) else len(blocks)
    head = headline_of(row.get("title", ""), blocks, role, body)
    if head is not None:
        role[head] = "headline"
    elif not len(standing):
        return
    # Near where the text begins; and not in a credit of a picture.
    first = max(0, (body if head is None else min(head, body)) - 6)
    last = min(len(blocks), max(body if len(standing) else -1, -1 if head is None else head) + 8)
    near = [k for k in range(first, last) if not role[k] and not stands[k] and blocks[k]]
    near = [k for k in near if not re.search("\u00a9|\\([cC]\\)", texts[k])]
    # A set's one line of authors has other words than names in it ("and"): nearly all will do.
    authors = set(words(" ".join(row.get("authors", []) or [row.get("byline", "")])))
    for k in near:
        if authors and len(blocks[k]) <= 12 + len(authors) and len(authors.intersection(blocks[k])) >= 0.8 * len(authors):
            role[k] = "byline"
    when = re.match(r"(\d{4})-(\d\d)-(\d\d)", row.get("published", ""))
    for k in near:
        if when and not role[k] and len(blocks[k]) <= 16 and says_day(texts[k], when):
            role[k] = "timestamp"


def says_day(text, when):
    """True if the year, the day and something that may be the month are there."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    year, month, day = (int(x) for x in when.groups())
    if not numbers or day not in numbers or not (year in numbers or year % 100 in numbers):
        return False
    return month in numbers or re.search(r"[^\W\d_]{3}", text) is not None


# ------------------------------------------------------------------ the measure


def pages_of(gate, score, name, only=None):
    """(row, texts of its blocks) of each page of a set."""
    folder = gate.shared_eval()
    truth = [t for t in score.load_truth(os.path.join(folder, name)) if only is None or t["id"] == only]
    predictions = gate.predict(gate.PROGRAM, folder, name, truth, 1, ["--blocks"])
    return [(t, [b[2] for b in predictions.get(t["id"], {}).get("blocks", [])]) for t in truth]


def oracle(name, pages):
    """A prediction a page: the text made of the blocks that stand by their labels."""
    out = {}
    for row, texts in pages:
        labels = page_labels(name, row, texts)
        out[row["id"]] = {"id": row["id"], "text": "\n\n".join(t for t, s in zip(texts, labels.stands) if s)}
    return out


def print_oracle(gate, score, names):
    print(f"{'':<30}{'pages':>6}{'whole':>8}{'valid.':>8}{'tuning':>8}")
    for name in names:
        pages = pages_of(gate, score, name)
        made = oracle(name, pages)
        truth = [row for row, _ in pages]
        scores = score.evaluate(name, truth, made)[1]

        def line(label, keep, field="f1"):
            cells = []
            for part in ("whole", "validation", "tuning"):
                some = [s for t, s in zip(truth, scores)
                        if keep(t) and (part == "whole" or gate.in_validation(t) == (part == "validation"))]
                value = score.SETS[name].total(some).get(field) if some else None
                cells.append("       -" if value is None else f"{value:8.4f}")
            print(f"{label:<30}{sum(map(keep, truth)):>6}" + "".join(cells))

        line(name + (", snippet F1" if name == "trafilatura" else ", word F1"), lambda t: True)
        if name == "fundus":
            line("  paragraph F1, exact", lambda t: True, "paragraph_f1")
        if name == "wcxb":
            for kind in sorted({t["page_type"] for t in truth}):
                line("  " + kind, lambda t, kind=kind: t["page_type"] == kind)


def print_worst(gate, score, name, count):
    from look import page_score

    pages = [(row, texts) for row, texts in pages_of(gate, score, name) if not gate.in_validation(row)]
    rows = score.evaluate(name, [row for row, _ in pages], oracle(name, pages))[1]
    of = {row["id"]: (row, texts) for row, texts in pages}
    rows.sort(key=lambda r: (page_score(name, r), r["id"]))
    for r in rows[:count]:
        truth, texts = of[r["id"]]
        have = sum(len(words(t)) for t in texts)
        pr = "" if name == "trafilatura" else f"P {r['precision']:.2f} R {r['recall']:.2f}"
        print(f"{page_score(name, r):.3f} {r['id']:<28} {pr} gold {len(words(truth.get('text', '')))} words, "
              f"page {have} in {len(texts)} blocks {truth.get('page_type', '')} {truth.get('gold_note', '')}")


def print_page(gate, score, name, page_id):
    for row, texts in pages_of(gate, score, name, page_id):
        if gate.in_validation(row):
            raise SystemExit("labels: this page is of the validation part, which is not looked at")
        labels = page_labels(name, row, texts)
        print(row.get("title"), "|", row.get("authors"), "|", row.get("published"))
        for share, weight, role, text in zip(labels.share, labels.weight, labels.role, texts):
            print(f"{share:5.2f} {weight:4.2f} {role:<10} {squeeze(text)[:140]}")


def main():
    parser = argparse.ArgumentParser(description="Label blocks by the evaluation sets, and measure the labels.")
    parser.add_argument("--oracle", action="store_true")
    parser.add_argument("--set", action="append", choices=SETS, dest="sets")
    parser.add_argument("--worst", nargs=2, metavar=("N", "SET"))
    parser.add_argument("--show", nargs=2, metavar=("SET", "ID"))
    parser.add_argument("--no-build", action="store_true", help="take stet_predict as it is")
    args = parser.parse_args()
    import gate  # what labels are made of needs neither pages nor a build

    folder = gate.shared_eval()
    if not os.path.isfile(os.path.join(folder, "score.py")):
        print(f"labels: no evaluation pages at {os.path.relpath(folder)} (set STET_SHARED)", file=sys.stderr)
        return 3
    if not args.no_build:
        gate.build()
    score = gate.load_scorer(folder)
    if args.worst:
        print_worst(gate, score, args.worst[1], int(args.worst[0]))
    elif args.show:
        print_page(gate, score, *args.show)
    elif args.oracle:
        print_oracle(gate, score, args.sets or SETS)
    else:
        parser.error("one of --oracle, --worst, --show")
    return 0


if __name__ == "__main__":
    sys.exit(main())
