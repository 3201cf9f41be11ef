"""The error browser: pages that lose most, by set and by cause, with reference and output side by side.

    eval/gate.py browse [--set SET] [--output DIR]    build/eval/index.html and a file a page
    eval/gate.py causes [--set SET]                   the table of causes alone, on the terminal
    eval/gate.py diff SET ID                          one page on the terminal

Pages of the tuning part only. The files stand alone: no script and nothing from elsewhere.
"""

import gzip
import html
import os
import re
import shutil
import sys

import causes
from look import page_score
from split import in_validation

CSS = """
:root { color-scheme: light dark; --less: #c2410c; --more: #1d4ed8; --line: #8884; }
@media (prefers-color-scheme: dark) { :root { --less: #fdba74; --more: #93c5fd; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 1.5rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; } td, th { border-bottom: 1px solid var(--line); padding: .15rem .6rem;
  text-align: left; vertical-align: top; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
del { color: var(--less); text-decoration: line-through; } ins { color: var(--more); text-decoration: underline; }
.span { border-left: .25rem solid; margin: .5rem 0; padding: .1rem 0 .1rem .7rem; } .span.missing { border-color: var(--less); }
.span.surplus { border-color: var(--more); } .why { font-size: .85rem; opacity: .8; } .same { margin: .5rem 0; opacity: .75; }
h2 { margin-top: 2rem; } code { font-size: .85em; overflow-wrap: anywhere; } .text { white-space: pre-line; }
"""


