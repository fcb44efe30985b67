"""The quick look for a cue's words: it may cost time, it may never hide a cue."""

import pkgutil
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread import analysis
from goldenthread.analysis import behaviours, mirror
from goldenthread.analysis.cue_words import needed_by, words_in
from goldenthread.analysis.cues import Cue, cue, found
from goldenthread.analysis.talk import Turn, lowered_of


def every_cue() -> list[Cue]:
    names = ["acts.staff", "acts.customer", "private", "claims", "guideline_claims", "heard"]
    for package in (behaviours, mirror):
        prefix = package.__name__.removeprefix(f"{analysis.__name__}.")
        names += [f"{prefix}.{module.name}" for module in pkgutil.iter_modules(package.__path__)]
    modules = [import_module(f"{analysis.__name__}.{name}") for name in names]
    return list(
        {id(one): one for module in modules for one in vars(module).values() if isinstance(one, Cue)}.values()
    )


CUES = every_cue()


@settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
@given(made=st.sampled_from(CUES).flatmap(lambda one: st.tuples(st.just(one), st.from_regex(one.compiled))))
def test_whatever_a_cue_finds_holds_a_word_that_it_needs(made) -> None:
    one, text = made
    lowered = lowered_of(text)
    if one.needs and one.compiled.search(lowered):
        _, stems = words_in(lowered)
        assert not one.needs.isdisjoint(stems)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("cancell?ed", {"cance"}),
        ("good ?bye|bye", {"good", "goodb", "bye"}),
        ("(?:i|we) (?:can |do )*(?:offer|arrange)", {"offer", "arran"}),
        ("can['’`]?t (?:wait|stand)", {"wait", "stand"}),
        ("ugh+", {"ugh", "ughh", "ughhh"}),
        ("(?:not|n['’`]?t) clear", {"clear"}),
        (r"in \d+ (?:min|hour)s?", {"min", "mins", "hour", "hours"}),
        ("(?<!no )problem(?! at all)", {"probl"}),
        (r"frustrat\w+|https?://\S+", {"frust", "http", "https"}),
    ],
)
def test_of_each_alternative_the_rarest_words_are_needed(pattern: str, words: set[str]) -> None:
    assert needed_by(pattern) == words


@pytest.mark.parametrize(
    "pattern", [r"\w+ing", "oops[a-z]", "(?i)hello", "(?P<a>hello)(?(a)x)", "a)b", "late|"]
)
def test_a_pattern_that_is_not_understood_is_always_searched(pattern: str) -> None:
    assert needed_by(pattern) is None


def test_a_cue_is_found_beside_any_apostrophe_and_in_a_quotation() -> None:
    for text in ("'sorry'", "so’sorry", "don’t be 'sorry", "Sorry!", "(sorry)", "İ sorry"):
        assert found([Turn(0, text, "staff", False)], cue("sorry")), text
