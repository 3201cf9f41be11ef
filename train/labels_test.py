#!/usr/bin/env python3
"""Tests of align.py and labels.py; skipped where there is no numpy.

usage: train/labels_test.py
"""

import os
import re
import sys
import unittest

try:
    import numpy as np
except ModuleNotFoundError:
    print("labels_test: skipped, no numpy")
    sys.exit(0)

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from align import align, words  # noqa: E402
from labels import from_snippets, page_labels, says_day  # noqa: E402

FIRST = "The ferry left the harbour at dawn with forty passengers on board."
SECOND = "By noon the wind had turned and the captain decided to sail back."
THIRD = "Nobody was hurt, the company said, and all tickets will be refunded."


def hard(blocks, gold):
    return [int(x) for x in align(blocks, gold)[0] >= 0.5]


class Align(unittest.TestCase):
    # (what holds, blocks, gold text, hard labels)
    CASES = [
        ("blocks of the text stand", ["Home", FIRST, "Share", SECOND, "Terms"], FIRST + "\n\n" + SECOND, [0, 1, 0, 1, 0]),
        ("a text printed twice stands where its neighbours are",
         [FIRST, "Sport", "Weather", "Most read", "Ferry turns back", FIRST, SECOND, THIRD],
         "\n\n".join([FIRST, SECOND, THIRD]), [0, 0, 0, 0, 0, 1, 1, 1]),
        ("a text printed twice stands twice if the gold text has it twice",
         [FIRST, SECOND, FIRST, THIRD], "\n\n".join([FIRST, SECOND, FIRST, THIRD]), [1, 1, 1, 1]),
        ("a short block stands if its neighbours are neighbours in the gold text",
         ["Calm", FIRST, "Calm", SECOND, "Calm"], FIRST + "\nCalm\n" + SECOND, [0, 1, 1, 1, 0]),
        ("sections in another order stand", [SECOND, "Share", FIRST], FIRST + "\n\n" + SECOND, [1, 0, 1]),
        ("case, width and what does not show are no difference",
         ["THE FERRY\u00ad LEFT the harbour", "１２ boats sailed out"], "the ferry left the har\u200bbour\n12 boats sailed out", [1, 1]),
        ("words that all pages have do not make a block stand",
         ["Read all of the news of the day", FIRST], FIRST + "\n\n" + SECOND + "\n\n" + "of the news", [0, 1]),
        ("characters are words where there are no spaces",
         ["要闻 体育 财经 专题报道", "马素湘在澳大利亚悉尼游玩时的近影。", "在采访中，我们了解到不少学子"],
         "马素湘在澳大利亚悉尼游玩时的近影。\n\n在采访中，我们了解到不少学子", [0, 1, 1]),
        ("nothing stands without a gold text", [FIRST, SECOND], "", [0, 0]),
        ("no blocks, no labels", [], FIRST, []),
    ]

    def test_blocks(self):
        for what, blocks, gold, expected in self.CASES:
            with self.subTest(what):
                self.assertEqual(hard(blocks, gold), expected)

    def test_a_block_that_stands_in_part_has_its_share_and_is_less_sure(self):
        labels, weights = align([FIRST + " Read more about ferries here today.", SECOND], FIRST + "\n" + SECOND)
        self.assertTrue(0.5 < labels[0] < 1)
        self.assertEqual(labels[1], 1)
        self.assertLess(weights[0], weights[1])

    def test_a_block_without_words_has_no_weight(self):
        labels, weights = align([FIRST, "* * *", SECOND], FIRST + "\n" + SECOND)
        self.assertEqual((labels[1], weights[1]), (1, 0))

    def test_labels_of_a_page_that_lacks_its_gold_text_are_unsure(self):
        _, weights = align(["Please enable scripts to read this page"], "\n".join([FIRST, SECOND, THIRD]))
        self.assertTrue((weights <= 0.2).all())

    def test_no_word_of_the_gold_text_is_used_twice(self):
        labels, _ = align([FIRST] * 5, FIRST)
        self.assertEqual(labels.sum(), 1)

    def test_a_long_repetitive_page_ends(self):
        labels, _ = align(["a b"] * 3000, "a b " * 3000)
        self.assertEqual(len(labels), 3000)

    def test_of_two_copies_the_one_that_shows_stands(self):
        texts = [FIRST, SECOND, "Share", FIRST, SECOND]
        for hidden, expected in [([1, 1, 0, 0, 0], [0, 0, 0, 1, 1]), ([0, 0, 0, 1, 1], [1, 1, 0, 0, 0])]:
            labels, _ = align(texts, FIRST + "\n" + SECOND, hidden)
            self.assertEqual(list(labels), expected)

    def test_words(self):
        for text, expected in [("Don't stop", ["don", "t", "stop"]), ("北京 is", ["北", "京", "is"]), ("ภาษา", list("ภาษา")), ("한국 말", ["한국", "말"])]:
            self.assertEqual(words(text), expected)


class Roles(unittest.TestCase):
    ROW = {
        "title": "Ferry turns back in the storm", "authors": ["Ada Berg", "Jo Lind"], "published": "2024-03-07T09:00:00+01:00",
        "summary": ["Forty people spent a long day at sea."],
        "sections": [{"headline": [], "paragraphs": [FIRST]}, {"headline": ["The way back"], "paragraphs": [SECOND, THIRD]}],
    }

    def test_roles_by_value(self):
        texts = ["Ferry turns back in the storm", "Sport", "Ferry turns back in the storm", "Forty people spent a long day at sea.",
                 "By Jo Lind and Ada Berg", "7 March 2024, 9 am", FIRST, "The way back", SECOND, THIRD, "7 March 2021"]
        labels = page_labels("fundus", self.ROW, texts)
        self.assertEqual(labels.role, ["", "", "headline", "standfirst", "byline", "timestamp",
                                       "paragraph", "subheading", "paragraph", "paragraph", ""])
        self.assertEqual(list(labels.stands), [False, False, False, True, False, False, True, True, True, True, False])

    def test_days(self):
        when = re.match(r"(\d{4})-(\d\d)-(\d\d)", "2024-03-07")
        for text, expected in [("7.3.2024", True), ("07 Mar 24", True), ("March 2024", False), ("7 March 2021", False), ("2024年3月7日", True)]:
            self.assertEqual(says_day(text, when), expected, text)


class Snippets(unittest.TestCase):
    def test_blocks_with_snippets(self):
        row = {"with": ["the wind had  turned", "forty passengers"], "without": ["Most read"]}
        share, weight = from_snippets(row, [FIRST, SECOND, "Most read today", "Something else", "Most read: forty passengers", SECOND])
        self.assertEqual([None if np.isnan(s) else s for s in share], [1, 1, 0, None, None, 1])
        self.assertEqual(list(weight), [0.5, 0.5, 1, 0, 0, 0.5])


if __name__ == "__main__":
    unittest.main()
