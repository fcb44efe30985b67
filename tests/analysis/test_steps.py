"""What every step of the engine promises, whatever it reads."""

import pickle

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.analysis import runner
from goldenthread.analysis.batch import CONVERSATIONS, FINDING, MARKS
from goldenthread.analysis.behaviours import STEPS
from goldenthread.analysis.mirror import ELEMENTS, emotion
from goldenthread.analysis.mirror.batch import EMOTION, FOUND
from goldenthread.analysis.mirror.goal import PARTS
from goldenthread.conversations.columnar import SCHEMA, batch_of
from tests.analysis.drafts import EXAMPLES as DRAFTED
from tests.analysis.drafts import GOAL_EXAMPLES, drafts_batch, goals_batch
from tests.analysis.talks import EXAMPLES

every_step = pytest.mark.parametrize("step", STEPS, ids=lambda step: step.NAME)
# Steps over conversations, drafts and goals: each with how its rows are packed, rows, and what comes out.
every_kind_of_step = pytest.mark.parametrize(
    ("step", "pack", "rows", "out"),
    [
        *(pytest.param(step, batch_of, EXAMPLES, FINDING, id=step.NAME) for step in STEPS),
        *(pytest.param(step, drafts_batch, DRAFTED, FOUND, id=step.NAME) for step in ELEMENTS),
        pytest.param(emotion, drafts_batch, DRAFTED, EMOTION, id=emotion.NAME),
        *(pytest.param(step, goals_batch, GOAL_EXAMPLES, FOUND, id=step.NAME) for step in PARTS),
    ],
)

# Words that cues look for, among arbitrary text: so that hypothesis reaches the branches behind them.
CUED = st.sampled_from(
    [
        "Hi Sarah, I'm so sorry to hear that.",
        "Could you give me your account number and PIN, please?",
        "my name is Sarah Brown, account 4711999",
        "Your current balance is 20.",
        "Your current balance is 30.",
        "I can see your order shipped on Monday.",
        "Unfortunately we cannot do that.",
        "I already said that!",
        "I am so frustrated",
        "We will call you within 2 days. See https://example.org",
        "Your report has been successfully submitted.",
        "Customer wants a refund because it was late. Refunded, nothing open.",
        "What do you mean?",
        "\n1. one\n2. two",
    ]
)
TEXT = st.one_of(
    st.text(max_size=80), CUED, st.tuples(st.text(max_size=9), CUED, st.text(max_size=9)).map("".join)
)
MESSAGE = st.tuples(TEXT, st.sampled_from(["customer", "staff", "bot", "system"]), st.booleans())
EVENT = st.tuples(
    st.integers(-2, 20),
    st.sampled_from(["", "get_user_details", "weather"]),
    st.one_of(
        TEXT, st.just('{"BankBalance": 20, "Message": "Unavailable"}'), st.just('x → {"result": {"a": 1}}')
    ),
)
TALK = st.tuples(st.text(max_size=5), st.lists(MESSAGE, max_size=8), st.lists(EVENT, max_size=4))


@every_step
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(talks=st.lists(TALK, max_size=4))
def test_a_step_reads_any_text_and_points_only_at_words_that_are_there(step, talks) -> None:
    out = step.run(batch_of(talks))

    assert out.schema == FINDING
    assert len(out) == len(talks)
    for (_, messages, _), mark, evidence in zip(
        talks, out.column("mark").to_pylist(), out.column("evidence").to_pylist(), strict=True
    ):
        assert mark in MARKS
        for span in evidence:
            text, role, _ = messages[span["message"]]
            quote = text[span["start"] : span["end"]]
            assert quote.strip() == quote != ""
            assert role in ("customer", "staff")


@every_kind_of_step
def test_batch_size_changes_nothing(step, pack, rows, out) -> None:
    together = step.run(pack(rows)).to_pylist()
    one_by_one = [found for row in rows for found in step.run(pack([row])).to_pylist()]
    whole = pack(rows)
    sliced = [found for at in range(0, len(whole), 3) for found in step.run(whole.slice(at, 3)).to_pylist()]
    assert together == one_by_one == sliced


