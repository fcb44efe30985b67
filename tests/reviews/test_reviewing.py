"""A review from its beginning to the words that come back, through the acts and the pages."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from goldenthread.entrypoints.demo import cast
from goldenthread.foundation import clock
from goldenthread.foundation.models import AuditEntry
from goldenthread.insights.models import Dismissal, Evidence
from goldenthread.people.actions.merge_people import merge_people
from goldenthread.people.models import Person
from goldenthread.people.queries import viewer_for
from goldenthread.people.viewer import Viewer
from goldenthread.reviews.actions import drafting
from goldenthread.reviews.actions.answer_review import CannotAnswer, answer_review
from goldenthread.reviews.actions.begin_review import CannotReview, begin_review
from goldenthread.reviews.actions.hand_over import NotReady, hand_over
from goldenthread.reviews.actions.withdraw_draft import withdraw_draft
from goldenthread.reviews.models import Answer, HandOver, Quote, Review, WorkOn
from goldenthread.reviews.queries import said_without_a_hint
from tests.fernhill import Fernhill
from tests.reviews.work import GREETING, let_the_engine_read, talk


def eyes(fernhill: Fernhill, who: cast.Member) -> Viewer:
    return viewer_for(fernhill.account(who), at=clock.now())


def begun(fernhill: Fernhill, by: cast.Member, about: cast.Member) -> Review:
    return begin_review(
        conversation=talk(fernhill, about, number=100).pk,
        about=fernhill.person(about).pk,
        by=eyes(fernhill, by),
        at=clock.now(),
    )


def handed_over(fernhill: Fernhill, by: cast.Member, about: cast.Member) -> Review:
    review, viewer, at = begun(fernhill, by, about), eyes(fernhill, by), clock.now()
    message = review.conversation.messages.get(position=1)
    drafting.answer_behaviour(review=review.pk, behaviour="connection", mark="shown", by=viewer, at=at)
    drafting.quote_words(
        review=review.pk, behaviour="connection", message=message.pk, words=GREETING, by=viewer, at=at
    )
    drafting.keep_words(
        review=review.pk,
        field="what_worked",
        words="You saw what the tent meant to her.",
        before="",
        by=viewer,
        at=at,
    )
    hand_over(review=review.pk, by=viewer, at=at)
    return Review.objects.get(pk=review.pk)


@pytest.mark.parametrize(
    ("by", "about", "kind"),
    [
        (cast.PRIYA, cast.CHAD, "lead"),
        (cast.CHAD, cast.PRIYA, "upward"),
        (cast.CHAD, cast.SINEAD, "peer"),
        (cast.CHAD, cast.CHAD, "self"),
        (cast.PRIYA, cast.PRIYA, "self"),
        (cast.HEAD, cast.CHAD, "lead"),
        (cast.PRIYA, cast.TOM, "peer"),
    ],
)
def test_anyone_may_review_those_they_work_with_and_the_kind_follows(
    fernhill: Fernhill, by: cast.Member, about: cast.Member, kind: str
) -> None:
    assert begun(fernhill, by, about).kind == kind


def test_nobody_reviews_a_stranger_nor_someone_who_had_no_part(fernhill: Fernhill) -> None:
    conversation = talk(fernhill, cast.BEN)
    for about in (cast.BEN, cast.CHAD):
        with pytest.raises(CannotReview, match="none of these"):
            begin_review(
                conversation=conversation.pk,
                about=fernhill.person(about).pk,
                by=eyes(fernhill, cast.CHAD),
                at=clock.now(),
            )


def test_beginning_twice_goes_on_with_the_same_draft_and_takes_up_one_laid_aside(fernhill: Fernhill) -> None:
    review, chad = begun(fernhill, cast.CHAD, cast.SINEAD), eyes(fernhill, cast.CHAD)
    withdraw_draft(review=review.pk, by=chad, at=clock.now(), reason="No time")
    with pytest.raises(drafting.NoSuchDraft):
        drafting.answer_behaviour(review=review.pk, behaviour="notes", mark="shown", by=chad, at=clock.now())
    again = begin_review(conversation=review.conversation_id, about=review.about_id, by=chad, at=clock.now())
    assert again == review
    drafting.answer_behaviour(review=review.pk, behaviour="notes", mark="shown", by=chad, at=clock.now())


def test_a_quote_must_stand_in_the_message_and_keeps_its_exact_place(fernhill: Fernhill) -> None:
    review, priya = begun(fernhill, cast.PRIYA, cast.CHAD), eyes(fernhill, cast.PRIYA)
    message = review.conversation.messages.get(position=1)

    def quote(words: str, **more: int) -> Quote:
        return drafting.quote_words(
            review=review.pk,
            behaviour="connection",
            message=message.pk,
            words=words,
            by=priya,
            at=clock.now(),
            **more,
        )

    kept = quote("tent. 🌲\r\n\r\nMay I ask")
    assert message.text[kept.start : kept.end] == kept.text == "tent. 🌲\n\nMay I ask"
    assert quote("you", near=70).start == message.text.index("you looked")
    with pytest.raises(drafting.WordsNotFound):
        quote("Good evening")
    foreign = talk(fernhill, cast.SINEAD).messages.first()
    with pytest.raises(drafting.WordsNotFound):
        drafting.quote_words(
            review=review.pk,
            behaviour="connection",
            message=foreign.pk,
            words="tent",
            by=priya,
            at=clock.now(),
        )
    assert drafting.take_quote_back(review=review.pk, quote=kept.pk, by=priya).text == kept.text
    assert not Quote.objects.filter(pk=kept.pk).exists()


def test_an_answer_is_blind_only_until_the_engines_reading_was_seen(fernhill: Fernhill) -> None:
    review = begun(fernhill, cast.PRIYA, cast.CHAD)
    let_the_engine_read(review.conversation)
    browser = fernhill.browser(cast.PRIYA)

    def answer(behaviour: str, mark: str) -> Answer:
        browser.post(reverse("reviews:answer", args=[review.pk, behaviour]), {"mark": mark})
        return Answer.objects.get(review=review, behaviour=behaviour)

    reveal = reverse("reviews:reveal", args=[review.pk, "connection"])
    assert "Give your own answer first" in browser.post(reveal, follow=True).content.decode()
    assert answer("connection", "partly").blind
    assert "Thank you for writing to us" in browser.post(reveal, follow=True).content.decode()
    assert answer("connection", "partly").blind  # saying the same again changes nothing
    assert not answer("connection", "shown").blind
    assert answer("notes", "shown").blind  # nothing was seen of this one


def test_an_underline_is_dismissed_or_quoted_in_the_draft_and_teaches_only_what_people_saw_themselves(
    fernhill: Fernhill,
) -> None:
    review = begun(fernhill, cast.PRIYA, cast.CHAD)
    let_the_engine_read(review.conversation)
    browser, priya = fernhill.browser(cast.PRIYA), eyes(fernhill, cast.PRIYA)
    here = [review.pk, "connection"]
    own = {"message": review.conversation.messages.get(position=3).pk, "words": "by 5 pm"}
    browser.post(reverse("reviews:answer", args=here), {"mark": "shown"})
    browser.post(reverse("reviews:quote", args=here), own)
    dismiss = reverse("reviews:dismiss_in_draft", args=here)
    underline = Evidence.objects.get()
    assert browser.post(dismiss, {"evidence": underline.pk}).status_code == 404  # not seen yet
    browser.post(reverse("reviews:reveal", args=here))
    page = browser.post(dismiss, {"evidence": underline.pk}, follow=True).content.decode()
    assert "You said this does not show it." in page
    page = browser.post(dismiss, {"dismissal": Dismissal.objects.get().pk}, follow=True).content.decode()
    assert "You said this does not show it." not in page
    accepted = {
        "message": review.conversation.messages.get(position=1).pk,
        "words": "Thank you for writing to us",
    }
    browser.post(reverse("reviews:quote", args=here), accepted)
    drafting.keep_words(
        review=review.pk, field="what_worked", words="Warm.", before=None, by=priya, at=clock.now()
    )
    hand_over(review=review.pk, by=priya, at=clock.now())
    assert Quote.objects.count() == 2
    (said,) = said_without_a_hint()
    assert [position for position, _, _ in said.quotes] == [3]


def test_evidence_on_the_conversation_page_is_kept_from_whoever_reviews_it_and_remembered_otherwise(
    fernhill: Fernhill,
) -> None:
    review = begun(fernhill, cast.PRIYA, cast.CHAD)
    let_the_engine_read(review.conversation)
    address = reverse("reviews:evidence", args=[review.conversation_id])
    assert "kept back" in fernhill.browser(cast.PRIYA).get(address).content.decode()
    assert "Thank you for writing" not in fernhill.browser(cast.PRIYA).get(address).content.decode()
    assert "Thank you for writing" in fernhill.browser(cast.SINEAD).get(address).content.decode()
    later = begin_review(
        conversation=review.conversation_id,
        about=review.about_id,
        by=eyes(fernhill, cast.SINEAD),
        at=clock.now(),
    )
    answer = drafting.answer_behaviour(
        review=later.pk,
        behaviour="connection",
        mark="shown",
        by=eyes(fernhill, cast.SINEAD),
        at=clock.now(),
    )
    assert not answer.blind


def test_a_review_is_handed_over_with_what_worked_first_and_three_to_work_on_at_most(
    fernhill: Fernhill,
) -> None:
    review, priya = begun(fernhill, cast.PRIYA, cast.CHAD), eyes(fernhill, cast.PRIYA)
    at = clock.now()
    with pytest.raises(NotReady, match="what worked"):
        hand_over(review=review.pk, by=priya, at=at)
    drafting.keep_words(review=review.pk, field="what_worked", words="Calm.", before="", by=priya, at=at)
    with pytest.raises(NotReady, match="at least one behaviour"):
        hand_over(review=review.pk, by=priya, at=at)
    drafting.answer_behaviour(review=review.pk, behaviour="notes", mark="shown", by=priya, at=at)
    message = review.conversation.messages.get(position=1)
    drafting.quote_words(
        review=review.pk, behaviour="connection", message=message.pk, words="tent", by=priya, at=at
    )
    with pytest.raises(NotReady, match="Makes a human connection"):
        hand_over(review=review.pk, by=priya, at=at)
    drafting.answer_behaviour(review=review.pk, behaviour="connection", mark="partly", by=priya, at=at)
    with pytest.raises(drafting.NotSaid, match="three"):
        drafting.choose_what_to_work_on(
            review=review.pk, behaviours=["connection", "notes", "clarity", "history"], by=priya
        )
    drafting.choose_what_to_work_on(review=review.pk, behaviours=["clarity"], by=priya)
    hand_over(review=review.pk, by=priya, at=at)
    assert AuditEntry.objects.filter(
        act="hand_over", concerns__person_id=fernhill.person(cast.CHAD).pk
    ).exists()


def test_the_database_itself_refuses_a_hand_over_without_what_worked_and_a_fourth_thing_to_work_on(
    fernhill: Fernhill,
) -> None:
    review = begun(fernhill, cast.PRIYA, cast.CHAD)
    for row in (
        HandOver(review=review, at=clock.now(), what_worked=""),
        WorkOn(review=review, behaviour="notes", place=4),
        Review(
            conversation=review.conversation,
            about=review.about,
            by=review.by,
            kind="lead",
            standard=review.standard,
            started_at=clock.now(),
        ),
        Review(
            about=review.about, by=review.by, kind="self", standard=review.standard, started_at=clock.now()
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_after_the_hand_over_no_act_changes_a_word(fernhill: Fernhill) -> None:
    review, priya, at = handed_over(fernhill, cast.PRIYA, cast.CHAD), eyes(fernhill, cast.PRIYA), clock.now()
    quote = Quote.objects.get(answer__review=review)
    for attempt in (
        lambda: drafting.answer_behaviour(
            review=review.pk, behaviour="connection", mark="grow", by=priya, at=at
        ),
        lambda: drafting.take_quote_back(review=review.pk, quote=quote.pk, by=priya),
        lambda: drafting.keep_words(
            review=review.pk, field="what_worked", words="", before=None, by=priya, at=at
        ),
        lambda: drafting.choose_what_to_work_on(review=review.pk, behaviours=["notes"], by=priya),
        lambda: hand_over(review=review.pk, by=priya, at=at),
        lambda: withdraw_draft(review=review.pk, by=priya, at=at),
    ):
        with pytest.raises(drafting.NoSuchDraft):
            attempt()


def test_an_upward_review_cannot_be_deleted_changed_or_hidden_by_the_lead_it_is_about(
    fernhill: Fernhill,
) -> None:
    review = handed_over(fernhill, cast.CHAD, cast.PRIYA)
    priya = fernhill.browser(cast.PRIYA)
    quote = Quote.objects.get(answer__review=review)
    for name, arguments in {
        "answer": [review.pk, "connection"],
        "quote": [review.pk, "connection"],
        "unquote": [review.pk, "connection", quote.pk],
        "reveal": [review.pk, "connection"],
        "keep": [review.pk],
        "hand_over": [review.pk],
        "withdraw": [review.pk],
    }.items():
        sent = {"mark": "grow", "what_worked": "Nothing", "words": "x", "message": "1"}
        assert priya.post(reverse(f"reviews:{name}", args=arguments), sent).status_code == 404, name
    review.conversation.delete()  # as undoing an import does, which a lead may
    team = fernhill.browser(cast.LUIS).get(reverse("reviews:review", args=[review.pk])).content.decode()
    assert "You saw what the tent meant to her." in team
    assert "I can see how much you looked forward to this tent" in team


def test_the_person_reads_words_and_quotes_says_thank_you_and_answers(fernhill: Fernhill) -> None:
    review = handed_over(fernhill, cast.PRIYA, cast.CHAD)
    chad, address = fernhill.browser(cast.CHAD), reverse("reviews:review", args=[review.pk])
    assert "Priya Raman left you words" in chad.get("/").content.decode()
    page = chad.get(address).content.decode()
    assert page.index("I can see how much you looked forward") < page.index("You saw what the tent meant")
    receipts = reverse("reviews:receive", args=[review.pk])
    chad.post(receipts, {"kind": "thanks"})
    chad.post(receipts, {"kind": "reply", "words": "She had two small children with her."})
    seen = fernhill.browser(cast.PRIYA).get(address).content.decode()
    assert "Chad Brennan says thank you." in seen
    assert "She had two small children with her." in seen
    assert "left you words" not in chad.get("/").content.decode()
    with pytest.raises(CannotAnswer):
        answer_review(
            review=review, kind="reply", words="Me too", by=eyes(fernhill, cast.LUIS), at=clock.now()
        )


def test_a_leads_look_is_kept_and_shown_to_the_two_it_is_between(fernhill: Fernhill) -> None:
    review = handed_over(fernhill, cast.SINEAD, cast.CHAD)
    address = reverse("reviews:review", args=[review.pk])
    for _ in range(2):
        fernhill.browser(cast.PRIYA).get(address)
    for who in (cast.CHAD, cast.SINEAD):
        page = fernhill.browser(who).get(address).content.decode()
        assert page.count("Priya Raman looked at this on") == 1
        assert "Chad Brennan looked" not in page


def test_words_from_two_windows_are_both_kept_and_the_last_stands(fernhill: Fernhill) -> None:
    review, browser = begun(fernhill, cast.PRIYA, cast.CHAD), fernhill.browser(cast.PRIYA)
    keep = reverse("reviews:keep", args=[review.pk])
    browser.post(keep, {"what_worked": "From the first window", "what_worked_before": ""})
    browser.post(keep, {"what_worked": "From the second window", "what_worked_before": ""})
    browser.post(keep, {"to_person": "And this", "to_person_before": ""})
    page = browser.get(reverse("reviews:review", args=[review.pk])).content.decode()
    assert "From the second window</textarea>" in page
    assert "And this</textarea>" in page
    assert '<pre class="earlier-words">From the first window</pre>' in page


def test_a_whole_review_can_be_written_without_javascript(fernhill: Fernhill) -> None:
    conversation, browser = talk(fernhill, cast.CHAD), fernhill.browser(cast.PRIYA)
    begin = {"conversation": conversation.pk, "about": fernhill.person(cast.CHAD).pk, "reason": "Chad asked"}
    page = browser.post(reverse("reviews:begin"), begin, follow=True)
    review = Review.objects.get()
    assert "Chad asked" in page.content.decode()
    message = conversation.messages.get(position=3)
    browser.post(reverse("reviews:answer", args=[review.pk, "empowerment"]), {"mark": "shown"})
    quote = reverse("reviews:quote", args=[review.pk, "empowerment"])
    wrong = browser.post(quote, {"message": message.pk, "words": "not there"}, follow=True)
    assert "Those words are not in that message" in wrong.content.decode()
    browser.post(quote, {"message": message.pk, "words": "follow the driver yourself"})
    kept = Quote.objects.get()
    removed = browser.post(reverse("reviews:unquote", args=[review.pk, "empowerment", kept.pk]), follow=True)
    assert "Undo" in removed.content.decode()
    browser.post(quote, {"message": message.pk, "words": "follow the driver yourself"})
    give = reverse("reviews:hand_over", args=[review.pk])
    missing = browser.post(give, {"what_worked": " ", "to_person": "Kept though", "work_on_sent": "1"})
    assert "Say first what worked" in missing.content.decode()
    assert "Kept though" in missing.content.decode()
    browser.post(give, {"what_worked": "She can help herself.", "work_on_sent": "1", "work_on": "clarity"})
    assert HandOver.objects.get().what_worked == "She can help herself."
    assert [row.behaviour for row in review.work_on.all()] == ["clarity"]


def test_merging_two_entries_of_a_person_keeps_every_review_of_both(fernhill: Fernhill) -> None:
    of_chad = handed_over(fernhill, cast.PRIYA, cast.CHAD)
    by_luis = handed_over(fernhill, cast.LUIS, cast.SINEAD)
    about_each_other = handed_over(fernhill, cast.LUIS, cast.AIKO)
    Review.objects.filter(pk=about_each_other.pk).update(about=fernhill.person(cast.CHAD))
    fernhill.account(cast.CHAD).delete()
    kept, merged = fernhill.person(cast.LUIS), Person.objects.get(pk=fernhill.person(cast.CHAD).pk)
    merge_people(kept=kept, merged=merged, by=fernhill.account(cast.HEAD), at=clock.now())
    moved = {review.pk: (review.by, review.about, review.kind) for review in Review.objects.all()}
    assert moved == {
        of_chad.pk: (fernhill.person(cast.PRIYA), kept, "lead"),
        by_luis.pk: (kept, fernhill.person(cast.SINEAD), "peer"),
        about_each_other.pk: (kept, kept, "self"),
    }
