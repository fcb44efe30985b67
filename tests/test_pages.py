"""Every page reads well: axe, both themes, desktop and phone."""

import numpy as np
import pytest

from goldenthread.analysis import runner
from goldenthread.analysis.learning.marks import OwnMarks
from goldenthread.conversations.models import Event, SavedView
from goldenthread.entrypoints.demo import cast
from goldenthread.foundation.models import User
from goldenthread.insights.actions.analyse import analyse
from goldenthread.insights.models import Lesson, LessonUndone
from goldenthread.people import setup_link
from tests.browser import Journeys, check_page
from tests.conversations.spoken_rows import Said, Shelf
from tests.fernhill import NOW
from tests.reviews.stage import set_the_stage


@pytest.mark.browser
@pytest.mark.parametrize(("name", "path"), [("today", "/")])
def test_a_page_has_no_axe_violations_and_fits_a_phone(journeys: Journeys, name: str, path: str) -> None:
    check_page(journeys, cast.PRIYA, path, name=name)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("conversations", "/conversations/"),
        ("conversations-found", "/conversations/?q=parcel&channel=mail"),
        ("conversations-none-match", "/conversations/?q=unicorn"),
        ("conversation", "/conversations/{row}/?from=list"),
        ("saved-views", "/conversations/views/"),
    ],
)
def test_a_page_of_conversations_has_no_axe_violations_and_fits_a_phone(
    journeys: Journeys, name: str, path: str
) -> None:
    shelf = Shelf(journeys.fernhill)
    known = {"team": cast.ORDERS, "customer_key": "k"}
    shelf.put(Said("Hi, is the blue tent in stock?"), Said("It is.", by=cast.AIKO), **known)
    shelf.put(Said("ok"), Said("Good."), tags=["a-very-long-tag-that-somebody-once-thought-of-" * 2], **known)
    row = shelf.put(
        Said(
            "Hello, my parcel [order] came without the stove. I write a second time. I am [name].\n\n"
            "You can see it at https://shop.example/orders/17, or write to [mail].",
            quoted="On Monday you wrote:\n> Thank you for your order.",
        ),
        Said("Second contact this week, the first was Aiko's.", by=cast.SINEAD, note=True),
        Said(
            "I am sorry, that is annoying. I have your order here: the stove goes out today.",
            by=cast.PRIYA,
            recording="https://calls.example/1",
        ),
        Said("Thank you!!"),
        events=[
            Event(
                after=0,
                name="order look-up",
                text='{"order": 17, "items": ["tent", "stove"]}',
            ),
            Event(after=1, name="handed over", text="from Sinéad O'Neill to Priya Raman"),
        ],
        subject="Parcel without the stove",
        tags=["delivery", "missing item"],
        channel="mail",
        status="solved",
        assignee=cast.PRIYA,
        url="https://desk.example/tickets/9",
        custom={"Product": "Stove 2", "Order value": "89.00"},
        csat_answer="good",
        csat_comment="It took two tries, but Priya understood at once.",
        **known,
    )
    SavedView.objects.create(
        person=journeys.fernhill.person(cast.PRIYA),
        name="Mails about parcels",
        filters="q=parcel&channel=mail",
    )
    check_page(journeys, cast.PRIYA, path.format(row=row.pk), name=name)


@pytest.mark.browser
def test_the_list_before_any_conversation_has_no_axe_violations(journeys: Journeys) -> None:
    check_page(journeys, cast.PRIYA, "/conversations/", name="conversations-empty")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "who", "path"),
    [
        ("today-asked", cast.PRIYA, "/"),
        ("today-letter", cast.CHAD, "/"),
        ("welcome", cast.PRIYA, "/welcome/"),
        ("reviews-mine", cast.PRIYA, "/reviews/"),
        ("review-draft", cast.PRIYA, "/reviews/{draft}/"),
        ("review-read", cast.CHAD, "/reviews/{given}/"),
        ("draw", cast.CHAD, "/reviews/draws/{week}/"),
        ("draw-set-aside", cast.PRIYA, "/reviews/items/{item}/replacement/"),
        ("review-evidence", cast.HEAD, "/reviews/evidence/{conversation}/"),
        ("review-for", cast.LUIS, "/reviews/for/{conversation}/"),
    ],
)
def test_a_page_of_reviewing_has_no_axe_violations_and_fits_a_phone(
    journeys: Journeys, name: str, who: cast.Member, path: str
) -> None:
    check_page(journeys, who, path.format(**set_the_stage(journeys.fernhill)), name=name)


