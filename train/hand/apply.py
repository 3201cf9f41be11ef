#!/usr/bin/env python3
"""Labels made by hand: show a page's blocks, take decisions, check what is stored.

    train/hand/apply.py list SET [--language de]       pages of the tuning part, labelled or not
    train/hand/apply.py show SET ID [ID ...]           every block: index, current role, text
    train/hand/apply.py find REGEX [--set SET]         candidates, each between its neighbours
    train/hand/apply.py take FILE.tsv < DECISIONS      write decisions into FILE.tsv
    train/hand/apply.py check                          every row still matches a block; the counts

Decisions are a paragraph a page, `complete` if every block is decided, else `partial`:

    fundus de.Example.V1 complete
    0-34 navigation; 35 headline; 36 byline; 37-52 =; 41 credit

Later entries overrule earlier ones. `=` takes over the role that stet gave the block, for
stretches that were read and found right. A role may be cut short where that is not
ambiguous (`nav`, `para`, `photo`). `#` starts a comment. A page that was labelled before
is replaced if it is complete now, and added to if it is partial.

The labels are rows `set, page id, block index, hash of the text, role`, after a line
`#, set, page id, complete or partial` for each page. The hash is the first 16 hexadecimal
digits of the SHA-256 of the block's text in UTF-8 with white space collapsed, so no text of a
page is kept here. A row belongs to the block with its hash; the index decides only between
blocks of equal text. So labels survive changes of segmentation that leave the block alone.

The pages lie outside the repository, see eval/gate.py. Pages of the validation part are never
shown or taken. Only the standard library is used.
"""

import argparse
import hashlib
import importlib.util
import os
import re
import sys
from collections import Counter, defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RARE = ["credit", "notice", "about", "related", "consent", "placeholder"]
ROLES = ["headline", "kicker", "standfirst", "byline", "timestamp", "paragraph", "subheading", "list_item", "quote",
         "table", "code", "caption", "photo_credit", "credit", "notice", "about", "related", "navigation", "share",
         "promotion", "consent", "comment", "placeholder", "other"]


def load_gate():
    spec = importlib.util.spec_from_file_location("gate", os.path.join(ROOT, "eval", "gate.py"))
    module = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    spec.loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


gate = load_gate()


def text_hash(text):
    return hashlib.sha256(" ".join(text.split()).encode("utf-8")).hexdigest()[:16]


def language(row):
    return (row.get("language") or row.get("html_lang") or "?").lower().split("-")[0]


class Pages:
    """The sets' pages and, when asked for, their blocks."""

    def __init__(self, program):
        self.program = program
        self.folder = gate.shared_eval()
        self.truths = {}

    def truth(self, name):
        if name not in self.truths:
            score = gate.load_scorer(self.folder)
            self.truths[name] = {t["id"]: t for t in score.load_truth(os.path.join(self.folder, name))}
        return self.truths[name]

    def row(self, name, page_id):
        row = self.truth(name).get(page_id)
        if row is None:
            raise SystemExit(f"apply: no page {page_id} in {name}")
        if gate.in_validation(row):
            raise SystemExit(f"apply: {name} {page_id} is of the validation part, which is not looked at")
        return row

    def blocks(self, name, ids):
        """{id: [[role, reason, text], ...]}"""
        rows = [self.row(name, i) for i in ids]
        found = gate.predict(self.program, self.folder, name, rows, 1, ["--blocks"])
        return {i: found.get(i, {}).get("blocks", []) for i in ids}


# ------------------------------------------------------------------ the files of labels


def read_labels(path):
    """({(set, id): state}, {(set, id): {index: (hash, role)}})"""
    states, labels = {}, defaultdict(dict)
    if not os.path.isfile(path):
        return states, labels
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\n").split("\t")
            if cells[0] == "#" and len(cells) == 4 and cells[3] in ("complete", "partial"):
                states[cells[1], cells[2]] = cells[3]
            elif len(cells) == 5 and cells[4] in ROLES and (cells[0], cells[1]) in states:
                labels[cells[0], cells[1]][int(cells[2])] = (cells[3], cells[4])
            else:
                raise SystemExit(f"apply: {path}:{number}: not a row of labels")
    return states, labels


def write_labels(path, states, labels):
    with open(path, "w", encoding="utf-8") as file:
        for page in sorted(states):
            file.write("\t".join(["#", *page, states[page]]) + "\n")
            for index, (hashed, role) in sorted(labels[page].items()):
                file.write("\t".join([*page, str(index), hashed, role]) + "\n")


