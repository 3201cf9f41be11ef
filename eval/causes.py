"""Why a page loses what it loses: its loss, 1 - F1, parted among causes.

In: the scorer's row of truth, a prediction with blocks (stet_predict --blocks), the page's markup. Out: an Analysis:
the diff of words, and spans of it, each with a cause, its loss, and where on the page its words stand. The losses of a
page's spans add up to 1 - F1 of its bag of words; for snippets, to the page's share of 1 - F1 of the whole set.

Causes are guessed from place, shape, and the class words that developers use; they sort pages for people to read, and
nothing is scored or trained with them.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

import diff
import page as page_of

# What a span is called, in the order of the table: too much, too little, garbled, and not stet's.
CAUSES = {
    "whole page taken": "much more than the reference, from all over the page",
    "other articles": "other <article> elements, cards, teasers, related stories",
    "comments": "what readers wrote below",
    "about, author": "biography, about boxes, disclaimers at the foot",
    "promotion": "newsletter, subscription, share, advertisement boxes",
    "navigation": "in nav, header, footer, menus, breadcrumbs",
    "caption": "captions and credits of pictures that the reference leaves out",
    "headline, byline, date": "the article's own head, which the reference leaves out",
    "links": "runs of links without a box that names them",
    "list or table": "lists and tables without a box that names them",
    "code": "pre and code that the reference leaves out",
    "before the body": "other text before the first word that is right",
    "after the body": "other text after the last word that is right",
    "after, like the body": "the same, marked up as the body's paragraphs are: the reference may stop early",
    "inside the body": "other text between words that are right",
    "inside, like the body": "the same, marked up as the body's paragraphs are: the reference may have gaps",
    "said twice": "words that the reference has once and stet more than once",
    "nothing taken": "no text at all where the reference has some",
    "wrong box": "text, but hardly a word of the reference",
    "list dropped": "list items missing",
    "table dropped": "table cells missing",
    "code dropped": "pre and code missing",
    "heading dropped": "headings missing",
    "caption dropped": "captions missing that the reference keeps",
    "comments dropped": "comments missing that the reference keeps",
    "hidden text dropped": "what the markup hides and the reference keeps",
    "beginning cut": "the reference begins earlier",
    "end cut": "the reference goes on",
    "gap": "missing between words that are right",
    "only in scripts": "the words stand in structured data or application state alone",
    "glued or split words": "the same letters in other words",
    "spelling of words": "a few words differ inside a run that is right",
    "reference not on the page": "words of the reference that the page does not have",
    "reference empty": "the set says that there is no text here",
}
CUES = [
    ("comments", r"comment|disqus|respond\b|replies|reply|discussion"),
    ("promotion", r"newsletter|subscri|signup|sign-up|promo|\bads?\b|\bad-|advert|sponsor|share|social|follow|donat|"
                  r"paywall|cta\b|banner|cookie|consent|popup|modal"),
    ("other articles", r"related|recommend|read-?(more|next|also)|more-|teaser|\bcards?\b|latest|popular|trending|"
                       r"most-|carousel|sidebar|widget|aside|next-|prev|similar|also-like|collection"),
    ("about, author", r"author|\bbio\b|biograph|about|contributor|disclaimer|copyright|boilerplate|footnote|profile"),
    ("navigation", r"\bnav|menu|breadcrumb|footer|header-|site-header|pagination|toolbar|\btoc\b"),
    ("caption", r"caption|credit|figure|photo-"),
]
CUES = [(cause, re.compile(pattern)) for cause, pattern in CUES]
TAGS = {"nav": "navigation", "footer": "navigation", "aside": "other articles", "figcaption": "caption"}
KINDS = {"li": "list dropped", "dd": "list dropped", "dt": "list dropped", "td": "table dropped", "th": "table dropped",
         "caption": "table dropped", "pre": "code dropped", "code": "code dropped", "figcaption": "caption dropped",
         "h1": "heading dropped", "h2": "heading dropped", "h3": "heading dropped", "h4": "heading dropped",
         "h5": "heading dropped", "h6": "heading dropped"}
INLINE = set("a abbr b bdi big cite code del em font i ins kbd mark q s small span strike strong sub sup tt u".split())
HEAD_ROLES = {"headline", "byline", "timestamp", "standfirst", "kicker", "dateline"}


@dataclass
class Span:
    """A run of words of one side, block by block as the output or the page has them."""

    kind: str  # missing or surplus
    begin: int
    end: int
    loss: float
    cause: str = ""
    where: str = ""  # the chain of elements
    role: str = ""  # stet's role and reason for the block


@dataclass
class Analysis:
    loss: float
    spans: list = field(default_factory=list)
    gold: list = field(default_factory=list)  # words
    out: list = field(default_factory=list)
    codes: list = field(default_factory=list)
    gold_text: str = ""
    out_text: str = ""

    def by_cause(self):
        total = Counter()
        for span in self.spans:
            total[span.cause] += span.loss
        return total


def words(text):
    return re.findall(r"\w+", text.lower())


def gold_text(name, truth):
    """The reference text as the set's measure takes it."""
    if name == "fundus":
        parts = list(truth.get("summary", []))
        parts += [s for section in truth["sections"] for s in section["headline"] + section["paragraphs"]]
        return "\n\n".join(unicodedata.normalize("NFC", re.sub(r"\s+", " ", p).strip()) for p in parts)
    return truth.get("text", "")


