"""The pages that training reads: features of their blocks, labels, split by site.

The engine's own program computes the features (`stet_features`), so there is one code for
them. Validation pages are loaded only when asked for, to be scored and never to be fitted.
"""

import csv
import hashlib
import json
import os
import pickle
import subprocess
import sys
from dataclasses import dataclass, field

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
CACHE = os.path.join(ROOT, "build", "train")
PROGRAM = os.path.join(ROOT, "build", "training", "eval", "stet_features")
SETS = ["wcxb", "trafilatura", "fundus", "readability"]
# Has no text annotated: only its pages that were labelled by hand are of use.
BY_HAND_ALONE = "htmldate"
HAND = ["english.tsv", "world.tsv"]
FOLDS = 5
LOGIT = 1024  # kLogit of src/content/second_features.h

sys.dont_write_bytecode = True
sys.path[:0] = [HERE, os.path.join(ROOT, "eval")]

import gate  # noqa: E402
import labels  # noqa: E402


@dataclass
class Page:
    set: str
    row: dict  # of truth.jsonl
    features: np.ndarray  # [block, feature], int16
    texts: list
    rule_roles: list
    shapes: list
    veiled: list  # true if it is hidden
    headline: int | None  # block
    kind: str  # as the rules see it
    validation: bool
    fold: int
    share: np.ndarray = None  # of each block that stands in the text; NaN: not known
    weight: np.ndarray = None  # how sure that is
    weak_roles: list = field(default_factory=list)  # by annotation, "" where there is none
    hand_roles: list = field(default_factory=list)  # by hand, "" where there is none
    # By forests that have not seen the page or others of its fold:
    first: np.ndarray = None  # logits of the first pass that each block stands
    roles: np.ndarray = None  # its logits of the roles, [block, role]
    second: np.ndarray = None  # [block, feature of the second pass], int16
    scores: np.ndarray = None  # logits of both passes together

    @property
    def id(self):
        return self.row["id"]

    @property
    def page_type(self):
        return self.row.get("page_type", "")


def feature_list():
    """(name, group) of the engine's features, in the order of the columns."""
    listing = subprocess.run([PROGRAM, "--list"], stdout=subprocess.PIPE, check=True).stdout.decode()
    return [(line.split("\t")[0], int(line.split("\t")[1])) for line in listing.splitlines()]


def second_list():
    """Names of the second pass's features, in the order of the columns."""
    return subprocess.run([PROGRAM, "--list-second"], stdout=subprocess.PIPE, check=True).stdout.decode().split()


def add_second(pages):
    """Fills `second` of all pages from their `first` and `roles`; the engine computes it."""
    count = len(second_list())
    for name in dict.fromkeys(page.set for page in pages):
        some = [page for page in pages if page.set == name]
        path = os.path.join(CACHE, name + ".second")
        write_manifest(path + ".tsv", name, [page.row for page in some])
        with open(path + ".scores", "wb") as file:
            for page in some:
                for logits in (page.first, page.roles):
                    np.rint(logits * LOGIT).astype(np.int32).tofile(file)
        subprocess.run([PROGRAM, path + ".tsv", path, path + ".scores"], check=True)
        raw = np.fromfile(path + ".bin", dtype=np.int16)
        at = 0
        for page in some:
            size = len(page.texts) * count
            page.second = raw[at:at + size].reshape(count, len(page.texts)).T.copy()
            at += size
        if at != len(raw):
            raise ValueError(f"{name}: {len(raw)} values for {at}")


def build():
    """The engine as far as its features, which a model of another list of features must not stop."""
    folder = os.path.join(ROOT, "build", "training")
    subprocess.run(["cmake", "--preset", "release", "-B", folder, "-DSTET_TRAINING=ON"], cwd=ROOT, check=True,
                   stdout=sys.stderr)
    subprocess.run(["cmake", "--build", folder, "--target", "stet_features", "stet_page_rows"], check=True, stdout=sys.stderr)


def site_hash(row):
    site = row.get("site") or row["id"]
    return hashlib.sha256(site.encode()).hexdigest()


