#!/usr/bin/env python3
"""Writes src/html/char_ref.gen.h: the named character references.

The names are those of Python's html.entities.html5, which are the 2231 of the
standard. They are kept without their semicolon; 106 of them may stand without it.

usage: tools/gen_entities.py > src/html/char_ref.gen.h
"""

from html.entities import html5

SLOTS_BITS = 13
MASK = 0xFFFFFFFF


def name_hash(name: str) -> int:
    """As NameHash in src/html/char_ref.cpp, which hashes byte by byte."""
    value = 0
    for byte in name.encode():
        value = ((value ^ byte) * 0x9E3779B1) & MASK
    return value >> (32 - SLOTS_BITS)


def main() -> None:
    names = sorted({name.rstrip(";") for name in html5})
    pool = ""
    entries = []
    for name in names:
        value = html5[name + ";"]
        legacy = name in html5
        assert not legacy or (html5[name] == value and 2 <= len(name) <= 6)
        size = len(value.encode())
        assert name.isalnum() and name.isascii() and 2 <= len(name) <= 31 and size <= 6
        entries.append((len(pool), len(name), size, legacy, value))
        pool += name

    # Open addressing; a slot holds the index of an entry plus one.
    slots = [0] * (1 << SLOTS_BITS)
    steps_max = 0
    for index, name in enumerate(names):
        slot = name_hash(name)
        steps = 0
        while slots[slot]:
            slot = (slot + 1) % len(slots)
            steps += 1
        slots[slot] = index + 1
        steps_max = max(steps_max, steps)

    print("// Made by tools/gen_entities.py; do not edit.")
    print("#pragma once")
    print("#include <cstdint>\n")
    print("namespace stet::html::gen {\n")
    print("struct CharRefName {")
    print("  uint16_t name_offset;  // into kCharRefNames")
    print("  uint8_t name_size;")
    print("  uint8_t size : 7;       // of utf8")
    print("  uint8_t bare : 1;       // may stand without its semicolon")
    print("  char utf8[6];")
    print("};\n")
    print(f"inline constexpr unsigned kCharRefSlotsBits = {SLOTS_BITS};")
    print(f"inline constexpr unsigned kCharRefNameSizeMax = {max(map(len, names))};")
    bare = [len(n) for n in names if n in html5]
    print(f"inline constexpr unsigned kBareCharRefNameSizeMax = {max(bare)};  // and at least {min(bare)}\n")
    print("inline constexpr char kCharRefNames[] =")
    for at in range(0, len(pool), 88):
        print(f'    "{pool[at:at + 88]}"')
    print("    ;\n")
    print("inline constexpr CharRefName kCharRefs[] = {")
    for offset, name_size, size, bare_name, value in entries:
        text = ", ".join(f"'\\x{byte:02x}'" for byte in value.encode())
        print(f"    {{{offset}, {name_size}, {size}, {int(bare_name)}, {{{text}}}}},")
    print("};\n")
    print("inline constexpr uint16_t kCharRefSlots[1 << kCharRefSlotsBits] = {")
    for at in range(0, len(slots), 24):
        print("    " + "".join(f"{index}," for index in slots[at:at + 24]))
    print("};\n")
    print("}  // namespace stet::html::gen")


if __name__ == "__main__":
    main()
