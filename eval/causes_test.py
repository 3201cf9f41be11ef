#!/usr/bin/env python3
"""Tests of the error browser's diff and causes: small pages, and what must be said of them."""

import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import causes  # noqa: E402
import diff  # noqa: E402
import tail  # noqa: E402

BODY = ("The council of the small town met on Monday evening to speak about the bridge.\n\n"
        "It has been closed since spring because a pillar gave way after the long winter.\n\n"
        "Nobody knows yet who will pay for the repair of what was built in haste.")
FIRST, SECOND, THIRD = BODY.split("\n\n")
MORE = "Seven recipes for a rainy afternoon with children who are bored"
PAGE = f"""<html><body><nav>Home Politics Weather</nav><main><h1>A bridge is closed</h1>
<div class="story"><p>{FIRST}</p><p>{SECOND}</p><ul><li>An entry of some length</li></ul><p>{THIRD}</p></div></main>
<pre>for all in this do that</pre><div class="related-stories"><p>{MORE}</p></div><div id="comments"><p>What a shame that is, somebody wrote</p></div>
<script>{{"text": "words that stand nowhere but here"}}</script></body></html>"""


def analysis(gold, out, page=PAGE):
    return causes.Finder("wcxb", {"text": gold}, {"text": out}, page).analyse()


class Diff(unittest.TestCase):
    CASES = [
        ("a b c", "a b c", [("same", 0, 3, 0, 3)]),
        ("a b c", "a c", [("same", 0, 1, 0, 1), ("missing", 1, 2, 1, 1), ("same", 2, 3, 1, 2)]),
        ("a c", "a b c", [("same", 0, 1, 0, 1), ("surplus", 1, 1, 1, 2), ("same", 1, 2, 2, 3)]),
        ("", "a", [("surplus", 0, 0, 0, 1)]),
        ("", "", []),
    ]

    def test_codes(self):
        for gold, out, codes in self.CASES:
            self.assertEqual(diff.opcodes(gold.split(), out.split()), codes, (gold, out))

    def test_costs_add_up_to_the_loss_of_the_bag(self):
        for gold, out in (("a b c d e f", "d e f a b"), ("a a b", "a b b b"), (BODY, THIRD + MORE), (BODY, SECOND)):
            gold, out = causes.words(gold), causes.words(out)
            gold_cost, out_cost = diff.costs(gold, out, diff.opcodes(gold, out))
            rest = list(gold)
            common = 0
            for word in out:
                if word in rest:
                    rest.remove(word)
                    common += 1
            loss = 1 - 2 * common / (len(gold) + len(out))
            self.assertAlmostEqual((sum(gold_cost) + sum(out_cost)) / (len(gold) + len(out)), loss)

    def test_moved_text_costs_nothing(self):
        gold, out = causes.words(FIRST + SECOND), causes.words(SECOND + FIRST)
        gold_cost, out_cost = diff.costs(gold, out, diff.opcodes(gold, out))
        self.assertEqual(sum(gold_cost) + sum(out_cost), 0)


class Causes(unittest.TestCase):
    CASES = [
        ("nothing taken", BODY, ""),
        ("only in scripts", "words that stand nowhere but here", ""),
        ("reference not on the page", "Quite another tale altogether, told elsewhere", ""),
        ("reference empty", "", BODY),
        ("beginning cut", BODY, f"{SECOND}\n\n{THIRD}"),
        ("gap", BODY, f"{FIRST}\n\n{THIRD}"),
        ("end cut", BODY, f"{FIRST}\n\n{SECOND}"),
        ("list dropped", f"{FIRST}\n\n{SECOND}\n\nAn entry of some length\n\n{THIRD}", BODY),
        ("other articles", BODY, f"{BODY}\n\n{MORE}"),
        ("comments", BODY, f"{BODY}\n\nWhat a shame that is, somebody wrote"),
        ("navigation", BODY, f"Home Politics Weather\n\n{BODY}"),
        ("said twice", BODY, f"{BODY}\n\n{SECOND}"),
        ("wrong box", BODY, MORE),
        ("code", BODY, f"{BODY}\n\nfor all in this do that"),
        ("inside, like the body", f"{FIRST}\n\n{THIRD}", BODY),
        ("glued or split words", BODY, BODY.replace("small town", "smalltown")),
    ]

    def test_the_cause_that_costs_most(self):
        for cause, gold, out in self.CASES:
            found = analysis(gold, out).by_cause()
            self.assertEqual(found.most_common(1)[0][0], cause, dict(found))

    def test_every_cause_is_explained(self):
        for cause, _, _ in self.CASES:
            self.assertIn(cause, causes.CAUSES)

    def test_losses_add_up(self):
        for _, gold, out in self.CASES:
            found = analysis(gold, out)
            self.assertAlmostEqual(sum(found.by_cause().values()), found.loss)

    def test_nothing_is_lost_where_all_is_right(self):
        self.assertEqual(analysis(BODY, BODY).spans, [])


class Tail(unittest.TestCase):
    def test_scripts(self):
        for text, script in (("Straße", "Latin"), ("мост", "Cyrillic"), ("다리가", "Hangul"), ("橋が閉鎖された", "Japanese"),
                             ("大桥关闭", "Han"), ("الجسر", "Arabic"), ("", "?")):
            self.assertEqual(tail.script(text), script)

    def test_groups_of_one_page_are_not_judged(self):
        self.assertEqual(tail.lowest({"xx": [0.1], "yy": [0.8, 1.0]}), 0.9)
        self.assertIsNone(tail.lowest({"xx": [0.1]}))


if __name__ == "__main__":
    unittest.main()
