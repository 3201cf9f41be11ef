"""Figures that a mean hides: articles that come out badly, and languages and scripts that lag behind.

An article page is a page of wcxb of that type that has a reference text, and every page of fundus.
"""

import unicodedata
from collections import Counter

from split import in_validation

GOOD, LOST = 0.80, 0.40
PAGES_MIN = 2  # of a language or script, to be judged
SCRIPTS = {"HIRAGANA": "Japanese", "KATAKANA": "Japanese", "CJK": "Han", "HANGUL": "Hangul"}


def is_article(name, truth):
    if name == "fundus":
        return True
    return name == "wcxb" and truth.get("page_type") == "article" and bool(truth.get("text", "").strip())


def script(text):
    """The script that most letters of a text are of; Japanese where kana are at least a tenth."""
    count = Counter()
    for c in text[:4000]:
        if c.isalpha():
            count[unicodedata.name(c, "?").split(" ")[0].split("-")[0]] += 1
    if count["HIRAGANA"] + count["KATAKANA"] > 0.1 * sum(count.values()):
        return "Japanese"
    first = max(sorted(count), key=lambda k: count[k], default="?")
    return SCRIPTS.get(first, first.capitalize())


def fundus_text(truth):
    parts = list(truth.get("summary", []))
    return "\n".join(parts + [s for section in truth["sections"] for s in section["headline"] + section["paragraphs"]])


def by_group(truth, rows, key):
    """{value: [F1]} in the order of the values."""
    out = {}
    for t, row in zip(truth, rows):
        out.setdefault(key(t), []).append(row["f1"])
    return dict(sorted(out.items()))


def language(truth):
    return truth.get("language", "?")


def fundus_script(truth):
    return script(fundus_text(truth))


def lowest(groups):
    """The mean of the group of at least PAGES_MIN pages that comes out worst; None if there is no such group."""
    return min((sum(g) / len(g) for g in groups.values() if len(g) >= PAGES_MIN), default=None)


def figures(name, truth, rows):
    """The measures "tail.…" of a set, or of a part of one."""
    out = {}
    f1 = [row["f1"] for t, row in zip(truth, rows) if is_article(name, t)]
    if f1:
        out["tail.good"] = sum(f >= GOOD for f in f1) / len(f1)
        out["tail.not_lost"] = sum(f >= LOST for f in f1) / len(f1)
    if name == "fundus":
        out["tail.language_lowest"] = lowest(by_group(truth, rows, language))
        out["tail.script_lowest"] = lowest(by_group(truth, rows, fundus_script))
    return out


def report(results):
    """Prints the tail of the sets. `results`: {set: (truth, rows)}."""
    some = [(row["f1"], name, t) for name, (truth, rows) in results.items() for t, row in zip(truth, rows)
            if is_article(name, t)]
    lost = [x for x in some if x[0] < LOST]
    for part, articles in (("whole", some), ("validation part", [x for x in some if in_validation(x[2])])):
        if articles:
            bad, worse = (sum(f < limit for f, _, _ in articles) for limit in (GOOD, LOST))
            print(f"articles, {part}: {len(articles)}, below {GOOD:.2f}: {bad} ({100 * bad / len(articles):.1f} %, bar 2 %), "
                  f"below {LOST:.2f}: {worse} (bar 0)")
    for f, name, t in sorted(lost, key=lambda x: (x[0], x[1], x[2]["id"])):
        part = "validation" if in_validation(t) else "tuning"
        print(f"  {f:.3f} {name} {t['id']} ({part})" + ("  the set notes: " + t["gold_note"] if t.get("gold_note") else ""))
    if "fundus" in results:
        truth, rows = results["fundus"]
        for label, key in (("language", language), ("script", fundus_script)):
            cells = [f"{value} {sum(f) / len(f):.3f} ({len(f)})" + (" below 0.93" if len(f) >= PAGES_MIN and sum(f) / len(f) < 0.93 else "")
                     for value, f in by_group(truth, rows, key).items()]
            print(f"fundus by {label}: " + ", ".join(cells))
