"""Which words of a page's blocks are the gold text's: an alignment of two sequences.

In: the texts of the blocks of a page, in order, and the gold text of that page.
Out: for each block the share of its words that the gold text accounts for.

A bag of words cannot tell the lede from the same sentence in a teaser, and a longest common
subsequence scatters: every "the" of the navigation finds a partner. So, as programs that align
genomes do: runs of equal words ("fragments") are found first, then the chain of fragments that
rises in both sequences and is worth the most is chosen. A fragment is worth its words less a
price for opening it and for the way from the one before, so that of two occurrences that fit
equally the one near its neighbours is taken. (Chaining with gap costs: Myers and Miller 1995,
"Chaining multiple-alignment fragments in sub-quadratic time"; here the plain quadratic way, a
row at a time in numpy.)

A word of the gold text is used once. What the first chain leaves over is chained again, for
pages whose gold has another order than their markup. Last, what stands between two fragments
that are near each other is matched word by word: so a short block is decided by whether its
neighbours stand in the gold text at adjacent places.
"""

import re
import unicodedata

import numpy as np

# Scripts that are written without spaces between words: a character is a word. (Thai, Lao,
# Tibetan, Myanmar, Khmer, kana, bopomofo, Han; Hangul has spaces.)
NO_SPACES = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
WORD = re.compile(f"[{NO_SPACES}]|[^\\W{NO_SPACES}]+")
# Soft hyphens and zero-width characters; combining marks would end a run of \w in some scripts.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")

MULTIPLIER = np.int64(6364136223846793005)  # of the MMIX generator: odd, well mixed
OPEN = 1.5  # price of a fragment: two words in a row are worth half a word
GAP = 0.25  # price of each doubling of the way between two fragments, in words of the page
PAIRS_MAX = 600_000  # more shingles in common than this: take longer ones
FRAGMENTS_MAX = 6_000
HIDDEN = 1.0  # price of beginning in a block that is hidden
ROUNDS = 6
AGAIN_MIN = 5  # words that a fragment needs in the second and later rounds
NEAR = 80  # words: gaps up to this size are matched word by word
PIECE = 8  # words: more than chance


def words(text):
    """The words of a text as they are compared: folded, without what does not show."""
    if not text.isascii():
        text = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return WORD.findall(text.lower())


def _shingles(ids, free, size):
    """(start, hash) of each run of `size` words that are all free. The hash wraps around; two
    different shingles in common are too rare to matter."""
    count = len(ids) - size + 1
    if count <= 0:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    hashes = np.zeros(count, np.int64)
    usable = np.ones(count, bool)
    for k in range(size):
        hashes = hashes * MULTIPLIER + ids[k : k + count]
        usable &= free[k : k + count]
    starts = np.flatnonzero(usable)
    return starts, hashes[starts]


def _pairs(page, gold, page_free, gold_free, size):
    """All (i, j) where the same shingle starts; None if there are too many."""
    i_at, i_hash = _shingles(page, page_free, size)
    j_at, j_hash = _shingles(gold, gold_free, size)
    if not len(i_at) or not len(j_at):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    order = np.argsort(j_hash, kind="stable")
    j_at, j_hash = j_at[order], j_hash[order]
    low = np.searchsorted(j_hash, i_hash, "left")
    count = np.searchsorted(j_hash, i_hash, "right") - low
    total = int(count.sum())
    if total > PAIRS_MAX:
        return None
    i = np.repeat(i_at, count)
    offset = np.arange(total) - np.repeat(np.cumsum(count) - count, count)
    j = j_at[np.repeat(low, count) + offset]
    return i, j


def _fragments(page, gold, page_free, gold_free, least, whole):
    """(i, j, size) of the maximal runs of equal words. Runs shorter than `least` count only
    where `whole(i, j, size)` says that they are something complete."""
    for size in (2, 3, 4, 6, 8, 12, 20):
        found = _pairs(page, gold, page_free, gold_free, size)
        if found is not None:
            break
    else:
        return np.zeros((0, 3), np.int64)
    i, j = found
    if not len(i):
        return np.zeros((0, 3), np.int64)
    diagonal = i - j
    order = np.lexsort((i, diagonal))
    i, j, diagonal = i[order], j[order], diagonal[order]
    new = np.ones(len(i), bool)
    new[1:] = (diagonal[1:] != diagonal[:-1]) | (i[1:] != i[:-1] + 1)
    first = np.flatnonzero(new)
    length = np.diff(np.append(first, len(i))) + size - 1
    out = np.stack([i[first], j[first], length], axis=1)
    keep = out[:, 2] >= least
    keep |= whole(out[:, 0], out[:, 1], out[:, 2])
    out = out[keep]
    if len(out) > FRAGMENTS_MAX:
        cut = np.sort(out[:, 2])[-FRAGMENTS_MAX]
        out = out[out[:, 2] >= max(cut, 3)][: 2 * FRAGMENTS_MAX]
    return out[np.lexsort((out[:, 1], out[:, 0]))]


