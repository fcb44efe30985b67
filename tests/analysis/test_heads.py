"""What every head promises, shipped or fitted here."""

import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.analysis.fitting.families import FAMILIES
from goldenthread.analysis.fitting.linear import bundle, fit_head, grams_of, honest_yes
from goldenthread.analysis.heads import Heads, shipped, tokens
from goldenthread.analysis.heads.shipped import WEIGHTS

SAID = [
    "Thank you so much, you saved my week!",
    "thanks for nothing",
    "",
    "This is ridiculous, I am so annoyed",
    "🌲",
    "Order 4711 is at https://example.org, write to a@example.org",
    "I'm scared that the money is gone",
]

every_family = pytest.mark.parametrize("family", sorted(path.stem for path in WEIGHTS.glob("*.npz")))


def test_whatever_ships_can_be_fitted_again() -> None:
    assert {path.stem for path in WEIGHTS.glob("*.npz")} <= {family.FAMILY for family in FAMILIES}


@every_family
def test_a_probability_depends_on_its_own_text_alone(family) -> None:
    heads = shipped(family)
    together = heads.probabilities(SAID)
    assert together.shape == (len(SAID), len(heads.names))
    assert ((together >= 0) & (together <= 1)).all()
    np.testing.assert_allclose(
        together, np.concatenate([heads.probabilities([said]) for said in SAID]), atol=1e-6
    )
    np.testing.assert_allclose(together, heads.probabilities(SAID[::-1])[::-1], atol=1e-6)


@every_family
def test_no_text_gives_no_row_and_a_text_without_a_word_the_base_rate(family) -> None:
    heads = shipped(family)
    assert heads.probabilities([]).shape == (0, len(heads.names))
    np.testing.assert_array_equal(*heads.probabilities(["", " \n"]))


@every_family
def test_heads_travel_to_another_process_and_to_a_file(family, tmp_path: Path) -> None:
    heads = shipped(family)
    heads.save(tmp_path / "again.npz")
    for again in (pickle.loads(pickle.dumps(heads)), Heads.load(tmp_path / "again.npz")):
        assert again.id == heads.id
        np.testing.assert_allclose(again.probabilities(SAID), heads.probabilities(SAID), atol=1e-6)


def test_a_head_remembers_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldenthread.analysis.heads.heads.MOST_REMEMBERED", 3)
    heads = shipped("politeness")
    before = heads.probabilities(SAID)
    np.testing.assert_array_equal(heads.probabilities(SAID), before)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert np.isfinite(shipped("politeness").probabilities([text])).all()
    assert all(token == token.lower() or len(token) == 1 for token in tokens(text))


def test_thanks_anger_and_fear_are_told_apart() -> None:
    heads = shipped("feelings")
    said = heads.says([SAID[0], SAID[3], SAID[6], "The parcel comes on Monday."])
    at = heads.names.index
    assert said[0, at("gratitude")]
    assert not said[0, at("anger")]
    assert said[1, at("anger")]
    assert said[2, at("worry")]
    assert not said[3].any()


def test_numbers_and_addresses_are_masked_and_placeholders_kept() -> None:
    assert tokens("Hi [name], order 4711 → a.b@x.example https://x.example/4711") == [
        "hi", "[name]", ",", "order", "<number>", "→", "<mail>", "<web>",
    ]  # fmt: skip


def test_a_fitted_head_reads_as_it_was_fitted_and_is_measured_on_groups_it_has_not_met() -> None:
    chance = np.random.default_rng(3)
    words = ["tent", "pole", "boots", "order", "please", "monday"]
    shown = np.array([number % 3 == 0 for number in range(300)])
    texts = [
        " ".join(chance.choice(words, 6)) + (" thank you kindly" if yes and chance.random() < 0.9 else "")
        for yes in shown
    ]
    groups = [number // 10 for number in range(300)]
    fitted = fit_head("thanks", grams_of(texts), shown, groups, strength=1.0)
    read = bundle("test-1", [fitted]).probabilities(texts)[:, 0]
    assert ((read >= 0.5) == ((grams_of(texts) @ fitted.weights + fitted.bias) >= 0)).all()
    assert (honest_yes(shown, fitted.held_out, groups) == shown).mean() > 0.9

    unlearnable = fit_head("noise", grams_of(texts), chance.permutation(shown), groups, strength=1.0)
    assert abs(unlearnable.held_out.mean() - shown.mean()) < 0.05
    assert unlearnable.held_out.std() < 0.1