def match(rows, blocks):
    """{index of the row: index of the block now}, None where no block has its hash.

    Rows of equal hash take distinct blocks, each the nearest that is left."""
    where = defaultdict(list)
    for at, block in enumerate(blocks):
        where[text_hash(block[2])].append(at)
    out = {}
    for index, (hashed, _) in sorted(rows.items()):
        left = where[hashed]
        best = min(left, key=lambda at: abs(at - index)) if left else None
        if best is not None:
            left.remove(best)
        out[index] = best
    return out


def label_files():
    return sorted(os.path.join(HERE, f) for f in os.listdir(HERE) if f.endswith(".tsv"))


# ------------------------------------------------------------------ decisions


def role_of(word):
    if word in ROLES:
        return word
    some = [r for r in ROLES if r.startswith(word)]
    if len(some) != 1:
        raise SystemExit(f"apply: {word!r} is no role" + (f": {', '.join(some)}?" if some else ""))
    return some[0]


def parse_decisions(lines):
    """[(set, id, state, [(first, last, role or '=')])]"""
    pages = []
    for line in lines:
        line = line.split("#")[0].strip()
        if not line:
            continue
        head = line.split()
        if len(head) == 3 and head[2] in ("complete", "partial"):
            pages.append((*head, []))
            continue
        if not pages:
            raise SystemExit(f"apply: {line!r} belongs to no page")
        for entry in filter(None, (e.strip() for e in line.split(";"))):
            found = re.fullmatch(r"([\d, -]+?)\s+(\w+|=)", entry)
            if not found:
                raise SystemExit(f"apply: {entry!r} is no decision")
            role = found[2] if found[2] == "=" else role_of(found[2])
            for part in re.split(r"[,\s]+", found[1].strip(", ")):
                first, _, last = part.partition("-")
                pages[-1][3].append((int(first), int(last or first), role))
    return pages


def take(pages, path, lines):
    states, labels = read_labels(path)
    decisions = parse_decisions(lines)
    wanted = defaultdict(list)
    for name, page_id, _, _ in decisions:
        wanted[name].append(page_id)
    found = {name: pages.blocks(name, list(dict.fromkeys(ids))) for name, ids in wanted.items()}
    for name, page_id, state, entries in decisions:
        blocks = found[name][page_id]
        decided = {}
        for first, last, role in entries:
            if not 0 <= first <= last < len(blocks):
                raise SystemExit(f"apply: {name} {page_id} has blocks 0-{len(blocks) - 1}, not {first}-{last}")
            for at in range(first, last + 1):
                decided[at] = blocks[at][0] if role == "=" else role
        missing = [at for at in range(len(blocks)) if at not in decided]
        if state == "complete" and missing:
            raise SystemExit(f"apply: {name} {page_id} is not complete: blocks {missing[:20]} are undecided")
        page = (name, page_id)
        if state == "complete":
            labels[page] = {}
        else:
            # Old rows may stand at old indices: bring them to the blocks of today first.
            old = labels[page]
            labels[page] = {now: old[then] for then, now in match(old, blocks).items() if now is not None}
            state = states.get(page, state)
        states[page] = state
        for at, role in decided.items():
            labels[page][at] = (text_hash(blocks[at][2]), role)
        print(f"{name} {page_id}: {len(decided)} of {len(blocks)} blocks, {state}")
    write_labels(path, states, labels)


# ------------------------------------------------------------------ looking


def squeeze(text, width):
    text = " ".join(text.split())
    return text if len(text) <= width else f"{text[: width * 2 // 3]} … {text[-width // 3:]}"


def show(pages, name, ids, width, span):
    for page_id, blocks in pages.blocks(name, ids).items():
        row = pages.row(name, page_id)
        print(f"==== {name} {page_id} [{language(row)}] {row.get('url', '')} {len(blocks)} blocks")
        for at, (role, _, text) in enumerate(blocks):
            if not span or span[0] <= at <= span[1]:
                print(f"{at}\t{role}\t{squeeze(text, width)}")


def listing(pages, name, wanted_language):
    done = set()
    for path in label_files():
        done |= set(read_labels(path)[0])
    for page_id, row in sorted(pages.truth(name).items()):
        if gate.in_validation(row) or (wanted_language and language(row) != wanted_language):
            continue
        print("\t".join(["labelled" if (name, page_id) in done else "-", language(row), page_id, row.get("site", "")]))