@pytest.mark.browser
def test_the_first_steps_in_an_empty_house_have_no_axe_violations(journeys: Journeys) -> None:
    check_page(journeys, cast.PRIYA, "/welcome/", name="welcome-empty")


@pytest.mark.browser
def test_the_pages_beside_the_path_have_no_axe_violations(journeys: Journeys) -> None:
    luis = journeys.fernhill.person(cast.LUIS)
    Shelf(journeys.fernhill).put(
        Said("Where is it?"), Said("It left our house on Monday.", by=cast.LUIS), team=cast.ORDERS
    )
    for name, who, path in (
        ("what-someone-wrote", cast.PRIYA, f"/conversations/said/{luis.pk}/"),
        ("sample-team", cast.HEAD, "/sample-team/"),
        ("imports-of-others", cast.CHAD, "/imports/"),
        ("change-password", cast.CHAD, "/accounts/password/change/"),
        ("reset-sent", None, "/accounts/password/reset/done/"),
        ("reset-by-a-dead-link", None, "/accounts/password/reset/key/1-made-up/"),
        ("account-closed", None, "/accounts/inactive/"),
        ("sign-out", cast.CHAD, "/accounts/logout/"),
        ("sign-on", cast.CHAD, "/accounts/sign-on/"),
        ("sign-on-cancelled", None, "/accounts/sign-on/cancelled/"),
        ("nothing-here", cast.CHAD, "/no-such-page/"),
        ("nothing-here-signed-out", None, "/no-such-page/"),
    ):
        check_page(journeys, who, path, name=name)
    User.objects.all().delete()
    check_page(journeys, None, setup_link.setup_path() or "", name="first-account")


@pytest.mark.browser
def test_the_pages_of_what_the_engine_found_and_learnt_have_no_axe_violations(journeys: Journeys) -> None:
    check_page(journeys, cast.CHAD, "/praise/", name="praise-empty")
    check_page(journeys, cast.CHAD, "/learning/", name="learning-empty")
    shelf = Shelf(journeys.fernhill)
    thanks = "Thank you so much for staying on the line with me until the tent was found."
    praised = shelf.put(
        Said("Where is my tent? I am really worried about it."),
        Said("I will stay with you until we have it.", by=cast.LUIS),
        Said(f"It came! {thanks}"),
        team=cast.ORDERS,
        opened_at=NOW,
    )
    shelf.put(
        Said("It works."),
        Said("Good!", by=cast.SINEAD),
        Said("You were so patient and kind."),
        team=cast.ORDERS,
    )
    lesson = {"behaviour": "connection", "at": NOW, "reviews": 64, "version": runner.VERSIONS["connection"]}
    untaught = OwnMarks(np.zeros((5, 1), np.float32), np.zeros(5, np.float32)).packed()
    marks = Lesson.objects.create(
        about="marks", unseen=64, agreed_before=41, agreed_after=53, head=untaught,
        examples=[[praised.pk, "partly", "shown"]], **lesson,
    )  # fmt: skip
    Lesson.objects.create(
        about="evidence", unseen=120, agreed_before=61, agreed_after=63, head=None, **lesson
    )
    taken_back = Lesson.objects.create(
        about="marks", unseen=44, agreed_before=20, agreed_after=30, head=untaught, **lesson | {"reviews": 44}
    )
    maya = journeys.fernhill.person(cast.HEAD)
    LessonUndone.objects.create(lesson=taken_back, by=maya, at=NOW, reason="Only Priya had reviewed.")
    check_page(journeys, cast.HEAD, "/learning/", name="learning")
    marks.delete()
    analyse(by=None, at=NOW)
    check_page(journeys, cast.CHAD, "/praise/", name="praise")
    check_page(journeys, cast.CHAD, f"/reviews/evidence/{praised.pk}/", name="evidence-with-feelings")
