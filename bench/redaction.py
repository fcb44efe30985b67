"""Measures redaction: recall and precision by kind on a generated set, and messages a second.

    python bench/redaction.py [--seed 7] [--messages 20000] [--texts FILE.jsonl.gz --hits HITS.tsv]

The set comes from our own generator: people's ways of writing a thing, in eight languages, around
values with right check digits, and as many look-alikes (orders, amounts, dates, tracking numbers).
Speed stands beside a reference in the same run: one compiled alternation of naive patterns.
It is a set made by the same people as the patterns: read it as a guard, not as the world.
"""

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from goldenthread.conversations.importers.registry import read_file
from goldenthread.conversations.records import ConversationRecord
from goldenthread.conversations.redaction import Kind, Redactor
from goldenthread.conversations.redaction.card import luhn
from goldenthread.conversations.redaction.iban import LENGTHS, remainder

NAIVE = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.]+|(?:\d[ -]?){13,19}|[A-Z]{2}\d{2}[A-Z0-9 ]{11,30}|\d{3}-\d{2}-\d{4}"
    r"|\+?\(?\d[\d ().-]{7,}\d|password(?: is|:) \S+|\d+ \w+ (?:Street|St|Road|Rd|Avenue|Ave)"
)
GIVEN = [
    "Ana",
    "Marek",
    "Olu",
    "Jean",
    "Greta",
    "Pilar",
    "Sven",
    "Rosa",
    "Will",
    "Chiara",
    "Yusuf",
    "Hope",
    "Émile",
]
FAMILY = [
    "Ruiz",
    "Kowalski",
    "Adeyemi",
    "Dubois",
    "Schäfer",
    "Costa",
    "Larsson",
    "O'Hara",
    "Demir",
    "de Vries",
    "Young",
]
STREETS = ["High", "Station", "Church", "Elm", "Victoria", "Mill", "Park", "Queens", "St Mary's", "Old Kent"]
TOWNS = ["Leeds", "Bristol", "Austin", "Portland", "Cork", "York"]
THINGS = ["tent", "rucksack", "stove", "jacket", "rope", "pair of boots", "lamp"]

Make = Callable[[random.Random], str]


def digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


def mail(chance: random.Random) -> str:
    given, family = plain(chance.choice(GIVEN)), plain(chance.choice(FAMILY))
    host, end = (
        chance.choice(["gmail", "hotmail", "gmx", "fernhill", "web", "outlook"]),
        chance.choice(["com", "de", "org"]),
    )
    return chance.choices(
        [
            f"{given}.{family}@{host}.{end}", f"{given}{digits(chance, 2)}@{host}.{end}", f"{given}+shop@mail.{host}.co.uk",
            f"{given} dot {family} at gmail dot com", f"{given}.{family} at {host} dot {end}", f"{given}_{family} (at) {host} (dot) {end}",
            f"{given}.{family} [at] {host}.{end}", f"{given} punto {family} arroba gmail punto com",
        ], [8, 8, 4, 1, 1, 1, 1, 1],
    )[0]  # fmt: skip


def plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower().replace("é", "e").replace("ä", "a"))


def card(chance: random.Random) -> str:
    start, length = chance.choice(
        [("4", 16), ("52", 16), ("2300", 16), ("34", 15), ("37", 15), ("6011", 16), ("3530", 16)]
    )
    body = start + digits(chance, length - len(start) - 1)
    whole = next(body + str(check) for check in range(10) if luhn(body + str(check)))
    cut = [4, 6, 5] if length == 15 else [4, 4, 4, 4]
    return chance.choice(["", " ", "-"]).join(pieces(whole, cut))


def pieces(text: str, sizes: list[int]) -> list[str]:
    out, at = [], 0
    for size in sizes:
        out.append(text[at : at + size])
        at += size
    return out


def iban(chance: random.Random) -> str:
    country = chance.choice(["DE", "FR", "ES", "IT", "PT", "PL", "SE", "BE", "AT", "CH", "DK", "FI"])
    body = digits(chance, LENGTHS[country] - 4)
    account = f"{country}{98 - remainder(country + '00' + body):02}{body}"
    written = chance.choice(["", " "]).join(account[at : at + 4] for at in range(0, len(account), 4))
    return chance.choice([written, written.lower()])


def social_security(chance: random.Random) -> str:
    return f"{chance.randint(100, 665):03}-{chance.randint(1, 99):02}-{chance.randint(1, 9999):04}"


def dni(chance: random.Random) -> str:
    number = digits(chance, 8)
    return f"{number}{chance.choice(['', '-'])}{'TRWAGMYFPDXBNJZSQVHLCKE'[int(number) % 23]}"


