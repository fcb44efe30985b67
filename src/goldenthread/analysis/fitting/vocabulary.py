"""Which words, pairs of words and runs of letters the model of meaning has a vector for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from goldenthread.analysis.meaning.words import pieces_of, words_of

WORDS, PAIRS, PIECES = 18_000, 9_000, 5_000


def words(texts: Iterable[str], general: Sequence[str]) -> list[str]:
    """List the words said at least three times, then general English ones until the list is full.

    `general` comes in order of use, so that a field with words of its own (kayaks, boilers) finds them known.
    """
    counts = Counter(word for text in texts for word in words_of(text))
    said = [word for word, count in counts.most_common(WORDS) if count >= 3]
    return list(dict.fromkeys([*said, *general]))[:WORDS]


def pairs(texts: Iterable[str], known: Sequence[str]) -> list[tuple[int, int]]:
    """List the commonest pairs of neighbouring known words, ascending by the words' places."""
    place = {word: i for i, word in enumerate(known)}
    counts = Counter(pair for text in texts for pair in pairwise(map(place.get, words_of(text))))
    found = [(a, b) for (a, b), _ in counts.most_common() if a is not None and b is not None]
    return sorted(found[:PAIRS])


def pieces(known: Sequence[str], weight: Sequence[float]) -> list[str]:
    """List the runs of letters that most of the words' weight hangs on."""
    counts: Counter[str] = Counter()
    for word, heavy in zip(known, weight, strict=True):
        for piece in set(pieces_of(word)):
            counts[piece] += heavy  # type: ignore[assignment]
    return [piece for piece, _ in counts.most_common(PIECES)]