def _chain(fragments, price):
    """The rising chain worth most, as (i, j, size) with overlaps cut off; and its worth.
    `price` is what a fragment costs beyond OPEN that begins at each word of the page."""
    count = len(fragments)
    if not count:
        return [], 0.0
    i, j, size = (np.ascontiguousarray(fragments[:, k]) for k in range(3))
    i_end, j_end = i + size, j + size
    best = np.empty(count)
    before = np.full(count, -1)
    for b in range(count):
        own = size[b] - OPEN - price[i[b]]
        best[b] = own
        if not b:
            continue
        # How much of this one the one before has used up already.
        overlap = np.maximum(np.maximum(i_end[:b] - i[b], j_end[:b] - j[b]), 0)
        gap = np.maximum(i[b] - i_end[:b], 0)
        worth = best[:b] + own - overlap - GAP * np.log2(1 + gap)
        worth[(overlap >= size[b]) | (j[:b] >= j[b]) | (i[:b] >= i[b])] = -1e9
        a = int(worth.argmax())
        if worth[a] > best[b]:
            best[b] = worth[a]
            before[b] = a
    b = int(best.argmax())
    worth = float(best[b])
    chain = []
    while b >= 0:
        a = before[b]
        cut = max(i_end[a] - i[b], j_end[a] - j[b], 0) if a >= 0 else 0
        chain.append((int(i[b] + cut), int(j[b] + cut), int(size[b] - cut)))
        b = a
    return chain[::-1], worth


def _between(page, gold, to, chain):
    """Matches single words in the gaps between neighbours of the chain."""
    for (i, j, size), (i_next, j_next, _) in zip(chain, chain[1:]):
        i, j = i + size, j + size
        a = [k for k in range(i, i_next) if to[k] < 0] if i_next - i <= NEAR else []
        b = range(j, j_next) if j_next - j <= NEAR else []
        if not a or not b:
            continue
        # Longest common subsequence of two short lists.
        table = np.zeros((len(a) + 1, len(b) + 1), np.int32)
        line = gold[j:j_next]
        for y, k in enumerate(a):
            step = np.maximum(table[y, :-1] + (line == page[k]), table[y, 1:])
            table[y + 1, 1:] = np.maximum.accumulate(step)
        y, x = len(a), len(b)
        while y and x:
            if table[y, x] == table[y - 1, x]:
                y -= 1
            elif table[y, x] == table[y, x - 1]:
                x -= 1
            else:
                y, x = y - 1, x - 1
                to[a[y]] = b[x]


def align_words(blocks, gold_lines, hidden=None):
    """For each block, of a list of lists of words, the place in the gold text of each word, or
    -1. `gold_lines` is the gold text as a list of lists of words. Of a text that is there twice,
    once in blocks that are `hidden` (a list of truth values), the other is taken."""
    number = {}
    flat = [number.setdefault(w, len(number) + 1) for block in blocks for w in block]
    gold_flat = [number.setdefault(w, len(number) + 1) for line in gold_lines for w in line]
    page, gold = np.array(flat, np.int64), np.array(gold_flat, np.int64)
    to = np.full(len(page), -1, np.int64)
    starts = np.cumsum([0] + [len(b) for b in blocks])
    if len(page) and len(gold):
        page_free, gold_free = np.ones(len(page), bool), np.ones(len(gold), bool)
        page_edge = np.zeros(len(page) + 1, bool)
        page_edge[starts] = True
        price = np.repeat(np.zeros(len(blocks)) if hidden is None else HIDDEN * np.array(hidden, float), np.diff(starts))
        gold_edge = np.zeros(len(gold) + 1, bool)
        gold_edge[np.cumsum([0] + [len(line) for line in gold_lines])] = True

        def whole(i, j, size):
            return page_edge[i] & page_edge[i + size] & gold_edge[j] & gold_edge[j + size]

        for turn in range(ROUNDS):
            least = AGAIN_MIN if turn else 3
            chain, worth = _chain(_fragments(page, gold, page_free, gold_free, least, whole), price)
            if not chain or (turn and worth < AGAIN_MIN - OPEN):
                break
            for i, j, size in chain:
                to[i : i + size] = np.arange(j, j + size)
            if not turn:
                _between(page, gold, to, chain)
            taken = to >= 0
            page_free[:] = ~taken
            gold_free[:] = True
            gold_free[to[taken]] = False
            if gold_free.sum() < AGAIN_MIN:
                break
    return [to[starts[k] : starts[k + 1]] for k in range(len(blocks))]


def align(block_texts, gold_text, hidden=None):
    """(labels, weights) of the blocks of a page by its gold text; see share_and_weight."""
    blocks = [words(text) for text in block_texts]
    lines = [line for line in map(words, gold_text.split("\n")) if line]
    return share_and_weight(blocks, lines, align_words(blocks, lines, hidden))


def share_and_weight(blocks, gold_lines, places):
    """For each block the share 0..1 of its words that are the gold text's (1 if at least half
    is the hard label), and how sure that is, 0..1.

    Blocks without a word have weight 0: their label is their neighbours'. A block that is left
    out although it repeats one that stands is half sure, and one that stands in part is as sure
    as its greater part is great; but hardly at all where the gold text holds a good piece of it,
    which then was cut short by whoever made it (long listings of code, most of all). All is as
    unsure as the page holds little of its gold text."""
    count = len(blocks)
    labels, weights = np.zeros(count), np.ones(count)
    for k, place in enumerate(places):
        if len(place):
            labels[k] = np.count_nonzero(place >= 0) / len(place)
    standing = {tuple(blocks[k]) for k in range(count) if labels[k] >= 0.5}
    for k, block in enumerate(blocks):
        if not block:
            around = [labels[x] for x in (k - 1, k + 1) if 0 <= x < count]
            labels[k] = min(around, default=0.0)
            weights[k] = 0.0
        elif labels[k] < 0.5:
            pieces = np.count_nonzero(places[k] >= 0)
            weights[k] = 0.5 if tuple(block) in standing else 0.1 if pieces >= PIECE else 1 - labels[k]
        else:
            weights[k] = labels[k]
    total = sum(map(len, gold_lines))
    if total:
        found = sum(int(np.count_nonzero(p >= 0)) for p in places)
        weights *= min(1.0, 0.1 + found / total)
    return labels, weights
