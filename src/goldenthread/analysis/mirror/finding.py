"""How an element is found: each sentence and clause leans one way, and the spans say where it stands."""

from collections.abc import Callable, Sequence

from .draft import Draft, Piece, Sentence, Span

Lean = Callable[[str], float]
NEVER = -99.0
# No lean is greater.
MOST_LEAN = 4.5
# The log-odds, cues included, from which on a sentence or clause shows an element.
LEAST = {
    "connects": -1.0,
    "recognises": -0.5,
    "invites_more": -0.75,
    "acknowledges_emotion": -0.75,
    "takes_further": -1.0,
}


def find_spans(draft: Draft, name: str, lean: Lean) -> list[Span]:
    """Find the words in which an element stands."""
    return [span for _, span in find_sentences(draft, name, lean)]


def find_sentences(draft: Draft, name: str, lean: Lean) -> list[tuple[Sentence, Span]]:
    """Find the sentences in which an element stands, each with the span of its words.

    A piece counts by its log-odds and its lean (from cues, in log-odds) added up. Clauses that belong to
    another element are left out of the span. Nothing is found in another language than English.
    """
    if draft.foreign:
        return []
    found = []
    for sentence in draft.sentences:
        strong = [_counts(clause, name, lean) for clause in sentence.clauses]
        if any(strong):
            found.append((sentence, _stretch(sentence.clauses, strong, name)))
        elif _counts(sentence.whole, name, lean):
            found.append((sentence, sentence.whole.span))
    return found


def _counts(piece: Piece, name: str, lean: Lean) -> bool:
    # Most pieces are so far off that no cue could bring them near: their cues need not be looked for.
    if piece.weights[name] + MOST_LEAN < LEAST[name]:
        return False
    return piece.weights[name] + lean(piece.text) >= LEAST[name]


def _stretch(clauses: Sequence[Piece], strong: Sequence[bool], name: str) -> Span:
    """Take the first strong clause and all around it that belongs to no other element."""
    mine = [
        is_strong
        or not any(clause.weights[other] >= least for other, least in LEAST.items() if other != name)
        for clause, is_strong in zip(clauses, strong, strict=True)
    ]
    first = last = strong.index(True)
    while first > 0 and mine[first - 1]:
        first -= 1
    while last + 1 < len(clauses) and mine[last + 1]:
        last += 1
    return clauses[first].span[0], clauses[last].span[1]
