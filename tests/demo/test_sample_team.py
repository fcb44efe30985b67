"""The sample team moves in through the ordinary doors, and out again in one step."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from goldenthread.conversations.models import Conversation, Handling, ImportRun, Message
from goldenthread.entrypoints.demo import cast, jobs, prepare
from goldenthread.entrypoints.demo.actions.remove_sample_team import (
    MayNotRemove,
    NoSampleTeam,
    remove_sample_team,
)
from goldenthread.entrypoints.demo.actions.settle_sample_team import (
    MayNotSettle,
    NameTaken,
    settle_sample_team,
)
from goldenthread.entrypoints.demo.simulate import simulate
from goldenthread.entrypoints.models import SampleTeam
from goldenthread.foundation.models import AuditEntry, User
from goldenthread.people.actions.found_house import found
from goldenthread.people.models import Membership, Person, Team
from goldenthread.people.queries import viewer_for
from goldenthread.reviews.actions.begin_review import begin_review
from goldenthread.reviews.actions.drafting import answer_behaviour, keep_words
from goldenthread.reviews.actions.hand_over import hand_over
from goldenthread.reviews.models import Draw, DrawItem, Review

AT = datetime(2026, 10, 26, 9, 0, tzinfo=UTC)


@pytest.fixture
def prepared(db: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[], SampleTeam]:
    """Prepare a small sample: the weeks are the simulator's own, only fewer conversations."""
    monkeypatch.setattr(prepare, "simulate", lambda seed, until: simulate(seed, until, conversations=120))
    prepare.sample_file().unlink(missing_ok=True)
    return lambda: prepare.prepare_sample_team(by=None, clock=lambda: AT)


def test_the_cast_moves_in_with_accounts_teams_and_roles(db: None) -> None:
    settle_sample_team(by=None, at=AT)
    assert set(Person.objects.values_list("name", flat=True)) == {m.name for m in cast.CAST}
    assert Person.objects.filter(account__isnull=False).count() == len(cast.CAST) == 14
    assert set(Team.objects.values_list("name", flat=True)) == set(cast.TEAMS)
    leads = Membership.objects.filter(role="lead").values_list("person__name", flat=True)
    assert set(leads) == {cast.PRIYA.name, cast.TOM.name}
    assert Membership.objects.get(role="head").person.name == cast.HEAD.name
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert AuditEntry.objects.filter(act="settle_sample_team").count() == 1


def test_moving_in_twice_changes_nothing(db: None) -> None:
    assert settle_sample_team(by=None, at=AT) == settle_sample_team(by=None, at=AT + timedelta(days=1))
    assert Person.objects.count() == 14


def test_a_team_that_is_already_called_so_is_left_alone(db: None) -> None:
    Team.objects.create(name=cast.PRODUCTS)
    with pytest.raises(NameTaken, match="Product help"):
        settle_sample_team(by=None, at=AT)
    assert not SampleTeam.objects.exists()
    assert not Person.objects.exists()


def test_their_conversations_come_in_redacted_and_under_their_names(prepared) -> None:
    sample = prepared()
    assert sample.ready_at == AT
    assert Conversation.objects.count() == 120
    assert Person.objects.count() == 14
    assert ImportRun.objects.get().conversations_refused == 0
    assert not Message.objects.filter(role="staff", author=None).exists()
    assert Conversation.objects.filter(assignee__name=cast.CHAD.name).exists()
    texts = "\n".join(Message.objects.values_list("text", flat=True))
    assert "07700 900" not in texts
    assert "@example" not in texts
    assert not prepare.sample_file().exists()


def test_preparing_again_adds_nothing(prepared) -> None:
    prepared()
    prepared()
    assert Conversation.objects.count() == 120
    assert ImportRun.objects.count() == 1


