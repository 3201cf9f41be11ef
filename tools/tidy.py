#!/usr/bin/env python3
"""Checks the rules of STYLE.md that a machine can check.

In: the files that git knows or would add. Out: a line a fault, "path:line: what",
and exit code 1 if there is one. Each rule is a function from the tree (path to
text) to faults, so that the tests can hand it trees of their own.

usage: tools/tidy.py [folder]
"""

import pathlib
import re
import subprocess
import sys
from collections import defaultdict
from typing import Iterator

Tree = dict[str, str]
Fault = tuple[str, int, str]

# A folder may include itself and the folders before it.
FOLDERS = "base encoding url html meta content text article io pipeline explain cli".split()
CORE = FOLDERS[: FOLDERS.index("io")]
# Their names are not namespaces of their own.
PLAIN = {"base", "pipeline"}

LINES_MAX = 450  # "about 400"

COMPANIONS = ("_test.cpp", "_bench.cpp", "_fuzz.cpp")

# Not libraries from outside: C++, C and POSIX, the processor.
STANDARD = re.compile(r"[a-z_0-9]+|(sys|linux|arpa|netinet)/[a-z_]+\.h|[a-z0-9]+intrin\.h|cpuid\.h|"
                      r"(assert|dirent|dlfcn|errno|fcntl|poll|pthread|signal|stdio|stdlib|string|time|unistd)\.h")
# Made to be used everywhere: what the standard library will have in <format> and
# has no counterpart for in tests and benchmarks.
EVERYWHERE = ("fmt/",)
TEST_LIBRARIES = ("gtest/", "gmock/", "benchmark/")
# What a core without threads, files, locale and exceptions has no use for.
NOT_IN_CORE = set("""thread mutex shared_mutex condition_variable future latch barrier semaphore
    iostream istream ostream fstream sstream iomanip locale codecvt filesystem regex stdexcept
    typeinfo any""".split())

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')


