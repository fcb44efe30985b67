"""Which language a text is in, and whether the engine reads it.

py3langid (Lui and Baldwin 2012, langid.py) decides among 97 languages, but not for a few words: there
English function words, or letters of another script, must speak for themselves.
"""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

READ = "en"
ENOUGH_LETTERS = 24
_WORDS = re.compile(r"[^\W\d_]+")
_LETTERS_ALONE = bytes(code if chr(code).isalpha() else ord(" ") for code in range(256))
_PLACEHOLDER = re.compile(r"\[[a-z]+\]")
_FUNCTION_WORDS = """
    the a an and or but of to in on at for with from by is are was were be been have has had do does did
    will would can could should may i you he she it we they me him her us them my your his our their this that
    these those what which who when where how why not no yes if so as there here please thanks thank hello hi
    ok okay sorry any all just about get
"""
_ENGLISH = frozenset(_FUNCTION_WORDS.split())


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """Name the language of a text by its ISO 639-1 code, or None where there are too few words to say.

    Text of any length; placeholders, numbers and addresses say nothing. Assumes one language. Never raises.
    """
    words = _words_in(text)
    letters = sum(map(len, words))
    latin = letters if text.isascii() else sum(len(word) for word in words if word[0] <= "ɏ")
    if letters == 0 or (latin >= letters / 2 and (letters < ENOUGH_LETTERS or len(words) < 4)):
        return None
    if sum(map(_ENGLISH.__contains__, " ".join(words).lower().split(" "))) >= len(words) / 3:
        return READ
    code = str(_identifier().classify(" ".join(words))[0])
    return READ if code == "pcm" else code  # Nigerian Pidgin: what it takes hasty English for


def _words_in(text: str) -> list[str]:
    """List the runs of letters outside placeholders and addresses; of ASCII at a tenth of the cost."""
    if "@" in text or "/" in text:
        text = " ".join(run for run in text.split() if "@" not in run and "/" not in run)
    if "[" in text:
        text = _PLACEHOLDER.sub(" ", text)
    if text.isascii():
        return text.encode().translate(_LETTERS_ALONE).decode().split()
    return _WORDS.findall(text)


def foreign(text: str) -> bool:
    """Say whether a text is plainly in a language that the engine's cues do not know."""
    return language_of(text) not in (None, READ)
