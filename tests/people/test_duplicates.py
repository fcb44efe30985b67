"""Entries that look alike are suggested once, with a reason."""

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.people.duplicates import Entry, likely_duplicates


def test_the_same_name_or_the_same_address_before_the_at_is_a_suspicion() -> None:
    entries = [
        Entry(1, "Zoë Martin", ("zoe@fernhill.example",)),
        Entry(2, "zoe martin"),
        Entry(3, "Z. M.", ("Zoe@old.example",)),
        Entry(4, "Support", ("support@fernhill.example",)),
        Entry(5, "Help", ("support@old.example",)),
        Entry(6, "38112", ("38112",)),
    ]
    found = [(s.first, s.second, s.why) for s in likely_duplicates(entries)]
    assert found == [(1, 2, "the same name"), (1, 3, "the same address before the @")]


@given(st.lists(st.builds(Entry, st.integers(1, 50), st.text(max_size=5)), unique_by=lambda e: e.number))
def test_nobody_is_suspected_of_being_themselves_or_twice_with_the_same(entries: list[Entry]) -> None:
    pairs = [(s.first, s.second) for s in likely_duplicates(entries, at_most=10_000)]
    assert all(first < second for first, second in pairs)
    assert len(pairs) == len(set(pairs))
    assert likely_duplicates(reversed(entries), at_most=10_000) == likely_duplicates(entries, at_most=10_000)
