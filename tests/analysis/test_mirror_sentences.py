"""The sentences that the mirror's heads learn from."""

import pytest

from goldenthread.analysis.fitting.mirror_sentences import LETTERS, messages, sentences
from goldenthread.analysis.mirror.weights import shipped


@pytest.mark.parametrize("element", LETTERS)
def test_each_element_is_taught_by_many_sentences_that_show_it_and_more_that_do_not(element: str) -> None:
    shown = [element in elements for _, elements in sentences()]
    assert sum(shown) >= 150
    assert len(shown) - sum(shown) >= 1000


def test_no_sentence_is_taught_twice_with_two_meanings() -> None:
    meanings: dict[str, set[frozenset[str]]] = {}
    for text, elements in sentences():
        meanings.setdefault(text, set()).add(elements)
    assert {text: found for text, found in meanings.items() if len(found) > 1} == {}


def test_messages_with_and_without_emotion_balance() -> None:
    held = [holds for _, holds in messages()]
    assert 0.4 < sum(held) / len(held) < 0.6


def test_what_ships_weighs_every_element_and_the_message() -> None:
    assert shipped().names == (*LETTERS, "emotion_in_message")
    assert shipped().weigh([]).shape == (0, 6)
    assert shipped().weigh(["", "What else should I know?"]).shape == (2, 6)
