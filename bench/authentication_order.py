"""Whether the engine sees which details were asked for before something private was told.

    python bench/authentication_order.py [--data ../shared/data]

Reads STAR's bank chats that reached the sensitive step, without those in gold_behaviours. The label says whether name, account number and PIN, or
name, birth date and two security answers, were asked for by template before the sensitive step. `order` is the
engine's own following of the check (`private.check_of`); `mark` takes authentication *shown* for a yes, which
also counts details that the customer offered; the reference says yes where the words account, PIN or birth stand
anywhere in what staff wrote.
"""

import argparse
from pathlib import Path

from goldenthread.analysis.behaviours import authentication
from goldenthread.analysis.fitting.behaviour_labels import talk_of
from goldenthread.analysis.fitting.behaviours import macro_f1
from goldenthread.analysis.fitting.open_data import rows
from goldenthread.analysis.private import check_of, factors_asked
from goldenthread.analysis.talk import Talk

WAYS = ({"name", "account", "pin"}, {"name", "birth", "maiden", "pet"})


def asked_in_order(talk: Talk) -> bool:
    """Follow the check: is one way complete before the first private sentence?"""
    told = check_of(talk).told
    until = told[0][0] if told else len(talk.turns)
    asked = {factor for turn in talk.staff if turn.number < until for factor in factors_asked(turn)}
    return any(way <= asked for way in WAYS)


def by_words(talk: Talk) -> bool:
    """Look for the words alone."""
    said = " ".join(turn.text.lower() for turn in talk.staff)
    return ("account" in said and "pin" in said) or "birth" in said


def main() -> None:
    """Print how often each agrees with the label."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = options.parse_args().data
    gold = {row["id"] for row in rows(data, "gold_behaviours", "conversations")}
    labels = {
        row["id"]: row
        for row in rows(data, "star", "labels")
        if (row.get("authentication") or {}).get("asked_required_factors") is not None
        and row["id"] not in gold
    }
    talks = [
        (talk_of(row["id"], row["messages"], labels[row["id"]]["lookups"]), labels[row["id"]])
        for row in rows(data, "star", "conversations")
        if row["id"] in labels
    ]
    truth = [str(label["authentication"]["asked_required_factors"]) for _, label in talks]
    print(f"{len(talks)} bank chats, {truth.count('True')} with every required detail asked first")
    for name, said in {
        "order": [asked_in_order(talk) for talk, _ in talks],
        "mark": [authentication.judge(talk).mark == "shown" for talk, _ in talks],
        "words alone": [by_words(talk) for talk, _ in talks],
    }.items():
        answers = [str(answer) for answer in said]
        right = sum(t == s for t, s in zip(truth, answers, strict=True)) / len(truth)
        print(f"  {name:12} share right {right:.2f}, macro F1 {macro_f1(truth, answers):.2f}")


if __name__ == "__main__":
    main()