def write_manifest(path, name, truth):
    with open(path, "w", encoding="utf-8") as manifest:
        for row in truth:
            page = os.path.join(gate.shared_eval(), name, "html", row["id"] + ".html.gz")
            manifest.write("\t".join([row["id"], page, row.get("url", ""), gate.content_type(row)]) + "\n")


def dump(name, truth):
    """Runs the engine over the pages of a set; (lines, raw features)."""
    out = os.path.join(CACHE, name)
    write_manifest(out + ".tsv", name, truth)
    subprocess.run([PROGRAM, out + ".tsv", out], check=True)
    with open(out + ".jsonl", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    return lines, np.fromfile(out + ".bin", dtype=np.int16)


def load(names=(*SETS, BY_HAND_ALONE), validation=False):
    """All pages of the sets, in the order of the sets; with the validation part if asked for."""
    folder = gate.shared_eval()
    os.makedirs(CACHE, exist_ok=True)
    count = len(feature_list())
    by_hand = hand_rows()
    pages = []
    for name in names:
        with open(os.path.join(folder, name, "truth.jsonl"), encoding="utf-8") as file:
            truth = [json.loads(line) for line in file]
        if name == BY_HAND_ALONE:
            truth = [row for row in truth if (name, row["id"]) in by_hand]
        lines, raw = dump(name, truth)
        at = 0
        for row, line in zip(truth, lines):
            size = line["count"] * count
            features = raw[at:at + size].reshape(count, line["count"]).T.copy()
            at += size
            in_validation = gate.in_validation(row)
            if in_validation and not validation:
                continue
            blocks = line["blocks"]
            pages.append(Page(name, row, features, [b[1] for b in blocks], [b[0] for b in blocks],
                              [b[2] for b in blocks], [b[3] > 0 for b in blocks], line.get("headline"), line.get("kind", "none"),
                              in_validation, int(site_hash(row)[:8], 16) % FOLDS))
        if at != len(raw):
            raise ValueError(f"{name}: {len(raw)} values for {at}")
    add_labels([page for page in pages if page.set != BY_HAND_ALONE])
    for page in pages:
        if page.set == BY_HAND_ALONE:
            page.share = np.full(len(page.texts), np.nan, np.float32)
            page.weight = np.zeros(len(page.texts), np.float32)
            page.weak_roles = [""] * len(page.texts)
        page.hand_roles = hand_roles(page, by_hand.get((page.set, page.id), []))
    return pages


def add_labels(pages):
    """Alignment takes a minute, so it is kept for as long as blocks and labels.py stay the same."""
    path = os.path.join(CACHE, "labels.pickle")
    code = b"".join(open(os.path.join(HERE, f), "rb").read() for f in ("labels.py", "align.py"))
    known = {}
    if os.path.exists(path):
        with open(path, "rb") as file:
            known = pickle.load(file)
    fresh = {}
    for page in pages:
        key = hashlib.sha256(code + json.dumps([page.set, page.id, page.texts, page.veiled]).encode()).digest()
        if key not in known:
            found = labels.page_labels(page.set, page.row, page.texts, page.veiled)
            known[key] = (np.asarray(found.share, np.float32), np.asarray(found.weight, np.float32), list(found.role))
            fresh[key] = True
        page.share, page.weight, page.weak_roles = known[key]
    if fresh:
        with open(path, "wb") as file:
            pickle.dump(known, file)


def hand_rows():
    """{(set, page): [(block, hash of its text, role)]}"""
    by_page = {}
    for name in HAND:
        path = os.path.join(HERE, "hand", name)
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row and row[0] != "#":
                    by_page.setdefault((row[0], row[1]), []).append((int(row[2]), row[3], row[4]))
    return by_page


def hand_roles(page, rows):
    """The role of each block, "" where nobody labelled it. A row finds its block by the hash of
    the text; of several with the same text, the one nearest to where it stood."""
    roles = [""] * len(page.texts)
    places = {}
    for i, text in enumerate(page.texts):
        digest = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]
        places.setdefault(digest, []).append(i)
    for index, digest, role in rows:
        if digest in places:
            roles[min(places[digest], key=lambda i: abs(i - index))] = role
    return roles
