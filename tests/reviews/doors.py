"""Who may open which address of reviews; test_review_doors.py tries the relations (writer, person, team)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import clock
from goldenthread.people.models import Person
from goldenthread.reviews.actions.adopt_standard import adopt_standard
from goldenthread.reviews.actions.see_evidence import see_evidence
from goldenthread.reviews.models import Answer, Draw, DrawItem, HandOver, Quote, Review
from tests.permission_table import OWN_ONLY, SIGNED_IN, Door, Reach, Side
from tests.reviews.work import talk

WHO_LEAD: Mapping[str, Reach] = {"lead": "any", "head": "any", "administrator": "any"}
WORK_TOGETHER: Mapping[str, Reach] = {"member": "own", "lead": "own", "head": "any"}


def _me(scene: Any, role: str) -> Person:
    return scene.fernhill.person(cast.CHAD) if role == "nobody" else scene.account(role).person


def _review(scene: Any, role: str, side: Side) -> Review:
    """A draft of one's own about one's own work, or of somebody else's about theirs."""
    who = _me(scene, role) if side == "own" else scene.person("own")
    return Review.objects.create(
        conversation=talk(scene.fernhill, cast.LUIS, number=50),
        about=who,
        by=who,
        kind="self",
        standard=adopt_standard(at=clock.now()),
        started_at=clock.now(),
    )


def _draft(scene: Any, role: str, side: Side) -> list[Any]:
    return [_review(scene, role, side).pk]


def _behaviour(scene: Any, role: str, side: Side) -> list[Any]:
    return [*_draft(scene, role, side), "notes"]


def _seen(scene: Any, role: str, side: Side) -> list[Any]:
    number, behaviour = _behaviour(scene, role, side)
    review = Review.objects.get(pk=number)
    see_evidence(
        person=review.by_id, conversation=review.conversation_id or 0, behaviours=[behaviour], at=clock.now()
    )
    return [number, behaviour]


def _quote(scene: Any, role: str, side: Side) -> list[Any]:
    review = _review(scene, role, side)
    answer = Answer.objects.create(review=review, behaviour="notes", blind=True, answered_at=clock.now())
    message = review.conversation.messages.first()
    quote = Quote.objects.create(answer=answer, message=message, start=0, end=5, text="Hello", at=clock.now())
    return [review.pk, "notes", quote.pk]


def _given(scene: Any, role: str, side: Side) -> list[Any]:
    review = _review(scene, role, side)
    HandOver.objects.create(review=review, at=clock.now(), what_worked="Calm.")
    return [review.pk]


def _conversation(scene: Any, role: str, side: Side) -> list[Any]:
    return [talk(scene.fernhill, cast.LUIS if side == "own" else cast.BEN, number=51).pk]


def _to_begin(scene: Any, role: str, side: Side) -> dict[str, Any]:
    return {"conversation": _conversation(scene, role, side)[0], "about": scene.person(side).pk}


def _item(scene: Any, role: str, side: Side) -> list[Any]:
    who = _me(scene, role) if side == "own" else scene.person("own")
    draw = Draw.objects.create(week="2026-W43", seed=1, at=clock.now())
    item = DrawItem.objects.create(
        draw=draw,
        conversation=talk(scene.fernhill, cast.LUIS, number=52),
        person=who,
        reviewer=who,
        kind="self",
        chance=1,
        reason="The only one.",
    )
    return [item.pk]


ALONE = "unfinished words are their writer's alone"
TOGETHER = "those who work together review each other"

DOORS = [
    Door("reviews:mine", "open My reviews", SIGNED_IN, "everyone's own"),
    Door("reviews:begin", "begin a review", WORK_TOGETHER, TOGETHER, "post", data=_to_begin),
    Door("reviews:review", "open a draft", OWN_ONLY, ALONE, args=_draft),
    Door("reviews:answer", "mark a behaviour", OWN_ONLY, ALONE, "post", _behaviour, {"mark": "shown"}),
    Door("reviews:quote", "quote words", OWN_ONLY, ALONE, "post", _behaviour, {"message": 1, "words": "x"}),
    Door("reviews:unquote", "remove a quote from a draft", OWN_ONLY, ALONE, "post", _quote),
    Door("reviews:reveal", "see the engine's reading in a draft", OWN_ONLY, ALONE, "post", _behaviour),
    Door(
        "reviews:dismiss_in_draft",
        "say in a draft that an underline is wrong",
        OWN_ONLY,
        ALONE,
        "post",
        _seen,
        {"evidence": "1"},
    ),
    Door("reviews:keep", "write the note", OWN_ONLY, ALONE, "post", _draft, {"what_worked": "Calm."}),
    Door("reviews:hand_over", "hand a review over", OWN_ONLY, ALONE, "post", _draft),
    Door("reviews:withdraw", "lay a draft aside", OWN_ONLY, ALONE, "post", _draft),
    Door(
        "reviews:receive",
        "answer a review",
        OWN_ONLY,
        "it is between the writer and the person",
        "post",
        _given,
        {"kind": "reply", "words": "Thank you"},
    ),
    Door(
        "reviews:evidence",
        "see what the engine reads in a conversation",
        WORK_TOGETHER,
        "keeping the machine running is no reason to read along",
        args=_conversation,
    ),
    Door(
        "reviews:dismiss",
        "say that an underline of the engine's is wrong",
        WORK_TOGETHER,
        "whoever may see it may correct it",
        method="post",
        args=_conversation,
        data={"evidence": "1"},
    ),
    Door(
        "reviews:ask",
        "ask the language model about a conversation",
        WORK_TOGETHER,
        "who may read a conversation may ask about it",
        "post",
        _conversation,
    ),
    Door(
        "reviews:ask",
        "look whether the language model answered",
        WORK_TOGETHER,
        "who may read a conversation may ask about it",
        args=_conversation,
    ),
    Door("reviews:ask_in_draft", "ask the language model in a draft", OWN_ONLY, ALONE, "post", _behaviour),
    Door(
        "reviews:for",
        "see whose work to review",
        WORK_TOGETHER,
        TOGETHER,
        args=_conversation,
    ),
    Door(
        "reviews:draws",
        "make the week's draw",
        WHO_LEAD,
        "the rule is the same whoever presses the button",
        "post",
    ),
    Door(
        "reviews:draw",
        "open a week's draw",
        SIGNED_IN,
        "each sees the items of their own teams, the head all",
        args=lambda scene, role, side: ["2026-W43"],
    ),
    Door("reviews:replace", "set an item of the draw aside", OWN_ONLY, "whom it asks may", args=_item),
]
