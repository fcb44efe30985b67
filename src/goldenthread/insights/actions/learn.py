"""The engine learns from reviews how this house reads a behaviour; it keeps only what agrees better."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import pyarrow as pa
from django.db import transaction

from goldenthread.analysis import runner
from goldenthread.analysis.batch import spans_in, talks
from goldenthread.analysis.learning.evidence import candidates, overlap
from goldenthread.analysis.learning.features import features_of
from goldenthread.analysis.learning.learn_evidence import Judged, learn_evidence
from goldenthread.analysis.learning.learn_marks import learn_marks
from goldenthread.analysis.learning.marks import NotEnough
from goldenthread.analysis.learning.proof import Proof
from goldenthread.conversations.stored_columns import StoredBatch, stored_batch
from goldenthread.foundation import audit
from goldenthread.foundation.happenings import announce
from goldenthread.foundation.models import User
from goldenthread.insights.happenings import LessonKept
from goldenthread.insights.models import Lesson
from goldenthread.insights.queries import dismissed_in
from goldenthread.insights.said import Said

AGAIN_AFTER = 10
MOST_EXAMPLES = 5
AT_ONCE = 400


@dataclass(slots=True)
class _Read:
    """What the shipped engine reads in the reviewed conversations."""

    row_of: dict[int, int]
    batch: pa.RecordBatch
    columns: pa.RecordBatch
    positions: list[list[int]]


@transaction.atomic
def learn(*, said: Sequence[Said], by: User | None, at: datetime, again: bool = False) -> list[Lesson]:
    """Try to learn each behaviour for which there are enough answers, and enough new ones since the last try.

    With `again` also without new ones. Gives the lessons of this run, those dropped included. What was
    learnt before stays in force where nothing better came.
    """
    of_behaviour: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        of_behaviour[one.behaviour].append(one)
    due = {name: answers for name, answers in of_behaviour.items() if again or _is_due(name, len(answers))}
    if not due:
        return []
    read = _read({one.conversation for answers in due.values() for one in answers})
    lessons: list[Lesson] = []
    for name in runner.NAMES:
        answers = [one for one in due.get(name, ()) if one.conversation in read.row_of]
        for lesson in (_learn_marks(name, answers, read, at), _learn_evidence(name, answers, read, at)):
            if lesson is not None:
                lesson.save()
                lessons.append(lesson)
    kept = tuple(dict.fromkeys(lesson.behaviour for lesson in lessons if lesson.is_kept))
    if lessons:
        what = (
            ", ".join(Lesson(behaviour=name).get_behaviour_display().lower() for name in kept)
            or "nothing new"
        )
        audit.record(
            act="learn", by=by, at=at, subject=Lesson(), summary=f"The engine learnt from reviews: {what}."
        )
    if kept:
        announce(LessonKept(kept))
    return lessons


def _is_due(name: str, answers: int) -> bool:
    last = Lesson.objects.filter(behaviour=name, version=runner.VERSIONS[name]).order_by("-at", "-pk").first()
    return last is None or answers >= last.reviews + AGAIN_AFTER


def _read(conversations: Iterable[int]) -> _Read:
    numbers = sorted(conversations)
    parts: list[StoredBatch] = [
        stored_batch(numbers[at : at + AT_ONCE]) for at in range(0, len(numbers), AT_ONCE)
    ]
    ids = [pk for part in parts for pk in part.ids]
    columns = pa.Table.from_batches([part.columns for part in parts]).combine_chunks()
    batch = columns.to_batches()[0] if len(columns) else parts[0].columns
    positions = [place for part in parts for place in part.positions]
    return _Read({pk: row for row, pk in enumerate(ids)}, batch, runner.judge(batch), positions)


def _learn_marks(name: str, answers: list[Said], read: _Read, at: datetime) -> Lesson | None:
    if not answers:
        return None
    rows = [read.row_of[one.conversation] for one in answers]
    marks = read.columns.column(f"{name}_mark").to_pylist()
    spans = read.columns.column(f"{name}_evidence").value_lengths().to_pylist()
    shipped = [marks[row] for row in rows]
    try:
        features = features_of(read.batch, marks, spans)[rows]
        own, proof = learn_marks(
            features, shipped, [one.mark for one in answers], [one.conversation for one in answers]
        )
    except NotEnough:
        return None
    head = own.packed() if proof.holds else None
    examples = _differences(answers, shipped, own.marks(features, shipped)) if proof.holds else []
    return _lesson(name, Lesson.About.MARKS, len(answers), proof, head, examples, at)


def _differences(answers: list[Said], before: list[str], after: list[str]) -> list[list[Any]]:
    differ = [
        [one.conversation, was, now]
        for one, was, now in zip(answers, before, after, strict=True)
        if was != now == one.mark
    ]
    return differ[:MOST_EXAMPLES]


def _learn_evidence(name: str, answers: list[Said], read: _Read, at: datetime) -> Lesson | None:
    quoted: dict[int, set[tuple[int, int, int]]] = defaultdict(set)
    for one in answers:
        quoted[one.conversation].update(one.quotes)
    dismissed = dismissed_in(name, read.row_of)
    unpacked = talks(read.batch)
    underlined = spans_in(read.columns.column(f"{name}_evidence"))
    judged: list[Judged] = []
    for conversation in sorted({pk for pk, quotes in quoted.items() if quotes} | set(dismissed)):
        row = read.row_of[conversation]
        number_of = {position: number for number, position in enumerate(read.positions[row])}
        meant = [(number_of[p], s, e) for p, s, e in quoted[conversation] if p in number_of]
        not_meant = [(number_of[p], s, e) for p, s, e in dismissed.get(conversation, ()) if p in number_of]
        for candidate in candidates(unpacked[row], underlined[row]):
            is_meant = any(overlap(candidate.span, span) for span in meant)
            # Whoever only dismissed said nothing about the other sentences.
            if meant or any(overlap(candidate.span, span) for span in not_meant):
                judged.append(Judged(conversation, candidate, is_meant))
    try:
        learnt, proof = learn_evidence(judged)
    except NotEnough:
        return None
    packed = BytesIO()
    learnt.save(packed)
    head = packed.getvalue() if proof.holds else None
    return _lesson(name, Lesson.About.EVIDENCE, len(answers), proof, head, [], at)


def _lesson(
    name: str,
    about: Lesson.About,
    reviews: int,
    proof: Proof,
    head: bytes | None,
    examples: list[list[Any]],
    at: datetime,
) -> Lesson:
    return Lesson(
        behaviour=name,
        about=about,
        at=at,
        reviews=reviews,
        version=runner.VERSIONS[name],
        unseen=proof.of,
        agreed_before=proof.before,
        agreed_after=proof.after,
        head=head,
        examples=examples,
    )
