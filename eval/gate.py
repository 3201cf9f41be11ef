#!/usr/bin/env python3
"""Quality of stet's records on the public evaluation sets, against stored floors.

    eval/gate.py                     every set: a table, the bars, the floors
    eval/gate.py --set fundus        one set only (may be repeated)
    eval/gate.py --update            raise floors.json to what was reached
    eval/gate.py --worst 20 fundus   the worst pages of a set
    eval/gate.py --show fundus ID    one page: what is missing, what is too much

The sets live outside the repository, in $STET_SHARED/eval or ../shared/eval; without
them one line is printed and nothing is checked. Their README says what each measures.

A set is scored whole, and in two parts cut by site: a page belongs to the validation part
if the last hexadecimal digit of the SHA-256 of its site is 0..3, else to the tuning part.
Rules are looked for, and the model fitted, in the tuning part only; so whatever shows a page
refuses to show others, and bars are judged by the validation part.

floors.json holds what was reached, a figure a measure, for the whole set and for the
validation part. Exit code 1 if one is missed by more than 0.002, which is a page or two that
tip over; floors only rise (--allow-regression lowers them, for a change that is worth it and
says so).

Only the standard library is used. The same program and pages give the same table.
"""

import argparse
import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import browse  # noqa: E402
import look  # noqa: E402
import tail  # noqa: E402
from split import in_validation  # noqa: E402

ROOT = os.path.dirname(HERE)
FLOORS = os.path.join(HERE, "floors.json")
BUILD = os.path.join(ROOT, "build", "release")
PROGRAM = os.path.join(BUILD, "eval", "stet_predict")

# (set, name in the table, path into the scorer's result, bar or None)
MEASURES = [
    ("wcxb", "word F1, all pages", "metrics.f1", 0.90),
    ("wcxb", "word F1, articles", "groups.page_type.article.f1", 0.966),
    ("wcxb", "word F1, services", "groups.page_type.service.f1", None),
    ("wcxb", "word F1, forums", "groups.page_type.forum.f1", None),
    ("wcxb", "word F1, products", "groups.page_type.product.f1", None),
    ("wcxb", "word F1, collections", "groups.page_type.collection.f1", None),
    ("wcxb", "word F1, listings", "groups.page_type.listing.f1", None),
    ("wcxb", "word F1, documentation", "groups.page_type.documentation.f1", None),
    ("wcxb", "articles at 0.80 or better", "tail.good", 0.98),
    ("wcxb", "articles at 0.40 or better", "tail.not_lost", 1.0),
    ("wcxb", "snippets found", "metrics.with_rate", None),
    ("wcxb", "title, exact", "metadata.title_exact", None),
    ("wcxb", "authors F1", "metadata.authors_f1", None),
    ("wcxb", "date, day", "metadata.date_day", None),
    ("trafilatura", "snippet F1", "metrics.f1", 0.945),
    ("trafilatura", "snippet precision", "metrics.precision", None),
    ("trafilatura", "snippet recall", "metrics.recall", None),
    ("trafilatura", "title, exact", "metadata.title_exact", None),
    ("trafilatura", "author line, exact", "metadata.authors_joined_exact", None),
    ("trafilatura", "date, day", "metadata.date_day", None),
    ("fundus", "word F1", "metrics.f1", 0.978),
    ("fundus", "word precision", "metrics.precision", None),
    ("fundus", "word recall", "metrics.recall", None),
    ("fundus", "paragraph F1, exact", "metrics.paragraph_f1", 0.93),
    ("fundus", "articles at 0.80 or better", "tail.good", 0.98),
    ("fundus", "articles at 0.40 or better", "tail.not_lost", 1.0),
    ("fundus", "word F1, worst language", "tail.language_lowest", 0.93),
    ("fundus", "word F1, worst script", "tail.script_lowest", 0.93),
    ("fundus", "body paragraph F1, exact", "optional_fields.body_paragraph_f1", None),
    ("fundus", "summary, exact", "optional_fields.summary_exact", None),
    ("fundus", "title, exact", "metrics.title_exact", 0.85),
    ("fundus", "authors F1", "metrics.authors_f1", 0.80),
    ("fundus", "date, day", "metrics.date_day", 0.85),
    ("fundus", "date, instant", "metrics.date_instant", None),
    ("fundus", "topics F1", "optional_fields.topics_f1", None),
    ("readability", "word F1", "metrics.f1", 0.95),
    ("readability", "title, exact", "metrics.title_exact", None),
    ("readability", "byline, exact", "metrics.byline_exact", None),
    ("readability", "language", "optional_fields.lang_exact", None),
    ("htmldate", "day F1", "metrics.f1", None),
    ("htmldate", "day accuracy", "metrics.accuracy", None),
]
SLACK = 0.002
# Groups of a few pages: no floors where there are fewest.
WHOLE_ONLY = {"tail.language_lowest", "tail.script_lowest"}
SETS = ["wcxb", "trafilatura", "fundus", "readability", "htmldate"]


