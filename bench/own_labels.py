"""How well the engine reads the third of our own labels that nothing was fitted on.

    python bench/own_labels.py [--data ../shared/data]

Weights are fitted on the other two thirds in this run; rules and cues were mended while reading those two thirds
too, never the third, whose figures were looked at in sum only. Beside: the share of the commonest mark, and what
two annotators said of the ten conversations that both read (too few to be a ceiling). `evidence` is the Jaccard
overlap of message numbers where either side names any.
"""

import argparse
from collections import Counter
from pathlib import Path

from goldenthread.analysis.behaviours import STEPS
from goldenthread.analysis.fitting.behaviour_labels import labelled
from goldenthread.analysis.fitting.behaviours import macro_f1, weights_from
from goldenthread.analysis.weighing import weights_of


def overlap(pairs: list[tuple[frozenset[int], frozenset[int]]]) -> float:
    """Average the Jaccard overlap where either side names a message."""
    shares = [len(a & b) / len(a | b) for a, b in pairs if a | b]
    return sum(shares) / len(shares) if shares else float("nan")


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    labels = labelled(options.parse_args().data)
    fitted = {
        name: weights_of(raw) for name, raw in weights_from([x for x in labels if not x.held_out]).items()
    }
    held_out = [one for one in labels if one.held_out]
    by = {side: {one.talk.id: one for one in labels if one.by == side} for side in "ab"}
    both = sorted(by["a"].keys() & by["b"].keys())
    print(f"{len(held_out)} labels held out of {len(labels)}; {len(both)} conversations read by both")
    print(
        f"{'':15}{'macro F1':>9}{'share':>7}{'evidence':>10}{'commonest':>11}{'people: share':>15}{'evidence':>10}"
    )
    mean = 0.0
    for step in STEPS:
        name = step.NAME
        findings = [
            step.judge(one.talk, fitted[name]) if name in fitted else step.judge(one.talk) for one in held_out
        ]
        truth, said = [one.marks[name] for one in held_out], [finding.mark for finding in findings]
        quoted = [
            (one.evidence[name], frozenset(span[0] for span in finding.evidence))
            for one, finding in zip(held_out, findings, strict=True)
        ]
        right = sum(t == s for t, s in zip(truth, said, strict=True)) / len(truth)
        common = Counter(truth).most_common(1)[0][1] / len(truth)
        alike = sum(by["a"][id].marks[name] == by["b"][id].marks[name] for id in both) / len(both)
        people = overlap([(by["a"][id].evidence[name], by["b"][id].evidence[name]) for id in both])
        mean += macro_f1(truth, said) / len(STEPS)
        print(
            f"{name:15}{macro_f1(truth, said):>9.2f}{right:>7.2f}{overlap(quoted):>10.2f}{common:>11.2f}"
            f"{alike:>15.2f}{people:>10.2f}"
        )
    print(f"mean macro F1 {mean:.2f}")


if __name__ == "__main__":
    main()
