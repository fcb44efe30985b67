"""A week of reviewing under way: a draw, a draft half written, a review handed over."""

from typing import Any

from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import clock
from goldenthread.reviews.actions import drafting
from goldenthread.reviews.actions.draw_week import draw_week
from goldenthread.reviews.actions.see_evidence import see_evidence
from goldenthread.reviews.weeks import week_of
from tests.fernhill import Fernhill
from tests.reviews.test_reviewing import begun, eyes, handed_over
from tests.reviews.work import GREETING, a_busy_month, let_the_engine_read


def set_the_stage(fernhill: Fernhill) -> dict[str, Any]:
    """Make it all, and say the numbers that the addresses need."""
    at = clock.now()
    a_busy_month(fernhill)
    draw, _ = draw_week(week=week_of(at), seed=5, by=None, at=at)
    given = handed_over(fernhill, cast.PRIYA, cast.CHAD)
    let_the_engine_read(given.conversation)
    draft, priya = begun(fernhill, cast.PRIYA, cast.SINEAD), eyes(fernhill, cast.PRIYA)
    let_the_engine_read(draft.conversation)
    message = draft.conversation.messages.get(position=1)
    for behaviour, mark in (("connection", "shown"), ("authentication", "partly"), ("empowerment", "grow")):
        drafting.answer_behaviour(review=draft.pk, behaviour=behaviour, mark=mark, by=priya, at=at)
    drafting.quote_words(
        review=draft.pk, behaviour="connection", message=message.pk, words=GREETING, by=priya, at=at
    )
    see_evidence(
        person=draft.by_id, conversation=draft.conversation_id, behaviours=["connection", "notes"], at=at
    )
    for words in ("You saw what it meant to her", "You saw what the tent meant to her."):
        drafting.keep_words(review=draft.pk, field="what_worked", words=words, before="", by=priya, at=at)
    item = draw.items.filter(reviewer=fernhill.person(cast.PRIYA)).exclude(kind="self").first()
    return {
        "week": draw.week,
        "given": given.pk,
        "draft": draft.pk,
        "item": item.pk,
        "conversation": given.conversation_id,
    }
