"""The words of a page with the elements that they stand in: where on the page a run of words comes from.

In: the markup. Out: words in document order, each with a chain of elements ("div.comments", "li"); and `find`,
which looks for the place of a run of words. A rough reading with the standard library's parser, good enough to name
causes by; nothing is scored with it.
"""

import html.parser
import re
from collections import Counter

WORD = re.compile(r"\w+")
VOID = set("area base br col embed hr img input link meta param source track wbr".split())
SILENT = {"script", "style", "template", "title", "textarea", "select", "svg"}
# Their end tags may be left out: another of the same kind closes them.
CLOSES = {"li": {"li"}, "p": {"p"}, "td": {"td", "th"}, "th": {"td", "th"}, "tr": {"tr", "td", "th"},
          "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "option": {"option"}}
GRAM = 3


class Element:
    """A node of the chain. `mark`: tag, id and classes, for people; `cues`: the same, lower-cased, to look for words;
    `shape`: tag and classes, which parts of one kind have in common."""

    __slots__ = ("tag", "mark", "cues", "shape", "parent", "hidden", "number")

    def __init__(self, tag, attributes, parent, number):
        values = {k: v or "" for k, v in attributes}
        names = values.get("class", "").split()
        self.tag, self.parent, self.number = tag, parent, number
        self.shape = " ".join([tag, *names])
        self.mark = tag + ("#" + values["id"] if values.get("id") else "") + "".join("." + n for n in names[:4])
        self.cues = " ".join([values.get("id", ""), values.get("class", ""), values.get("role", ""),
                              values.get("itemprop", ""), values.get("itemtype", "")]).lower()
        style = values.get("style", "").replace(" ", "").lower()
        self.hidden = ("hidden" in values or values.get("aria-hidden") == "true" or "display:none" in style
                       or tag == "dialog" and "open" not in values)

    def chain(self):
        node, out = self, []
        while node is not None:
            out.append(node)
            node = node.parent
        return out  # from the inside out


class _Reader(html.parser.HTMLParser):
    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.page, self.at, self.count, self.silent = page, None, 0, []

    def handle_starttag(self, tag, attributes):
        for node in (self.at.chain() if self.at and tag in CLOSES else []):
            if node.tag in CLOSES[tag]:
                self.at = node.parent
                if tag != "tr":
                    break
            elif node.tag not in ("p", "b", "i", "a", "span", "em", "strong"):
                break
        if tag in SILENT:
            self.silent.append(tag)
        if tag in VOID:
            return
        self.count += 1
        self.at = Element(tag, attributes, self.at, self.count)

    def handle_endtag(self, tag):
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()
        for node in (self.at.chain() if self.at else []):
            if node.tag == tag:
                self.at = node.parent
                break

    def handle_data(self, data):
        if self.silent:
            if self.silent[-1] == "script":
                self.page.scripts.append(data)
            return
        for word in WORD.findall(data.lower()):
            self.page.words.append(word)
            self.page.places.append(self.at)


class Page:
    def __init__(self, markup):
        self.words, self.places, self.scripts = [], [], []
        reader = _Reader(self)
        reader.feed(markup)
        reader.close()
        self.bag = Counter(self.words)
        self._grams = None
        self._script_bag = None

    def _index(self):
        if self._grams is None:
            self._grams = {}
            for i in range(len(self.words) - GRAM + 1):
                self._grams.setdefault(tuple(self.words[i:i + GRAM]), []).append(i)
        return self._grams

    def find(self, words, near=None):
        """The element that most of a run of words stands in, and the position of the run; (None, None) if it is not
        on the page. Where it stands several times the place next to position `near` counts."""
        if not words:
            return None, None
        if len(words) < GRAM:
            places = [i for i in range(len(self.words) - len(words) + 1) if self.words[i:i + len(words)] == words]
        else:
            grams, votes = self._index(), Counter()
            step = max(1, len(words) // 40)
            for k in range(0, len(words) - GRAM + 1, step):
                for i in grams.get(tuple(words[k:k + GRAM]), [])[:20]:
                    votes[i - k] += 1
            most = max(votes.values(), default=0)
            places = [i for i, count in votes.items() if count == most]
        if not places:
            return None, None
        place = min(places, key=lambda i: (abs(i - near) if near is not None else 0, i))
        place = min(max(place, 0), len(self.words) - 1)
        middle = min(place + len(words) // 2, len(self.words) - 1)
        return self.places[middle], place

    def in_scripts(self, words):
        """Whether the words stand in a script (structured data, application state)."""
        if self._script_bag is None:
            text = " ".join(self.scripts)
            text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
            self._script_bag = set(WORD.findall(re.sub(r"\\[nrt\"/]|<[^>]*>", " ", text).lower()))
        return bool(words) and sum(w in self._script_bag for w in words) > 0.9 * len(words)
