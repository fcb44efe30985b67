"""Our labels hold no texts, and what is fitted on them sees what the engine will see."""

import json
import os
from pathlib import Path

import pytest

from goldenthread.analysis.acts import features_of
from goldenthread.analysis.batch import MARKS, talks
from goldenthread.analysis.fitting import behaviour_labels, behaviours
from goldenthread.analysis.runner import NAMES
from goldenthread.analysis.weighing import shipped, weights_of
from goldenthread.conversations.columnar import batch_of_records
from goldenthread.conversations.importers.registry import read_file
from goldenthread.conversations.records import ConversationRecord

LABELS = Path(behaviour_labels.__file__).with_name("behaviour_labels.jsonl")
DATA = Path(os.environ.get("GOLDENTHREAD_OPEN_DATA", "../shared/data"))
with_open_data = pytest.mark.skipif(not (DATA / "star").exists(), reason="the open data is not here")


def test_our_labels_hold_ids_marks_and_message_numbers_and_no_text() -> None:
    for line in LABELS.read_text().splitlines():
        label = json.loads(line)
        assert set(label) == {"id", "by", *NAMES}
        for name in NAMES:
            assert set(label[name]) == {"mark", "evidence"}
            assert label[name]["mark"] in MARKS
            assert all(isinstance(number, int) for number in label[name]["evidence"])


def test_chances_are_chances_and_the_lean_is_to_the_rarer_marks() -> None:
    for behaviour in behaviours.FEATURES:
        marks = shipped(behaviour).marks
        chances = marks.chances({"staff words": 2.0})
        assert sum(chances.values()) == pytest.approx(1)
        assert set(marks.weights) == set(behaviours.FEATURES[behaviour])


@with_open_data
def test_no_conversation_that_we_labelled_stands_in_the_gold() -> None:
    ids = {json.loads(line)["id"] for line in LABELS.read_text().splitlines()}
    gold = {row["id"] for row in behaviour_labels.rows(DATA, "gold_behaviours", "conversations")}
    assert len(ids) == 180
    assert not ids & gold


@with_open_data
def test_a_labelled_conversation_looks_like_one_that_an_importer_brought() -> None:
    path = DATA / "gold_behaviours" / "open" / "conversations.jsonl.gz"
    raw = {row["id"]: row for row in behaviour_labels.rows(DATA, "gold_behaviours", "conversations")}
    records = [record for record in read_file(path) if isinstance(record, ConversationRecord)]
    for talk in talks(batch_of_records(records)):
        ours = behaviour_labels.talk_of(talk.id, raw[talk.id]["messages"], raw[talk.id]["events"])
        assert ours.turns == talk.turns
        assert ours.events == talk.events
        assert features_of(ours) == features_of(talk)


@with_open_data
def test_the_same_labels_give_the_weights_that_ship() -> None:
    fitted = behaviours.weights_from(behaviour_labels.labelled(DATA))
    for behaviour, raw in fitted.items():
        again, there = weights_of(raw).marks, shipped(behaviour).marks
        assert again.marks == there.marks
        for name, row in there.weights.items():
            assert again.weights[name] == pytest.approx(row, abs=0.01)