def document(title, body):
    return (f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>{html.escape(title)}</title><style>{CSS}</style>\n<body>\n{body}\n</body></html>\n")


def analyses(score, folder, name, truth, predictions, rows):
    """{id: Analysis} of the set's pages of the tuning part that lose something."""
    out, scored = {}, {r["id"]: r for r in rows}
    some = [t for t in truth if not in_validation(t)]
    pooled = 0.0
    if name == "trafilatura":
        tp, fp, fn = (sum(scored[t["id"]][k] for t in some) for k in ("tp", "fp", "fn"))
        pooled = 1 / max(1, 2 * tp + fp + fn)
    for t in some:
        prediction = predictions.get(t["id"], {})
        row = scored[t["id"]]
        if name == "trafilatura":
            if not row["fp"] and not row["fn"]:
                continue
        elif row["f1"] >= 1:
            continue
        path = os.path.join(folder, name, "html", t["id"] + ".html.gz")
        with gzip.open(path) as file:
            markup = file.read().decode("utf-8", errors="replace")
        finder = causes.Finder(name, t, prediction, markup)
        if name != "trafilatura":
            out[t["id"]] = finder.analyse()
            continue
        text = score.squeeze(prediction.get("text", "") or "")
        misses = [("missing", s) for s in t["with"] if score.squeeze(s) not in text]
        misses += [("surplus", s) for s in t["without"] if score.squeeze(s) in text]
        out[t["id"]] = finder.snippets(misses, pooled)
    return out


def columns(found, truth):
    """[(label, analyses, factor from a page's loss to points of the set)]; wcxb whole and its articles alone."""
    out = []
    for name, some in found.items():
        tuning = [t for t in truth[name] if not in_validation(t)]
        out.append((name, list(some.values()), 1000.0 if name == "trafilatura" else 1000 / max(1, len(tuning))))
        if name == "wcxb":
            articles = {t["id"] for t in tuning if t.get("page_type") == "article"}
            out.append(("wcxb articles", [a for i, a in some.items() if i in articles], 1000 / max(1, len(articles))))
    return out


def cause_table(views):
    """[(cause, [(points that the set's F1 would gain, pages)])], the dearest first."""
    rows = []
    for cause in causes.CAUSES:
        cells = []
        for name, some, factor in views:
            losses = [a.by_cause()[cause] for a in some]
            cells.append((factor * sum(losses), sum(loss > (0 if name == "trafilatura" else 0.002) for loss in losses)))
        if any(points > 0 for points, _ in cells):
            rows.append((cause, cells))
    rows.sort(key=lambda row: -sum(points for points, _ in row[1]))
    return rows


def print_causes(found, truth):
    views = columns(found, truth)
    rows = cause_table(views)
    print("Loss by cause, tuning part: points (1/1000) that the set's F1 would gain, and pages")
    print(f"{'':<28}" + "".join(f"{label:>18}" for label, _, _ in views))
    for cause, cells in rows:
        print(f"  {cause:<26}" + "".join(f"{points:>11.1f} {pages:>6}" for points, pages in cells))
    print(f"  {'all':<26}" + "".join(f"{sum(cells[i][0] for _, cells in rows):>11.1f} {len(some):>6}"
                                     for i, (_, some, _) in enumerate(views)))


# ------------------------------------------------------------------ one page


def pieces(text):
    """The words of a text, each with the blanks before it and the marks around it."""
    return re.findall(r"\s*[^\w\s]*\w+[^\w\s]*", text)


def runs(analysis):
    """The page in reading order: (kind, text, span or None); long runs that are right are cut short."""
    gold, out = pieces(analysis.gold_text), pieces(analysis.out_text)
    spans = {(s.kind, s.begin): s for s in analysis.spans}

    def text_of(side, begin, end):
        return "".join(side[begin:end]).strip()

    for kind, g0, g1, o0, o1 in analysis.codes:
        if kind == "same":
            if g1 - g0 > 60:
                yield "same", text_of(out, o0, o0 + 20) + f" … {g1 - g0 - 40} words … " + text_of(out, o1 - 20, o1), None
            else:
                yield "same", text_of(out, o0, o1), None
            continue
        side, begin, end = (gold, g0, g1) if kind == "missing" else (out, o0, o1)
        at = begin
        for i in range(begin + 1, end + 1):
            if i == end or (kind, i) in spans:
                yield kind, text_of(side, at, i), spans.get((kind, at))
                at = i


def why(span):
    role = f"{span.role}: {span.reason}" if span.role else "no block"
    return f"{span.cause} · {1000 * span.loss:.1f} · {role}"


def show(analysis, colour):
    less, more, plain = ("\x1b[31m", "\x1b[32m", "\x1b[0m") if colour else ("[-", "{+", "")
    ends = {"missing": plain or "-]", "surplus": plain or "+}"}
    for cause, loss in analysis.by_cause().most_common():
        print(f"  {loss:7.4f} {cause}")
    if not analysis.codes:  # snippets
        for span in analysis.spans:
            print(f"{span.kind}: {span.text}\n    {why(span)}\n    {span.where}")
        return
    for kind, text, span in runs(analysis):
        text = re.sub(r"\s*\n\s*", "\n", text)
        if kind == "same":
            print(text)
        else:
            print((less if kind == "missing" else more) + text + ends[kind])
            if span and span.loss > 0.002:
                print(f"    <{why(span)} · {span.where}>")


def page_file(name, t, row, analysis, prediction):
    e = html.escape
    body = [f'<p><a href="../index.html">all</a></p><h1>{e(name)} {e(t["id"])}</h1>',
            f"<p>{e(t.get('page_type', ''))} {e(t.get('language', t.get('html_lang', '')))} "
            f"<code>{e(t.get('url', ''))}</code><br>stet: kind {e(prediction.get('kind', 'no record'))}, "
            f"{e(', '.join(prediction.get('warnings', [])) or 'no warnings')}"
            + (f"<br>note of the set: {e(str(t['gold_note']))}" if t.get("gold_note") else "") + "</p>"]
    figures = ", ".join(f"{k} {row[k]:.3f}" if isinstance(row[k], float) else f"{k} {row[k]}"
                        for k in ("f1", "precision", "recall", "paragraph_f1", "tp", "fp", "fn", "tn") if k in row)
    body.append(f"<p>{figures}</p><table><tr><th>cause<th class=n>loss</tr>")
    body += [f"<tr><td>{e(c)}<td class=n>{loss:.4f}</tr>" for c, loss in analysis.by_cause().most_common()]
    body.append("</table><h2>Reference and output</h2><p><del>missing</del>, <ins>too much</ins>; the number is the "
                "loss in thousandths, then stet's role and reason.</p>")
    if not analysis.codes:
        for span in analysis.spans:
            mark = "del" if span.kind == "missing" else "ins"
            body.append(f'<div class="span {span.kind}"><{mark}>{e(span.text)}</{mark}><div class=why>{e(why(span))}<br>'
                        f"<code>{e(span.where)}</code></div></div>")
        body.append(f"<h2>Output</h2><div class=text>{e(prediction.get('text', ''))}</div>")
    for kind, text, span in runs(analysis) if analysis.codes else []:
        if kind == "same":
            body.append(f'<div class="same text">{e(text)}</div>')
            continue
        mark = "del" if kind == "missing" else "ins"
        note = f"<div class=why>{e(why(span))}<br><code>{e(span.where)}</code></div>" if span else ""
        body.append(f'<div class="span {kind}"><{mark} class=text>{e(text)}</{mark}>{note}</div>')
    return document(f"{name} {t['id']}", "\n".join(body))


# ------------------------------------------------------------------ the index


def index_file(found, truth, scores):
    e = html.escape
    names, views = list(found), columns(found, truth)
    body = ["<h1>What stet loses, and why</h1><p>The tuning part of the evaluation sets. Figures are points "
            "(1/1000) by which a set's F1 would rise without the cause, then pages.</p><table><tr><th>cause"]
    body += [f"<th class=n>{e(label)}<th class=n>pages" for label, _, _ in views]
    body.append("<th>what</tr>")
    rows = cause_table(views)
    for cause, cells in rows:
        anchor = re.sub(r"\W+", "-", cause)
        body.append(f'<tr><td><a href="#{anchor}">{e(cause)}</a>' + "".join(
            f"<td class=n>{points:.1f}<td class=n>{pages}" for points, pages in cells)
            + f"<td>{e(causes.CAUSES[cause])}</tr>")
    body.append("</table>")
    by_id = {n: {t["id"]: t for t in truth[n]} for n in names}

    def listing(title, anchor, entries):
        body.append(f'<h2 id="{anchor}">{e(title)}</h2><table><tr><th class=n>loss<th class=n>F1<th>page<th>kind<th>causes</tr>')
        for loss, name, page_id, analysis in entries:
            t = by_id[name][page_id]
            top = ", ".join(f"{c} {1000 * v:.0f}" if name != "trafilatura" else c
                            for c, v in analysis.by_cause().most_common(3))
            body.append(f'<tr><td class=n>{1000 * loss:.1f}<td class=n>{scores[name][page_id]:.3f}<td>'
                        f'<a href="{name}/{e(page_id)}.html">{e(name)} {e(page_id[:60])}</a>'
                        f"<td>{e(t.get('page_type', ''))}<td>{e(top)}</tr>")
        body.append("</table>")

    for name in names:
        entries = sorted(((a.loss, name, i, a) for i, a in found[name].items()), key=lambda x: (-x[0], x[2]))
        listing(f"{name}: worst pages", name, entries[:60])
    for cause, _ in rows:
        # Snippets count against the whole set, a page's words against the page: brought to one scale.
        scale = {n: len(truth[n]) if n == "trafilatura" else 1.0 for n in names}
        entries = [(a.by_cause()[cause] * scale[n], n, i, a) for n in names for i, a in found[n].items()
                   if a.by_cause()[cause] > 0]
        entries.sort(key=lambda x: (-x[0], x[1], x[2]))
        listing(f"Cause: {cause}", re.sub(r"\W+", "-", cause), entries[:40])
    return document("What stet loses, and why", "\n".join(body))


def write(folder, found, truth, rows, predictions):
    """Writes the browser; the number of page files."""
    os.makedirs(folder, exist_ok=True)
    scores, count = {}, 0
    for name, some in found.items():
        by_id = {r["id"]: r for r in rows[name]}
        scores[name] = {i: page_score(name, by_id[i]) for i in some}
        shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
        os.makedirs(os.path.join(folder, name))
        for t in truth[name]:
            if t["id"] in some:
                count += 1
                with open(os.path.join(folder, name, t["id"] + ".html"), "w", encoding="utf-8") as file:
                    file.write(page_file(name, t, by_id[t["id"]], some[t["id"]], predictions[name].get(t["id"], {})))
    with open(os.path.join(folder, "index.html"), "w", encoding="utf-8") as file:
        file.write(index_file(found, truth, scores))
    return count


def coloured():
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