def shared_eval():
    base = os.environ.get("STET_SHARED") or os.path.join(ROOT, "..", "shared")
    return os.path.normpath(os.path.join(base, "eval"))


def load_scorer(folder):
    spec = importlib.util.spec_from_file_location("score", os.path.join(folder, "score.py"))
    module = importlib.util.module_from_spec(spec)
    write_bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = write_bytecode
    return module


def build():
    if not os.path.isfile(os.path.join(BUILD, "build.ninja")):
        subprocess.run(["cmake", "--preset", "release"], cwd=ROOT, check=True, stdout=sys.stderr)
    done = subprocess.run(["cmake", "--build", BUILD, "--target", "stet_predict"], stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.stderr.buffer.write(done.stdout)
        raise SystemExit("eval: stet_predict does not build")


def content_type(row):
    return f"text/html; charset={row['encoding']}" if row.get("encoding") else ""


def predict(program, folder, name, truth, jobs, flags=()):
    """Predictions by id: the program is run once over all pages of the set."""
    lines = []
    for row in truth:
        path = os.path.join(folder, name, "html", row["id"] + ".html.gz")
        lines.append("\t".join([row["id"], path, row.get("url", ""), content_type(row)]))
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as manifest:
        manifest.write("\n".join(lines) + "\n")
        manifest.flush()
        command = [program, manifest.name, "--jobs", str(jobs), *flags]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise SystemExit(f"eval: {os.path.basename(program)} ended with {done.returncode} on {name}")
    rows = (json.loads(line) for line in done.stdout.decode("utf-8").split("\n") if line)
    predictions = {row["id"]: row for row in rows}
    return predictions


def dig(tree, path):
    for key in path.split("."):
        if not isinstance(tree, dict) or key not in tree:
            return None
        tree = tree[key]
    return tree


def measure(score, name, truth, predictions):
    """{part: {path: value}} and the rows of all pages."""
    out = {}
    parts = {
        "all": truth,
        "validation": [t for t in truth if in_validation(t)],
        "tuning": [t for t in truth if not in_validation(t)],
    }
    rows = []
    for part, some in parts.items():
        known = {t["id"] for t in some}
        result, pages = score.evaluate(name, some, {i: p for i, p in predictions.items() if i in known})
        hidden = tail.figures(name, some, pages)
        out[part] = {path: hidden.get(path) if path.startswith("tail.") else dig(result, path)
                     for s, _, path, _ in MEASURES if s == name}
        out[part]["pages"] = len(some)
        if part == "all":
            rows = pages
    return out, rows


def cell(value):
    return "      -" if value is None else f"{value:7.4f}"


def slack(path, pages):
    # A share of articles moves by whole pages.
    return max(SLACK, 1.01 / pages) if path.startswith("tail.") else SLACK


def report(results, floors, judged):
    """Prints the table; returns the measures below their floor. `judged`: the column that bars are for."""
    print(f"{'':<46}{'whole':>7} {'valid.':>7} {'tuning':>7} {'bar':>6} {'floor':>7}")
    missed, below_bar, bars = [], 0, 0
    for name in results:
        pages = [results[name][part]["pages"] for part in ("all", "validation", "tuning")]
        print(f"{name + ', pages':<46}{pages[0]:>7} {pages[1]:>7} {pages[2]:>7}")
        for s, label, path, bar in MEASURES:
            if s != name:
                continue
            row = [results[name][part][path] for part in ("all", "validation", "tuning")]
            notes = []
            if bar is not None:
                bars += 1
                if row[judged] is None or row[judged] < bar:
                    below_bar += 1
                    notes.append("below the bar")
            for part in ("all", "validation"):
                floor = floors.get(name, {}).get(part, {}).get(path)
                value = results[name][part][path]
                if floor is not None and (value is None or value < floor - slack(path, results[name][part]["pages"])):
                    missed.append((name, label, part, value, floor))
                    notes.append(f"BELOW THE FLOOR ({part}: {floor:.4f})")
            floor = floors.get(name, {}).get("all", {}).get(path)
            print(f"  {label:<44}" + " ".join(cell(v) for v in row)
                  + (f" {bar:6.3f}" if bar is not None else "      -") + " " + cell(floor)
                  + ("  " + ", ".join(notes) if notes else ""))
    print(f"bars, {'validation part' if judged else 'whole'}: {bars - below_bar} of {bars} reached; floors: "
          + ("all held" if not missed else f"{len(missed)} missed"))
    return missed


def update_floors(results, floors, allow_regression):
    """Raises the floors to the results, to four decimals, downwards."""
    for name, parts in results.items():
        for part in ("all", "validation"):
            have = floors.setdefault(name, {}).setdefault(part, {})
            for path, value in parts[part].items():
                if path == "pages" or value is None or part == "validation" and path in WHOLE_ONLY:
                    continue
                value = math.floor(value * 10000) / 10000
                if value > have.get(path, -1) or allow_regression:
                    have[path] = value
    with open(FLOORS, "w", encoding="utf-8") as file:
        json.dump(floors, file, indent=2, sort_keys=True)
        file.write("\n")


def arguments():
    parser = argparse.ArgumentParser(description="Score stet on the public evaluation sets.")
    parser.add_argument("command", nargs="*", metavar="COMMAND", help="browse, causes or diff SET ID; else the table")
    parser.add_argument("--program", help="another program of stet_predict's interface")
    parser.add_argument("--no-build", action="store_true", help="take the program as it is")
    parser.add_argument("--predictions", metavar="DIR", help="read DIR/SET.jsonl instead of running the program")
    parser.add_argument("--held-out", action="store_true", help="read build/held-out, which train/held_out.py wrote")
    parser.add_argument("--save", metavar="DIR", help="write the predictions to DIR/SET.jsonl")
    parser.add_argument("--set", action="append", choices=SETS, dest="sets")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower them too")
    parser.add_argument("--worst", nargs=2, metavar=("N", "SET"))
    parser.add_argument("--by", metavar="MEASURE", help="with --worst: sort by title_exact, authors_f1, date_day …")
    parser.add_argument("--against", metavar="DIR", help="with --worst: first where DIR/SET.jsonl is most ahead")
    parser.add_argument("--show", nargs=2, metavar=("SET", "ID"))
    parser.add_argument("--output", metavar="DIR", default=os.path.join(ROOT, "build", "eval"), help="with browse")
    args = parser.parse_args()
    if args.held_out:
        args.predictions = os.path.join(ROOT, "build", "held-out")
        if not os.path.isdir(args.predictions):
            parser.error("no build/held-out: train/held_out.py makes it")
        if args.update:
            parser.error("floors are for the program as it is, not for --held-out")
    args.page = args.show
    if args.command[:1] == ["diff"] and len(args.command) == 3:
        args.page = args.command[1:]
    elif args.command and args.command not in (["browse"], ["causes"]):
        parser.error("a command is one of: browse, causes, diff SET ID")
    args.sets = [args.page[0]] if args.page else [args.worst[1]] if args.worst else args.sets or SETS
    if args.command and not args.page:
        args.sets = [s for s in args.sets if s != "htmldate"]  # it has dates and no text
    unknown = [s for s in args.sets if s not in SETS]
    if unknown:
        parser.error(f"unknown set {unknown[0]}: one of {', '.join(SETS)}")
    return args


def predictions_of(args, score, folder, name, truth):
    if args.predictions:
        return score.load_predictions(os.path.join(args.predictions, name + ".jsonl"))
    some = [t for t in truth if not args.page or t["id"] == args.page[1]]
    flags = ["--blocks"] if args.page or args.command else []
    out = predict(args.program or PROGRAM, folder, name, some, args.jobs, flags)
    if args.save:
        os.makedirs(args.save, exist_ok=True)
        with open(os.path.join(args.save, name + ".jsonl"), "w", encoding="utf-8") as file:
            for row in out.values():
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return out


def show_causes(args, score, folder, sets):
    """browse, causes and diff. `sets`: {set: (truth, predictions, rows)}."""
    if args.page:
        name, page_id = args.page
        truth, predictions, rows = sets[name]
        one = [t for t in truth if t["id"] == page_id]
        if not one:
            raise SystemExit(f"eval: no page {page_id} in {name}")
        if in_validation(one[0]):
            raise SystemExit("eval: this page is of the validation part, which is not looked at")
        found = browse.analyses(score, folder, name, one, predictions, rows)
        if found:
            browse.show(found[page_id], browse.coloured())
        else:
            print("nothing is lost on this page")
        return
    found = {name: browse.analyses(score, folder, name, *parts) for name, parts in sets.items()}
    truth, predictions, rows = ({name: parts[i] for name, parts in sets.items()} for i in range(3))
    browse.print_causes(found, truth)
    if args.command == ["browse"]:
        count = browse.write(args.output, found, truth, rows, predictions)
        print(f"{os.path.relpath(args.output)}/index.html: {count} pages")


def main():
    args = arguments()
    folder = shared_eval()
    if not os.path.isfile(os.path.join(folder, "score.py")):
        print(f"eval: skipped, no evaluation pages at {os.path.relpath(folder)} (set STET_SHARED)")
        return 0
    program = args.program or PROGRAM
    if not args.predictions and not args.program and not args.no_build:
        build()
    if not args.predictions and not os.access(program, os.X_OK):
        print(f"eval: {os.path.relpath(program)} is not built", file=sys.stderr)
        return 3
    score = load_scorer(folder)

    results, sets = {}, {}
    for name in args.sets:
        truth = score.load_truth(os.path.join(folder, name))
        predictions = predictions_of(args, score, folder, name, truth)
        if args.show:
            look.show(score, name, truth, predictions, args.show[1], folder)
            return 0
        results[name], rows = measure(score, name, truth, predictions)
        sets[name] = truth, predictions, rows
        if args.worst:
            rivals = []
            if args.against:
                others = score.load_predictions(os.path.join(args.against, name + ".jsonl"))
                rivals = measure(score, name, truth, others)[1]
            look.worst(score, name, truth, predictions, rows, int(args.worst[0]), args.by, rivals)
            return 0
    if args.command:
        show_causes(args, score, folder, sets)
        return 0

    floors = {}
    if os.path.isfile(FLOORS):
        with open(FLOORS, encoding="utf-8") as file:
            floors = json.load(file)
    # The model is fitted on the tuning part, so without held-out answers only the other shows what it does elsewhere.
    missed = report(results, {} if args.held_out else floors, 0 if args.held_out else 1)
    tail.report({name: (truth, rows) for name, (truth, _, rows) in sets.items()})
    if args.update:
        update_floors(results, floors, args.allow_regression)
        print(f"floors written to {os.path.relpath(FLOORS)}")
    return 1 if missed and not args.update else 0


if __name__ == "__main__":
    sys.exit(main())
