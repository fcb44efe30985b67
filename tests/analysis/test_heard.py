"""What customers let be heard: praise in words of their own, feelings, and the language they write in."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.analysis import heard
from goldenthread.analysis.language import language_of
from goldenthread.conversations.columnar import batch_of
from tests.analysis.talks import EXAMPLES

HELLO = ("How can I help?", "staff", False)


def listen(*messages: tuple[str, str, bool]) -> tuple[list[str], list[tuple[str, str]]]:
    row = heard.run(batch_of([("one", [*messages], [])])).to_pylist()[0]

    def quote(span):
        return messages[span["message"]][0][span["start"] : span["end"]]

    return [quote(span) for span in row["praise"]], [(span["feeling"], quote(span)) for span in row["felt"]]


@pytest.mark.parametrize(
    "said",
    [
        "Thank you so much for staying on the line with me.",
        "You have been so patient and kind!",
        "[name] was wonderful, thank you.",
        "Thanks, you saved my holiday.",
    ],
)
def test_praise_names_what_we_did_or_were(said: str) -> None:
    assert listen(HELLO, (f"It works now. {said} Bye", "customer", False))[0] == [said]


@pytest.mark.parametrize(
    "said",
    [
        "ok thanks, bye",
        "Thank you for your help!",
        "Thanks for nothing.",
        "Thank you for trying anyway.",
        "Can you tell me if the tent is great?",
        "This tent is wonderful, thank you.",
        "Would you be so kind, thank you for sending it tomorrow",
    ],
)
def test_a_courtesy_a_product_or_a_bitter_word_is_no_praise(said: str) -> None:
    assert listen(HELLO, (said, "customer", False))[0] == []


def test_praise_follows_what_we_did_and_is_the_customers_own() -> None:
    thanks = "Thank you for fixing this so quickly."
    assert listen((thanks, "customer", False), HELLO)[0] == []
    assert listen(HELLO, (thanks, "staff", False), (thanks, "bot", False))[0] == []
    assert listen(HELLO, (thanks, "customer", True))[0] == []


def test_a_feeling_is_pointed_at_where_it_is_said() -> None:
    told = listen(
        ("My parcel is late. I'm really worried about it. This is so frustrating!", "customer", False)
    )[1]
    assert told == [("worry", "I'm really worried about it."), ("anger", "This is so frustrating!")]
    assert listen(("Where is my parcel? It should come on Monday.", "customer", False))[1] == []


def test_a_language_that_is_not_read_is_named_and_nothing_is_guessed() -> None:
    german = "Vielen Dank, Sie waren wunderbar und haben mir sehr geholfen! Ich bin so wütend auf die Post."
    row = heard.run(batch_of([("de", [HELLO, (german, "customer", False)], [])])).to_pylist()[0]
    assert (row["language"], row["praise"], row["felt"]) == ("de", [], [])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hi, where is my order? It should have been here on Monday.", "en"),
        ("Waar is mijn pakket gebleven?", "nl"),
        ("Bonjour, ma commande n'est pas arrivée", "fr"),
        ("どこですか", "ja"),
        ("ok thanks", None),
        ("[name] [mail] 4711 https://shop.example/wo-ist-meine-bestellung", None),
        ("", None),
    ],
)
def test_the_language_of_a_text_is_recognised_or_left_open(text: str, language: str | None) -> None:
    assert language_of(text) == language


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(max_size=60), st.sampled_from(["customer", "staff", "bot"]), st.booleans()),
        max_size=6,
    )
)
def test_any_text_is_listened_to_and_only_customers_words_are_pointed_at(messages) -> None:
    row = heard.run(batch_of([("any", messages, [])])).to_pylist()[0]
    for span in (*row["praise"], *row["felt"]):
        text, role, internal = messages[span["message"]]
        assert (role, internal) == ("customer", False)
        assert text[span["start"] : span["end"]].strip()


def test_listening_keeps_the_promises_of_every_step() -> None:
    whole = batch_of(EXAMPLES)
    before = whole.to_pylist()
    together = heard.run(whole)
    assert together.schema == heard.HEARD
    assert together.to_pylist() == [
        row for talk in EXAMPLES for row in heard.run(batch_of([talk])).to_pylist()
    ]
    assert heard.run(batch_of(EXAMPLES[::-1])).to_pylist() == together.to_pylist()[::-1]
    assert whole.to_pylist() == before
    assert heard.run(batch_of([])).schema == heard.HEARD
    assert pickle.loads(pickle.dumps(heard.run))(whole).equals(together)