def lines(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(text.split("\n"), 1)


def includes(text: str) -> Iterator[tuple[int, bool, str]]:
    """Line number, whether in quotes, and name of each include."""
    for number, line in lines(text):
        if match := INCLUDE.match(line):
            yield number, match[1] == '"', match[2]


def is_cpp(path: str) -> bool:
    return path.endswith((".cpp", ".h"))


def is_ours(path: str) -> bool:
    return is_cpp(path) and path.startswith(("src/", "include/", "test/", "bench/"))


def is_companion(path: str) -> bool:
    return path.endswith(COMPANIONS) or path.startswith(("test/", "bench/"))


def folder_of(path: str) -> str | None:
    """The folder of src/ that a file belongs to; "html" for src/html/modes/x.cpp."""
    parts = path.split("/")
    return parts[1] if parts[0] == "src" and len(parts) > 2 else None


def rank(folder: str) -> int:
    return FOLDERS.index(folder) if folder in FOLDERS else -1


def include_direction(tree: Tree) -> Iterator[Fault]:
    for path, text in tree.items():
        if not is_ours(path):
            continue
        folder = folder_of(path)
        if folder and rank(folder) < 0:
            yield path, 1, f"src/{folder} is not in the order of folders (tools/tidy.py, STYLE.md)"
            continue
        for number, quoted, name in includes(text):
            if not quoted:
                continue
            target = name.split("/")[0]
            if ".." in name.split("/") or "/" not in name:
                yield path, number, f'"{name}": write the path from src/ or include/'
            elif path.startswith("include/") and target != "stet":
                yield path, number, f'"{name}": public headers include only each other'
            elif folder and target in FOLDERS and rank(target) > rank(folder):
                yield path, number, f'"{name}": {folder} may not include {target}, which comes after it'
            elif not any(root + name in tree for root in ("src/", "include/", *([""] if is_companion(path) else []))):
                yield path, number, f'"{name}": no such file'


def file_heads(tree: Tree) -> Iterator[Fault]:
    for path, text in tree.items():
        if not is_ours(path):
            continue
        head = text.split("\n")
        if path.endswith(".h"):
            if head[0] != "#pragma once" and not head[0].startswith("// Made by"):
                yield path, 1, "a header begins with #pragma once"
            if re.search(r"^\s*using namespace", text, re.M):
                yield path, 1, "using namespace in a header"
            if path.endswith("-inl.h"):
                yield path, 1, "no -inl.h files"
            head = head[1:] if head[0] == "#pragma once" else head
        if not head[0].startswith("//") and head[0] != own_header(path):
            yield path, 1, "a file begins with a comment that says what it is, or with the header that says it"


def own_header(path: str) -> str:
    """The line by which x.cpp, x_test.cpp and so on include x.h."""
    stem = re.sub(r"((_test|_bench|_fuzz)|\.simd)?\.cpp$", "", path.removeprefix("src/"))
    return f'#include "{stem}.h"'


def file_sizes(tree: Tree) -> Iterator[Fault]:
    for path, text in tree.items():
        count = text.count("\n")
        if is_ours(path) and ".gen." not in path and count > LINES_MAX:
            yield path, count, f"{count} lines: is this still one subject?"


def file_names(tree: Tree) -> Iterator[Fault]:
    for path in tree:
        stem = path.split("/")[-1].split(".")[0]
        if is_ours(path) and re.fullmatch(r"(.*_)?(utils?|common|helpers?|misc)", stem):
            yield path, 1, f'"{stem}" names no subject'


def namespaces(tree: Tree) -> Iterator[Fault]:
    for path, text in tree.items():
        folder = folder_of(path)
        if not folder or not path.endswith(".h"):
            continue
        wanted = "stet" if folder in PLAIN else f"stet::{folder}"
        found = re.findall(r"^(?:inline )?namespace (stet[\w:]*)", text, re.M)
        inside = () if folder in PLAIN else (wanted + "::",)
        if not any(name == wanted or name.startswith(inside) for name in found):
            yield path, 1, f"the namespace of this folder is {wanted}"


def libraries(tree: Tree) -> Iterator[Fault]:
    users = defaultdict(list)
    for path, text in tree.items():
        if not is_ours(path):
            continue
        for number, quoted, name in includes(text):
            if quoted or STANDARD.fullmatch(name) or name.startswith(EVERYWHERE):
                if path.startswith("include/") and name.startswith(EVERYWHERE):
                    yield path, number, f"<{name}>: public headers include only the standard library"
                if folder_of(path) in CORE and not is_companion(path):
                    if name.startswith(EVERYWHERE):
                        yield path, number, f"<{name}>: the core does without"
                continue
            if name.startswith(TEST_LIBRARIES):
                if not is_companion(path):
                    yield path, number, f"<{name}> outside of tests"
                continue
            if path.endswith(".h"):
                yield path, number, f"<{name}>: a library from outside is seen by one .cpp, not by a header"
            # A copy per instruction set compiles what it uses itself.
            if not is_companion(path) and not path.endswith(".simd.cpp"):
                users[name].append((path, number))
    for name, places in users.items():
        for path, number in places[1:]:
            yield path, number, f"<{name}> is included by {places[0][0]} already"


def core_purity(tree: Tree) -> Iterator[Fault]:
    for path, text in tree.items():
        if (folder_of(path) not in CORE and not path.startswith("include/")) or is_companion(path):
            continue
        for number, quoted, name in includes(text):
            if not quoted and name in NOT_IN_CORE:
                yield path, number, f"<{name}>: the core has no threads, files, locale or exceptions"


def machine_paths(tree: Tree) -> Iterator[Fault]:
    pattern = re.compile(r"(^|[^A-Za-z0-9_.])/(" + "|".join(["work", "farm", "root", "home"]) + r")/\w")
    for path, text in tree.items():
        if path.startswith(("sample/", "test/data/")):
            continue
        for number, line in lines(text):
            if pattern.search(line) and "://" not in line:
                yield path, number, "a path of one machine"


def deviations(tree: Tree) -> Iterator[Fault]:
    """What the source marks as a deviation, SPEC.md explains."""
    spec = tree.get("SPEC.md", "")
    for path, text in tree.items():
        if not is_ours(path):
            continue
        for number, line in lines(text):
            if re.search(r"//.*\bDEVIATION:", line) and path not in spec:
                yield path, number, f"SPEC.md does not name {path}, which has a deviation"


def documents(tree: Tree) -> Iterator[Fault]:
    """The map names every folder; links lead somewhere; every package has its line."""
    for path, text in tree.items():
        if not path.endswith(".md"):
            continue
        base = pathlib.PurePosixPath(path).parent
        for number, line in lines(text):
            for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", line):
                if "://" in target or target.startswith("mailto:"):
                    continue
                goal = str(base / target).rstrip("/")
                if goal not in tree and not any(other.startswith(goal + "/") for other in tree):
                    yield path, number, f"link to {target}, which is not there"
    if "ARCHITECTURE.md" in tree:
        folders = {"src/" + f for f in map(folder_of, tree) if f}
        named = set(re.findall(r"`(src/\w+)/", tree["ARCHITECTURE.md"]))
        for folder in sorted(folders - named):
            yield "ARCHITECTURE.md", 1, f"does not tell what `{folder}/` is"
        for folder in sorted(named - folders):
            yield "ARCHITECTURE.md", 1, f"tells of `{folder}/`, which is not there"
    if "dev" in tree and "docs/dependencies.md" in tree:
        wanted = set()
        for needs in re.findall(r'^NEED_\w+="([^"]*)"', tree["dev"], re.M):
            wanted |= {word.split(":")[1] for word in needs.split()}
        for package in sorted(wanted):
            if f"`{package}`" not in tree["docs/dependencies.md"]:
                yield "docs/dependencies.md", 1, f"has no line for {package}, which ./dev installs"


RULES = [include_direction, file_heads, file_sizes, file_names, namespaces, libraries, core_purity,
         machine_paths, deviations, documents]


def faults(tree: Tree) -> list[Fault]:
    return sorted(fault for rule in RULES for fault in rule(tree))


def read_tree(root: pathlib.Path) -> Tree:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, check=True, capture_output=True, text=True).stdout
    tree = {}
    for name in filter(None, listed.split("\0")):
        file = root / name
        if file.is_file():
            try:
                tree[name] = file.read_text("utf-8")
            except UnicodeDecodeError:
                tree[name] = ""  # sample pages in old encodings, archives
    return tree


def main() -> int:
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    found = faults(read_tree(root))
    for path, number, what in found:
        print(f"{path}:{number}: {what}")
    print(f"tidy: {len(found)} faults" if found else "tidy: no faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
