"""What a message says, without its wrapping and its quoted tail."""

import pytest

from goldenthread.conversations.importers.quoting import body_of, fold


def test_html_becomes_the_text_that_a_person_saw() -> None:
    html = (
        "<html><head><style>p {color: red}</style></head><body><p>Dear&nbsp;Ann,</p><p>One<br>two</p>"
        "<ol><li>first</li><li>second</li></ol><script>steal()</script>"
        '<a href="https://fernhill.example/x">our guide</a>, '
        '<a href="mailto:a@b.example">a@b.example</a></body></html>'
    )
    assert body_of(html).text == (
        "Dear Ann,\n\nOne\ntwo\n\n1. first\n2. second\n\nour guide (https://fernhill.example/x), a@b.example"
    )


@pytest.mark.parametrize("text", ["if a < b and c > d", "I <3 my tent", "use <Ctrl>", "1 > 2", "x<y"])
def test_signs_in_a_text_are_not_taken_for_html(text: str) -> None:
    assert body_of(text) == (text, "")


@pytest.mark.parametrize(
    "tail",
    [
        "On Mon, 3 Aug 2026 at 14:05, Priya Raman <priya@fernhill.example> wrote:\n> Hello\n> Bye",
        "On Mon, 3 Aug 2026 at 14:05, Priya Raman\n<priya@fernhill.example> wrote:\n\nHello",
        "Am 03.08.2026 um 14:05 schrieb Priya Raman:\n> Hallo",
        "Le lun. 3 août 2026 à 14:05, Priya Raman <p@fernhill.example> a écrit :\n> Bonjour",
        "El lun, 3 ago 2026 a las 14:05, Priya (<p@fernhill.example>) escribió:\n> Hola",
        "-----Original Message-----\nFrom: Priya\nHello",
        "-----Ursprüngliche Nachricht-----\nVon: Priya",
        "________________________________\nFrom: Priya\nSent: Monday\nTo: Ann\nSubject: Tent\n\nHello",
        "Von: Priya\nGesendet: Montag\nAn: Ann\nBetreff: Zelt\n\nHallo",
        "> Hello\n> Bye",
    ],
)
def test_a_quoted_tail_is_folded_away(tail: str) -> None:
    assert fold(f"Yes, please.\n\n{tail}") == ("Yes, please.", tail)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday I wrote:\nplease cancel",
        "From: the shop\nI bought two",
        "a > b",
        "> all quoted",
        "Costs -- 5 Euro",
    ],
)
def test_what_only_looks_like_a_tail_stays(text: str) -> None:
    assert fold(text) == (text, "")


def test_an_answer_below_the_quotation_is_the_text() -> None:
    assert fold("On 3 Aug 2026, Ann wrote:\n> Do you mend zips?\n\nWe do.").text == "We do."
