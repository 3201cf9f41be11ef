#!/usr/bin/env python3
"""Checks compiled code by its symbols, with nm.

  tools/symbols.py core ARCHIVE...
      The archives together may ask nothing of the system but what ALLOWED lists:
      no threads, files, locale, exceptions or run-time types.

  tools/symbols.py isa NAME OBJECT...
      Objects built for an instruction set may define weak functions (inline
      functions, templates) only in the namespace NAME or for types out of it. Of
      several weak copies the linker keeps any one: a copy of, say, std::min with
      AVX-512 in it would end up in code that runs on every processor.
"""

import re
import subprocess
import sys

# All that the core may ask for, as regular expressions on demangled names.
ALLOWED = [re.compile(pattern) for pattern in [
    # the C library: memory and bytes
    r"(malloc|calloc|realloc|free|aligned_alloc|posix_memalign|abort)",
    r"(mem(cpy|move|set|cmp|chr|rchr|mem)|str(len|cmp|ncmp|chr)|bcmp)",
    r"(__assert_fail|__stack_chk_fail|_GLOBAL_OFFSET_TABLE_)",
    r"(__mem(cpy|move|set)_chk)",
    # the compiler's own arithmetic, where the processor lacks an instruction
    r"__(popcount|clz|ctz)[ds]i2",
    r"(log|log2|exp|exp2|pow|sqrt|floor|ceil|lround|logf|expf|log1p)",
    # new and delete, static variables in functions, pure virtual functions
    r"operator (new|delete)(\[\])?\(.*",
    r"std::(nothrow|align_val_t)",
    r"(__cxa_guard_(acquire|release)|__cxa_atexit|__dso_handle|__cxa_pure_virtual)",
    r"(__cpu_model|__cpu_indicator_init|__cpu_features2)",
    # std::string and std::vector. They report impossible sizes by throwing, which
    # without handlers ends the program.
    r"std::__throw_(length_error|logic_error|bad_alloc|bad_array_new_length|out_of_range_fmt|bad_optional_access)\(.*",
    r"std::__cxx11::basic_string<char, .*",
    r"std::(to_chars|from_chars)\(.*",
    r"std::__detail::__(to|from)_chars.*",
    r"std::_Rb_tree_(insert_and_rebalance|increment|decrement|rebalance_for_erase)\(.*",
    # the two libraries that the core has
    r"uchardet_(new|delete|handle_data|data_end|reset|get_charset)",
    r"utf8proc_\w+",
    r"XXH\w+",
]]

# Not even inside the core's own code: these are made only by code that throws or
# asks for types at run time.
FORBIDDEN_ANYWHERE = re.compile(r"typeinfo (for|name for) |__gxx_personality|_Unwind_|__cxa_(throw|begin_catch|rethrow)|"
                                r"__dynamic_cast")


def nm(files: list[str]) -> list[tuple[str, str]]:
    """Kind and demangled name of each symbol; kind as nm's letter."""
    out = subprocess.run(["nm", "-C", "--no-sort", *files], check=True, capture_output=True, text=True).stdout
    symbols = []
    for line in out.splitlines():
        if match := re.match(r"^[0-9a-f ]{16} ([A-Za-z]) (.*)$", line):
            symbols.append((match[1], match[2]))
    return symbols


def check_core(archives: list[str]) -> list[str]:
    symbols = nm(archives)
    defined = {name for kind, name in symbols if kind not in "Uwv"}
    complaints = {f"must not be in the core: {name}" for _, name in symbols if FORBIDDEN_ANYWHERE.match(name)}
    for kind, name in symbols:
        if kind in "Uwv" and name not in defined and not any(p.fullmatch(name) for p in ALLOWED):
            complaints.add(f"the core may not need: {name}")
    if not defined:
        complaints.add("no symbols at all: is this the right file?")
    return sorted(complaints)


def check_isa(name: str, objects: list[str]) -> list[str]:
    return sorted({f"weak outside of {name}: {symbol}" for kind, symbol in nm(objects)
                   if kind == "W" and f"{name}::" not in symbol})


def main() -> int:
    if len(sys.argv) >= 3 and sys.argv[1] == "core":
        complaints = check_core(sys.argv[2:])
    elif len(sys.argv) >= 4 and sys.argv[1] == "isa":
        complaints = check_isa(sys.argv[2], sys.argv[3:])
    else:
        print(__doc__, file=sys.stderr)
        return 2
    print("\n".join(complaints), end="\n" if complaints else "")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