def nino(chance: random.Random) -> str:
    gap = chance.choice(["", " "])
    return gap.join(
        [
            chance.choice(["AB", "JG", "PX", "SR"]),
            digits(chance, 2),
            digits(chance, 2),
            digits(chance, 2),
            chance.choice("ABCD"),
        ]
    )


def pesel(chance: random.Random) -> str:
    body = (
        f"{chance.randint(40, 99):02}{chance.randint(1, 12):02}{chance.randint(1, 28):02}{digits(chance, 4)}"
    )
    check = -sum(weight * int(digit) for weight, digit in zip((1, 3, 7, 9) * 3, body, strict=False)) % 10
    return f"PESEL {body}{check}"


def bsn(chance: random.Random) -> str:
    while True:
        number = digits(chance, 9)
        if (
            number[0] != "0"
            and (sum(w * int(d) for w, d in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), number, strict=True))) % 11 == 0
        ):
            return f"BSN {number}"


def nir(chance: random.Random) -> str:
    body = f"{chance.choice('12')}{digits(chance, 2)}{chance.randint(1, 12):02}{chance.randint(10, 19)}{digits(chance, 6)}"
    whole = f"{body}{97 - int(body) % 97:02}"
    return chance.choice([whole, " ".join(pieces(whole, [1, 2, 2, 2, 3, 3, 2]))])


def personnummer(chance: random.Random) -> str:
    body = (
        f"{chance.randint(40, 99):02}{chance.randint(1, 12):02}{chance.randint(1, 28):02}{digits(chance, 3)}"
    )
    check = next(str(check) for check in range(10) if luhn(body + str(check)))
    return f"{body[:6]}-{body[6:]}{check}"


def national_id(chance: random.Random) -> str:
    return chance.choice([social_security, dni, nino, pesel, bsn, nir, personnummer])(chance)


def phone(chance: random.Random) -> str:
    a, b, c = chance.randint(201, 989), chance.randint(200, 999), digits(chance, 4)
    return chance.choice(
        [
            f"({a}) {b}-{c}", f"{a}-{b}-{c}", f"{a}.{b}.{c}", f"+1 {a} {b} {c}", f"+44 7{digits(chance, 3)} {digits(chance, 6)}",
            f"07{digits(chance, 3)} {digits(chance, 6)}", f"+49 17{digits(chance, 1)} {digits(chance, 8)}", f"0049 171 {digits(chance, 7)}",
            f"06 {digits(chance, 2)} {digits(chance, 2)} {digits(chance, 2)} {digits(chance, 2)}", f"+34 6{digits(chance, 2)} {digits(chance, 3)} {digits(chance, 3)}",
            f"020 7{digits(chance, 3)} {digits(chance, 4)}", f"030/{digits(chance, 7)}", f"07{digits(chance, 9)}", f"0171-{digits(chance, 7)}",
        ]
    )  # fmt: skip


def secret(chance: random.Random) -> str:
    word = "".join(chance.choices("abcdefghkmnpqrstuvwxyz", k=6)).title() + digits(chance, 2)
    return chance.choice(
        [
            word,
            word + "!",
            "".join(chance.choices("abcdefghkmnpqrstuvwxyz", k=7)) + chance.choice("0123456789"),
        ]
    )


def token(chance: random.Random) -> str:
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    return chance.choice(
        [
            "".join(chance.choices("0123456789abcdef", k=40)), "AKIA" + "".join(chance.choices("ABCDEFGHIJKLMNOP234567", k=16)),
            "eyJ" + "".join(chance.choices(letters, k=20)) + "." + "".join(chance.choices(letters, k=40)) + "." + "".join(chance.choices(letters, k=30)),
            "ghp_" + "".join(chance.choices(letters, k=36)), "sk_live_" + "".join(chance.choices(letters, k=24)),
        ]
    )  # fmt: skip


def address(chance: random.Random) -> str:
    number = chance.randint(1, 480)
    town = chance.choice(TOWNS)
    return chance.choice(
        [
            f"{number} {chance.choice(STREETS)} {chance.choice(['Street', 'Road', 'Lane', 'Avenue', 'Rd', 'St', 'Drive', 'Close'])}",
            f"{number} {chance.choice(STREETS)} Street, {town}", f"{number} {chance.choice(['elm', 'church', 'mill'])} street",
            f"Flat {chance.randint(1, 9)}, {number} {chance.choice(STREETS)} Road, {town}, LS1 4AP",
            f"{number} {chance.choice(STREETS)} Ave, Apt {chance.randint(1, 40)}, {town}, TX 78701",
            f"{chance.choice(['Haupt', 'Bahnhof', 'Garten'])}straße {number}, {digits(chance, 5)} Berlin", f"Lindenweg {number}",
            f"{number} rue {chance.choice(['de la Paix', 'Victor Hugo', 'du Moulin'])}, 75011 Paris",
            f"Calle {chance.choice(['Mayor', 'de Alcalá', 'Serrano'])} {number}, 28013 Madrid", f"Via {chance.choice(['Roma', 'Garibaldi'])} {number}, 00184 Roma",
            f"ul. {chance.choice(['Marszałkowska', 'Długa'])} {number}", f"Keizersgracht {number}", f"Storgatan {number}",
        ]
    )  # fmt: skip


