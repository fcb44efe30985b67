"""Someone asks the language model, the worker puts the question, and what it may use in a day holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from goldenthread.conversations.models import Conversation, Message
from goldenthread.entrypoints.demo import cast
from goldenthread.foundation.models import AuditConcern, AuditEntry
from goldenthread.insights import jobs
from goldenthread.insights.actions import consult
from goldenthread.insights.actions.ask_model import NoLanguageModel, ask_model
from goldenthread.insights.actions.propose import propose
from goldenthread.insights.actions.suggest import suggest
from goldenthread.insights.language_model.client import MOST_ANSWER_TOKENS
from goldenthread.insights.language_model.outcome import Outcome
from goldenthread.insights.language_model.setting import LanguageModel
from goldenthread.insights.models import Asking, Evidence, ModelCall, Proposal, Reading
from goldenthread.insights.proposal_queries import next_to_ask_about, proposals_of
from goldenthread.insights.queries import evidence_of
from tests.fernhill import Fernhill
from tests.insights.model_server import KEY, finds, hangs, model_server, says, sends
from tests.reviews.work import GREETING, NOTE, let_the_engine_read, talk

AT = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
NOWHERE = LanguageModel(url="http://127.0.0.1:9/v1", name="little-reader", key=KEY, seconds=5)
WARM = {"behaviour": "connection", "mark": "shown", "message": 1, "quote": GREETING[:41]}
NOTED = {"behaviour": "notes", "mark": "shown", "message": 4, "quote": NOTE}
INVENTED = {"behaviour": "clarity", "mark": "shown", "message": 3, "quote": "As I said, it is very simple."}


def asked(conversation: Conversation, *, at: datetime = AT, by: Any = None) -> Asking:
    return ask_model(conversation=conversation, by=by, at=at)


def test_what_stands_is_kept_as_a_proposal_beside_the_engines_reading_never_in_it(
    fernhill: Fernhill, settings: Any
) -> None:
    conversation = talk(fernhill, cast.CHAD)
    let_the_engine_read(conversation)
    before = evidence_of(conversation)
    with model_server(finds(WARM, INVENTED, NOTED, tokens=321)) as served:
        settings.LANGUAGE_MODEL = served.model()
        assert propose(asking=asked(conversation).pk, at=AT) is Outcome.ANSWERED
    found = proposals_of(conversation, at=AT)
    assert [(one.behaviour, one.position) for one in found.proposals] == [("connection", 1), ("notes", 4)]
    for one in found.proposals:
        text = Message.objects.get(conversation=conversation, position=one.position).text
        assert text[one.start : one.end] in (GREETING[:41], NOTE)
    assert (found.answered.model, found.answered.dropped, found.says) == ("little-reader", 1, "")
    assert evidence_of(conversation) == before
    assert (Reading.objects.count(), Evidence.objects.count()) == (1, 1)
    call = ModelCall.objects.get()
    assert (call.tokens, call.is_guess, call.outcome, call.at) == (321, False, "answered", AT)


def test_only_the_stored_messages_go_out_without_subject_author_or_field(
    fernhill: Fernhill, settings: Any
) -> None:
    conversation = talk(fernhill, cast.CHAD)
    Conversation.objects.filter(pk=conversation.pk).update(
        subject="A subject",
        custom={"Order": "custom value"},
        csat_comment="A comment",
        customer_key="pseudonym",
    )
    with model_server(finds()) as served:
        settings.LANGUAGE_MODEL = served.model()
        propose(asking=asked(conversation).pk, at=AT)
    sent = str(served.asked)
    for kept_here in ("A subject", "custom value", "A comment", "pseudonym", cast.CHAD.name, "order opened"):
        assert kept_here not in sent
    assert "I am worried" in sent


def test_asking_is_one_line_in_the_audit_for_those_whose_work_it_is(
    fernhill: Fernhill, settings: Any
) -> None:
    settings.LANGUAGE_MODEL = NOWHERE
    conversation = talk(fernhill, cast.CHAD)
    first = asked(conversation, by=fernhill.account(cast.PRIYA))
    assert asked(conversation, at=AT + timedelta(minutes=1)) == first, "one question waits at a time"
    entry = AuditEntry.objects.get(act="ask_model")
    assert entry.by == fernhill.account(cast.PRIYA)
    assert "little-reader" in entry.summary
    assert NOWHERE.url in entry.summary
    assert KEY not in entry.summary
    concerned = set(AuditConcern.objects.filter(entry=entry).values_list("person_id", flat=True))
    assert concerned == {fernhill.person(cast.CHAD).pk, fernhill.person(cast.PRIYA).pk}


def test_the_worker_puts_the_question_once(
    fernhill: Fernhill, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    conversation = talk(fernhill, cast.CHAD)
    with model_server(finds(WARM)) as served:
        settings.LANGUAGE_MODEL = served.model()
        with django_capture_on_commit_callbacks(execute=True):
            asking = asked(conversation, by=fernhill.account(cast.PRIYA))
        queued = DBTaskResult.objects.get()
        assert queued.task_path.endswith("insights.jobs.put_question")
        assert queued.args_kwargs["args"] == [asking.pk, False]
        jobs.put_question.call(asking.pk, False)
        jobs.put_question.call(asking.pk, False)
    assert len(served.asked) == 1
    assert Proposal.objects.count() == 1
    assert not DBTaskResult.objects.filter(task_path__endswith="ask_about_the_next").exists()


@pytest.mark.parametrize(
    ("answer", "outcome", "says_so"),
    [
        (hangs, Outcome.SLOW, "did not answer in the time"),
        (sends(b"{}", status=503), Outcome.BUSY, "too busy"),
        (sends(b"{}", status=401), Outcome.REFUSED, "refused"),
        (sends(b"not json"), Outcome.BROKEN, "could not be read"),
        (says("I would rather not."), Outcome.BROKEN, "could not be read"),
    ],
)
def test_what_goes_wrong_is_said_plainly_and_it_can_be_asked_again(
    fernhill: Fernhill, settings: Any, answer: Any, outcome: Outcome, says_so: str
) -> None:
    conversation = talk(fernhill, cast.CHAD)
    with model_server(answer) as served:
        settings.LANGUAGE_MODEL = served.model(seconds=0.5)
        assert propose(asking=asked(conversation).pk, at=AT) is outcome
    assert says_so in proposals_of(conversation, at=AT).says
    with model_server(finds(WARM)) as served:
        settings.LANGUAGE_MODEL = served.model()
        assert propose(asking=asked(conversation).pk, at=AT) is Outcome.ANSWERED
    assert len(proposals_of(conversation, at=AT).proposals) == 1


def test_a_later_failure_leaves_the_earlier_proposals_and_says_what_happened(
    fernhill: Fernhill, settings: Any
) -> None:
    conversation = talk(fernhill, cast.CHAD)
    with model_server(finds(WARM), sends(b"", status=404)) as served:
        settings.LANGUAGE_MODEL = served.model()
        propose(asking=asked(conversation).pk, at=AT)
        propose(asking=asked(conversation, at=AT + timedelta(hours=1)).pk, at=AT)
    found = proposals_of(conversation, at=AT)
    assert len(found.proposals) == 1
    assert "refused" in found.says


def test_a_question_that_no_worker_puts_is_told_after_a_while_and_set_aside_when_asked_anew(
    fernhill: Fernhill, settings: Any
) -> None:
    settings.LANGUAGE_MODEL = NOWHERE
    conversation = talk(fernhill, cast.CHAD)
    first = asked(conversation)
    assert proposals_of(conversation, at=AT + timedelta(minutes=5)).is_waiting
    later = AT + timedelta(hours=1)
    assert "not running" in proposals_of(conversation, at=later).says
    assert asked(conversation, at=later) != first
    assert propose(asking=first.pk, at=later) is Outcome.SET_ASIDE


def meanwhile(monkeypatch: pytest.MonkeyPatch, do: Callable[[], object]) -> None:
    """Have something happen while the model reads."""
    real = consult.client.ask

    def ask_and_do(*args: Any) -> Any:
        reply = real(*args)
        do()
        return reply

    monkeypatch.setattr(consult.client, "ask", ask_and_do)


def test_a_conversation_that_changed_meanwhile_keeps_no_proposal(
    fernhill: Fernhill, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = talk(fernhill, cast.CHAD)
    same = Conversation.objects.filter(pk=conversation.pk)
    with model_server(finds(WARM)) as served:
        settings.LANGUAGE_MODEL = served.model()
        before = asked(conversation)
        same.update(fingerprint="newer")
        assert propose(asking=before.pk, at=AT) is Outcome.CHANGED
        assert served.asked == []
        meanwhile(monkeypatch, lambda: same.update(fingerprint="newest"))
        assert propose(asking=asked(conversation).pk, at=AT) is Outcome.CHANGED
    assert not Proposal.objects.exists()
    conversation.refresh_from_db()
    assert proposals_of(conversation, at=AT).asking is None, "it says nothing of the newer version"


def test_an_import_taken_back_while_the_model_reads_leaves_only_what_was_used(
    fernhill: Fernhill, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = talk(fernhill, cast.CHAD)
    meanwhile(monkeypatch, Conversation.objects.filter(pk=conversation.pk).delete)
    with model_server(finds(WARM, tokens=55)) as served:
        settings.LANGUAGE_MODEL = served.model()
        assert propose(asking=asked(conversation).pk, at=AT) is Outcome.CHANGED
    assert not Proposal.objects.exists()
    assert not Asking.objects.exists()
    call = ModelCall.objects.get()
    assert (call.tokens, call.asking) == (55, None)


def test_a_conversation_beyond_all_measure_is_not_sent_and_costs_nothing(
    fernhill: Fernhill, settings: Any
) -> None:
    settings.LANGUAGE_MODEL = NOWHERE
    conversation = talk(fernhill, cast.CHAD)
    Message.objects.filter(conversation=conversation, position=0).update(text="word " * 20_000)
    assert propose(asking=asked(conversation).pk, at=AT) is Outcome.TOO_LONG
    assert not ModelCall.objects.exists()


def test_when_the_days_tokens_are_used_no_more_is_asked_until_tomorrow(
    fernhill: Fernhill, settings: Any
) -> None:
    settings.TIME_ZONE = "Europe/Dublin"
    conversation, other = talk(fernhill, cast.CHAD), talk(fernhill, cast.CHAD, number=2)
    with model_server(finds(tokens=90_000)) as served:
        settings.LANGUAGE_MODEL = served.model(tokens_a_day=92_000)
        propose(asking=asked(conversation).pk, at=AT)
        assert propose(asking=asked(other).pk, at=AT) is Outcome.LIMIT
        assert len(served.asked) == 1
        assert "until tomorrow" in proposals_of(other, at=AT).says
        assert ModelCall.objects.count() == 1, "a question that was not put takes nothing"
        late = AT.replace(hour=23, minute=59)
        assert propose(asking=asked(other, at=late).pk, at=late) is Outcome.LIMIT
        tomorrow = AT + timedelta(days=1)
        assert propose(asking=asked(other, at=tomorrow).pk, at=tomorrow) is Outcome.ANSWERED


def test_a_question_cut_off_by_a_kill_counts_with_a_guess(
    fernhill: Fernhill, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*args: Any) -> None:
        raise Killed

    settings.LANGUAGE_MODEL = NOWHERE
    monkeypatch.setattr(consult.client, "ask", killed)
    with pytest.raises(Killed):
        propose(asking=asked(talk(fernhill, cast.CHAD)).pk, at=AT)
    assert consult.tokens_used_on_the_day_of(AT) > MOST_ANSWER_TOKENS


def test_without_a_model_nobody_asks_and_one_switched_off_meanwhile_is_said(
    fernhill: Fernhill, settings: Any
) -> None:
    assert settings.LANGUAGE_MODEL is None, "off by default"
    conversation = talk(fernhill, cast.CHAD)
    with pytest.raises(NoLanguageModel):
        asked(conversation)
    with pytest.raises(NoLanguageModel):
        suggest(incoming="a", reply="b", missing=["connects"], at=AT)
    settings.LANGUAGE_MODEL = NOWHERE
    asking = asked(conversation)
    settings.LANGUAGE_MODEL = None
    assert propose(asking=asking.pk, at=AT) is Outcome.SWITCHED_OFF


def test_nothing_is_asked_unbidden_unless_the_administrator_set_it_so(
    fernhill: Fernhill, settings: Any
) -> None:
    talk(fernhill, cast.CHAD)
    for model in (None, NOWHERE):
        settings.LANGUAGE_MODEL = model
        jobs.analyse_new.call()
    assert not DBTaskResult.objects.exists()
    assert not Asking.objects.exists()
    settings.LANGUAGE_MODEL = replace(NOWHERE, by_itself=True)
    jobs.analyse_new.call()
    queued = DBTaskResult.objects.get()
    assert queued.task_path.endswith("ask_about_the_next")
    assert queued.priority < 0


def test_where_it_is_set_so_one_after_the_other_is_asked_about_newest_first_until_the_address_fails(
    fernhill: Fernhill, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    older = talk(fernhill, cast.CHAD, at=AT - timedelta(days=2))
    newer = talk(fernhill, cast.CHAD, number=2, at=AT - timedelta(days=1))
    oldest = talk(fernhill, cast.CHAD, number=3, at=AT - timedelta(days=3))

    def work() -> None:
        while waiting := DBTaskResult.objects.order_by("-priority", "enqueued_at").first():
            task, args = waiting.task, waiting.args_kwargs["args"]
            waiting.delete()
            with django_capture_on_commit_callbacks(execute=True):
                task.call(*args)

    with model_server(finds(WARM), says("No."), sends(b"", status=503)) as served:
        settings.LANGUAGE_MODEL = served.model(by_itself=True, seconds=1)
        jobs.after_reading()
        work()
    ended = dict(Asking.objects.values_list("conversation", "outcome"))
    assert ended == {newer.pk: "answered", older.pk: "broken", oldest.pk: "busy"}
    assert next_to_ask_about() == oldest, "a busy address says nothing of the conversation"
    assert not Asking.objects.exclude(by=None).exists()


def test_suggestions_for_a_draft_stay_within_the_same_limit_and_are_stored_nowhere(
    fernhill: Fernhill, settings: Any
) -> None:
    invented = '{"suggestions":[{"element":"connects","suggestion":"You wrote “never”."},'
    good = '{"element":"invites_more","suggestion":"Ask what she would change first."}]}'
    with model_server(says(invented + good, usage={"total_tokens": 200})) as served:
        settings.LANGUAGE_MODEL = served.model(tokens_a_day=5_000)
        found = suggest(
            incoming="The depot again.", reply="Thanks.", missing=["connects", "invites_more"], at=AT
        )
        settings.LANGUAGE_MODEL = served.model(tokens_a_day=1_000)
        over = suggest(incoming="The depot again.", reply="Thanks.", missing=["connects"], at=AT)
    assert [one.words for one in found.suggestions] == ["Ask what she would change first."]
    assert (found.model, found.dropped) == ("little-reader", 1)
    assert (over.outcome, over.suggestions) == (Outcome.LIMIT, ())
    assert ModelCall.objects.get().tokens == 200
