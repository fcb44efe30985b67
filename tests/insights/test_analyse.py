"""Stored conversations are read once, kept with the words of each mark, read again when they change."""

from datetime import UTC, datetime

import pytest
from django_tasks_db.models import DBTaskResult

from goldenthread.conversations.happenings import ConversationsImported
from goldenthread.conversations.models import Conversation, Event, ImportRun, Message
from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import happenings
from goldenthread.foundation.models import AuditEntry
from goldenthread.insights import jobs
from goldenthread.insights.actions import analyse as act
from goldenthread.insights.actions.analyse import MayNotAnalyse, analyse
from goldenthread.insights.models import Evidence, Reading
from goldenthread.insights.queries import evidence_for, evidence_of
from tests.analysis.talks import CHECKED, COLD, EXAMPLES, WARM
from tests.fernhill import NOW

LATER = datetime(2026, 10, 27, 9, 0, tzinfo=UTC)


def store(*talks) -> list[Conversation]:
    run = ImportRun.objects.create(started_at=NOW)
    stored = []
    for id, messages, events in talks:
        conversation = Conversation.objects.create(
            source="test", source_id=id, run=run, fingerprint=f"first-{id}"
        )
        # Positions with a gap: the engine numbers messages, the store keeps places.
        for number, (text, role, internal) in enumerate(messages):
            Message.objects.create(
                conversation=conversation, position=number * 2, role=role, is_internal=internal, text=text
            )
        for number, (after, name, text) in enumerate(events):
            Event.objects.create(
                conversation=conversation, after=after * 2, position=number, name=name, text=text
            )
        stored.append(conversation)
    return stored


@pytest.mark.django_db
def test_each_conversation_gets_seven_marks_and_the_words_they_rest_on() -> None:
    warm, checked = store(WARM, CHECKED)
    done = analyse(by=None, at=NOW)

    assert (done.conversations, done.messages, done.unchanged) == (2, 9, 0)
    seen = {one.behaviour: one for one in evidence_of(warm)}
    assert list(seen) == [
        "connection", "authentication", "history", "accuracy", "clarity", "empowerment", "notes",
    ]  # fmt: skip
    assert seen["connection"].mark == "shown"
    span = seen["connection"].spans[0]
    text = Message.objects.get(conversation=warm, position=span.position).text
    assert text[span.start : span.end] == "I'm so sorry to hear that, Sarah."
    looked_up = {one.behaviour: one for one in evidence_of(checked)}["history"]
    assert looked_up.mark == "shown"
    assert [span.position for span in looked_up.spans] == [6]


@pytest.mark.django_db
def test_what_was_read_is_not_read_again_until_it_changes_or_someone_asks() -> None:
    warm, cold = store(WARM, COLD)
    analyse(by=None, at=NOW)
    assert analyse(by=None, at=LATER).unchanged == 2
    assert set(Reading.objects.values_list("at", flat=True)) == {NOW}

    Message.objects.filter(conversation=warm, position=2).update(text="It is on its way.")
    Conversation.objects.filter(pk=warm.pk).update(fingerprint="second")
    warm.refresh_from_db()
    assert evidence_of(warm) == []
    done = analyse(by=None, at=LATER)
    assert (done.conversations, done.unchanged) == (1, 1)
    assert {one.behaviour: one.mark for one in evidence_of(warm)}["connection"] != "shown"
    assert Reading.objects.filter(conversation=cold, at=NOW).count() == 7

    assert analyse(by=None, at=LATER, again=True).conversations == 2
    assert Reading.objects.count() == 14


@pytest.mark.django_db
def test_a_run_that_is_stopped_goes_on_where_it_ended_and_ends_the_same(monkeypatch) -> None:
    store(*EXAMPLES)
    analyse(by=None, at=NOW)
    undisturbed = kept()
    Evidence.objects.all().delete()
    Reading.objects.all().delete()
    monkeypatch.setattr(act, "BATCH", 4)

    class Stopped(Exception):
        pass

    batches = []

    def stop_in_the_third(conversations, messages) -> None:
        batches.append(conversations)
        if len([batch for batch in batches if batch]) == 2:
            raise Stopped

    with pytest.raises(Stopped):
        analyse(by=None, at=NOW, progress=stop_in_the_third)
    assert Reading.objects.values("conversation").distinct().count() == 8
    done = analyse(by=None, at=NOW)
    assert (done.conversations, done.unchanged) == (len(EXAMPLES) - 8, 8)
    assert kept() == undisturbed


def kept() -> set[tuple]:
    return set(
        Reading.objects.values_list(
            "conversation", "behaviour", "mark", "version", "fingerprint",
            "evidence__position", "evidence__start", "evidence__end",
        )
    )  # fmt: skip


@pytest.mark.django_db
def test_a_run_is_one_line_in_the_audit_without_a_word_of_the_customer(fernhill) -> None:
    store(WARM, COLD)
    analyse(by=fernhill.account(cast.HEAD), at=NOW)
    entry = AuditEntry.objects.get(act="analyse")
    assert entry.by == fernhill.account(cast.HEAD)
    assert "2 conversations" in entry.summary
    assert "Sarah" not in entry.summary


@pytest.mark.django_db
def test_a_member_may_not_have_the_conversations_read(fernhill) -> None:
    store(WARM)
    member = next(m for m in cast.CAST if m.team and not m.leads and not m.is_head)
    with pytest.raises(MayNotAnalyse):
        analyse(by=fernhill.account(member), at=NOW)
    assert not Reading.objects.exists()


@pytest.mark.django_db
def test_an_import_has_its_conversations_read_by_the_worker(django_capture_on_commit_callbacks) -> None:
    (warm,) = store(WARM)
    with django_capture_on_commit_callbacks(execute=True):
        happenings.announce(ConversationsImported(run_id=warm.run_id))
    queued = DBTaskResult.objects.get()
    assert queued.task_path.endswith("insights.jobs.analyse_new")
    jobs.analyse_new.call()
    assert len(evidence_of(warm)) == 7


@pytest.mark.django_db
def test_only_those_who_may_read_a_conversation_see_what_the_engine_read_in_it(fernhill) -> None:
    (warm,) = store(WARM)
    warm.team = fernhill.teams[cast.ORDERS]
    warm.save()
    analyse(by=None, at=NOW)
    assert len(evidence_for(fernhill.viewer(cast.PRIYA), warm.pk)) == 7
    assert evidence_for(fernhill.viewer(cast.TOM), warm.pk) == []
