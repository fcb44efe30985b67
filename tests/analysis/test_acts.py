"""Messages are read into acts, and quick looks never miss what the slow one would find."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.analysis.acts import reading, said_in
from goldenthread.analysis.batch import talks
from goldenthread.conversations.columnar import batch_of
from tests.analysis.talks import COLD, EXAMPLES, WARM, talk

GATED = [
    "I am only able to help with orders", "sorry, I don't understand", "could you rephrase", "thank you",
    "you're welcome", "my pleasure", "no problem", "anything else?", "further assistance", "goodbye",
    "good bye",
    "nice playing with you", "can you try again", "try entering it", "have a lovely day", "enjoy your trip",
    "you too", "see you", "in due course", "as soon as possible", "we will look", "it is being sent", "hi",
    "how can I help", "what can I do for you", "there was an error", "it seems there is a mix-up",
    "my mistake",
    "I apologize for the confusion", "that's not right", "are you sure", "you said it",
    "in 3 days", "by Friday", "I can transfer you", "ask the manager", "I escalated it",
]  # fmt: skip


def acts_of(*lines: str) -> list[set[str]]:
    [one] = talks(batch_of([talk("t", *lines)]))
    return [set(said.acts) for said in said_in(one)]


@settings(deadline=None)
@given(
    words=st.lists(st.sampled_from(GATED), max_size=3),
    mark=st.sampled_from([" ", ", ", ". ", "' ", "’", " 'quoted' "]),
)
def test_a_quick_look_for_a_word_never_hides_a_cue(words, mark) -> None:
    text = mark.join(words)
    [one] = talks(batch_of([("t", [(text, "staff", False), (text, "customer", False)], [])]))
    for said, cues in zip(said_in(one), (reading._STAFF, reading._CUSTOMER), strict=True):
        for act, cue, also_in_question in cues:
            if also_in_question and cue.search(text):
                assert act in said.acts


def test_a_feeling_met_with_own_words_is_warm_and_with_procedure_cold() -> None:
    assert "warm to it" in acts_of(*LINES[WARM[0]])[1]
    assert "cold to it" in acts_of(*LINES[COLD[0]])[1]


LINES = {
    name: [f"{'S' if role == 'staff' else 'C'}: {text}" for text, role, internal in messages if not internal]
    for name, messages, _ in EXAMPLES
}


@pytest.mark.parametrize(
    ("lines", "act"),
    [
        (("C: Is it open?", "S: What is your name?"), "past the question"),
        (
            ("C: I met my husband there, we love it.", "S: Sorry, I don't understand you."),
            "lost us",
        ),
        (("C: Hi", "S: What is the number?", "C: 12", "S: What is the number?"), "repeats"),
    ],
)
def test_a_staff_message_is_read_by_what_it_answers(lines, act) -> None:
    assert act in acts_of(*lines)[-1]
