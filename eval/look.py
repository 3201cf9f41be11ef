"""Pages of the tuning part one by one: the worst of a set in a line each, and one with all of its blocks."""

import os
import re
from collections import Counter

from split import in_validation


def page_score(name, row):
    """What --worst sorts by: the score of the text, or of the day for htmldate."""
    if name == "trafilatura":
        return 2 * row["tp"] / max(1, 2 * row["tp"] + row["fp"] + row["fn"])
    if name == "htmldate":
        return float(row["tp"] or row["tn"])
    return row["f1"]


def short(value, size=60):
    value = re.sub(r"\s+", " ", str(value))
    return value if len(value) <= size else value[: size - 1] + "…"


def worst(score, name, truth, predictions, rows, count, key, rivals):
    """A line a page of the tuning part, worst first; with `rivals`, the scores of the same
    pages by other predictions, those first where the others are most ahead."""
    by_id = {t["id"]: t for t in truth}
    some = [r for r in rows if not in_validation(by_id[r["id"]])]

    def value(row):
        if key:
            found = {**row, **row.get("metadata", {})}.get(key)
            return 2.0 if found is None else found
        return page_score(name, row)

    lead = {r["id"]: value(r) for r in rivals}
    some.sort(key=lambda r: (value(r) - lead.get(r["id"], 0), r["id"]))
    for row in some[:count]:
        t, p = by_id[row["id"]], predictions.get(row["id"], {})
        gold, got = len(score.words(t.get("text", ""))), len(score.words(p.get("text", "")))
        flat = {**row, **row.get("metadata", {})}
        line = [f"{value(row):.3f}", f"({lead[row['id']]:.3f})" if lead else "", row["id"], t.get("page_type", ""), p.get("kind", "no record")]
        if "precision" in flat:
            line.append(f"P {flat['precision'] or 0:.2f} R {flat['recall'] or 0:.2f}")
        else:
            line.append(" ".join(f"{k} {flat[k]}" for k in ("tp", "fp", "fn", "tn") if k in flat))
        line.append(f"words {got}/{gold}" if gold else f"words {got}")
        for k in ("title_exact", "authors_f1", "date_day", "byline_exact", "summary_exact", "topics_f1"):
            if flat.get(k) is not None and flat[k] < 1:
                field = {"title_exact": "title", "authors_f1": "authors", "date_day": "published",
                         "byline_exact": "byline", "summary_exact": "summary", "topics_f1": "topics"}[k]
                gold_value = t.get(field)
                got_value = p.get("authors" if field == "byline" else field)
                line.append(f"{field} {short(got_value)!r} for {short(gold_value)!r}")
        if name == "htmldate":
            line.append(f"published {p.get('published')!r} for {t.get('published')!r}")
        line.append(t.get("url", ""))
        print("  ".join(x for x in line if x))


def show(score, name, truth, predictions, page_id, folder):
    """One page: fields side by side, then gold blocks missed and blocks too many."""
    row = next((t for t in truth if t["id"] == page_id), None)
    if row is None:
        raise SystemExit(f"eval: no page {page_id} in {name}")
    if in_validation(row):
        raise SystemExit("eval: this page is of the validation part, which is not looked at")
    p = predictions.get(page_id, {})
    print(os.path.join(folder, name, "html", page_id + ".html.gz"), row.get("url", ""))
    print(f"kind: {p.get('kind')}   warnings: {p.get('warnings')}")
    for field in ("title", "authors", "published", "byline", "summary", "topics", "language", "lang", "excerpt"):
        if field in row or p.get(field):
            print(f"  {field}: {p.get(field)!r}\n  {'gold':>{len(field)}}: {row.get(field)!r}")
    if "sections" in row:
        gold = list(row.get("summary", []))
        gold += [s for sec in row["sections"] for s in sec["headline"] + sec["paragraphs"]]
    else:
        gold = score.blocks(row.get("text", ""))
    got = score.blocks(p.get("text", ""))
    verdicts = {score.norm(text): f"{role}: {reason}" for role, reason, text in p.get("blocks", [])}
    if gold:
        a, b = Counter(score.norm(g) for g in gold), Counter(got)
        for label, left in (("MISSED", a - b), ("TOO MUCH", b - a)):
            print(f"{label}: {sum(left.values())} of {sum((a if label == 'MISSED' else b).values())} blocks")
            for text in left:
                print(f"   [{verdicts.get(text, 'no such block')}]", short(text, 200))
    text = score.squeeze(p.get("text", ""))
    for label, snippets, wrong in (("with, absent", row.get("with", []), False),
                                   ("without, present", row.get("without", []), True)):
        for s in snippets:
            if (score.squeeze(s) in text) == wrong:
                print(f"{label}:", short(s, 240))
    for role, reason, text in p.get("blocks", []):
        print(f"{role:>12} {reason:<34} {short(text, 120)}")