def block_bounds(text):
    """Numbers of the words at which blocks (blank-line separated) begin."""
    bounds, count = [], 0
    for block in re.split(r"\n\s*\n", text):
        size = len(words(block))
        if size:
            bounds.append(count)
            count += size
    return bounds


class Verdicts:
    """stet's role and reason for a run of words."""

    def __init__(self, blocks):
        self.texts, self.grams = [], {}
        for role, reason, text in blocks:
            some = words(text)
            number = len(self.texts)
            self.texts.append((role, reason, " ".join(some)))
            for i in range(max(1, len(some) - 2)):
                self.grams.setdefault(tuple(some[i:i + 3]), []).append(number)

    def of(self, some):
        votes = Counter()
        for i in range(max(1, len(some) - 2)):
            for number in self.grams.get(tuple(some[i:i + 3]), [])[:8]:
                votes[number] += 1
        if not votes:
            return "", ""
        role, reason, _ = self.texts[min(votes, key=lambda n: (-votes[n], n))]
        return role, reason


def chain_text(node):
    return " > ".join(e.mark for e in node.chain()[:6][::-1] if e.tag not in ("html", "body")) if node else ""


def cued(node, body):
    """The cause that the elements around a place speak of, innermost first. Elements around the article's own words
    (`body`, a set of their numbers) say nothing."""
    for e in node.chain() if node else []:
        if e.number in body:
            break
        if e.tag in TAGS:
            return TAGS[e.tag]
        for cause, pattern in CUES:
            if pattern.search(e.cues):
                return cause
        if e.tag == "article":
            return "other articles"
    return ""


def likeness(node):
    """What the paragraphs of one text have in common: tags and classes from the block element outwards."""
    chain = node.chain() if node else []
    while chain and chain[0].tag in INLINE:
        chain = chain[1:]
    return tuple(e.shape for e in chain[:4])


