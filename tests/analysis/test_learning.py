"""What a house's reviews teach the engine: better on reviews it has not seen, or nothing."""

import pickle
from statistics import mean

import numpy as np
import pytest

from goldenthread.analysis.batch import talks
from goldenthread.analysis.behaviours import connection
from goldenthread.analysis.learning.evidence import candidates, own_evidence
from goldenthread.analysis.learning.features import features_of
from goldenthread.analysis.learning.learn_evidence import Judged, learn_evidence
from goldenthread.analysis.learning.learn_marks import learn_marks
from goldenthread.analysis.learning.marks import NotEnough, OwnMarks
from goldenthread.analysis.learning.proof import proof_of
from goldenthread.conversations.columnar import batch_of
from tests.analysis.houses import house
from tests.analysis.talks import EXAMPLES


def read(made):
    batch = batch_of([talk for talk, _, _ in made])
    out = connection.run(batch)
    marks, spans = out.column("mark").to_pylist(), out.column("evidence").to_pylist()
    return batch, marks, spans, features_of(batch, marks, [len(part) for part in spans])


def agreement(said, truth) -> float:
    return mean(one == other for one, other in zip(said, truth, strict=True))


def test_agreement_with_unseen_reviews_rises_with_the_reviews_learnt_from() -> None:
    unseen = house(99, 150)
    _, shipped, _, features = read(unseen)
    truth = [mark for _, mark, _ in unseen]
    risen = [agreement(shipped, truth)]
    for reviews in (40, 160):
        learnt = []
        for seed in range(3):
            made = house(seed, reviews)
            _, marks, _, theirs = read(made)
            own, _ = learn_marks(theirs, marks, [mark for _, mark, _ in made], range(reviews))
            learnt.append(agreement(own.marks(features, shipped), truth))
        risen.append(mean(learnt))
    as_it_comes, from_forty, from_more = risen
    assert as_it_comes + 0.05 < from_forty < from_more
    assert from_more > 0.8


def test_the_proof_foretells_how_unseen_reviews_will_fare() -> None:
    made, unseen = house(1, 160), house(99, 150)
    _, marks, _, features = read(made)
    own, proof = learn_marks(features, marks, [mark for _, mark, _ in made], range(160))
    _, shipped, _, theirs = read(unseen)
    assert proof.holds
    assert (
        abs(proof.after / proof.of - agreement(own.marks(theirs, shipped), [m for _, m, _ in unseen])) < 0.1
    )


def test_from_answers_without_a_view_nothing_is_kept() -> None:
    made = house(2, 120)
    features = read(made)[-1]
    chance = np.random.default_rng(5)
    kept = 0
    for _ in range(10):
        said = chance.permutation([mark for _, mark, _ in made]).tolist()
        kept += learn_marks(features, said, said, range(120))[
            1
        ].holds  # the engine agrees with them as it comes
    assert kept == 0


def test_a_few_answers_or_answers_of_one_kind_teach_nothing() -> None:
    _, marks, _, features = read(house(3, 60))
    with pytest.raises(NotEnough, match="At least 40"):
        learn_marks(features[:39], marks[:39], ["shown", "grow", "partly"] * 13, range(39))
    with pytest.raises(NotEnough):
        learn_marks(features, marks, ["shown"] * 60, range(60))
    with pytest.raises(NotEnough):
        learn_evidence([])


def test_luck_is_told_from_agreement_and_a_conversation_counts_once() -> None:
    assert proof_of([False] * 5, [True] * 5, range(5)).holds
    assert not proof_of([False] * 4, [True] * 4, range(4)).holds
    assert not proof_of([False] * 50, [True] * 50, [1] * 50).holds
    assert not proof_of([True] * 9, [True] * 9, range(9)).holds
    assert not proof_of([True] * 5, [False] * 5, range(5)).holds


def test_what_was_learnt_of_marks_can_be_kept_and_taken_up_again() -> None:
    made = house(4, 80)
    _, marks, _, features = read(made)
    own, _ = learn_marks(features, marks, [mark for _, mark, _ in made], range(80))
    for again in (OwnMarks.unpacked(own.packed()), pickle.loads(pickle.dumps(own))):
        assert again.marks(features, marks) == own.marks(features, marks)
    assert own.marks(features[:0], []) == []


def test_quotes_and_dismissals_move_the_underline_to_what_people_point_at() -> None:
    made = house(6, 120)
    batch, _, spans, _ = read(made)
    judged = []
    places = []
    for talk, (_, _, meant), evidence in zip(talks(batch), made, spans, strict=True):
        underlined = [(span["message"], span["start"], span["end"]) for span in evidence]
        places.append((talk, underlined, meant))
        judged += [Judged(talk.id, one, one.text == meant) for one in candidates(talk, underlined)]
    head, proof = learn_evidence(judged)
    assert proof.holds
    stays = [(talk, underlined, meant) for talk, underlined, meant in places if meant]
    pointed = [
        [talk.turns[number].text[start:end] for number, start, end in own_evidence(head, talk, underlined)]
        for talk, underlined, _ in stays
    ]
    assert mean(meant in words for words, (_, _, meant) in zip(pointed, stays, strict=True)) > 0.9


def test_what_a_conversation_is_described_by_depends_on_itself_alone() -> None:
    batch = batch_of(EXAMPLES)
    marks = ["shown"] * len(EXAMPLES)
    together = features_of(batch, marks, [1] * len(EXAMPLES))
    alone = np.concatenate([features_of(batch_of([talk]), ["shown"], [1]) for talk in EXAMPLES])
    np.testing.assert_allclose(together, alone, atol=1e-5)
    assert np.isfinite(together).all()
    assert features_of(batch_of([]), [], []).shape == (0, together.shape[1])
