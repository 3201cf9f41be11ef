#!/usr/bin/env python3
"""Writes src/article/normal.gen.h: which characters may stand in NFC text
without a second look, and which carry a combining class.

Characters that this Python's Unicode does not assign are marked as both, so the
table stays right under a newer one. normal_test.cpp compares it with utf8proc,
character by character.
"""

import sys
import unicodedata

LAST = 0x20000  # planes above are settled by ranges in normal.cpp


def seconds():
    """Characters that may compose with the one before: NFC_Quick_Check=Maybe."""
    found = set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))  # Hangul vowels, finals
    for code in range(0x110000):
        if 0xD800 <= code < 0xE000:
            continue
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            if unicodedata.is_normalized("NFC", chr(code)):
                found.add(int(parts[1], 16))
    return found


def main():
    maybe = seconds()
    blocks = []
    for begin in range(0, LAST, 64):
        check = marks = 0
        for bit in range(64):
            code = begin + bit
            if 0xD800 <= code < 0xE000:
                continue
            char = chr(code)
            unknown = unicodedata.category(char) == "Cn"
            if unknown or code in maybe or not unicodedata.is_normalized("NFC", char):
                check |= 1 << bit
            if unknown or unicodedata.combining(char):
                marks |= 1 << bit
        blocks.append((check, marks))
    distinct = sorted(set(blocks))
    assert distinct[0] == (0, 0)
    out = [
        "// Made by tools/gen_normal.py; do not edit.",
        "#pragma once",
        "#include <cstdint>",
        "",
        "namespace stet::article::gen {",
        "",
        "struct NormalBlock {",
        "  uint64_t check;  // bit set: NFC_Quick_Check is not Yes",
        "  uint64_t marks;  // bit set: the combining class is not 0",
        "};",
        "inline constexpr NormalBlock kNormalBlocks[] = {",
    ]
    out += [f"    {{0x{c:x}, 0x{m:x}}}," for c, m in distinct]
    out += ["};", f"// By code point / 64, below 0x{LAST:x}.", f"inline constexpr uint16_t kNormalIndex[{len(blocks)}] = {{"]
    index = [str(distinct.index(block)) for block in blocks]
    out += ["    " + ",".join(index[i : i + 32]) + "," for i in range(0, len(index), 32)]
    out += ["};", "", "}  // namespace stet::article::gen", ""]
    with open(sys.argv[1] if len(sys.argv) > 1 else "src/article/normal.gen.h", "w") as file:
        file.write("\n".join(out))


main()