AROUND: dict[Kind, tuple[Make, list[str]]] = {
    Kind.MAIL: (mail, ["you can write to {}", "{}", "my email is {}, thanks", "E-Mail: {}", "Sent from {} yesterday", "mi correo es {}"]),
    Kind.CARD: (card, ["my card number is {} exp 12/27", "{}", "charge {} please", "Order 4471: visa {}", "carte {}"]),
    Kind.IBAN: (iban, ["please refund to {}", "IBAN {}", "mein Konto: {} danke", "{}"]),
    Kind.NATIONAL_ID: (national_id, ["my id number is {}", "{} is mine", "for verification: {}", "born 1980, {}"]),
    Kind.PHONE: (phone, ["call me on {}", "my number is {}", "{}", "Tel: {}", "you can reach me at {} after 5 pm", "about order 4471, phone {}"]),
    Kind.SECRET: (secret, ["my password is {}", "password: {}", "pw reset done, new password is {} ok", "Passwort: {}", "the login password is '{}'", "I changed my password to {}"]),
    Kind.ADDRESS: (address, ["I live at {}", "please send it to {}", "{}", "my new address is {} since May", "Adresse: {}"]),
}  # fmt: skip
MORE_SECRETS = [
    (lambda chance: digits(chance, 4), ["my PIN is {}", "PIN: {}", "pin code {}"]),
    (lambda chance: digits(chance, 6), ["the code is {}", "your verification code is {}", "I got the one-time code {}", "OTP {}"]),
    (token, ["Authorization: Bearer {}", "the API key is {}", "{}", "https://fernhill.example/login?token={}"]),
]  # fmt: skip


def plain_number(chance: random.Random) -> str:
    return chance.choice(
        [
            f"order {digits(chance, 10)}", f"order number {chance.randint(200, 900)}-{digits(chance, 3)}-{digits(chance, 4)}",
            f"tracking 1Z{digits(chance, 3)}AA{digits(chance, 10)}", f"tracking number 94{digits(chance, 20)}", f"parcel JJD{digits(chance, 16)}",
            f"on 2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02} at 14:{chance.randint(10, 59)}:00", f"on {chance.randint(1, 28):02}.{chance.randint(1, 12):02}.2026",
            f"for £{chance.randint(1, 900)}.{digits(chance, 2)}", f"for 1.{digits(chance, 3)}.{digits(chance, 3)},00 EUR", f"for $1,{digits(chance, 3)},{digits(chance, 3)}",
            f"SKU {digits(chance, 3)} {digits(chance, 3)} {digits(chance, 3)}", f"model XK-{digits(chance, 4)}-{digits(chance, 2)}", f"EAN {digits(chance, 13)}",
            f"invoice INV-2026-{digits(chance, 6)}", f"ticket #{digits(chance, 9)}", f"{chance.randint(2, 60)} minutes down the road", f"{chance.randint(2, 24)} hour drive",
            f"version {chance.randint(1, 9)}.{digits(chance, 1)}.{digits(chance, 2)}", f"IP 192.168.{chance.randint(0, 255)}.{chance.randint(0, 255)}",
            f"promo code is {digits(chance, 6)}", f"error code: {digits(chance, 5)}", "password is not working", "password is wrong again", "PIN is 4 digits",
            "account at gmail dot com", f"sizes {chance.randint(34, 40)} 42 44 46 48", f"{chance.randint(2, 9)} people on the street", f"zip code {digits(chance, 5)}",
        ]
    )  # fmt: skip


SMALL_TALK = [
    "Hello, how can I help you today?", "Thank you so much, that was quick!", "I'd like to return a {thing}, please.", "Could you tell me when it ships?",
    "Let me have a look at your account. One moment please.", "The {thing} arrived but the strap is torn.", "Is there anything else I can do for you?",
    "I have been waiting for two weeks and nobody answers.", "Alright, I've put that through for you.", "Great, thanks. Goodbye!",
]  # fmt: skip
AFTER = ["", "", " Thanks!", " Can you check?", " It's about the {thing}.", "\nBest wishes"]


