"""Addresses of signing in, passwords, second factors and sessions: the pages of django-allauth we open.

Named one by one and not included whole, so that no page comes along that nobody restyled and no
test walked. The names are allauth's own; its code looks them up.
"""

from allauth.account import views as account
from allauth.socialaccount import views as sign_on
from allauth.usersessions import views as sessions
from django.urls import include, path, re_path

from .views import sign_on as openid
from .views.signup_closed import signup_closed

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", signup_closed, name="account_signup"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("sign-on/", sign_on.connections, name="socialaccount_connections"),
    path("sign-on/cancelled/", sign_on.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-on/error/", sign_on.login_error, name="socialaccount_login_error"),
    path("sign-on/signup/", signup_closed, name="socialaccount_signup"),
    path("oidc/<str:provider_id>/login/", openid.login, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", openid.callback, name="openid_connect_callback"),
]