def test_a_preparation_that_was_killed_goes_on_where_it_stopped(prepared, monkeypatch) -> None:
    class Killed(Exception):
        pass

    def killed(**_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(prepare, "carry_on", killed)
        with pytest.raises(Killed):
            prepared()
    assert SampleTeam.objects.get().ready_at is None
    prepared()
    assert SampleTeam.objects.get().ready_at == AT
    assert Conversation.objects.count() == 120


def test_the_sample_team_goes_away_in_one_step_and_leaves_the_house_as_it_was(prepared) -> None:
    admin, person = found(email="ada@house.example", name="Ada", at=AT, team="Our team")
    prepared()
    removed = remove_sample_team(by=admin, at=AT + timedelta(days=1))
    assert (removed.conversations, removed.people, removed.teams) == (120, 14, 3)
    assert list(User.objects.all()) == [admin]
    assert list(Person.objects.all()) == [person]
    assert [team.name for team in Team.objects.all()] == ["Our team"]
    assert not Conversation.objects.exists()
    assert not ImportRun.objects.exists()
    assert AuditEntry.objects.get(act="remove_sample_team").by == admin
    with pytest.raises(NoSampleTeam):
        remove_sample_team(by=admin, at=AT + timedelta(days=1))


def test_a_sample_team_that_real_people_joined_stays_theirs(prepared) -> None:
    _, person = found(email="ada@house.example", name="Ada", at=AT)
    sample = prepared()
    joined = sample.teams.get(name=cast.ORDERS)
    Membership.objects.create(person=person, team=joined, role="member", since=AT)
    remove_sample_team(by=None, at=AT)
    assert list(Team.objects.all()) == [joined]


def test_neither_a_lead_nor_a_member_moves_the_sample_team_in_or_out(prepared) -> None:
    prepared()
    for member in (cast.CHAD, cast.PRIYA):
        account = User.objects.get(email=member.mail)
        with pytest.raises(MayNotRemove):
            remove_sample_team(by=account, at=AT)
        with pytest.raises(MayNotSettle):
            settle_sample_team(by=account, at=AT)
    assert Conversation.objects.count() == 120


def test_after_removal_it_can_be_prepared_afresh(prepared) -> None:
    prepared()
    remove_sample_team(by=None, at=AT)
    prepared()
    assert Conversation.objects.count() == 120
    assert Person.objects.count() == 14


def test_a_head_brings_the_sample_team_in_and_takes_it_away_in_the_browser(prepared) -> None:
    admin, _ = found(email="ada@house.example", name="Ada", at=AT)
    browser = Client()
    browser.force_login(admin)
    assert "Not here yet" in browser.get("/sample-team/").content.decode()
    assert "Moving in" in browser.post("/sample-team/", follow=True).content.decode()
    jobs.bring_sample_team_in.call()
    assert "Here since" in browser.get("/sample-team/").content.decode()
    assert "moved out" in browser.post("/sample-team/removal/", follow=True).content.decode()
    assert not SampleTeam.objects.exists()
    assert Person.objects.count() == 1


def test_a_team_of_the_same_name_is_named_before_anything_is_made(prepared) -> None:
    admin, _ = found(email="ada@house.example", name="Ada", at=AT, team=cast.ORDERS)
    browser = Client()
    browser.force_login(admin)
    answer = browser.post("/sample-team/", follow=True).content.decode()
    assert f"There is already a team called {cast.ORDERS}" in answer
    assert not SampleTeam.objects.exists()


def test_removing_it_as_one_of_its_own_people_ends_at_the_sign_in_page(prepared) -> None:
    prepared()
    browser = Client()
    maya = User.objects.get(email=cast.HEAD.mail)
    browser.force_login(maya)
    answer = browser.post("/sample-team/removal/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/login/")
    assert not User.objects.exists()


def test_newcomers_find_words_left_for_each_of_the_three_who_greet_them(prepared) -> None:
    prepared()
    for member in (cast.CHAD, cast.PRIYA, cast.HEAD):
        about = Review.objects.filter(about__account__email=member.mail).exclude(kind="self")
        if not Handling.objects.filter(person__account__email=member.mail).exists():
            continue  # in so small a sample the head may have served nobody
        review = about.get()
        assert review.is_handed_over
        quotes = [quote for answer in review.answers.all() for quote in answer.quotes.all()]
        assert quotes
        assert all(quote.text in quote.message.text for quote in quotes)
    assert Review.objects.count() >= 2


def test_a_week_later_the_same_command_draws_the_new_week(prepared) -> None:
    prepared()
    prepare.prepare_sample_team(by=None, clock=lambda: AT + timedelta(weeks=1))
    assert Draw.objects.count() == 2
    assert Conversation.objects.count() == 120


def test_reviews_of_and_by_sample_people_go_with_them(prepared) -> None:
    prepared()
    chad = User.objects.get(email=cast.CHAD.mail)
    viewer = viewer_for(chad, at=AT)
    item = DrawItem.objects.filter(reviewer__account=chad, kind="peer", reviews__isnull=True).first()
    assert item is not None
    review = begin_review(conversation=item.conversation_id, about=item.person_id, by=viewer, at=AT)
    answer_behaviour(review=review.pk, behaviour="connection", mark="shown", by=viewer, at=AT)
    keep_words(review=review.pk, field="what_worked", words="Warm.", before=None, by=viewer, at=AT)
    hand_over(review=review.pk, by=viewer, at=AT)
    remove_sample_team(by=None, at=AT)
    assert not Review.objects.exists()
    assert not Draw.objects.exists()
    assert not Person.objects.exists()
