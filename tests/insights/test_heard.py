"""What customers let be heard is kept with a conversation and shown to those who may read it."""

from datetime import timedelta

import pytest

from goldenthread.conversations.models import Conversation, Handling
from goldenthread.entrypoints.demo import cast
from goldenthread.insights.actions.analyse import analyse
from goldenthread.insights.models import Listening
from goldenthread.insights.queries import heard_in, praise_for, unread_language_of
from tests.fernhill import NOW, Fernhill
from tests.insights.test_analyse import store

HELLO = ("How can I help?", "staff", False)
PRAISE = "Thank you so much for staying on the line with me."


def praised(id: str, words: str = PRAISE) -> tuple[str, list[tuple[str, str, bool]], list[object]]:
    return id, [HELLO, (f"It works. {words}", "customer", False)], []


@pytest.mark.django_db
def test_praise_is_kept_with_the_place_of_its_words_and_once_only() -> None:
    (conversation,) = store(praised("one"))
    analyse(by=None, at=NOW)
    analyse(by=None, at=NOW, again=True)

    (words,) = heard_in(conversation)
    assert (words.what.value, words.text, words.span.position) == ("praise", PRAISE, 2)
    assert Listening.objects.get().language == "en"
    Conversation.objects.filter(pk=conversation.pk).update(fingerprint="second")
    conversation.refresh_from_db()
    assert heard_in(conversation) == []  # its words may have moved


@pytest.mark.django_db
def test_everyone_reads_the_praise_of_conversations_open_to_them_newest_first(fernhill: Fernhill) -> None:
    ours, older, theirs = store(
        praised("ours"), praised("older", "You have been so kind."), praised("theirs")
    )
    for conversation, team, days in (
        (ours, cast.ORDERS, 1),
        (older, cast.ORDERS, 2),
        (theirs, cast.PRODUCTS, 0),
    ):
        Conversation.objects.filter(pk=conversation.pk).update(
            team=fernhill.teams[team], opened_at=NOW - timedelta(days=days)
        )
    Handling.objects.create(conversation=ours, person=fernhill.person(cast.LUIS), messages=1)
    analyse(by=None, at=NOW)

    viewer = fernhill.viewer(cast.CHAD)
    found = praise_for(viewer, at=NOW)
    assert [piece.words.text for piece in found] == [PRAISE, "You have been so kind."]
    assert found[0].people == (fernhill.person(cast.LUIS).name,)
    assert [piece.conversation for piece in praise_for(viewer, at=NOW, older_than=found[0].number)] == [
        older.pk
    ]

    page = fernhill.browser(cast.CHAD).get("/praise/").content.decode()
    assert f"/conversations/{ours.pk}/#m2" in page
    assert f"/conversations/{theirs.pk}/" not in page


@pytest.mark.django_db
def test_a_language_that_is_not_read_is_named_beside_the_reading(fernhill: Fernhill) -> None:
    german = [
        ("Wo ist meine Bestellung? Ich warte seit drei Wochen darauf.", "customer", False),
        ("Das tut mir leid, ich habe Ihre Bestellung gefunden und sie ist auf dem Weg.", "staff", False),
    ]
    (conversation,) = store(("german", german, []))
    Conversation.objects.filter(pk=conversation.pk).update(team=fernhill.teams[cast.ORDERS])
    analyse(by=None, at=NOW)

    assert unread_language_of(conversation) == "German"
    page = fernhill.browser(cast.CHAD).get(f"/reviews/evidence/{conversation.pk}/")
    assert "wrote in German, which the engine does not read" in page.content.decode()
