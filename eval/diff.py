"""Words of a reference text beside those of an output: what is the same, what is missing, what is too much.

In: two lists of words. Out: a list of (kind, gold range, output range), kind being "same", "missing" or "surplus",
in reading order, and the cost of each word: the share of it that the bag-of-words measure counts.

Patience: runs of three words that occur once on either side are fixed points if they come in the same order; what
lies between is compared word by word where it is small.
"""

import bisect
import difflib
from collections import Counter

GRAM = 3
SMALL = 400_000  # product of two lengths up to which words are compared one by one


def _once(words, begin, end):
    """{n-gram: position} of those that occur once."""
    seen = {}
    for i in range(begin, end - GRAM + 1):
        gram = tuple(words[i:i + GRAM])
        seen[gram] = -1 if gram in seen else i
    return {g: i for g, i in seen.items() if i >= 0}


def _fixed_points(gold, out, g0, g1, o0, o1):
    """Increasing (gold position, output position) pairs of n-grams that occur once on either side."""
    ours = _once(out, o0, o1)
    pairs = [(i, ours[gram]) for gram, i in _once(gold, g0, g1).items() if gram in ours]
    pairs.sort()
    # Longest increasing run of the second numbers.
    tails, tail_at, before = [], [], [0] * len(pairs)
    for n, (_, o) in enumerate(pairs):
        k = bisect.bisect_left(tails, o)
        if k == len(tails):
            tails.append(o)
            tail_at.append(n)
        else:
            tails[k], tail_at[k] = o, n
        before[n] = tail_at[k - 1] if k else -1
    chain, n = [], tail_at[-1] if tail_at else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]


def matches(gold, out):
    """Pairs of positions of the words that are the same, increasing on both sides."""
    pairs = []

    def between(g0, g1, o0, o1, depth):
        while g0 < g1 and o0 < o1 and gold[g0] == out[o0]:
            pairs.append((g0, o0))
            g0, o0 = g0 + 1, o0 + 1
        rest = []
        while g0 < g1 and o0 < o1 and gold[g1 - 1] == out[o1 - 1]:
            g1, o1 = g1 - 1, o1 - 1
            rest.append((g1, o1))
        if g0 < g1 and o0 < o1:
            chain = _fixed_points(gold, out, g0, g1, o0, o1) if depth < 8 else []
            if chain:
                at_g, at_o = g0, o0
                for g, o in chain:
                    if g < at_g or o < at_o:
                        continue  # inside a run that was stepped over
                    between(at_g, g, at_o, o, depth + 1)
                    while g < g1 and o < o1 and gold[g] == out[o]:
                        pairs.append((g, o))
                        g, o = g + 1, o + 1
                    at_g, at_o = g, o
                between(at_g, g1, at_o, o1, depth + 1)
            elif (g1 - g0) * (o1 - o0) <= SMALL:
                matcher = difflib.SequenceMatcher(None, gold[g0:g1], out[o0:o1], autojunk=False)
                for g, o, size in matcher.get_matching_blocks():
                    pairs.extend((g0 + g + k, o0 + o + k) for k in range(size))
        pairs.extend(rest[::-1])

    between(0, len(gold), 0, len(out), 0)
    return pairs


def opcodes(gold, out):
    """[(kind, gold begin, gold end, output begin, output end)] in reading order."""
    codes, g, o = [], 0, 0

    def add(kind, g0, g1, o0, o1):
        last = codes[-1] if codes else None
        if last and last[0] == kind and last[2] == g0 and last[4] == o0:
            codes[-1] = (kind, last[1], g1, last[3], o1)
        else:
            codes.append((kind, g0, g1, o0, o1))

    for i, j in matches(gold, out):
        if g < i:
            add("missing", g, i, o, o)
        if o < j:
            add("surplus", i, i, o, j)
        add("same", i, i + 1, j, j + 1)
        g, o = i + 1, j + 1
    if g < len(gold):
        add("missing", g, len(gold), o, o)
    if o < len(out):
        add("surplus", len(gold), len(gold), o, len(out))
    return codes


def costs(gold, out, codes):
    """(cost of each gold word, cost of each output word): a word that moved costs nothing, since the measure looks at
    bags of words; so the words of a kind share what the bag has too few or too many of. The sum of all costs over the
    number of words on both sides is 1 - F1."""
    few, many = Counter(gold), Counter(out)
    few, many = few - many, many - few
    unmatched_gold = [i for kind, g0, g1, _, _ in codes if kind == "missing" for i in range(g0, g1)]
    unmatched_out = [i for kind, _, _, o0, o1 in codes if kind == "surplus" for i in range(o0, o1)]
    gold_cost, out_cost = [0.0] * len(gold), [0.0] * len(out)
    for words, places, excess, cost in ((gold, unmatched_gold, few, gold_cost), (out, unmatched_out, many, out_cost)):
        count = Counter(words[i] for i in places)
        for i in places:
            cost[i] = excess[words[i]] / count[words[i]]
    return gold_cost, out_cost