@every_kind_of_step
def test_row_order_changes_nothing(step, pack, rows, out) -> None:
    forward = step.run(pack(rows)).to_pylist()
    backward = step.run(pack(rows[::-1])).to_pylist()
    assert forward == backward[::-1]


@every_kind_of_step
def test_a_step_leaves_its_input_as_it_was_and_says_the_same_twice(step, pack, rows, out) -> None:
    batch = pack(rows)
    before = batch.to_pylist()
    first, second = step.run(batch), step.run(batch)
    assert batch.to_pylist() == before
    assert first.equals(second)


@every_kind_of_step
def test_nothing_in_gives_nothing_out(step, pack, rows, out) -> None:
    found = step.run(pack([]))
    assert found.schema == out
    assert len(found) == 0


@every_kind_of_step
def test_a_step_survives_pickling(step, pack, rows, out) -> None:
    batch = pack(rows)
    run = pickle.loads(pickle.dumps(step.run))
    assert run(pickle.loads(pickle.dumps(batch))).equals(step.run(batch))


@every_kind_of_step
def test_a_step_names_its_version_and_says_what_it_promises(step, pack, rows, out) -> None:
    assert step.VERSION.startswith(f"{step.NAME}-")
    for promised in ("rows", "Evidence", "Raises", "Source", "Assumes"):
        assert promised in step.run.__doc__


@every_step
def test_a_bot_alone_shows_no_behaviour(step) -> None:
    talk = (
        "bot",
        [
            ("I am so frustrated, my account was robbed.", "customer", False),
            ("I'm so sorry to hear that! Your account number, please? Your balance is 3.", "bot", False),
        ],
        [],
    )
    assert step.run(batch_of([talk])).column("mark").to_pylist()[0] in ("na", "cannot_tell")


@every_step
def test_a_language_that_the_cues_do_not_know_is_left_to_people(step) -> None:
    talk = (
        "german",
        [
            ("Ich bin sehr verärgert, wo ist meine Bestellung und warum dauert das?", "customer", False),
            ("Das tut mir leid, ich habe Ihre Bestellung gefunden und sie ist auf dem Weg.", "staff", False),
        ],
        [],
    )
    assert step.run(batch_of([talk])).to_pylist()[0]["mark"] == "cannot_tell"
    assert step.run(batch_of([talk])).to_pylist()[0]["evidence"] == []


def test_the_columns_that_conversations_are_packed_in_are_those_that_steps_read() -> None:
    assert SCHEMA == CONVERSATIONS


def test_the_runner_says_what_each_step_alone_says() -> None:
    batch = batch_of(EXAMPLES)
    read = runner.read(batch)
    for step in STEPS:
        alone = step.run(batch)
        assert read.column(f"{step.NAME}_mark").equals(alone.column("mark"))
        assert read.column(f"{step.NAME}_evidence").equals(alone.column("evidence"))


def test_judging_alone_says_what_reading_everything_says() -> None:
    batches = [batch_of(EXAMPLES[at : at + 2]) for at in range(0, len(EXAMPLES), 2)]
    everything, judged = runner.read_all(batches), runner.judge_all(batches)
    for whole, alone in zip(everything, judged, strict=True):
        assert alone.equals(whole.select(runner.JUDGED.names))


def test_several_processes_say_what_one_says_in_the_same_order() -> None:
    batches = [batch_of(EXAMPLES[at : at + 2]) for at in range(0, len(EXAMPLES), 2)]
    one, several = list(runner.read_all(batches)), list(runner.read_all(batches, processes=2))
    assert pa.Table.from_batches(one).equals(pa.Table.from_batches(several))


def test_all_seven_behaviours_have_a_step_in_the_order_of_the_standard() -> None:
    assert runner.NAMES == (
        "connection", "authentication", "history", "accuracy", "clarity", "empowerment", "notes",
    )  # fmt: skip
