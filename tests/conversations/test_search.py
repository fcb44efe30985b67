"""Words find conversations, and nothing anyone types is a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.conversations.models import Conversation
from goldenthread.conversations.search import matching
from tests.conversations.importing import bring_in, chat, write


@pytest.fixture
def shop(db: None, tmp_path: Path) -> None:
    bring_in(
        write(
            tmp_path / "a.jsonl",
            chat(1, "My tent pole snapped", "We send a new pole", "note: Gave a goodwill refund"),
            chat(2, "Tent arrived, thank you", "Enjoy the Dolomites!", subject="Zelt für Zoë, GT-4102"),
            chat(
                3,
                "Où est ma tente à Besançon ?",
                "Elle est en route.",
                csat={"comment": "Très gentil, Łukasz"},
            ),
        )
    )


def found(text: str) -> set[str]:
    return set(Conversation.objects.filter(matching(text)).values_list("source_id", flat=True))


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tent", {"c-1", "c-2"}),
        ("TENT pole", {"c-1"}),
        ("pole enjoy", set()),
        ('"new pole"', {"c-1"}),
        ('"pole new"', set()),
        ('"new pole', {"c-1"}),
        ("tent -pole", {"c-2"}),
        ("-tent", {"c-3"}),
        ('-"new pole" tent', {"c-2"}),
        ("ten*", {"c-1", "c-2", "c-3"}),
        ("ten", set()),
        ("besancon", {"c-3"}),
        ("BESANÇON", {"c-3"}),
        ("für zoe", {"c-2"}),
        ("fur", {"c-2"}),
        ("goodwill", {"c-1"}),
        ("lukasz", {"c-3"}),
        ("gentil", {"c-3"}),
        ("gt-4102", {"c-2"}),
        ("4102", {"c-2"}),
        ("", {"c-1", "c-2", "c-3"}),
        ("   ", {"c-1", "c-2", "c-3"}),
        ("🌲", set()),
        ('"', set()),
        ("tent AND NOT OR NEAR(", set()),
        ("subject:tent", set()),
        ("'; DROP TABLE conversations_conversation; --", set()),
    ],
)
def test_words_phrases_exclusions_and_beginnings_find(typed: str, expected: set[str]) -> None:
    assert found(typed) == expected


@pytest.mark.django_db
@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.one_of(st.sampled_from("ab\"-*():^'&|!<>\\ %\x00ß̈"), st.characters()), max_size=25)
)
def test_nothing_anyone_types_is_a_mistake(typed: str) -> None:
    found(typed)


@pytest.mark.usefixtures("shop")
def test_a_deleted_conversation_is_not_found_any_more(django_assert_num_queries) -> None:
    Conversation.objects.filter(source_id="c-1").delete()
    assert found("tent") == {"c-2"}
    with django_assert_num_queries(1):
        assert found("tente -tent") == {"c-3"}
