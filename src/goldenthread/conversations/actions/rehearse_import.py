"""Says what an import would do, and stores nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from goldenthread.conversations import door, staff, versions
from goldenthread.conversations.importers.contract import UnusableFile
from goldenthread.conversations.models import Message
from goldenthread.conversations.reading import Choices, Item, Way
from goldenthread.conversations.records import Refusal
from goldenthread.conversations.rows import MESSAGE, Layout

from .import_conversations import NothingUsable, Progress, as_switched, look_at
from .ingest import Known, judge, stored_versions

_KINDS = ("added", "updated", "unchanged", "refused")


@dataclass
class Rehearsal:
    """What would happen; the refused rows are the first few."""

    counts: dict[str, Any] = field(
        default_factory=lambda: {
            "conversations": dict.fromkeys(_KINDS, 0),
            "messages": dict.fromkeys(_KINDS, 0),
            "people": 0,
        }
    )
    refused: list[tuple[str, int, str, str]] = field(default_factory=list)
    refused_count: int = 0

    def refuse(self, refusal: Refusal) -> None:
        """Count a refused row and keep the first of them."""
        self.refused_count += 1
        if len(self.refused) < 100:
            self.refused.append((refusal.file, refusal.row, refusal.field or "", refusal.reason))
        if refusal.row:
            self.counts[f"{refusal.what}s"]["refused"] += 1


def rehearse_import(
    *,
    files: Sequence[Path],
    choices: Choices,
    redact: door.Redact | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Rehearsal:
    """Read files as an import would and compare them with what is stored.

    Raises `NothingUsable` as `start_import` does.
    """
    choices = as_switched(choices)
    would = Rehearsal()
    stage = _Stage(would)
    way_in = Way(choices, door.secret_from(settings.SECRET_KEY), redact)
    looked_at = [look_at(path, choices) for path in files]
    if all(unusable for _, _, unusable in looked_at):
        raise NothingUsable(" ".join(unusable for _, _, unusable in looked_at))
    for path, about, unusable in looked_at:
        if unusable:
            would.refuse(Refusal(path.name, 0, None, unusable))
            continue
        done = 0
        try:
            for position, batch in way_in.batches(path, about["format"]):
                stage.play(batch)
                done += len(batch)
                if progress is not None:
                    messages = sum(would.counts["messages"].values())
                    progress(Progress(path.name, position, about["size"], done, messages))
        except UnusableFile as error:
            would.refuse(Refusal(path.name, 0, None, str(error)))
    return would


class _Stage:
    """What the database would hold by now, as far as the counts need it.

    Of two versions of one conversation within the files it remembers the lengths, not the texts: there
    the messages that both have count as unchanged.
    """

    def __init__(self, would: Rehearsal) -> None:
        self.would = would
        self.staff = _Onlooker()
        self.seen: dict[tuple[str, str], tuple[Known, int]] = {}

    def play(self, batch: Sequence[Item]) -> None:
        """Count what the batch would do."""
        admitted = [item for item in batch if isinstance(item, Layout)]
        stored = stored_versions(admitted)
        for item in batch:
            if isinstance(item, Refusal):
                self.would.refuse(item)
                continue
            seen = self.seen.get(item.key)
            known = seen[0] if seen else stored.get(item.key)
            verdict = judge(item, known)
            self.would.counts["conversations"][verdict] += 1
            if verdict == "unchanged":
                self.would.counts["messages"]["unchanged"] += len(item.messages)
                continue
            self.staff.meet(item)
            self._count_messages(item, seen[1] if seen else None, known)
            version = Known(known.id if known else 0, item.fingerprint, item.updated_at)
            self.seen[item.key] = version, len(item.messages)
        self.would.counts["people"] = self.staff.people_added

    def _count_messages(self, item: Layout, length: int | None, known: Known | None) -> None:
        messages = self.would.counts["messages"]
        told = len(item.messages)
        if length is not None:
            messages["added"] += max(0, told - length)
            messages["unchanged"] += min(told, length)
        elif known is None:
            messages["added"] += told
        else:
            old: Any = Message.objects.filter(conversation=known.id).order_by("position").values()
            new = versions.as_rows(MESSAGE, item.messages_by(self.staff.people_of(item)), Message)
            _, change = versions.compare(list(old), new)
            messages["added"] += change.added
            messages["updated"] += change.updated
            messages["unchanged"] += change.unchanged


class _Onlooker(staff.Staff):
    """Recognises people as an import does, and only imagines the new ones."""

    def __init__(self) -> None:
        self.people: dict[staff.IdentityKey, int] = {}
        self.people_added = 0

    def meet(self, layout: Layout) -> None:
        """Recognise, or imagine, everyone whom a record names."""
        parties = [staff.identities_of(party, layout.source) for party in layout.parties]
        asked = {identity for identities in parties for identity in identities} - self.people.keys()
        if asked:
            self.people |= {key: known.person_id for key, known in self.find(asked).items()}
        for identities in parties:
            person = next((self.people[i] for i in identities if i in self.people), None)
            if person is None and identities:
                self.people_added += 1
                person = -self.people_added
            for identity in identities:
                self.people.setdefault(identity, person or 0)
