"""The codebook's own cases, on conversations short enough to check by eye."""

import pytest

from goldenthread.analysis.behaviours import STEPS
from goldenthread.analysis.claims import agrees
from goldenthread.analysis.language import foreign
from goldenthread.conversations.columnar import batch_of
from tests.analysis import talks

STEP = {step.NAME: step for step in STEPS}


def read(behaviour: str, talk):
    row = STEP[behaviour].run(batch_of([talk])).to_pylist()[0]
    quotes = [talk[1][e["message"]][0][e["start"] : e["end"]] for e in row["evidence"]]
    return row["mark"], quotes


@pytest.mark.parametrize(
    ("behaviour", "talk", "mark"),
    [
        ("connection", talks.STOCK_ONLY, "partly"),
        ("connection", talks.WARM, "shown"),
        ("connection", talks.COLD, "grow"),
        ("connection", talks.UNANSWERED, "na"),
        ("authentication", talks.WARM, "shown"),
        ("authentication", talks.TOLD_FIRST, "grow"),
        ("authentication", talks.CHECKED, "shown"),
        ("authentication", talks.FAILED_CHECK, "shown"),
        ("authentication", talks.WEATHER, "na"),
        ("history", talks.WARM, "shown"),
        ("history", talks.CHECKED, "shown"),
        ("history", talks.WEATHER, "na"),
        ("history", talks.ASKED_TWICE, "grow"),
        ("accuracy", talks.CHECKED, "shown"),
        ("accuracy", talks.WRONG, "grow"),
        ("accuracy", talks.WEATHER, "shown"),
        ("accuracy", talks.WARM, "cannot_tell"),
        ("clarity", talks.WEATHER, "shown"),
        ("clarity", talks.ASKED_TWICE, "grow"),
        ("clarity", talks.UNANSWERED, "na"),
        ("empowerment", talks.WARM, "shown"),
        ("empowerment", talks.REFUSED, "grow"),
        ("empowerment", talks.WEATHER, "na"),
        ("notes", talks.WARM, "shown"),
        ("notes", talks.THIN_NOTE, "grow"),
        ("notes", talks.CHECKED, "cannot_tell"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_a_conversation_gets_the_mark_that_the_codebook_gives_it(behaviour, talk, mark) -> None:
    assert read(behaviour, talk)[0] == mark


def test_evidence_is_the_sentence_that_shows_it() -> None:
    _, quotes = read("connection", talks.WARM)
    assert quotes[0] == "I'm so sorry to hear that, Sarah."


def test_a_note_is_evidence_where_it_stands() -> None:
    _, quotes = read("notes", talks.WARM)
    assert quotes == [
        "Customer asked about late parcel because it was for a wedding. Told Friday; nothing open."
    ]


def test_a_look_up_stands_at_the_staff_message_that_followed_it() -> None:
    _, quotes = read("history", talks.CHECKED)
    assert quotes == ["Your current balance is 1929 in credit."]


def test_a_failed_reservation_told_as_confirmed_contradicts_the_record() -> None:
    record = {"ReservationStatus": "Reservation Failed", "RestaurantName": "Legume"}
    assert agrees(record, "Excellent, your reservation at the Legume is confirmed!") is False
    assert agrees(record, "I am sorry, but the reservation request was not successful.") is True


def test_short_or_english_text_is_not_called_foreign() -> None:
    assert not foreign("Hola")
    assert not foreign("Thanks, I will call you back")
    assert foreign("Merci, nous vous avons envoyé le colis et il est en route")
    assert foreign("Спасибо, ваш заказ уже в пути")