def find(pages, names, pattern, around, width, role_wanted):
    done = set()
    for path in label_files():
        states, labels = read_labels(path)
        done |= {p for p in states if states[p] == "complete"}
        done |= {(*p, h) for p in labels for h, _ in labels[p].values()}
    expression = re.compile(pattern, re.IGNORECASE)
    for name in names:
        ids = [i for i, t in pages.truth(name).items() if not gate.in_validation(t) and (name, i) not in done]
        for page_id, blocks in pages.blocks(name, ids).items():
            hits = [at for at, (role, _, text) in enumerate(blocks) if expression.search(text)
                    and (not role_wanted or role == role_wanted) and (name, page_id, text_hash(text)) not in done]
            if not hits:
                continue
            print(f"==== {name} {page_id} [{language(pages.row(name, page_id))}]")
            near = sorted({n for at in hits for n in range(at - around, at + around + 1) if 0 <= n < len(blocks)})
            for at in near:
                role, _, text = blocks[at]
                print(f"{'>' if at in hits else ' '}{at}\t{role}\t{squeeze(text, width)}")


# ------------------------------------------------------------------ checking


def check(pages):
    """Prints what no longer matches and the counts; returns the number of faults."""
    faults, lost = [], Counter()
    count, sites, languages, agree = Counter(), defaultdict(set), defaultdict(set), Counter()
    where, page_states = defaultdict(set), Counter()
    seen = {}
    for path in label_files():
        states, labels = read_labels(path)
        by_set = defaultdict(list)
        for name, page_id in states:
            by_set[name].append(page_id)
        for name, ids in by_set.items():
            for page_id, blocks in pages.blocks(name, ids).items():
                page, row = (name, page_id), pages.row(name, page_id)
                page_states[states[page]] += 1
                if seen.setdefault(page, path) != path:
                    faults.append(f"{name} {page_id} is labelled in two files")
                matched = match(labels[page], blocks)
                for index, at in matched.items():
                    hashed, role = labels[page][index]
                    if at is None:
                        lost[page] += 1
                        faults.append(f"{name} {page_id} {index} {role}: no block has hash {hashed}")
                        continue
                    count[role] += 1
                    sites[role].add(row.get("site") or page_id)
                    languages[role].add(language(row))
                    agree[role] += blocks[at][0] == role
                    where["site"].add(row.get("site") or page_id)
                    where["language"].add(language(row))
                missed = len(blocks) - len([a for a in matched.values() if a is not None])
                if states[page] == "complete" and missed:
                    faults.append(f"{name} {page_id} is complete, but {missed} of its blocks have no label")
    for fault in faults:
        print(fault)
    print(f"{'role':<14}{'blocks':>8}{'sites':>7}{'languages':>11}{'as stet has it':>16}")
    for role in sorted(ROLES, key=lambda r: (r not in RARE, -count[r])):
        print(f"{role:<14}{count[role]:>8}{len(sites[role]):>7}{len(languages[role]):>11}{agree[role]:>16}")
    print(f"{sum(count.values())} rows on {page_states['complete']} complete and {page_states['partial']} partial pages, "
          f"{len(where['site'])} sites, {len(where['language'])} languages: {' '.join(sorted(where['language']))}")
    print("all rows match a block" if not faults else f"{len(faults)} faults")
    return len(faults)


def main():
    parser = argparse.ArgumentParser(description="Label blocks by hand, and check the labels.")
    parser.add_argument("--program", default=gate.PROGRAM, help="stet_predict, if not the one of build/release")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("list")
    command.add_argument("set", choices=gate.SETS)
    command.add_argument("--language")
    command = commands.add_parser("show")
    command.add_argument("set", choices=gate.SETS)
    command.add_argument("ids", nargs="+")
    command.add_argument("--width", type=int, default=160)
    command.add_argument("--blocks", help="only these, as 20-60")
    command = commands.add_parser("find")
    command.add_argument("pattern")
    command.add_argument("--set", action="append", choices=gate.SETS, dest="sets")
    command.add_argument("--around", type=int, default=2)
    command.add_argument("--width", type=int, default=160)
    command.add_argument("--role", choices=ROLES, help="only blocks that stet gave this role")
    command = commands.add_parser("take")
    command.add_argument("file")
    commands.add_parser("check")
    args = parser.parse_args()

    pages = Pages(args.program)
    if not os.path.isfile(os.path.join(pages.folder, "score.py")):
        print(f"apply: skipped, no evaluation pages at {os.path.relpath(pages.folder)} (set STET_SHARED)")
        return 0
    if not os.access(args.program, os.X_OK):
        raise SystemExit(f"apply: {args.program} is not built (cmake --build build/release --target stet_predict)")
    if args.command == "list":
        listing(pages, args.set, args.language)
    elif args.command == "show":
        first, _, last = (args.blocks or "").partition("-")
        show(pages, args.set, args.ids, args.width, (int(first), int(last or first)) if first else None)
    elif args.command == "find":
        find(pages, args.sets or gate.SETS, args.pattern, args.around, args.width, args.role)
    elif args.command == "take":
        take(pages, args.file, sys.stdin)
    else:
        return 1 if check(pages) else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
