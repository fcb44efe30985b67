"""How a text falls into words for the model of meaning; fitting and encoding both read it from here."""

import re
import unicodedata

_WORDS = re.compile(r"[^\W\d_]+|\d+|[?!]")
_MASKS = ("", "0", "00", "000", "0000", "00000")
_LONGEST_WORD = 40


def words_of(text: str) -> list[str]:
    """Split a text into lower-case words, number masks and ? and !.

    Apostrophes vanish ("don't" and "dont" are one word) and so do accents; a number keeps only how many
    digits it has, up to five: two days and a card number mean different things, which card number does not.
    Letters beyond the fortieth of a word are dropped, so that a pasted blob costs no more than a word.
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.replace("’", "")
    found = _WORDS.findall(text.lower().replace("'", "").replace("`", ""))
    return [_MASKS[min(len(w), 5)] if w[0].isdecimal() else w[:_LONGEST_WORD] for w in found]


def pieces_of(word: str) -> list[str]:
    """List the runs of three to five letters in a word with its edges marked: what typos leave standing."""
    marked = f"<{word}>"
    return [marked[i : i + n] for n in (3, 4, 5) for i in range(len(marked) - n + 1)]
