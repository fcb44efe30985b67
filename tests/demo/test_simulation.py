"""Fernhill's twelve weeks keep what the sample team promises."""

import re
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from stdnum import luhn

from goldenthread.entrypoints.demo import cast
from goldenthread.entrypoints.demo.company import GUIDELINES, TEST_CARDS
from goldenthread.entrypoints.demo.kinds import KINDS
from goldenthread.entrypoints.demo.simulate import simulate

UNTIL = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)
START = UNTIL - timedelta(weeks=12)
Told = dict[str, Any]


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return list(simulate(7, UNTIL))


def said(conversation: Told, role: str) -> list[str]:
    return [m["text"] for m in conversation["messages"] if m["role"] == role and not m.get("internal", False)]


def opened(conversation: Told) -> datetime:
    return datetime.fromisoformat(conversation["opened_at"])


def test_the_same_seed_tells_the_same_weeks_and_another_seed_other_ones() -> None:
    once = list(simulate(3, UNTIL, conversations=200))
    assert once == list(simulate(3, UNTIL, conversations=200))
    assert once != list(simulate(4, UNTIL, conversations=200))


def test_three_thousand_conversations_fill_twelve_weeks_in_three_channels(told: list[Told]) -> None:
    assert abs(len(told) - 3000) <= 150
    weeks = Counter((opened(c) - START).days // 7 for c in told)
    assert set(weeks) == set(range(12))
    assert max(weeks.values()) < 2 * min(weeks.values())
    channels = Counter(c["channel"] for c in told)
    assert set(channels) == {"chat", "mail", "phone"}
    assert min(channels.values()) > 300
    days = Counter(opened(c).weekday() for c in told)
    assert days[0] > days[3] > days[5] > days[6]


def test_all_of_the_cast_serve_customers_leads_and_head_included(told: list[Told]) -> None:
    wrote = Counter(dict.fromkeys((m.key for m in cast.CAST), 0))
    for conversation in told:
        wrote.update({m["author"] for m in conversation["messages"] if m["role"] == "agent"})
    assert set(wrote) == {m.key for m in cast.CAST}
    frontline = [n for key, n in wrote.items() if key not in {"maya", "priya", "tom"}]
    assert min(frontline) > 100
    assert 40 < wrote["priya"] < min(frontline) * 1.2
    assert 5 < wrote["maya"] < 60


def test_no_two_conversations_are_alike(told: list[Told]) -> None:
    texts = Counter(
        "\n".join(m["text"] for m in c["messages"] if m["role"] in ("customer", "agent")) for c in told
    )
    assert texts.most_common(1)[0][1] == 1
    # The same even with what only numbers tell apart taken out: orders, postcodes, names of days.
    bare = Counter(re.sub(r"FH-\d+|\d+|\b\w+day\b", "", text) for text in texts)
    assert sum(n for n in bare.values() if n > 1) < 0.001 * len(told)


def test_customers_hardly_ever_say_the_same_long_sentence(told: list[Told]) -> None:
    long = Counter(text for c in told for text in said(c, "customer") if len(text) > 40)
    assert len(long) >= 0.95 * long.total()


def test_no_template_shows_through(told: list[Told]) -> None:
    everything = "\n".join(m["text"] for c in told for m in c["messages"])
    everything += "\n".join(c["subject"] + "\n".join(e["text"] for e in c["events"]) for c in told)
    assert re.findall(r".{20}[{}\[\]|].{20}|.{20} {2,}\S.{10}|.{10}\b(?:None|nan)\b.{10}", everything) == []


def test_times_run_forward_and_nothing_happens_after_the_end(told: list[Told]) -> None:
    for conversation in told:
        times = [datetime.fromisoformat(m["sent_at"]) for m in conversation["messages"]]
        assert all(a <= b for a, b in pairwise(times))
        assert times[0] >= START
        assert times[-1] <= UNTIL
    assert {c["status"] for c in told} == {"solved", "pending", "open"}
    assert [opened(c) for c in told] == sorted(opened(c) for c in told)


def test_staff_leave_notes_and_hand_over_each_in_their_own_measure(told: list[Told]) -> None:
    handled: Counter[str] = Counter()
    noted: Counter[str] = Counter()
    handed: Counter[str] = Counter()
    for conversation in told:
        last = conversation["assignee"]["id"]
        handled[last] += 1
        noted[last] += any(m.get("internal") and len(m["text"]) > 40 for m in conversation["messages"])
        handed.update(e["text"].split(" →")[0] for e in conversation["events"] if e["name"] == "hand-over")
    assert noted["sinead"] / handled["sinead"] > 0.9
    assert noted["chad"] / handled["chad"] < 0.35
    assert handed.total() > 150
    assert handed.most_common(1)[0][0] == "Zoë Martin"


def test_three_issues_recur_and_the_split_pole_begins_in_week_nine(told: list[Told]) -> None:
    weeks = defaultdict(Counter)
    for conversation in told:
        for tag in conversation["tags"]:
            weeks[tag][(opened(conversation) - START).days // 7 + 1] += 1
    assert min(weeks["pole"]) == 9
    assert sum(weeks["pole"].values()) > 100
    for tag in ("sole", "return link"):
        assert set(weeks[tag]) == set(range(1, 13))
        assert sum(weeks[tag].values()) > 150
    before = [c for c in told if opened(c) < START + timedelta(weeks=8)]
    assert not any("pole bag" in text or "split pole" in text for c in before for text in said(c, "customer"))


def test_faulty_guidelines_bring_customers_back(told: list[Told]) -> None:
    again: dict[str, list[datetime]] = defaultdict(list)
    for conversation in told:
        again[customer(conversation)].append(opened(conversation))
    came_back: Counter[str] = Counter()
    contacts: Counter[str] = Counter()
    for conversation in told:
        at = opened(conversation)
        if at > UNTIL - timedelta(days=14):
            continue
        told_by = conversation["custom"].get("guideline", "none")
        contacts[told_by] += 1
        came_back[told_by] += any(
            at < other < at + timedelta(days=14) for other in again[customer(conversation)]
        )
    faulty = {guideline.key for guideline in GUIDELINES if guideline.fault}
    assert faulty == {"RET-3", "MEM-2"} == set(contacts) - {"none"}
    usual = came_back["none"] / contacts["none"]
    for guideline in faulty:
        assert came_back[guideline] / contacts[guideline] > 3 * usual


def test_a_second_contact_refers_to_the_first(told: list[Told]) -> None:
    names = {m.name.split()[0] for m in cast.CAST}
    second = [c for c in told if "second contact" in c["tags"]]
    assert len(second) > 150
    refers = [c for c in second if any(n in "\n".join(said(c, "customer") + said(c, "agent")) for n in names)]
    assert len(refers) > 0.95 * len(second)


def test_the_order_number_looked_up_is_the_one_the_customer_gave(told: list[Told]) -> None:
    looked_up = 0
    for conversation in told:
        orders = {o for text in said(conversation, "customer") for o in re.findall(r"FH-\d{6}", text)}
        found = {
            o for e in conversation["events"] if e["name"] == "record look-up"
            for o in re.findall(r"FH-\d{6}", e["text"])
        }  # fmt: skip
        assert len(orders) <= 1
        if orders and found:
            looked_up += 1
            assert orders == found
    assert looked_up > 500


def test_customers_tell_what_only_redaction_should_see(told: list[Told]) -> None:
    everything = "\n".join(text for c in told for text in said(c, "customer"))
    for tell in (
        r"\S+@\S+\.(?:com|org|net|example)",
        r"07700 900\d{3}",
        r"[Mm]y password is \w+-\w+-\d+",
        r"GB82 WEST",
    ):
        assert re.search(tell, everything), tell
    assert all(luhn.is_valid(card.replace(" ", "")) for card in TEST_CARDS)
    assert sum(card in everything for card in TEST_CARDS) >= 5


def test_only_reserved_mail_domains_phones_and_links_appear(told: list[Told]) -> None:
    everything = "\n".join(m["text"] for c in told for m in c["messages"])
    domains = set(re.findall(r"@([\w.-]+\.\w+)", everything))
    assert domains <= {"example.com", "example.org", "example.net", "post.example", "mailbox.example"}
    assert set(re.findall(r"https?://([\w.]+)", everything)) == {"fernhill.example"}
    assert set(re.findall(r"\b07\d{3} \d{3}", everything)) == {"07700 900"}


def test_every_kind_of_contact_that_an_ending_leads_to_exists() -> None:
    wanted = {e.repeat.kind for kind in KINDS.values() for e in kind.endings if e.repeat}
    assert wanted <= set(KINDS)
    assert all(kind.again for key in wanted if (kind := KINDS[key]).weight == 0)


def customer(conversation: Told) -> str:
    return conversation["participants"][0]["id"]