class Finder:
    """One page's analysis."""

    def __init__(self, name, truth, prediction, markup):
        self.name, self.truth, self.prediction = name, truth, prediction
        self.page = page_of.Page(markup)
        self.verdicts = Verdicts(prediction.get("blocks", []))

    # -- bags of words

    def analyse(self):
        text = self.prediction.get("text", "") or ""
        if self.name == "fundus":
            text = unicodedata.normalize("NFC", text)
        gold_side = gold_text(self.name, self.truth)
        a = Analysis(0.0, gold=words(gold_side), out=words(text), gold_text=gold_side, out_text=text)
        if not a.gold or not a.out:
            a.loss = 0.0 if not a.gold and not a.out else 1.0
            if a.gold:
                a.codes = [("missing", 0, len(a.gold), 0, 0)]
                a.spans = [Span("missing", 0, len(a.gold), 1.0, self.missing_all(a.gold))]
            elif a.out:
                a.codes = [("surplus", 0, 0, 0, len(a.out))]
                a.spans = [Span("surplus", 0, len(a.out), 1.0, "reference empty")]
            self.locate(a)
            return a
        a.codes = diff.opcodes(a.gold, a.out)
        gold_cost, out_cost = diff.costs(a.gold, a.out, a.codes)
        whole = len(a.gold) + len(a.out)
        a.loss = (sum(gold_cost) + sum(out_cost)) / whole
        a.spans = self.parted(a, gold_cost, out_cost, whole)
        self.body_elements(a)
        self.grams = {tuple(a.gold[i:i + 3]) for i in range(len(a.gold) - 2)}
        self.locate(a)
        self.name_causes(a, gold_cost, out_cost)
        return a

    def parted(self, a, gold_cost, out_cost, whole):
        """Runs of the diff, cut where blocks begin, each with its loss."""
        spans = []
        gold_cuts, out_cuts = set(block_bounds(a.gold_text)), set(block_bounds(a.out_text))
        for kind, g0, g1, o0, o1 in a.codes:
            if kind == "same":
                continue
            begin, end, cuts, cost = (g0, g1, gold_cuts, gold_cost) if kind == "missing" else (o0, o1, out_cuts, out_cost)
            at = begin
            for i in range(begin + 1, end + 1):
                if i == end or i in cuts:
                    spans.append(Span(kind, at, i, sum(cost[at:i]) / whole))
                    at = i
        return spans

    def body_elements(self, a):
        """Finds where the words that are right stand: `body`, numbers of the elements that hold at least a fifth of
        them, `alike`, the likeness of their paragraphs."""
        count, places, near = Counter(), 0, None
        self.alike = set()
        for kind, g0, g1, _, _ in a.codes:
            if kind == "same" and g1 - g0 >= 3:
                for at in range(g0, g1, 60):
                    node, near = self.page.find(a.gold[at:min(at + 20, g1)], near)
                    if node:
                        places += 1
                        count.update(e.number for e in node.chain())
                        self.alike.add(likeness(node))
        self.body = {number for number, n in count.items() if n * 5 >= places}

    def locate(self, a):
        near = None
        for span in a.spans:
            some = (a.gold if span.kind == "missing" else a.out)[span.begin:span.end]
            node, place = self.page.find(some, near)
            near = place if place is not None else near
            span.node, span.where = node, chain_text(node)
            span.role, span.reason = self.verdicts.of(some)

    def missing_all(self, gold):
        if sum(w in self.page.bag for w in gold) < 0.5 * len(gold):
            return "only in scripts" if self.page.in_scripts(gold) else "reference not on the page"
        return "nothing taken"

    def name_causes(self, a, gold_cost, out_cost):
        same = sum(g1 - g0 for kind, g0, g1, _, _ in a.codes if kind == "same")
        g, o = len(a.gold), len(a.out)
        firsts = [c for c in a.codes if c[0] == "same" and c[2] - c[1] >= 3] or [c for c in a.codes if c[0] == "same"]
        first, last = (firsts[0], firsts[-1]) if firsts else (None, None)
        all_over = o > 2.5 * g and same > 0.6 * g and o > 0.6 * len(self.page.words)
        wrong = same < 0.2 * g
        letters = self.same_letters(a)
        title = words(self.truth.get("title", "") or self.prediction.get("title", "") or "")
        for span in a.spans:
            some = (a.gold if span.kind == "missing" else a.out)[span.begin:span.end]
            if (span.kind, span.begin) in letters:
                span.cause = "glued or split words"
            elif span.kind == "surplus":
                span.cause = self.surplus(span, some, a, first, last, all_over, wrong, title)
            else:
                span.cause = self.missing(span, some, first, last, wrong)

    @staticmethod
    def same_letters(a):
        """(kind, begin) of spans whose neighbour on the other side has the same letters, cut otherwise."""
        out = set()
        for x, y in zip(a.codes, a.codes[1:]):
            if {x[0], y[0]} != {"missing", "surplus"}:
                continue
            missing, surplus = (x, y) if x[0] == "missing" else (y, x)
            if "".join(a.gold[missing[1]:missing[2]]) == "".join(a.out[surplus[3]:surplus[4]]):
                out.add(("missing", missing[1]))
                out.add(("surplus", surplus[3]))
        return out

    def surplus(self, span, some, a, first, last, all_over, wrong, title):
        if wrong:
            return "wrong box"
        place = "before" if first is None or span.end <= first[3] else "after" if span.begin >= last[4] else "inside"
        if span.role in HEAD_ROLES or title and some == title:
            return "headline, byline, date"
        if span.role in ("caption", "photo_credit", "credit"):
            return "caption"
        grams = [tuple(some[i:i + 3]) for i in range(len(some) - 2)]
        if len(some) > 4 and sum(g in self.grams for g in grams) > 0.6 * len(grams):
            return "said twice"
        cause = cued(span.node, self.body)
        if cause == "navigation" and place == "before" and len(some) < 30:
            return "headline, byline, date" if span.node and any(e.tag == "header" for e in span.node.chain()) else cause
        if cause:
            return cause
        if all_over:
            return "whole page taken"
        if place == "inside" and len(some) <= 2 and a.codes:
            return "spelling of words"
        if place == "before":
            return "before the body"
        if span.role == "code" or span.node and any(e.tag in ("pre", "code") for e in span.node.chain()):
            return "code"
        alike = bool(span.node) and likeness(span.node) in self.alike
        if not alike:
            chain = {e.tag for e in span.node.chain() if e.number not in self.body} if span.node else set()
            if "a" in chain:
                return "links"
            if chain & {"li", "td", "th", "dd", "dt"}:
                return "list or table"
        return ("after" if place == "after" else "inside") + (", like the body" if alike else " the body")

    def missing(self, span, some, first, last, wrong, snippets=False):
        absent = sum(w not in self.page.bag for w in some)
        if absent * 2 > len(some):
            return "only in scripts" if self.page.in_scripts(some) else "reference not on the page"
        if wrong:
            return "wrong box"
        place = "beginning" if first is None or span.end <= first[1] else "end" if span.begin >= last[2] else "gap"
        for e in span.node.chain() if span.node else []:
            if e.number in self.body:
                break
            if e.hidden:
                return "hidden text dropped"
            if e.tag in KINDS:
                return KINDS[e.tag]
            if re.search("comment|repl(y|ies)", e.cues):
                return "comments dropped"
        if place == "gap" and len(some) <= 2 and not snippets:
            return "spelling of words"
        return {"beginning": "beginning cut", "end": "end cut"}.get(place, "gap")

    # -- snippets

    def snippets(self, misses, pooled):
        """Spans of the trafilatura set: (kind, snippet) of each that is missing or too much; `pooled`, the share of the
        set's loss that each stands for."""
        text = re.sub(r"\s+", " ", self.prediction.get("text", "") or "")
        a = Analysis(pooled * len(misses), out=words(text), out_text=self.prediction.get("text", "") or "")
        self.body, self.alike, self.grams = set(), set(), set()
        right = [words(s) for s in self.truth["with"] if re.sub(r"\s+", " ", s).strip() in text]
        count, seen = Counter(), []
        for some in right:
            node, place = self.page.find(some)
            if node:
                seen.append(place)
                self.alike.add(likeness(node))
                count.update(e.number for e in node.chain())
        self.body = {number for number, n in count.items() if n * 3 >= len(right)}
        for kind, snippet in misses:
            some = words(snippet)
            span = Span(kind, 0, 0, pooled)
            node, place = self.page.find(some)
            span.node, span.where, span.text = node, chain_text(node), snippet
            span.role, span.reason = self.verdicts.of(some)
            # Places on the page stand in for numbers of words.
            span.begin = span.end = place or 0
            ends = [("same", at, at, at, at) for at in ((min(seen), max(seen)) if seen else (0, 0))]
            if kind == "surplus":
                span.cause = self.surplus(span, some, a, *ends, False, not right, [])
            elif not text.strip():
                span.cause = self.missing_all(some)
            elif squashed(snippet) in squashed(text):
                span.cause = "glued or split words"
            else:
                span.cause = self.missing(span, some, *ends, not right, True)
            span.begin = span.end = 0
            a.spans.append(span)
        return a


def squashed(text):
    return re.sub(r"\W+", "", text)
