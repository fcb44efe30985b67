"""What is taken out of a text at the door, and what stays."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldenthread.conversations.records import (
    ConversationRecord,
    EventRecord,
    MessageRecord,
    PartyRecord,
    SatisfactionRecord,
)
from goldenthread.conversations.redaction import ALL, Kind, Redactor, placeholder, redactor
from goldenthread.conversations.redaction.card import luhn
from goldenthread.conversations.redaction.iban import LENGTHS, remainder

REDACTOR = Redactor()

GOES = [
    (Kind.MAIL, "Write to {}, please.", "bob.jones@example.com"),
    (Kind.MAIL, "It's {}", "john dot smith at gmail dot com"),
    (Kind.MAIL, "{} is mine", "mary.ann (at) gmx (dot) de"),
    (Kind.MAIL, "mi correo: {}", "juan arroba gmail punto com"),
    (Kind.MAIL, "my address is {}", "jo_99 at fernhill dot example dot com"),
    (Kind.CARD, "card {} exp 12/27", "4111 1111 1111 1111"),
    (Kind.CARD, "{}", "5555-5555-5555-4444"),
    (Kind.CARD, "amex {}!", "378282246310005"),
    (Kind.CARD, "my maestro card is {}", "6759 6498 2643 8453"),
    (Kind.CARD, "item 2 {} 12", "4111 1111 1111 1111"),
    (Kind.CARD, "رقم البطاقة {}", "٤١١١١١١١١١١١١١١١"),
    (Kind.IBAN, "refund to {} thanks", "DE89 3704 0044 0532 0130 00"),
    (Kind.IBAN, "iban:{}", "gb82west12345698765432"),
    (Kind.NATIONAL_ID, "my ssn is {}", "123-45-6789"),
    (Kind.NATIONAL_ID, "NI number {}", "AB 12 34 56 C"),
    (Kind.NATIONAL_ID, "DNI {}", "12345678Z"),
    (Kind.NATIONAL_ID, "NIE {}", "X-1234567-L"),
    (Kind.NATIONAL_ID, "sécu {}", "2 95 10 99 126 111 93"),
    (Kind.NATIONAL_ID, "Meine Steuer-ID ist {}", "36 574 261 809"),
    (Kind.NATIONAL_ID, "BSN {}", "111222333"),
    (Kind.NATIONAL_ID, "codice fiscale {}", "RCCMNL83S18D969H"),
    (Kind.NATIONAL_ID, "NIF: {}", "501964843"),
    (Kind.NATIONAL_ID, "PESEL {}", "44051401359"),
    (Kind.NATIONAL_ID, "personnummer {}", "880320-0016"),
    (Kind.NATIONAL_ID, "passport number is {}", "X1234567"),
    (Kind.PHONE, "{}", "+44 7700 900123"),
    (Kind.PHONE, "call {}", "(415) 555-2671"),
    (Kind.PHONE, "My phone number is {}.", "4155552671"),
    (Kind.PHONE, "{} c'est mon portable", "06 12 34 56 78"),
    (Kind.PHONE, "Ruf an: {}", "0171 2345678"),
    (Kind.PHONE, "móvil {}", "612 345 678"),
    (Kind.PHONE, "order 4711, phone {}", "020 7946 0958"),
    (Kind.SECRET, "my password is {}", "hunter2"),
    (Kind.SECRET, "my password is {}", "sunshine"),
    (Kind.SECRET, "password: {}", "Sunshine99!"),
    (Kind.SECRET, "mein Passwort lautet {}", "Blume77"),
    (Kind.SECRET, "the password is “{}”", "correct horse battery"),
    (Kind.SECRET, "PIN: {}", "1234"),
    (Kind.SECRET, "the code is {}", "482913"),
    (Kind.SECRET, "your verification code: {}", "482 913"),
    (Kind.SECRET, "cvv {}", "123"),
    (Kind.SECRET, "Authorization: Bearer {}", "abc123def456ghi789"),
    (Kind.SECRET, "{}", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmN"),
    (Kind.SECRET, "key {}", "AKIAIOSFODNN7EXAMPLE"),
    (Kind.SECRET, "{}", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c"),
    (Kind.SECRET, "api_key={}", "q8w7e6r5t4y3"),
    (Kind.SECRET, "https://x.example/reset?lang=en&token={}", "abcdef123"),
    (Kind.SECRET, "Mother's maiden name is {}", "Cooper"),
    (Kind.ADDRESS, "I live at {}.", "12 High Street, London, SW1A 1AA"),
    (Kind.ADDRESS, "{}", "123 main street"),
    (Kind.ADDRESS, "Ship to {} please", "1600 Pennsylvania Ave, Apt 4, Washington, DC 20500"),
    (Kind.ADDRESS, "Adresse: {}", "Hauptstraße 12, 10115 Berlin"),
    (Kind.ADDRESS, "vivo en la {}", "calle Mayor 5, 28013 Madrid"),
    (Kind.ADDRESS, "j'habite au {}", "12 rue de la Paix, 75002 Paris"),
    (Kind.ADDRESS, "abito in {}", "Via Roma 12, 00184 Roma"),
    (Kind.ADDRESS, "na {}", "ul. Marszałkowska 10"),
    (Kind.ADDRESS, "ik woon op {}", "Keizersgracht 123"),
    (Kind.ADDRESS, "{}", "PO Box 1234"),
    (Kind.ADDRESS, "address {} ph", "8064 brewerton rd cicero ny 13039"),
    (Kind.ADDRESS, "I live at {} now", "14 Sunset Hill"),
    (Kind.ADDRESS, "Adresse: {}", "Kurfürstendamm 12, 10719 Berlin"),
    (Kind.CARD, "my card number is {} (mistyped)", "4111 1111 1111 1112"),
    (Kind.SECRET, "my password is {}", "yamaha 544"),
]  # fmt: skip

STAYS = """Order 4155552671 arrived on 2026-05-13 at 14:05:00.
Your order number is 415-555-2671.
Tracking 1Z999AA10123456784 and 9400111899223197428490.
DHL 00340434161094042557 is on its way.
It was 1.234.567,89 EUR, then $1,234,567.89, then £4 000 000.
Invoice 2026-0045-00123 of 13.05.2026, due 12/06/2026.
Model XK-4520-88 and part 0-7645-2641-3, EAN 4006381333931.
Version 10.4.2.11 at 192.168.0.1.
my password is not working
The password is wrong, I reset my password twice.
my PIN is 4 digits long
promo code is 482913 and the error code is 50012
The zip code is 90210.
I walked 2 minutes down the road and 3 blocks up the street.
It took a 24 hour drive, 5 hours on the road.
I have an account at gmail dot com.
paid via PayPal 20.
Two tents at 300 each, 12 pegs, 4 ropes: 10 20 30 40 50 60.
Sizes 36 38 40 42 44 46 48 50 are in stock.
Between 08:30 and 17:45, Monday 3 to Friday 7.
ticket #2071234567 is the same as case 07700900123
https://fernhill.example/tickets/4155552671?page=2
SKU 612 345 678 is sold out
Order ID 501964843 and ticket id 44051401359
phone no 758 356 as far as I remember, address of rosa 9415 pines
I bought 2 Summit Trail tents, 1 Fernhill Road bike and a 500 GB External Drive last week.
Spring 2026 and Winter 2025, Monitoring 24, Sitzplatz 34, Platz 3 in the queue
Option C. Number 5, vitamin C. Take 3 a day, et al. Smith 5
3 place settings and 12 place mats, 10 route maps
We stayed at the Plaza Hotel 5 nights with Katie 3 times
Brigade 5 and Renegade 12""".splitlines()


@pytest.mark.parametrize(("kind", "around", "what"), GOES)
def test_personal_data_gives_way_to_its_placeholder(kind: Kind, around: str, what: str) -> None:
    assert REDACTOR.redact(around.format(what)) == around.format(placeholder(kind))


def test_an_address_ends_with_its_sentence() -> None:
    text = "I live at 12 High Street, Leeds. Order 4155552671. Turn onto El Camino Real. After 5 kilometers stop."
    assert REDACTOR.redact(text) == text.replace("12 High Street, Leeds", "[address]")


@pytest.mark.parametrize(
    "under",
    [
        "Leeds LS6 2PJ",
        "leeds ls6 2pj",
        "Headingley,\r\nLeeds,\r\nWest Yorkshire LS6 2PJ",
        "Stoke on Trent\nST4 2DP",
        "Cicero, NY 13039-1200",
        "10115 Berlin",
        "1012 AB Amsterdam",
        "Toronto ON M5V 2T6",
        "Dublin\nD02 X285",
    ],
)
def test_the_lines_under_a_street_line_go_with_it(under: str) -> None:
    text = f"Please send it to\n12 Oak Lane\n{under}\nThanks, the order is 10442."
    assert REDACTOR.redact(text) == "Please send it to\n[address]\nThanks, the order is 10442."


@pytest.mark.parametrize(
    "under", ["My order is 10442 and late.", "Order 10442", "Two bikes came broken.", "Thanks\nBest wishes"]
)
def test_a_line_under_a_street_line_that_is_none_of_it_stays(under: str) -> None:
    assert REDACTOR.redact(f"I live at 12 Oak Lane\n{under}") == f"I live at [address]\n{under}"


@pytest.mark.parametrize("text", STAYS)
def test_what_reviewers_need_to_read_stays(text: str) -> None:
    assert REDACTOR.redact(text) == text


@pytest.mark.parametrize(("kind", "around", "what"), GOES)
def test_a_kind_that_is_switched_off_stays(kind: Kind, around: str, what: str) -> None:
    assert all(found.kind is not kind for found in Redactor(ALL - {kind}).find(around.format(what)))


WORDS = st.text(st.characters(exclude_categories=("Nd", "Cs")), max_size=40)
CARDS = st.sampled_from(
    [("4", 16), ("51", 16), ("55", 16), ("2221", 16), ("34", 15), ("37", 15), ("6011", 16)]
)


@st.composite
def cards(draw: st.DrawFn) -> str:
    start, length = draw(CARDS)
    body = start + draw(
        st.text("0123456789", min_size=length - len(start) - 1, max_size=length - len(start) - 1)
    )
    digits = next(body + str(check) for check in range(10) if luhn(body + str(check)))
    gap = draw(st.sampled_from(["", " ", "-", "."]))
    return gap.join(digits[at : at + 4] for at in range(0, length, 4))


@st.composite
def ibans(draw: st.DrawFn) -> str:
    country = draw(st.sampled_from(sorted(LENGTHS)))
    size = LENGTHS[country] - 4
    body = draw(st.text("0123456789", min_size=size, max_size=size))
    account = f"{country}{98 - remainder(country + '00' + body):02}{body}"
    gap = draw(st.sampled_from(["", " "]))
    return gap.join(account[at : at + 4] for at in range(0, len(account), 4))


MAILS = st.from_regex(r"\A[a-z0-9][a-z0-9._+-]{0,20}@([a-z0-9]{1,12}\.){1,3}(com|org|de|co\.uk)\Z")
PLANTED = st.one_of(cards(), ibans(), MAILS)
ANYTHING = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.one_of(
            PLANTED,
            WORDS,
            st.sampled_from(
                ["password is ", "PIN: ", "code is ", "call ", "[mail]", "[", "]", " street", "ana", "+"]
            ),
            st.from_regex(r"\A[0-9 .()/-]{1,16}\Z"),
        ),
        max_size=8,
    ).map("".join),
)


@given(text=ANYTHING)
@example(text="[mail[mail]]")
@example(text="password is [secret] 1234, pin 1234 5678")
def test_redacting_twice_is_redacting_once(text: str) -> None:
    once = REDACTOR.redact(text, names=["Ana Ruiz"])
    assert REDACTOR.redact(once, names=["Ana Ruiz"]) == once


@given(before=WORDS, planted=PLANTED, after=WORDS)
def test_nothing_planted_survives_whatever_stands_around_it(before: str, planted: str, after: str) -> None:
    text = REDACTOR.redact(f"{before} {planted} {after}")
    assert planted not in text
    assert not re.search(r"\d{5}", text)


@given(text=st.text("abcdefghijklmnopqrstuvwxyz ,.!?\n", max_size=300))
def test_a_text_without_candidates_is_the_very_same(text: str) -> None:
    # "at x dot y" and "password is x" are candidates without a digit or an at sign.
    if not re.search(r"dot|pass|pwd|clave|senha|mdp|punto|maiden|secret|hasl|point|ponto|punkt|\.", text):
        assert REDACTOR.redact(text) is text


@given(before=WORDS, planted=st.one_of(PLANTED, ANYTHING), after=WORDS)
def test_the_quick_look_passes_over_nothing_that_the_patterns_find(
    before: str, planted: str, after: str
) -> None:
    text = f"{before}{planted}{after}"
    looked = Redactor().find(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(redactor, "_is_quiet", lambda lowered: False)
        assert Redactor().find(text) == looked


@given(text=ANYTHING)
def test_what_is_found_lies_in_order_within_the_text_and_placeholders_hold_no_digit(text: str) -> None:
    found = REDACTOR.find(text)
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    assert all(one.start < one.end <= len(text) for one in found)
    assert not any(sign.isdigit() for kind in Kind for sign in placeholder(kind))


def _record() -> ConversationRecord:
    customer = PartyRecord("customer", key="382910", mail="ana@home.example", name="Ana Ruiz-May")
    chad = PartyRecord("staff", key="chad", mail="chad@fernhill.example", name="Chad Brennan")
    return ConversationRecord(
        id="1",
        source="zendesk",
        row=1,
        customer=customer,
        assignee=chad,
        subject="Ana Ruiz-May: order 4155552671",
        messages=[
            MessageRecord(
                "Hi, Ana here. You may call me: 415-555-2671",
                "customer",
                customer,
                quoted="> ana@home.example",
            ),
            MessageRecord("My name is Chad Ruiz on the card, by the way.", "customer", customer),
            MessageRecord(
                "Dear Mrs Ruiz, I am Chad Brennan.", "staff", chad, sent_at=datetime(2026, 8, 3, tzinfo=UTC)
            ),
        ],
        url="https://fernhill.example/tickets/4155552671?token=s3cr3ts3cr3t&page=2",
        tags=["return", "ana ruiz-may"],
        satisfaction=SatisfactionRecord("good", "Thanks! Ruiz", chad),
        events=[EventRecord(0, '{"mail": "ana@home.example"}', author=customer)],
        custom={"Customer name": "A. Ruiz", "Mobile phone": "12345678", "Plan": "Gold 2"},
    )


def test_a_record_loses_its_customer_and_keeps_our_people() -> None:
    record = REDACTOR.redact_record(_record())
    assert record.subject == "[name]: order 4155552671"
    assert [message.text for message in record.messages] == [
        "Hi, [name] here. You may call me: [phone]",
        "My name is [name] on the card, by the way.",
        "Dear Mrs [name], I am Chad Brennan.",
    ]
    assert record.messages[0].quoted == "> [mail]"
    assert record.url == "https://fernhill.example/tickets/4155552671?token=[secret]&page=2"
    assert record.tags == ["return", "[name]"]
    assert record.satisfaction is not None
    assert record.satisfaction.comment == "Thanks! [name]"
    assert record.events[0].text == '{"mail": "[mail]"}'
    assert record.custom == {"Customer name": "[name]", "Mobile phone": "[phone]", "Plan": "Gold 2"}
    # The pseudonym is made of these; they are stored nowhere.
    assert record.customer == PartyRecord("customer", key="382910", mail="ana@home.example", name=None)
    assert record.messages[0].author == record.customer
    assert record.assignee == _record().assignee


def test_a_record_is_copied_not_changed_and_twice_is_once() -> None:
    record = _record()
    once = REDACTOR.redact_record(record)
    assert record == _record()
    assert REDACTOR.redact_record(once) == once


def test_a_help_desks_word_for_nobody_is_no_name() -> None:
    guest = PartyRecord("customer", key="1", name="Website Visitor")
    record = ConversationRecord(
        "1", "x", [MessageRecord("The visitor left the website.", "staff")], 1, customer=guest
    )
    assert REDACTOR.redact_record(record).messages[0].text == "The visitor left the website."


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        ("Will Hope", "Will you help? I hope so. Thanks, Will", "Will you help? I hope so. Thanks, [name]"),
        ("Will Hope", "will hope writes", "[name] writes"),
        ("Zoë Martin-Díaz", "ZOË, señora Díaz, ZOE", "[name], señora [name], ZOE"),
        ("Jo Li", "Jo Li said so, a joke", "[name] said so, a joke"),
        ("Ana van der Berg", "Ana van der Berg and the berg", "[name] and the [name]"),
    ],
)
def test_a_customers_name_goes_where_it_stands_as_a_name(name: str, text: str, after: str) -> None:
    assert REDACTOR.redact(text, names=[name]) == after
