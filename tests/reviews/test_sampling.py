"""The draw keeps its promises, over many draws."""

import random
from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.reviews.sampling import Handling, allocate, draw
from goldenthread.reviews.standing import Circle

CHAD, SINEAD, LUIS, PRIYA = 1, 2, 3, 4
BEN, GRACE, TOM = 5, 6, 7
MAYA = 8
ORDERS = Circle(frozenset({CHAD, SINEAD, LUIS, PRIYA}), frozenset({PRIYA}))
PRODUCTS = Circle(frozenset({BEN, GRACE, TOM}), frozenset({TOM}))
HOUSE = ([ORDERS, PRODUCTS], frozenset({MAYA}))
SIZES = {CHAD: 42, SINEAD: 30, LUIS: 55, PRIYA: 12, BEN: 61, GRACE: 23, TOM: 17, MAYA: 6}
WORK = [Handling(person, person * 1000 + n) for person, size in SIZES.items() for n in range(size)]


def test_the_same_seed_gives_the_same_draw_whatever_the_order_of_the_rows() -> None:
    shuffled = random.Random(5).sample(WORK, len(WORK))
    assert draw(WORK, *HOUSE, seed=7) == draw(shuffled, *HOUSE, seed=7)
    assert draw(WORK, *HOUSE, seed=7) != draw(WORK, *HOUSE, seed=8)


def test_within_a_persons_work_every_conversation_comes_up_as_often_as_its_stated_chance() -> None:
    draws = 3000
    times: Counter[int] = Counter()
    chance: defaultdict[int, float] = defaultdict(float)
    for seed in range(draws):
        items = draw(WORK, *HOUSE, seed=seed)
        times.update({item.conversation for item in items})
        for item in items:
            if item.kind == "self":
                chance[item.person] += item.chance / draws
    for part in WORK:
        stated = chance[part.person]
        # Four and a half standard errors over 246 conversations; the seeds are fixed.
        allowed = 4.5 * (stated * (1 - stated) / draws) ** 0.5
        assert times[part.conversation] / draws == pytest.approx(stated, abs=allowed)


def test_leads_are_drawn_at_the_rate_of_their_share_and_every_conversation_alike() -> None:
    sizes = {CHAD: 40, SINEAD: 70, PRIYA: 55, TOM: 35}
    draws = 8000
    drawn: Counter[int] = Counter()
    for seed in range(draws):
        drawn.update(allocate(sizes, 9, random.Random(seed)))
    assert sum(drawn.values()) == 9 * draws
    for person, size in sizes.items():
        assert drawn[person] / (draws * size) == pytest.approx(9 / 200, rel=0.02)
    assert (drawn[PRIYA] + drawn[TOM]) / (9 * draws) == pytest.approx((55 + 35) / 200, abs=0.005)


def test_someone_with_little_work_is_lifted_to_being_seen_and_never_lowered() -> None:
    sizes = {CHAD: 400, PRIYA: 3, TOM: 1}
    for seed in range(200):
        counts = allocate(sizes, 6, random.Random(seed))
        assert counts == {CHAD: 4, PRIYA: 1, TOM: 1}


def test_nobody_reviews_themselves_except_on_the_one_item_of_their_own() -> None:
    items = draw(WORK, *HOUSE, seed=3)
    own = [item for item in items if item.person == item.reviewer]
    assert Counter(item.person for item in own) == dict.fromkeys(SIZES, 1)
    assert all((item.kind == "self") == (item.person == item.reviewer) for item in items)


def test_what_one_listens_to_oneself_a_colleague_reviews_too() -> None:
    items = draw(WORK, *HOUSE, seed=3)
    by_others = {item.conversation for item in items if item.kind != "self"}
    assert all(item.conversation in by_others for item in items if item.kind == "self")


def test_reviewers_are_asked_for_about_the_same() -> None:
    asked = Counter(item.reviewer for item in draw(WORK, *HOUSE, seed=11))
    team = {person: asked[person] for person in ORDERS.people}
    assert max(team.values()) - min(team.values()) <= 2
    assert sum(asked.values()) <= 3 * len(SIZES) + len(SIZES)


def test_one_busy_team_is_not_buried_in_reviews() -> None:
    busy = [Handling(person, person * 1000 + n) for person in ORDERS.people for n in range(500)]
    quiet = [Handling(person, person * 1000 + n) for person in PRODUCTS.people for n in range(2)]
    asked = Counter(item.reviewer for item in draw(busy + quiet, *HOUSE, seed=2))
    assert max(asked.values()) <= 4


def test_kinds_follow_how_people_stand_to_each_other() -> None:
    kinds = defaultdict(set)
    for seed in range(200):
        for item in draw(WORK, *HOUSE, seed=seed):
            kinds[item.reviewer, item.person].add(item.kind)
    assert kinds[PRIYA, CHAD] == {"lead"}
    assert kinds[CHAD, PRIYA] == {"upward"}
    assert kinds[CHAD, SINEAD] == {"peer"}
    assert kinds[TOM, PRIYA] == {"peer"}
    assert kinds[PRIYA, MAYA] == {"upward"}
    assert (CHAD, BEN) not in kinds


@given(
    st.dictionaries(st.integers(1, 30), st.integers(1, 60), min_size=1, max_size=20),
    st.integers(0, 2**31),
    st.integers(1, 5),
)
def test_everyone_with_work_is_seen_and_chances_are_exact(
    sizes: dict[int, int], seed: int, per_reviewer: int
) -> None:
    work = [Handling(person, person * 100 + n) for person, size in sizes.items() for n in range(size)]
    circle = Circle(frozenset(sizes))
    items = draw(work, [circle], frozenset(), seed=seed, per_reviewer=per_reviewer)
    seen: defaultdict[int, set[int]] = defaultdict(set)
    for item in items:
        seen[item.person].add(item.conversation)
        assert 0 < item.chance <= 1
        assert item.out_of == sizes[item.person]
    assert seen.keys() == sizes.keys()
    if len(sizes) > 1:
        for item in items:
            assert item.drawn == len(seen[item.person])


def test_three_thousand_people_in_one_team_are_drawn_in_bounded_time() -> None:
    people = range(1, 3_001)
    work = [Handling(person, person * 10 + n) for person in people for n in range(3)]
    items = draw(work, [Circle(frozenset(people))], frozenset(), seed=1)
    assert {item.person for item in items} == set(people)
    assert max(Counter(item.reviewer for item in items).values()) <= 6
