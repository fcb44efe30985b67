"""What every encoder promises, and what the shipped one knows."""

import pickle
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.analysis.meaning import WeightsError, shipped
from goldenthread.analysis.meaning.static import SHA256, SHIPPED, Static
from goldenthread.analysis.meaning.table import load, save
from goldenthread.analysis.meaning.words import words_of

every_encoder = pytest.mark.parametrize("encoder", [shipped()], ids=lambda encoder: encoder.id)
TEXTS = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(["my card has not arrived", "Where's my parcl??", "I waited 3 weeks", "ÄRGER €5"]),
    ),
    max_size=9,
)
REQUESTS = [
    "My card still has not come.",
    "Thanks, you were so kind!",
    "qwxzzk",
    "",
    "Refund order 4711 please",
]


@every_encoder
def test_no_texts_give_no_rows(encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dim)
    assert encoder.encode([]).dtype == np.float32


@every_encoder
@settings(max_examples=60, deadline=None)
@given(texts=TEXTS)
def test_each_row_is_of_unit_length_or_zero_for_any_text(encoder, texts) -> None:
    rows = encoder.encode(texts)

    assert rows.shape == (len(texts), encoder.dim)
    assert rows.dtype == np.float32
    lengths = np.linalg.norm(rows, axis=1)
    assert np.all(np.isclose(lengths, 1, atol=1e-5) | (lengths == 0))


@every_encoder
@settings(max_examples=60, deadline=None)
@given(texts=TEXTS, cut=st.integers(0, 9))
def test_batch_size_and_row_order_change_nothing(encoder, texts, cut) -> None:
    rows = encoder.encode(texts)

    assert np.array_equal(np.concatenate([encoder.encode(texts[:cut]), encoder.encode(texts[cut:])]), rows)
    assert np.array_equal(encoder.encode(texts[::-1])[::-1], rows)


@every_encoder
def test_more_texts_than_are_read_at_once_come_out_as_one_by_one(encoder) -> None:
    many = REQUESTS * 2000

    assert np.array_equal(encoder.encode(many).reshape(2000, len(REQUESTS), -1)[-1], encoder.encode(REQUESTS))


@every_encoder
def test_an_encoder_survives_pickling_and_gives_the_same_rows(encoder) -> None:
    again = pickle.loads(pickle.dumps(encoder))

    assert (again.id, again.dim) == (encoder.id, encoder.dim)
    assert np.array_equal(again.encode(REQUESTS), encoder.encode(REQUESTS))


@every_encoder
def test_a_text_without_a_word_is_zero(encoder) -> None:
    assert not encoder.encode(["", " \n", "…—…", "🙂"]).any()


def test_the_shipped_weights_are_those_that_the_id_names() -> None:
    assert sha256(SHIPPED.read_bytes()).hexdigest() == SHA256
    assert shipped().id == f"static-1-{SHA256[:8]}"


@pytest.mark.parametrize(
    ("text", "alike", "other"),
    [
        ("My card has not arrived yet", "I am still waiting for my new card", "How do I change my PIN?"),
        ("I want my money back", "Please refund me", "What time do you open on Sunday?"),
        ("Thank you so much, you were a great help", "Many thanks for the support", "This is a disgrace"),
        ("I cannot log in to my account", "The password is not accepted", "The jacket is too small"),
    ],
)
def test_requests_that_mean_the_same_lie_nearer_than_others(text, alike, other) -> None:
    said, near, far = shipped().encode([text, alike, other])

    assert said @ near > said @ far + 0.1


@pytest.mark.parametrize(
    ("word", "mistyped"), [("refund", "refudn"), ("delivery", "delivrey"), ("password", "pasword")]
)
def test_a_mistyped_word_lies_near_the_word(word, mistyped) -> None:
    right, wrong, other = shipped().encode([f"my {word}", f"my {mistyped}", "my breakfast"])

    assert right @ wrong > right @ other


def test_numbers_apostrophes_and_accents_do_not_tell_texts_apart() -> None:
    a, b = shipped().encode(["I don't know order 48213, José", "i dont know order 90871 jose"])

    assert np.array_equal(a, b)
    assert words_of("Wasn’t 12 x " + "a" * 99) == ["wasnt", "00", "x", "a" * 40]


def test_other_weights_than_those_expected_are_refused(tmp_path) -> None:
    for file in (tmp_path / "none.npz", tmp_path / "cut.npz"):
        if file.stem == "cut":
            file.write_bytes(SHIPPED.read_bytes()[:-1])
        with pytest.raises(WeightsError, match="Install the package anew"):
            Static(file, SHA256).encode(["hello"])


def test_a_table_is_read_as_it_was_written_to_the_byte(tmp_path) -> None:
    random = np.random.default_rng(1)
    words, pieces = ["late", "parcel", "?"], ["<la", "te>"]
    vectors = [random.normal(size=(n, 128)).astype(np.float32) for n in (3, 2, 2)]
    pairs = np.array([[0, 1], [1, 2]])
    sums = [
        save(tmp_path / name, (words, vectors[0]), (pairs, vectors[1]), (pieces, vectors[2]))
        for name in ("a.npz", "b.npz")
    ]

    table = load(tmp_path / "a.npz", sums[1])
    assert list(table.words) == words
    assert table.pair_keys.tolist() == [1, 5]
    for found, written in zip(
        (table.word_vectors, table.pair_vectors, table.piece_vectors), vectors, strict=True
    ):
        assert np.abs(found - written).max() <= np.abs(written).max() / 127 / 2 + 1e-6


def test_a_known_pair_counts_only_where_its_words_stand_together_in_one_text(tmp_path) -> None:
    flat = np.zeros((2, 128), np.float32)
    flat[0, 0], flat[1, 1] = 1, 1
    pair = np.zeros((1, 128), np.float32)
    pair[0, 2] = 1
    file = tmp_path / "t.npz"
    encoder = Static(file, save(file, (["not", "good"], flat), (np.array([[0, 1]]), pair), (["<x>"], pair)))

    rows = encoder.encode(["not good", "good not", "not", "good"])

    assert (rows[:, 2] > 0).tolist() == [True, False, False, False]
