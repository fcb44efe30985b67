"""Move what a merged person drew, wrote and was told to the person who stays."""

from goldenthread.people.actions.merge_people import PeopleMerged
from goldenthread.reviews.models import DrawItem, EvidenceSeen, Receipt, Replacement, Review, Standard


def move_reviews(merged: PeopleMerged) -> None:
    """Take part in a merge of people: within its transaction, every row of the one becomes the other's.

    What one wrote about the other turns out to be about oneself. A draft that would then stand
    twice goes; of two that were both handed over, none is lost: the second lets its conversation go
    and keeps its quotes.
    """
    kept, gone = merged.kept_id, merged.merged_id
    for review in Review.objects.filter(by=gone) | Review.objects.filter(about=gone):
        _move(review, kept, gone)
    _move_items(kept, gone)
    thanked = Receipt.objects.filter(by=kept).exclude(kind="reply").values_list("review", "kind")
    for receipt in Receipt.objects.filter(by=gone):
        if (receipt.review_id, receipt.kind) in set(thanked):
            receipt.delete()
        else:
            Receipt.objects.filter(pk=receipt.pk).update(by=kept)
    Replacement.objects.filter(by=gone).update(by=kept)
    Standard.objects.filter(by=gone).update(by=kept)
    for seen in EvidenceSeen.objects.filter(person=gone):
        same = EvidenceSeen.objects.filter(person=kept, conversation=seen.conversation_id)
        if not same.filter(behaviour=seen.behaviour).exists():
            EvidenceSeen.objects.filter(pk=seen.pk).update(person=kept)


def _move(review: Review, kept: int, gone: int) -> None:
    by = kept if review.by_id == gone else review.by_id
    about = kept if review.about_id == gone else review.about_id
    twin = Review.objects.filter(conversation=review.conversation_id, by=by, about=about).exclude(
        pk=review.pk
    )
    conversation = review.conversation_id
    if conversation is not None and twin.exists():
        if not review.is_handed_over:
            review.delete()
            return
        conversation = None
    kind = "self" if by == about else review.kind
    Review.objects.filter(pk=review.pk).update(by=by, about=about, kind=kind, conversation=conversation)


def _move_items(kept: int, gone: int) -> None:
    for item in DrawItem.objects.filter(person=gone) | DrawItem.objects.filter(reviewer=gone):
        person = kept if item.person_id == gone else item.person_id
        reviewer = kept if item.reviewer_id == gone else item.reviewer_id
        twin = DrawItem.objects.filter(
            draw=item.draw_id, conversation=item.conversation_id, person=person, reviewer=reviewer
        ).exclude(pk=item.pk)
        if twin.exists():
            item.delete()
            continue
        kind = "self" if person == reviewer else item.kind
        DrawItem.objects.filter(pk=item.pk).update(person=person, reviewer=reviewer, kind=kind)
