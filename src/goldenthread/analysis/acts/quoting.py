"""Which words of which messages to show for a mark."""

from collections.abc import Iterable, Sequence

from goldenthread.analysis.talk import Span, sentence, sentences, spans, trimmed
from goldenthread.analysis.weighing import MOST_MESSAGES, Weights

from .reading import Said

# A message up to so many characters is quoted whole where no words of it stand out.
MOST_WHOLE = 240


def quotes(said: Iterable[Said], weights: Weights, mark: str, telling: Sequence[str]) -> tuple[Span, ...]:
    """Quote the staff messages that people would name for this mark, in order, at most a handful.

    Of each, the sentence of the first of the `telling` acts that it holds; else the whole of a short message,
    the longest sentence of a long one. Nothing is quoted for na and cannot_tell.
    """
    if mark in ("na", "cannot_tell"):
        return ()
    ours = {one.turn.number: one for one in said if one.turn.role == "staff"}
    chosen = weights.choose(mark, {number: one.acts for number, one in ours.items()})
    return spans([_quote(ours[number], telling) for number in chosen], most=MOST_MESSAGES)


def _quote(one: Said, telling: Sequence[str]) -> Span:
    for act in telling:
        place = one.acts.get(act)
        if place:
            return sentence(one.turn, *place)
    span = trimmed(one.turn, 0, len(one.turn.text))
    if span[2] - span[1] <= MOST_WHOLE:
        return span
    return max(sentences(one.turn), key=lambda span: span[2] - span[1])
