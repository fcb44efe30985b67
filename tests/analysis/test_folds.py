"""What every fold of the engine promises, however its batches were cut and whichever machine saw them."""

import pickle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.analysis.folds.contract import Partly, fold_all
from goldenthread.analysis.folds.stock_sentences import STOCK, StockSentences, share_of_stock
from goldenthread.analysis.talk import Talk, Turn
from goldenthread.conversations.columnar import batch_of
from tests.analysis.talks import EXAMPLES
from tests.analysis.test_steps import TALK

FOLDS = [StockSentences(least=2)]
every_fold = pytest.mark.parametrize("fold", FOLDS, ids=lambda fold: fold.NAME)
# Said twice and more, so that there is something to gather.
TALKS = [*EXAMPLES, *EXAMPLES[:5]]


def cut(talks, size):
    return [batch_of(talks[at : at + size]) for at in range(0, len(talks), size)]


@every_fold
def test_how_the_batches_are_cut_changes_nothing(fold) -> None:
    together = fold_all(fold, cut(TALKS, len(TALKS)))
    assert len(together) > 0
    assert fold_all(fold, cut(TALKS, 1)).equals(together)
    assert fold_all(fold, cut(TALKS, 3)).equals(together)
    whole = batch_of(TALKS)
    assert fold_all(fold, [whole.slice(0, 7), whole.slice(7, 0), whole.slice(7)]).equals(together)


@every_fold
def test_the_order_of_conversations_and_of_batches_changes_nothing(fold) -> None:
    forward = fold_all(fold, cut(TALKS, 2))
    assert fold_all(fold, cut(TALKS[::-1], 2)).equals(forward)
    assert fold_all(fold, cut(TALKS, 2)[::-1]).equals(forward)


@every_fold
def test_states_merge_in_any_order_and_nothing_is_neutral(fold) -> None:
    def state(batch):
        return fold.add(fold.start(), batch)

    a, b, c = cut(TALKS, -(-len(TALKS) // 3))
    straight = fold.finish(fold.merge(fold.merge(state(a), state(b)), state(c)))
    assert fold.finish(fold.merge(state(c), fold.merge(state(b), state(a)))).equals(straight)
    assert fold.finish(fold.merge(fold.merge(fold.start(), state(b)), fold.merge(state(a), state(c)))).equals(
        straight
    )
    other = state(b)
    packed = pickle.dumps(other)
    fold.merge(state(a), other)
    assert pickle.dumps(other) == packed


@every_fold
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(talks=st.lists(TALK, max_size=6), at=st.integers(0, 6))
def test_two_machines_find_what_one_finds_in_any_text(fold, talks, at) -> None:
    apart = fold.merge(
        fold.add(fold.start(), batch_of(talks[:at])), fold.add(fold.start(), batch_of(talks[at:]))
    )
    assert fold.finish(apart).equals(fold_all(fold, [batch_of(talks)]))


@every_fold
def test_a_fold_leaves_its_input_as_it_was(fold) -> None:
    batch = batch_of(TALKS)
    before = batch.to_pylist()
    fold.add(fold.start(), batch)
    assert batch.to_pylist() == before


@every_fold
def test_nothing_in_gives_nothing_out(fold) -> None:
    assert len(fold_all(fold, [])) == len(fold_all(fold, [batch_of([])])) == 0
    assert fold_all(fold, []).schema == fold_all(fold, cut(TALKS, 4)).schema


@every_fold
def test_a_fold_and_its_states_survive_pickling(fold) -> None:
    again = pickle.loads(pickle.dumps(fold))
    state = pickle.loads(pickle.dumps(again.add(again.start(), batch_of(TALKS))))
    assert again.finish(state).equals(fold_all(fold, cut(TALKS, 4)))
    assert len(Partly(fold)(batch_of(TALKS))) == len(TALKS)


@every_fold
def test_a_fold_names_its_version_and_says_what_it_promises(fold) -> None:
    assert fold.VERSION.startswith(f"{fold.NAME}-")
    for promised in ("rows", "Assumes", "Raises"):
        assert promised in type(fold).add.__doc__


def reply(id, *texts, name=None):
    asked = [(f"My name is {name}.", "customer", False)] if name else []
    return (id, [*asked, *((text, "staff", False) for text in texts)], [])


def test_a_sentence_counts_once_a_customer_whatever_their_number_and_name() -> None:
    talks = [
        reply("a", "Your order 4711 is on its way, Sarah.", "Your order 4711 is on its way!", name="Sarah"),
        reply("b", "Hi. Your order A-23 is on its way, Omar!", name="Omar"),
        reply("c", "Your order <order number> is on its way, Li.", name="Li"),
        reply("d", "I am off to look at that myself."),
        ("e", [("Your order 1 is on its way, Sarah.", "bot", False)], []),
    ]  # fmt: skip
    found = fold_all(StockSentences(least=3), [batch_of(talks)])
    assert found.schema == STOCK
    assert found.to_pylist() == [
        {"sentence": "your order … is on its way …", "conversations": 3, "of": 4},
    ]


def test_courtesy_that_everyone_repeats_is_no_stock_sentence() -> None:
    talks = [reply(str(number), "Thanks so much.", "You are welcome.") for number in range(9)]
    assert len(fold_all(StockSentences(), [batch_of(talks)])) == 0


def test_a_note_to_colleagues_is_not_said_to_a_customer() -> None:
    note = ("x", [("Customer wants a refund for it.", "staff", True)], [])
    assert len(fold_all(StockSentences(least=2), [batch_of([note, note, note])])) == 0


def test_a_message_half_of_stock_sentences_is_half_stock() -> None:
    turn = Turn(0, "Is there anything else for you? The red kettle is back now.", "staff", False)
    talk = Talk("a", [turn], [])
    assert share_of_stock(turn, talk, {"is there anything else for you": 9}) == 0.5
    assert share_of_stock(Turn(0, "Thanks.", "staff", False), talk, {}) == 0.0
