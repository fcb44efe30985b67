"""What a draft to a colleague holds, and what the mirror suggests: PRACTICES.md's cases among them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.analysis.mirror import ELEMENTS
from goldenthread.analysis.mirror.goal import reading as goals
from goldenthread.analysis.mirror.reading import NAMES, VERSIONS, read
from goldenthread.analysis.mirror.topic import stems, topic_of
from tests.analysis.drafts import EXAMPLES, drafts_batch, goals_batch

ASKED = "Can I waive the late fee for the lady whose bus broke down?"


def reading(reply: str, incoming: str = ASKED) -> dict:
    return read(drafts_batch([("one", incoming, reply)])).to_pylist()[0]


def found(reply: str, incoming: str = ASKED) -> set[str]:
    row = reading(reply, incoming)
    return {name for name in NAMES if row[f"{name}_found"]}


def goal(text: str) -> dict:
    return goals.read(goals_batch([("one", text)])).to_pylist()[0]


def test_a_bare_order_to_follow_the_policy_holds_none_of_the_five() -> None:
    assert found("Follow the policy.") == set()


def test_the_policy_today_and_the_huddle_on_thursday_takes_it_further() -> None:
    assert found("Follow the policy today, and let's take this to Thursday's huddle") == {"takes_further"}


@pytest.mark.parametrize(
    "reply",
    [
        "Is there anything else you'd like to share?",
        "is there anything else you'd like to share",
        "Did it feel to you like she wanted to leave?",
        "did it feel to you like the fee was the last straw",
        "Tell me what you'd change.",
    ],
)
def test_an_invitation_counts_though_its_grammar_is_yes_or_no(reply: str) -> None:
    assert found(reply) == {"invites_more"}


@pytest.mark.parametrize(
    "reply",
    [
        "Did you read the handbook?",
        "Is that clear?",
        "What's the order number?",
        "Why didn't you ask me first?",
        "Do you want a medal?",
    ],
)
def test_a_question_that_controls_or_looks_up_a_fact_invites_nothing(reply: str) -> None:
    assert found(reply) == set()


def test_a_feeling_that_is_named_and_walked_over_is_not_acknowledged() -> None:
    assert found("You must be exhausted. Anyway the audit is due.", "I'm exhausted.") == set()
    assert found("I hear that you're hurt, but the rule stands.", "That hurt me.") == set()


def test_irony_recognises_nothing() -> None:
    assert found("Oh brilliant. Well done you, that saved us so much.", "I gave out two vouchers.") == set()


def test_praise_that_names_nothing_recognises_nothing() -> None:
    assert found("Great job! Thanks for your hard work.", "I moved the leaflets.") == set()


def test_a_step_without_owner_or_time_and_an_order_take_nothing_further() -> None:
    assert found("We'll see. Somebody should look into that at some point.") == set()
    assert found("Send me the report by Friday.") == set()


def test_a_whole_reply_holds_all_five_each_at_its_words() -> None:
    reply = EXAMPLES[2][2]
    row = reading(reply, EXAMPLES[2][1])
    assert row["emotion_in_message"]
    assert row["suggestions"] == []
    quotes = {name: [reply[s["start"] : s["end"]] for s in row[f"{name}_spans"]] for name in NAMES}
    assert quotes["acknowledges_emotion"] == ["That must have been exhausting."]
    assert quotes["takes_further"] == ["I'll ring the vendor at nine tomorrow."]
    assert quotes["invites_more"] == ["What else should I tell them?"]


def test_spans_count_code_points_and_not_bytes() -> None:
    reply = "🙂🙂 Is there anything else you'd like to share?"
    [span] = reading(reply)["invites_more_spans"]
    assert reply[span["start"] : span["end"]].endswith("like to share?")


def test_acknowledging_is_asked_for_only_where_the_message_holds_emotion() -> None:
    calm, hurt = reading("Yes."), reading("Yes.", "I'm heartbroken that they closed our desk.")
    assert [s["element"] for s in calm["suggestions"]] == [
        "connects", "recognises", "invites_more", "takes_further",
    ]  # fmt: skip
    assert [s["element"] for s in hurt["suggestions"]] == list(NAMES)


@pytest.mark.parametrize(
    ("message", "holds"),
    [
        ("I'm so tired of being shouted at.", True),
        ("She slammed the phone down and I sat there in tears.", True),
        ("The customer was angry about the delay. I gave her a voucher.", False),
        ("Is the refund limit still 30 days?", False),
        ("Why do we charge the fee when the airline cancelled? Ms Ode asked and I had no answer.", False),
        ("She said she was scared to use the app after the fraud call.", False),
        ("Nobody told us the price list changed. Which one holds?", False),
        ("It's getting to me, every call is about the strike.", True),
    ],
)
def test_a_message_holds_emotion_where_it_is_the_colleagues_own(message: str, holds: bool) -> None:
    assert reading("Yes.", message)["emotion_in_message"] is holds


def test_each_missing_element_gets_one_suggestion_and_none_that_is_there() -> None:
    for row in read(drafts_batch(EXAMPLES)).to_pylist():
        suggested = [s["element"] for s in row["suggestions"]]
        assert len(suggested) == len(set(suggested))
        assert not any(row[f"{name}_found"] for name in suggested)


MESSAGES = [
    ASKED,
    "I honoured the old voucher for a man with a broken arm.",
    "I'm sick of the ticket machine eating coins, nobody cares.",
    "Nobody told us about the roadworks and forty people yelled at me.",
    "The screen in hall B is off.",
]
REPLIES = [
    "Follow the policy.",
    "You'll be fine.",
    "Did you check the guide?",
    "Great job!",
    "We'll see what we can do.",
    "Sorry, no.",
    "Please send me the log by three.",
]


def test_two_different_drafts_never_get_the_same_suggestion() -> None:
    rows = [(f"{m}-{r}", said, reply) for m, said in enumerate(MESSAGES) for r, reply in enumerate(REPLIES)]
    texts = [s["text"] for row in read(drafts_batch(rows)).to_pylist() for s in row["suggestions"]]
    assert len(texts) > 100
    assert len(texts) == len(set(texts))


def test_every_suggestion_mentions_words_of_the_message_or_the_draft() -> None:
    for said in MESSAGES:
        for reply in REPLIES:
            for suggestion in reading(reply, said)["suggestions"]:
                quotes = [part.split("”")[0] for part in suggestion["text"].split("“")[1:]]
                both = f"{said} {reply}".lower()
                assert all(quote.lower() in both for quote in quotes), suggestion
                topics = [found.said for text in (said, reply) if (found := topic_of(text))]
                named = any(topic in suggestion["text"] for topic in topics)
                assert quotes or named or stems(suggestion["text"]) & stems(both), suggestion


def test_a_suggestion_is_short_and_no_quote_of_a_few_words_is_cut_in_sight() -> None:
    rows = [(f"{m}-{r}", said, reply) for m, said in enumerate(MESSAGES) for r, reply in enumerate(REPLIES)]
    for row in read(drafts_batch([*rows, *EXAMPLES])).to_pylist():
        for suggestion in row["suggestions"]:
            assert len(suggestion["text"].split()) <= 35, suggestion
            assert "…" not in suggestion["text"]
            quotes = [part.split("”")[0] for part in suggestion["text"].split("“")[1:]]
            assert all(len(quote.split()) <= 8 for quote in quotes), suggestion


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "I am furious, third refund refused this week and I have to tell them no again.",
            "the third refund",
        ),
        ("Why do we charge the change fee when the airline cancelled? Ms Ode asked me.", "the change fee"),
        ("I put my idea about the pothole map in the box on Monday.", "the pothole map"),
        ("Repairs line is getting abuse over the lifts again.", "the repairs line"),
        ("The form closes this Friday afternoon.", "the form"),
    ],
)
def test_a_topic_is_the_matter_that_something_befell(message: str, said: str) -> None:
    found = topic_of(message)
    assert found is not None
    assert found.said == said


@pytest.mark.parametrize(
    "message", ["This week.", "By Friday afternoon?", "She and I, last Monday morning", "Mr Hall"]
)
def test_a_time_a_pronoun_or_a_name_alone_is_no_topic(message: str) -> None:
    assert topic_of(message) is None


def test_one_answer_to_two_sorts_of_message_gets_two_sorts_of_suggestion() -> None:
    asks = {s["element"]: s["text"] for s in reading("No.", "May I waive the reconnect fee?")["suggestions"]}
    tells = {
        s["element"]: s["text"] for s in reading("No.", "The scanner drops every parcel.")["suggestions"]
    }
    assert "the reconnect fee" in " ".join(asks.values())
    assert "the parcel" in " ".join(tells.values())
    assert not set(asks.values()) & set(tells.values())


def test_no_suggestion_holds_a_number_of_its_own() -> None:
    for row in read(drafts_batch([("one", MESSAGES[4], reply) for reply in REPLIES])).to_pylist():
        assert not any(character.isdigit() for s in row["suggestions"] for character in s["text"])


def test_what_is_promised_is_taken_up_when_it_lacks_who_and_when() -> None:
    texts = {s["element"]: s["text"] for s in reading("We'll see what we can do.")["suggestions"]}
    assert "We'll see what we can do" in texts["takes_further"]
    assert "late fee" in texts["takes_further"]


def test_a_brush_off_is_named_beside_the_feeling_that_it_passes_over() -> None:
    row = reading("You'll be fine.", "I'm terrified of the fire drill.")
    [text] = [s["text"] for s in row["suggestions"] if s["element"] == "acknowledges_emotion"]
    assert "You'll be fine" in text
    assert "terrified" in text


def test_another_language_is_left_to_people() -> None:
    row = read(drafts_batch(EXAMPLES)).to_pylist()[6]
    assert not any(row[f"{name}_found"] for name in NAMES)
    assert row["suggestions"] == []


def test_the_reading_says_what_each_step_alone_says() -> None:
    batch = drafts_batch(EXAMPLES)
    whole = read(batch)
    for element in ELEMENTS:
        alone = element.run(batch)
        assert whole.column(f"{element.NAME}_found").equals(alone.column("found"))
        assert whole.column(f"{element.NAME}_spans").equals(alone.column("spans"))


def test_every_step_of_the_mirror_has_a_version() -> None:
    assert set(VERSIONS) == {*NAMES, "emotion_in_message", "suggestions"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200), st.one_of(st.text(max_size=200), st.sampled_from(REPLIES)))
def test_any_text_can_be_read_and_spans_are_words_that_are_there(incoming: str, reply: str) -> None:
    row = reading(reply, incoming)
    for name in NAMES:
        for span in row[f"{name}_spans"]:
            quote = reply[span["start"] : span["end"]]
            assert quote.strip() == quote != ""


def test_a_target_alone_has_delivery_alone() -> None:
    row = goal("100% satisfaction next quarter by cutting response times")
    assert [name for name in goals.NAMES if row[f"{name}_found"]] == ["delivery"]
    assert [s["element"] for s in row["suggestions"]] == ["vision", "engagement"]
    assert all("satisfaction" in s["text"] for s in row["suggestions"])


def test_a_whole_goal_has_all_three_parts_each_at_its_words() -> None:
    text = (
        "Imagine every tenant leaves the counter knowing what happens next. We asked the night desk, and "
        "Ruth said nobody should have to call twice. By March we will rewrite the ten letters."
    )
    row = goal(text)
    assert row["suggestions"] == []
    [vision] = row["vision_spans"][:1]
    assert text[vision["start"] : vision["end"]].startswith("Imagine")


def test_a_picture_alone_asks_for_people_and_for_a_step() -> None:
    row = goal("A place where no caller ever has to repeat the story.")
    assert [s["element"] for s in row["suggestions"]] == ["engagement", "delivery"]