def generated(seed: int, count: int) -> list[tuple[str, list[tuple[Kind, int, int]], list[str]]]:
    """Make messages with the spans that must go; four in ten are small talk, two hold only a look-alike."""
    chance = random.Random(seed)
    messages = []
    for _ in range(count):
        thing, dice = chance.choice(THINGS), chance.random()
        before = chance.choice(["", "", "Hi. ", "Hello there, ", "OK so ", "Well, "])
        after = chance.choice(AFTER).format(thing=thing)
        spans: list[tuple[Kind, int, int]] = []
        names: list[str] = []
        if dice < 0.4:
            text = chance.choice(SMALL_TALK).format(thing=thing)
        elif dice < 0.6:
            text = f"{before}It is about {plain_number(chance)}.{after}"
        elif dice < 0.66:
            names = [f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"]
            shown = chance.choice([names[0], names[0].split()[0], names[0].upper()])
            text = f"{before}this is {shown} about the {thing}.{after}"
            spans = [(Kind.NAME, at := text.index(shown), at + len(shown))]
        else:
            kind = chance.choice(list(AROUND))
            make, around = AROUND[kind]
            if kind is Kind.SECRET and chance.random() < 0.6:
                make, around = chance.choice(MORE_SECRETS)
            value, frame = make(chance), chance.choice(around)
            text = f"{before}{frame.format(value)}.{after}" if after else f"{before}{frame.format(value)}"
            at = len(before) + frame.index("{}")
            spans = [(kind, at, at + len(value))]
        messages.append((text, spans, names))
    return messages


def measure(messages: list[tuple[str, list[tuple[Kind, int, int]], list[str]]], worst: Path | None) -> None:
    redactor = Redactor()
    gone, missed, right, wrong = Counter[Kind](), Counter[Kind](), Counter[Kind](), Counter[Kind]()
    lines = []
    for text, spans, names in messages:
        found = redactor.find(text, names=names)
        for kind, start, end in spans:
            # Gone means every letter and digit of the value, whatever the placeholder says.
            covered = {place for one in found for place in range(one.start, one.end)}
            value = [
                place for place in range(start, end) if text[place].isdigit() or kind is not Kind.NATIONAL_ID
            ]
            left = [place for place in value if place not in covered and text[place].isalnum()]
            (missed if left else gone)[kind] += 1
            if left:
                lines.append(f"missed\t{kind}\t{text!r}\t{found}")
        for one in found:
            hit = any(one.start < end and start < one.end for _, start, end in spans)
            (right if hit else wrong)[one.kind] += 1
            if not hit:
                lines.append(f"wrong\t{one.kind}\t{text[one.start : one.end]!r}\t{text!r}")
    print(f"{'kind':12} {'planted':>8} {'recall':>7} {'precision':>10}")
    for kind in Kind:
        planted, said = gone[kind] + missed[kind], right[kind] + wrong[kind]
        print(
            f"{kind:12} {planted:8} {gone[kind] / planted:7.3f} {right[kind] / said:10.3f}"
            if planted and said
            else kind
        )
    if worst:
        worst.write_text("\n".join(lines))


def speed(texts: list[str]) -> None:
    redactor = Redactor()
    best: dict[str, float] = {}
    for _ in range(3):
        for name, run in (
            ("redaction", redactor.redact),
            ("naive alternation", lambda text: NAIVE.sub("[x]", text)),
        ):
            start = time.process_time()
            for text in texts:
                run(text)
            best[name] = min(best.get(name, 9e9), time.process_time() - start)
    for name, seconds in best.items():
        print(f"{name:18} {len(texts) / seconds:12,.0f} messages/s")
    print(
        f"{'ratio':18} {best['naive alternation'] / best['redaction']:12.2f} (above 1: quicker than the reference)"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--messages", type=int, default=20_000)
    arguments.add_argument("--worst", type=Path, help="write every miss and every wrong hit here")
    arguments.add_argument("--texts", type=Path, help="a file of real conversations to run over")
    arguments.add_argument(
        "--hits", type=Path, help="write what was taken out of --texts here, to be looked at"
    )
    chosen = arguments.parse_args()
    messages = generated(chosen.seed, chosen.messages)
    measure(messages, chosen.worst)
    print("generated set:")
    speed([text for text, _, _ in messages])
    if chosen.texts:
        records = [record for record in read_file(chosen.texts) if isinstance(record, ConversationRecord)]
        texts = [message.text for record in records for message in record.messages]
        print(f"{chosen.texts.name}:")
        speed(texts)
        redactor, hits, lines = Redactor(), Counter[Kind](), []
        for text in texts:
            for kind, start, end in redactor.find(text):
                hits[kind] += 1
                lines.append(f"{kind}\t{text[start:end]!r}\t{text!r}")
        print(
            f"hits in {len(texts):,} messages:", ", ".join(f"{kind} {count}" for kind, count in hits.items())
        )
        start = time.process_time()
        for record in records:
            redactor.redact_record(record)
        print(f"whole records: {len(texts) / (time.process_time() - start):,.0f} messages/s")
        if chosen.hits:
            chosen.hits.write_text("\n".join(lines))


if __name__ == "__main__":
    main()
