"""How much the engine learns from reviews: agreement with reviews it has not seen, by how many it learnt from.

    PYTHONPATH=. python bench/learning.py [--data ../shared/data]

Two houses: our own labels of 180 open conversations taken as reviews (`analysis/fitting/behaviour_labels.jsonl`),
and the made-up house of the tests, which calls an apology connection only where somebody stays with it. The
reference in each row is the engine as it comes, on the same unseen reviews; ratios are to that.
"""

import argparse
from pathlib import Path

import numpy as np
from tests.analysis.houses import house

from goldenthread.analysis import runner
from goldenthread.analysis.fitting.behaviour_labels import labelled
from goldenthread.analysis.learning.features import features_of
from goldenthread.analysis.learning.learn_marks import learn_marks
from goldenthread.conversations.columnar import batch_of

ROUNDS = 10


def curve(name, features, shipped, said) -> str:
    """Agreement on 50 unseen answers, learning from 40, 80 and 120: means over rounds, and the ratio."""
    chance, parts = np.random.default_rng(0), []
    for many in (40, 80, 120):
        before, after = [], []
        for _ in range(ROUNDS):
            order = chance.permutation(len(said))
            learn, test = order[:many], order[many : many + 50]
            if len({said[n] for n in learn}) < 2:
                continue
            own, _ = learn_marks(
                features[learn], [shipped[n] for n in learn], [said[n] for n in learn], learn.tolist()
            )
            marks = own.marks(features[test], [shipped[n] for n in test])
            before.append(np.mean([shipped[n] == said[n] for n in test]))
            after.append(np.mean([mark == said[n] for mark, n in zip(marks, test, strict=True)]))
        times = f" ({np.mean(after) / np.mean(before):.2f}×)" if np.mean(before) else ""
        parts.append(f"{np.mean(after):.2f}{times:8}")
    _, proof = learn_marks(features, shipped, said, range(len(said)))
    kept = "kept" if proof.holds else "dropped"
    return f"{name:16}{proof.before / proof.of:>8.2f}   " + "   ".join(parts) + f"   {kept}"


def main() -> None:
    """Print both tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = options.parse_args().data
    print(f"{'':16}{'shipped':>8}   from 40        from 80        from 120       from all")
    made = house(7, 180)
    batch = batch_of([talk for talk, _, _ in made])
    print(row_of("made-up house", batch, "connection", [mark for _, mark, _ in made]))
    once = list({label.talk.id: label for label in labelled(data)}.values())
    batch = batch_of(
        (
            label.talk.id,
            [(turn.text, turn.role, turn.internal) for turn in label.talk.turns],
            [(event.after, event.name, event.text) for event in label.talk.events],
        )
        for label in once
    )
    for name in runner.NAMES:
        print(row_of(name, batch, name, [label.marks[name] for label in once]))


def row_of(title, batch, name, said) -> str:
    """Read a batch as shipped and print one row of the table."""
    read = runner.read(batch)
    shipped = read.column(f"{name}_mark").to_pylist()
    spans = read.column(f"{name}_evidence").value_lengths().to_pylist()
    return curve(title, features_of(batch, shipped, spans), shipped, said)


if __name__ == "__main__":
    main()
