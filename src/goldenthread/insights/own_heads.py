"""What this house's own heads make of what the shipped engine has read. Pure: columns in, columns out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from goldenthread.analysis import runner
from goldenthread.analysis.batch import evidence_of, marks_of, spans_in, talks
from goldenthread.analysis.heads import Heads
from goldenthread.analysis.learning.evidence import own_evidence
from goldenthread.analysis.learning.features import features_of
from goldenthread.analysis.learning.marks import OwnMarks
from goldenthread.analysis.talk import Finding, Span


@dataclass(frozen=True, slots=True)
class Own:
    """What was learnt of one behaviour, and the lessons that it came from."""

    marks: OwnMarks | None = None
    evidence: Heads | None = None
    lessons: tuple[int, ...] = ()


def versions(own: Mapping[str, Own]) -> dict[str, str]:
    """Name the version of each behaviour's reading: the shipped one, and what was learnt on top."""
    return {
        name: "+".join([version, *(str(lesson) for lesson in own[name].lessons)]) if name in own else version
        for name, version in runner.VERSIONS.items()
    }


def read_as_this_house_does(
    batch: pa.RecordBatch, read: pa.RecordBatch, own: Mapping[str, Own]
) -> pa.RecordBatch:
    """Put the own marks and evidence in the place of the shipped ones, where there are any.

    `batch` holds n conversations of shape `CONVERSATIONS`, `read` what the engine read in them. Conversations
    in a language that is not read, or without a reply, stay as they were.
    """
    if not own:
        return read
    unpacked = talks(batch)
    for name, learnt in own.items():
        marks = read.column(f"{name}_mark").to_pylist()
        spans = spans_in(read.column(f"{name}_evidence"))
        readable = [bool(talk.staff) and not talk.foreign for talk in unpacked]
        changed = list(marks)
        if learnt.marks is not None:
            as_here = learnt.marks.marks(features_of(batch, marks, [len(part) for part in spans]), marks)
            changed = [here if can else was for here, was, can in zip(as_here, marks, readable, strict=True)]
        if learnt.evidence is not None:
            spans = [
                list(own_evidence(learnt.evidence, talk, part)) if can else part
                for talk, part, can in zip(unpacked, spans, readable, strict=True)
            ]
        read = _replaced(read, name, changed, spans)
    return read


def _replaced(
    read: pa.RecordBatch, name: str, marks: Sequence[str], spans: Sequence[Sequence[Span]]
) -> pa.RecordBatch:
    findings = [Finding(mark, tuple(part)) for mark, part in zip(marks, spans, strict=True)]
    columns = dict(zip(read.schema.names, read.columns, strict=True))
    columns[f"{name}_mark"], columns[f"{name}_evidence"] = marks_of(findings), evidence_of(findings)
    return pa.record_batch(list(columns.values()), names=list(columns))
