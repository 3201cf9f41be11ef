"""Runs the extractors that bench/quality compares stet with, and remembers what they said.

Each runs in a process of its own, one page at a time: a JSON object a line in ("html", decoded already,
and "url"), one out ("text" or "html" or "error"). A process that dies or thinks longer than LIMIT_S over
a page is started again; the page then counts as one without text.

Answers are kept in $XDG_CACHE_HOME/stet-contenders (else ~/.cache/…), a file a contender and version, by the
hash of the page: the slowest takes the better part of an hour over the evaluation sets.
"""

import gzip
import hashlib
import json
import os
import selectors
import shutil
import subprocess
import sys
from dataclasses import dataclass

import html_text

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.join(ROOT, "build", "contenders")
LIMIT_S = 120


@dataclass
class Contender:
    name: str  # in tables
    key: str  # in the cache
    version: str
    settings: str
    prepare: object  # () -> command and environment, or None where its tools are not on this machine


def cached_requirement(package):
    """The version pinned in bench/requirements.txt."""
    with open(os.path.join(ROOT, "bench", "requirements.txt"), encoding="utf-8") as file:
        for line in file:
            if line.lower().startswith(package + "=="):
                return line.split("==")[1].strip()
    raise SystemExit(f"quality: {package} is not in bench/requirements.txt")


def pinned(path, before, after):
    with open(os.path.join(HERE, path), encoding="utf-8") as file:
        rest = file.read().split(before, 1)[1]
    return rest.split(after, 1)[0]


def python(key):
    # The interpreter is that of the virtual environment already.
    return lambda: ([sys.executable, os.path.join(HERE, "contender.py"), key], {})


def node():
    if not (shutil.which("npm") and shutil.which("node")):
        return None
    folder = os.path.join(BUILD, "node")
    os.makedirs(folder, exist_ok=True)
    lock = os.path.join(folder, "package-lock.json")
    with open(os.path.join(HERE, "package-lock.json"), "rb") as file:
        wanted = file.read()
    have = None
    if os.path.isfile(lock) and os.path.isdir(os.path.join(folder, "node_modules")):
        with open(lock, "rb") as file:
            have = file.read()
    if have != wanted:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(os.path.join(HERE, name), folder)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True,
                       stdout=sys.stderr)
    return (["node", "--stack-size=4000", os.path.join(HERE, "readability.cjs")],
            {"NODE_PATH": os.path.join(folder, "node_modules")})


def rust():
    if not shutil.which("cargo"):
        return None
    target = os.path.join(BUILD, "rust")
    subprocess.run(["cargo", "build", "--quiet", "--release", "--locked", "--target-dir", target],
                   cwd=os.path.join(HERE, "rust"), check=True, stdout=sys.stderr)
    return [os.path.join(target, "release", "contender")], {}


def go():
    if not shutil.which("go"):
        return None
    program = os.path.join(BUILD, "go-trafilatura")
    subprocess.run(["go", "build", "-o", program, "."], cwd=os.path.join(HERE, "go"), check=True, stdout=sys.stderr)
    return [program], {}


def contenders():
    trafilatura, resiliparse = cached_requirement("trafilatura"), cached_requirement("resiliparse")
    return [
        Contender("trafilatura", "trafilatura-eval", trafilatura,
                  "extract() as its own evaluation calls it: with fallback, without comments", python("trafilatura-eval")),
        Contender("trafilatura, default", "trafilatura", trafilatura, "extract() by default, comments included",
                  python("trafilatura")),
        Contender("resiliparse", "resiliparse", resiliparse, "extract_plain_text(main_content=True)",
                  python("resiliparse")),
        Contender("Readability.js", "readability", pinned("package.json", '"@mozilla/readability": "', '"'),
                  "on jsdom " + pinned("package.json", '"jsdom": "', '"'), node),
        Contender("rs-trafilatura", "rs-trafilatura", pinned("rust/Cargo.toml", 'rs-trafilatura = "=', '"'),
                  "extract_with_options() by default", rust),
        Contender("go-trafilatura", "go-trafilatura", pinned("go/go.mod", "go-trafilatura v", "\n"),
                  "as its own comparison calls it: with fallback, without comments", go),
    ]


def cache_folder():
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = os.path.join(base, "stet-contenders")
    os.makedirs(folder, exist_ok=True)
    return folder


def decode(raw, charset):
    """The page as text: by the charset that the set states, else as resiliparse finds it out."""
    if charset:
        return raw.decode(charset, errors="replace").lstrip("\ufeff")
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return bytes_to_str(raw, detect_encoding(raw, from_html_meta=True))


class Process:
    def __init__(self, command, environment):
        self.command, self.environment = command, {**os.environ, **environment}
        self.process = None

    def start(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, env=self.environment)
        self.left = b""

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process.stdin.close()
            self.process.stdout.close()
            self.process = None

    def ask(self, page):
        if self.process is None:
            self.start()
        try:
            self.process.stdin.write(json.dumps(page).encode("ascii") + b"\n")
            self.process.stdin.flush()
            with selectors.DefaultSelector() as wait:
                wait.register(self.process.stdout, selectors.EVENT_READ)
                while b"\n" not in self.left:
                    if not wait.select(LIMIT_S):
                        self.stop()
                        return {"error": f"no answer within {LIMIT_S} s"}
                    some = os.read(self.process.stdout.fileno(), 1 << 16)
                    if not some:
                        self.stop()
                        return {"error": "ended"}
                    self.left += some
        except BrokenPipeError:
            self.stop()
            return {"error": "ended"}
        line, self.left = self.left.split(b"\n", 1)
        return json.loads(line)


def predictions(contender, pages, report):
    """{page's key: text} of `pages`, (key, path, charset, url); None where it cannot run here and the cache
    lacks pages."""
    path = os.path.join(cache_folder(), f"{contender.key}-{contender.version}.jsonl")
    known = {}
    if os.path.isfile(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                try:
                    row = json.loads(line)
                except ValueError:
                    continue  # the line that an earlier run was stopped in: its page is asked again
                known[row["key"]] = row
    missing, keyed = [], {}
    for key, page_path, charset, url in pages:
        with open(page_path, "rb") as file:
            packed = file.read()
        digest = hashlib.sha256(b"\0".join([packed, charset.encode(), url.encode()])).hexdigest()
        keyed[key] = digest
        if digest not in known:
            missing.append((digest, packed, charset, url))
    if missing:
        prepared = contender.prepare()
        if prepared is None:
            report(f"{contender.name}: what it is built with is not on this machine; left out")
            return None
        process = Process(*prepared)
        with open(path, "a", encoding="utf-8") as file:
            if file.tell() and not _ends_with_newline(path):
                file.write("\n")
            for count, (digest, packed, charset, url) in enumerate(missing):
                if digest in known:
                    continue
                if count % 100 == 0:
                    report(f"{contender.name}: {count} of {len(missing)} pages")
                reply = process.ask({"html": decode(gzip.decompress(packed), charset), "url": url})
                known[digest] = {"key": digest, **reply}
                file.write(json.dumps(known[digest], ensure_ascii=True) + "\n")
                file.flush()
        process.stop()
    out, failed = {}, 0
    for key, digest in keyed.items():
        row = known[digest]
        failed += "error" in row
        out[key] = html_text.of_html(row["html"]) if row.get("html") else row.get("text") or ""
    if failed:
        report(f"{contender.name}: {failed} pages without an answer (they count as pages without text)")
    return out


def _ends_with_newline(path):
    with open(path, "rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
