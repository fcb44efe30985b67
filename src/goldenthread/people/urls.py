"""Addresses of people, teams, invitations and the audit."""

from django.urls import path

from .views import accounts, audit, doors, home, invitations, me, merging, person, team

app_name = "people"
urlpatterns = [
    path("people/", home.home, name="home"),
    path("people/me/", me.me, name="me"),
    path("people/claims/<int:claim_id>/answer/", me.answer, name="claim_answer"),
    path("people/duplicates/", merging.duplicates, name="duplicates"),
    path("people/invitations/", invitations.invitations, name="invitations"),
    path(
        "people/invitations/<int:invitation_id>/withdrawal/",
        invitations.withdrawal,
        name="invitation_withdrawal",
    ),
    path("people/teams/", team.teams, name="teams"),
    path("people/teams/<int:team_id>/", team.team, name="team"),
    path("people/teams/<int:team_id>/name/", team.name, name="team_name"),
    path("people/memberships/<int:membership_id>/end/", person.membership_end, name="membership_end"),
    path("people/<int:person_id>/", person.person, name="person"),
    path("people/<int:person_id>/name/", person.name, name="person_name"),
    path("people/<int:person_id>/memberships/", person.memberships, name="memberships"),
    path("people/<int:person_id>/merge/", merging.merge, name="merge"),
    path("people/<int:person_id>/account/closure/", accounts.closure, name="account_closure"),
    path(
        "people/<int:person_id>/account/second-factors/removal/",
        accounts.second_factors_removal,
        name="second_factors_removal",
    ),
    path("people/<int:person_id>/account/link/", accounts.link, name="account_link"),
    path("audit/", audit.audit, name="audit"),
    path("accounts/invitation/<str:token>/", doors.invitation, name="invitation"),
    path("accounts/first/<str:token>/", doors.first, name="first"),
]
