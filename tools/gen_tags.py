#!/usr/bin/env python3
"""Writes src/html/tag.gen.h: the element names that stet knows as numbers.

Any name may be added here; names that are not listed get numbers while a page
is read. Names are in lower case: foreign elements with capitals (foreignObject)
are adjusted when they are written out.

usage: tools/gen_tags.py > src/html/tag.gen.h
"""

# Every element that the parsing rules or the content rules name.
NAMES = """
a abbr acronym address applet area article aside audio b base basefont bdi bdo
bgsound big blink blockquote body br button canvas caption center cite code col
colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset
figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header
hgroup hr html i iframe image img input ins isindex kbd keygen label legend li
link listing main map mark marquee menu menuitem meta meter nav nobr noembed
noframes noscript object ol optgroup option output p param picture plaintext pre
progress q rb rp rt rtc ruby s samp script search section select selectedcontent
slot small source span strike strong style sub summary sup svg table tbody td
template textarea tfoot th thead time title tr track tt u ul var video wbr xmp
amp-img
math mi mn mo ms mtext annotation-xml malignmark mglyph
foreignobject desc path g use rect circle defs symbol polygon line text
""".split()

NAMES = sorted(set(NAMES))


def constant(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def key(name: str) -> int:
    """The first eight bytes, little-endian, as the tokenizer loads them."""
    return int.from_bytes(name.encode()[:8].ljust(8, b"\0"), "little")


MASK = (1 << 64) - 1
BITS = 10


def find_multiplier() -> int:
    """The smallest odd multiplier without collisions for names of different keys."""
    keys = sorted({(key(n), len(n)) for n in NAMES})
    state = 0x9E3779B97F4A7C15
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        multiplier = state | 1
        seen = {((((k ^ (n << 56)) * multiplier) & MASK) >> (64 - BITS)) for k, n in keys}
        if len(seen) == len(keys):
            return multiplier


def main() -> None:
    multiplier = find_multiplier()
    table = ["None"] * (1 << BITS)
    for name in NAMES:
        slot = (((key(name) ^ (len(name) << 56)) * multiplier) & MASK) >> (64 - BITS)
        assert table[slot] == "None", name
        table[slot] = constant(name)
    print("// Made by tools/gen_tags.py; do not edit.")
    print("#pragma once")
    print("#include <cstddef>\n#include <cstdint>\n")
    print("namespace stet::html {\n")
    print("enum class Tag : uint16_t {\n  None,")
    for name in NAMES:
        print(f"  {constant(name)},")
    print("  FirstUnlisted  // from here on: names met on the page, see Names\n};\n")
    print("namespace gen {")
    print("struct TagName {\n  uint64_t key;\n  const char* name;\n  uint8_t size;\n};")
    print("inline constexpr TagName kTagNames[] = {\n    {0, \"\", 0},")
    for name in NAMES:
        print(f'    {{{key(name):#x}, "{name}", {len(name)}}},')
    print("};")
    print(f"inline constexpr size_t kTagSizeMax = {max(map(len, NAMES))};")
    print(f"inline constexpr uint64_t kTagMultiplier = {multiplier:#x};")
    print(f"inline constexpr int kTagShift = {64 - BITS};")
    print(f"inline constexpr uint8_t kTagSlots[{1 << BITS}] = {{")
    index = {constant(n): i + 1 for i, n in enumerate(NAMES)}
    index["None"] = 0
    row = [str(index[t]) for t in table]
    for i in range(0, len(row), 32):
        print("    " + ",".join(row[i:i + 32]) + ",")
    print("};\n}  // namespace gen\n}  // namespace stet::html")


main()
