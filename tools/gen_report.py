#!/usr/bin/env python3
"""Writes src/explain/report_parts.gen.cpp: the style and the script of the HTML
report (report.css, report.js), and the SHA-256 of each as a content security
policy names it.

usage: tools/gen_report.py [--check]      --check: only say whether it is up to date
"""

import base64
import hashlib
import pathlib
import sys

FOLDER = pathlib.Path(__file__).parent.parent / "src" / "explain"
TARGET = FOLDER / "report_parts.gen.cpp"


def source(name: str) -> str:
    text = (FOLDER / name).read_text("utf-8")
    for closing in ("</style", "</script", "<!--"):
        if closing in text:
            sys.exit(f"{name}: \"{closing}\" would end the element that it is put into")
    return text


def generated() -> str:
    out = ("// Made by tools/gen_report.py from report.css and report.js. Do not edit.\n\n"
           '#include "explain/report_parts.h"\n\nnamespace stet::explain {\n')
    for constant, name in (("kReportStyle", "report.css"), ("kReportScript", "report.js")):
        text = source(name)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        out += f'\nconst std::string_view {constant} = R"stet({text})stet";\n'
        out += f'const std::string_view {constant}Hash = "sha256-{digest}";\n'
    return out + "\n}  // namespace stet::explain\n"


def main() -> None:
    text = generated()
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text, "utf-8")
    elif TARGET.read_text("utf-8") != text:
        sys.exit("src/explain/report_parts.gen.cpp is not what tools/gen_report.py writes: run it")


if __name__ == "__main__":
    main()
