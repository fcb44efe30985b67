"""The codebook's own cases, on conversations short enough to check by eye."""

import pytest

from goldenthread.analysis.behaviours import STEPS
from goldenthread.analysis.claims import agrees, entered_otherwise
from goldenthread.analysis.cues import cue, found
from goldenthread.analysis.guideline_claims import agrees_with
from goldenthread.analysis.language import foreign
from goldenthread.analysis.talk import Turn
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
        ("authentication", talks.GUESSED, "partly"),
        ("history", talks.WARM, "shown"),
        ("history", talks.CHECKED, "shown"),
        ("history", talks.WEATHER, "na"),
        ("history", talks.ASKED_TWICE, "grow"),
        ("accuracy", talks.CHECKED, "shown"),
        ("accuracy", talks.WRONG, "grow"),
        ("accuracy", talks.WEATHER, "shown"),
        ("accuracy", talks.WARM, "cannot_tell"),
        ("accuracy", talks.GUIDED, "grow"),
        ("accuracy", talks.WRONG_DOCTOR, "grow"),
        ("clarity", talks.WEATHER, "shown"),
        ("clarity", talks.ASKED_TWICE, "grow"),
        ("clarity", talks.UNANSWERED, "na"),
        ("empowerment", talks.EQUIPPED, "shown"),
        ("empowerment", talks.REFUSED, "grow"),
        ("empowerment", talks.WEATHER, "na"),
        ("notes", talks.WARM, "shown"),
        ("notes", talks.THIN_NOTE, "grow"),
        ("notes", talks.FILED, "shown"),
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


def test_a_claim_against_a_guideline_is_shown_beside_the_note_that_holds_the_guideline() -> None:
    _, quotes = read("accuracy", talks.GUIDED)
    assert quotes == [
        "Guideline on returns: boots may be returned unworn within 30 days of purchase.",
        "You may return the boots within 90 days of purchase.",
    ]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("You may return the boots within 30 days.", True),
        ("You may return the boots within 90 days.", False),
        ("Your parcel arrives in 3 days.", None),
        ("You may return the boots.", None),
    ],
)
def test_a_sentence_is_held_against_the_guideline_about_the_same_thing(sentence, verdict) -> None:
    guideline = "Boots may be returned within 30 days of purchase. Tents may be returned within 60 days."
    assert agrees_with(guideline, sentence) is verdict


def test_what_nobody_said_is_found_in_what_was_entered() -> None:
    entered = '{"Guests":"4"} → {"Message":"booked"}'
    assert entered_otherwise(entered, "A table for 5, please") == "number"
    assert entered_otherwise(entered, "A table for four, please") is None
    assert entered_otherwise(entered, "A table, please") is None


def test_offsets_stay_true_where_a_small_letter_is_longer_than_its_capital() -> None:
    turn = Turn(0, "İİİ I am so sorry to hear that. Bye.", "staff", False)
    assert [turn.text[s:e] for _, s, e in found([turn], cue("sorry"))] == ["İİİ I am so sorry to hear that."]
