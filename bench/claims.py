"""How well `claims.agrees` says whether a reply agrees with the record just looked up.

    python bench/claims.py [--data ../shared/data]

Reads star_fact_check without the conversations that stand in gold_behaviours. The rules were written while
reading wrong verdicts on this very set, so the figure is the best case, not what another source will give.
A verdict of None (nothing checkable) counts as wrong in both F1s.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

from goldenthread.analysis.claims import agrees


def rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    with gzip.open(path, "rt") as file:
        return [json.loads(line) for line in file]


def main() -> None:
    """Print F1 of both verdicts, and by kind and origin how often the verdict is right."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = options.parse_args().data
    gold = {talk["id"] for talk in rows(data / "gold_behaviours" / "open" / "conversations.jsonl.gz")}
    labels = {label["id"]: label for label in rows(data / "star_fact_check" / "open" / "labels.jsonl.gz")}
    counts: Counter[tuple[str, bool, bool | None]] = Counter()
    for item in rows(data / "star_fact_check" / "open" / "items.jsonl.gz"):
        if item["conversation_id"] not in gold:
            label = labels[item["id"]]
            kind = f"{label['origin']}, {label['kind']}"
            counts[kind, label["supported"], agrees(item["record"], item["reply"])] += 1
    for verdict in (True, False):
        hit = sum(n for (_, truth, said), n in counts.items() if truth == said == verdict)
        there = sum(n for (_, truth, _), n in counts.items() if truth == verdict)
        claimed = sum(n for (_, _, said), n in counts.items() if said is verdict)
        name = "agrees" if verdict else "contradicts"
        print(f"{name:12} F1 {2 * hit / (there + claimed):.2f} of {there:,}")
    for kind in sorted({kind for kind, _, _ in counts}):
        for truth in (True, False):
            total = sum(n for (k, t, _), n in counts.items() if k == kind and t == truth)
            if total:
                right = counts[kind, truth, truth]
                print(f"  {kind}, {'agrees' if truth else 'contradicts'}: {right / total:.2f} of {total:,}")


if __name__ == "__main__":
    main()
