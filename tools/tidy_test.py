#!/usr/bin/env python3
"""Tests of tools/tidy.py: a small tree, and the faults that must be found in it."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tidy

GOOD = {
    "include/stet/a.h": "#pragma once\n// A.\n#include <string>\n",
    "src/base/b.h": "#pragma once\n// B.\nnamespace stet {\n}\n",
    "src/html/h.h": '#pragma once\n// H.\n#include "base/b.h"\n#include "stet/a.h"\nnamespace stet::html {\n}\n',
    "src/html/modes/m.cpp": '// M.\n#include "html/h.h"\n#include <immintrin.h>\n',
    "src/html/h_test.cpp": '// Tests of H.\n#include <gtest/gtest.h>\n#include "test/exact.h"\n',
    "src/cli/main.cpp": '// The program.\n#include <fmt/core.h>\n#include <sys/stat.h>\n',
    "test/exact.h": "#pragma once\n// Exact.\n",
}


def whats(rule, changes):
    return [(path, what) for path, _, what in rule({**GOOD, **changes})]


class Tidy(unittest.TestCase):
    def test_a_good_tree_has_no_faults(self):
        self.assertEqual(tidy.faults(GOOD), [])

    def expect(self, rule, path, text, part):
        found = whats(rule, {path: text})
        self.assertEqual(len(found), 1, found)
        self.assertEqual(found[0][0], path)
        self.assertIn(part, found[0][1])

    def test_include_direction(self):
        for path, line, part in [
            ("src/base/x.cpp", '#include "html/h.h"', "comes after it"),
            ("src/html/modes/x.cpp", '#include "meta/read.h"', "comes after it"),
            ("src/html/x.cpp", '#include "../base/b.h"', "write the path"),
            ("src/html/x.cpp", '#include "h.h"', "write the path"),
            ("src/html/x.cpp", '#include "html/gone.h"', "no such file"),
            ("src/html/x.cpp", '#include "test/exact.h"', "no such file"),
            ("include/stet/x.h", '#include "base/b.h"', "public headers"),
            ("src/odd/x.cpp", "", "not in the order"),
        ]:
            with self.subTest(path=path, line=line):
                self.expect(tidy.include_direction, path, "// X.\n" + line, part)

    def test_file_heads(self):
        for path, text, part in [
            ("src/base/x.h", "// X.\n#pragma once\n", "begins with #pragma once"),
            ("src/base/x.h", "#pragma once\n#include <string>\n", "begins with a comment"),
            ("src/base/x.cpp", "#include <string>\n", "begins with a comment"),
            ("src/base/x.h", "#pragma once\n// X.\nusing namespace std;\n", "using namespace"),
            ("src/base/x-inl.h", "#pragma once\n// X.\n", "-inl.h"),
        ]:
            with self.subTest(path=path, text=text):
                self.expect(tidy.file_heads, path, text, part)
        own = {"src/html/h.cpp": '#include "html/h.h"\n', "src/html/h_fuzz.cpp": '#include "html/h.h"\n'}
        self.assertEqual(whats(tidy.file_heads, own), [])
        self.assertEqual(whats(tidy.file_heads, {"src/html/t.gen.h": "// Made by x.\n#pragma once\n"}), [])

    def test_file_sizes(self):
        long = "// X.\n" * 451
        self.expect(tidy.file_sizes, "src/base/x.cpp", long, "451 lines")
        self.assertEqual(whats(tidy.file_sizes, {"src/base/x.gen.cpp": long}), [])

    def test_file_names(self):
        self.expect(tidy.file_names, "src/base/string_utils.h", "", "names no subject")
        self.expect(tidy.file_names, "src/base/common.h", "", "names no subject")

    def test_namespaces(self):
        self.expect(tidy.namespaces, "src/html/x.h", "namespace stet {\n", "stet::html")
        self.expect(tidy.namespaces, "src/base/x.h", "namespace stet::base {\n", "is stet")
        self.assertEqual(whats(tidy.namespaces, {"src/html/x.h": "namespace stet::html::gen {\n"}), [])

    def test_libraries_from_outside_are_seen_once(self):
        one = {"src/encoding/a.cpp": "// A.\n#include <uchardet/uchardet.h>\n"}
        self.assertEqual(whats(tidy.libraries, one), [])
        two = {**one, "src/meta/b.cpp": "// B.\n#include <uchardet/uchardet.h>\n"}
        self.assertEqual(len(whats(tidy.libraries, two)), 1)
        test = {**one, "src/encoding/a_test.cpp": "// A.\n#include <uchardet/uchardet.h>\n"}
        self.assertEqual(whats(tidy.libraries, test), [])
        self.expect(tidy.libraries, "src/io/x.h", "#include <libdeflate.h>", "not by a header")
        self.expect(tidy.libraries, "src/html/x.cpp", "#include <fmt/core.h>", "the core does without")
        self.expect(tidy.libraries, "src/html/x.cpp", "#include <gtest/gtest.h>", "outside of tests")

    def test_core_purity(self):
        self.expect(tidy.core_purity, "src/text/x.cpp", "#include <mutex>", "<mutex>")
        self.expect(tidy.core_purity, "include/stet/x.h", "#include <iostream>", "<iostream>")
        self.assertEqual(whats(tidy.core_purity, {"src/io/x.cpp": "#include <mutex>",
                                                  "src/text/x_test.cpp": "#include <thread>"}), [])

    def test_machine_paths(self):
        path = "/".join(["", "home", "someone", "stet"])
        self.expect(tidy.machine_paths, "README.md", f"see {path}", "one machine")
        self.assertEqual(whats(tidy.machine_paths, {"README.md": f"http://example.org{path}"}), [])

    def test_deviations_are_listed(self):
        mark = "// DEVIATION" + ": because"
        self.expect(tidy.deviations, "src/html/x.cpp", mark, "SPEC.md does not name")
        self.assertEqual(whats(tidy.deviations, {"src/html/x.cpp": mark, "SPEC.md": "- src/html/x.cpp"}), [])

    def test_documents(self):
        self.expect(tidy.documents, "README.md", "[there](docs/gone.md)", "not there")
        self.assertEqual(whats(tidy.documents, {"README.md": "[a](src/html/) [b](https://x.org)"}), [])
        map_ = "`src/base/` `src/html/modes/` `src/cli/`"
        self.assertEqual(whats(tidy.documents, {"ARCHITECTURE.md": map_}), [])
        self.expect(tidy.documents, "ARCHITECTURE.md", map_ + "`src/gone/`", "src/gone")
        self.expect(tidy.documents, "ARCHITECTURE.md", "`src/base/` `src/html/`", "src/cli")
        found = whats(tidy.documents, {"dev": 'NEED_X="a:one -:two"\n', "docs/dependencies.md": "`one`"})
        self.assertEqual([what for _, what in found], ["has no line for two, which ./dev installs"])


if __name__ == "__main__":
    unittest.main()
