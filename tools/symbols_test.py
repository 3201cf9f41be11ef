#!/usr/bin/env python3
"""Tests of tools/symbols.py on small programs, compiled here.

usage: tools/symbols_test.py COMPILER
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import symbols

COMPILER = sys.argv.pop() if len(sys.argv) > 1 else "c++"


def compiled(folder: str, source: str) -> str:
    file = pathlib.Path(folder) / "x.cpp"
    file.write_text(source)
    subprocess.run([COMPILER, "-std=c++20", "-O1", "-c", file, "-o", file.with_suffix(".o")], check=True)
    return str(file.with_suffix(".o"))


class Symbols(unittest.TestCase):
    def core(self, source):
        with tempfile.TemporaryDirectory() as folder:
            return symbols.check_core([compiled(folder, source)])

    def isa(self, source):
        with tempfile.TemporaryDirectory() as folder:
            return symbols.check_isa("avx2", [compiled(folder, source)])

    def test_core(self):
        self.assertEqual(self.core("#include <string>\nstd::string f(int n) { return std::string(n, 'x'); }"), [])
        for source, part in [
            ("#include <cstdio>\nvoid f() { std::fopen(\"x\", \"r\"); }", "fopen"),
            ("void f(int n) { if (n) throw n; }", "__cxa_throw"),
            ("struct A { virtual void f(); };\nvoid A::f() {}", "typeinfo"),
            ("#include <thread>\nvoid f() { std::thread([] {}).join(); }", "std::thread"),
            ("#include <locale>\nbool f() { return std::isspace(' ', std::locale()); }", "std::locale"),
        ]:
            with self.subTest(source=source):
                self.assertIn(part, "\n".join(self.core(source)))

    def test_isa(self):
        weak = "inline __attribute__((noinline)) int f(int x) { return x + 1; }"
        use = "int g(int x) { return f(x); }"
        self.assertEqual(len(self.isa(f"namespace stet {{ {weak} inline namespace avx2 {{ {use} }} }}")), 1)
        self.assertEqual(self.isa(f"namespace stet {{ inline namespace avx2 {{ {weak} {use} }} }}"), [])
        template = "template <class T> __attribute__((noinline)) int f(T) { return sizeof(T); }"
        self.assertEqual(self.isa(f"{template} namespace avx2 {{ struct S {{}}; int g() {{ return f(S()); }} }}"), [])
        self.assertEqual(len(self.isa(f"{template} namespace avx2 {{ int g() {{ return f(1); }} }}")), 1)


if __name__ == "__main__":
    unittest.main()
