"""A small grammar: templates with choices and slots become sentences that nobody has said before.

`[a|b|]` chooses one of its parts (an empty part says nothing), `{name}` is a fact of this
conversation or a phrase from the `COMMON` bank. Choices nest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from random import Random

Facts = Mapping[str, str]
Bank = str | Sequence[str]
_Node = str | tuple[str, tuple[tuple["_Node", ...], ...] | str]

_MARK = re.compile(r"[\[\]|{}]")
_SPACES = re.compile(r"[ \t]{2,}")
_LOOSE = re.compile(r" +([,.;:!?])")
_BREAKS = re.compile(r" *\n *")
_STARTS = re.compile(r"(^|[.!?…][ \n]+|\n)([a-zé])")


class UnknownSlot(Exception):
    """A template names a fact that this conversation does not have."""


@cache
def _parsed(template: str) -> tuple[_Node, ...]:
    nodes, at = _sequence(template, 0, nested=False)
    if at != len(template):
        raise ValueError(f"Unbalanced template: {template}")
    return nodes


def _sequence(template: str, at: int, *, nested: bool) -> tuple[tuple[_Node, ...], int]:
    nodes: list[_Node] = []
    while at < len(template):
        mark = _MARK.search(template, at)
        if mark is None:
            nodes.append(template[at:])
            return tuple(nodes), len(template)
        if mark.start() > at:
            nodes.append(template[at : mark.start()])
        at = mark.end()
        match mark.group():
            case "{":
                end = template.index("}", at)
                nodes.append(("slot", template[at:end]))
                at = end + 1
            case "[":
                parts: list[tuple[_Node, ...]] = []
                while True:
                    part, at = _sequence(template, at, nested=True)
                    parts.append(part)
                    at += 1
                    if template[at - 1] == "]":
                        break
                nodes.append(("choice", tuple(parts)))
            case _ if nested:
                return tuple(nodes), at - 1
            case other:
                nodes.append(other)
    return tuple(nodes), at


def tidy(text: str) -> str:
    """Mend what composing leaves behind: doubled spaces, loose commas, small first letters."""
    text = _BREAKS.sub("\n", _LOOSE.sub(r"\1", _SPACES.sub(" ", text))).strip()
    return _STARTS.sub(lambda found: found[1] + found[2].upper(), text)


class Tongue:
    """Composes sentences with one source of chance, and remembers what was already said."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._said: set[str] = set()
        self.used: set[str] = set()

    def say(self, bank: Bank, facts: Facts) -> str:
        """Choose a template and fill it; `used` then names the facts it took."""
        self.used = set()
        template = bank if isinstance(bank, str) else bank[int(self.rng.random() * len(bank))]
        return tidy(self._fill(_parsed(template), facts))

    def once(self, compose: Callable[[], str], *, tries: int = 8) -> str:
        """Compose until the words are new; short words ("ok thanks") may come back."""
        text = compose()
        for _ in range(tries):
            if len(text) < 25 or text not in self._said:
                break
            text = compose()
        self._said.add(text)
        return text

    def chance(self, share: float) -> bool:
        """Toss a coin that lands on yes with this share."""
        return self.rng.random() < share

    def _fill(self, nodes: tuple[_Node, ...], facts: Facts) -> str:
        out: list[str] = []
        for node in nodes:
            if isinstance(node, str):
                out.append(node)
            elif node[0] == "choice":
                parts = node[1]
                out.append(self._fill(parts[int(self.rng.random() * len(parts))], facts))  # type: ignore[arg-type]
            else:
                out.append(self._slot(str(node[1]), facts))
        return "".join(out)

    def _slot(self, name: str, facts: Facts) -> str:
        if name in facts:
            self.used.add(name)
            return facts[name]
        if name in COMMON:
            bank = COMMON[name]
            return self._fill(_parsed(bank[int(self.rng.random() * len(bank))]), facts)
        raise UnknownSlot(f"No fact and no phrase is called {name}.")


COMMON: dict[str, tuple[str, ...]] = {
    "honestly": ("honestly", "to be honest", "frankly", "if I'm honest", "tbh"),
    "quickly": ("as soon as you can", "quickly", "before then", "soon", "this week if possible"),
    "please": ("please", "if you could", "if that's possible", ""),
}

SPOKEN_DIGITS = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def spoken(number: str) -> str:
    """Read a number out, digit by digit, as on the phone."""
    return " ".join(SPOKEN_DIGITS[int(d)] if d.isdigit() else d for d in number if d.isalnum())


_SLIPS = {
    "received": "recieved", "definitely": "definately", "address": "adress", "weird": "wierd",
    "tomorrow": "tommorow", "really": "realy", "because": "becuase", "don't": "dont", "can't": "cant",
    "didn't": "didnt", "doesn't": "doesnt", "it's": "its", "I'm": "im", "I've": "ive", "separate": "seperate",
    "until": "untill", "which": "wich", "their": "thier", "would have": "would of", "the": "teh",
    "and": "adn", "with": "wiht", "beginning": "begining", "disappointed": "dissapointed", "you": "yuo",
    "that's": "thats", "won't": "wont", "something": "somthing", "tonight": "tonite", "actually": "actualy",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z']+(?: have)?")


def with_slips(text: str, rng: Random, share: float) -> str:
    """Misspell a share of the words that people misspell; numbers and addresses stay."""

    def slip(found: re.Match[str]) -> str:
        word = found[0]
        if word in _SLIPS and rng.random() < share:
            return _SLIPS[word]
        if len(word) > 5 and word.islower() and rng.random() < share / 12:
            at = rng.randrange(1, len(word) - 2)
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return word

    return "\n".join(
        line if "@" in line or "http" in line else _WORD.sub(slip, line) for line in text.split("\n")
    )
