"""Move what a merged person said, noted and was assigned to the person who stays."""

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest

from goldenthread.conversations.models import Conversation, Event, Handling, Message, SavedView
from goldenthread.people.actions.merge_people import PeopleMerged


def move_handlings(merged: PeopleMerged) -> None:
    """Take part in a merge of people: within its transaction, every row of the one becomes the other's."""
    kept, gone = merged.kept_id, merged.merged_id
    Message.objects.filter(author=gone).update(author=kept)
    Event.objects.filter(author=gone).update(author=kept)
    Conversation.objects.filter(assignee=gone).update(assignee=kept)
    Conversation.objects.filter(csat_about=gone).update(csat_about=kept)
    _join_handlings(kept, gone)
    names = SavedView.objects.filter(person=kept).values("name")
    SavedView.objects.filter(person=gone).exclude(name__in=names).update(person=kept)


def _join_handlings(kept: int, gone: int) -> None:
    """Add both parts up where the two had a hand in the same conversation; elsewhere just change hands."""
    same = Handling.objects.filter(person=gone, conversation=OuterRef("conversation"))
    last = Subquery(same.values("last_at")[:1])
    shared = Handling.objects.filter(
        person=kept, conversation__in=Handling.objects.filter(person=gone).values("conversation")
    )
    shared.update(
        messages=F("messages") + Subquery(same.values("messages")[:1]),
        notes=F("notes") + Subquery(same.values("notes")[:1]),
        last_at=Greatest(Coalesce("last_at", last), Coalesce(last, "last_at")),
    )
    theirs = Handling.objects.filter(person=kept).values("conversation")
    Handling.objects.filter(person=gone, conversation__in=theirs).delete()
    Handling.objects.filter(person=gone).update(person=kept)
