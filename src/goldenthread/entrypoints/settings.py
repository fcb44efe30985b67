"""Django's settings, all from the environment; docs/running.md names each."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from goldenthread.insights.language_model.setting import language_model_from

from .data_folder import DATABASE_SETTING, data_folder, secret_key
from .mail import MAIL_SETTING, mail_settings
from .sign_on import sign_on_origin, sign_on_providers

PACKAGE = Path(__file__).resolve().parent.parent
DATA = data_folder()

SECRET_KEY = secret_key()
DEBUG = False

# The address people type: decides allowed hosts, trusted origins and whether cookies need TLS.
ADDRESS = os.environ.get("GOLDENTHREAD_ADDRESS", "http://localhost:8000").rstrip("/")
_host = ADDRESS.split("://", 1)[-1].split("/")[0].rsplit(":", 1)[0]
ALLOWED_HOSTS = [_host, "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [ADDRESS]
OVER_TLS = ADDRESS.startswith("https://")

INSTALLED_APPS = [
    "goldenthread.foundation",
    "goldenthread.people",
    "goldenthread.conversations",
    "goldenthread.insights",
    "goldenthread.reviews",
    "goldenthread.today",
    "goldenthread.entrypoints",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "goldenthread.foundation.unstorable.WithoutNul",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "goldenthread.people.middleware.ViewerMiddleware",
]

ROOT_URLCONF = "goldenthread.entrypoints.urls"
WSGI_APPLICATION = "goldenthread.entrypoints.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "entrypoints" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "goldenthread.sqlite3",
    "CONN_MAX_AGE": 60,
    "OPTIONS": {
        # IMMEDIATE: two writers wait for each other instead of failing half-way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;"
            "PRAGMA mmap_size=268435456; PRAGMA cache_size=-32000; PRAGMA journal_size_limit=67108864;"
        ),
    },
}


def _postgresql(address: str) -> dict[str, Any]:
    database: dict[str, Any] = {**dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True)}
    # Compiling a query took 225 ms where running it took 90; pages ask short questions.
    database["OPTIONS"] = {"options": "-c jit=off", **database.get("OPTIONS", {})}
    return database


DATABASES: dict[str, Any] = {
    "default": _postgresql(os.environ[DATABASE_SETTING]) if os.environ.get(DATABASE_SETTING) else _SQLITE
}

AUTH_USER_MODEL = "foundation.User"
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Accounts: django-allauth, its pages restyled in foundation/templates.
ACCOUNT_ADAPTER = "goldenthread.people.account_doors.AccountDoors"
ACCOUNT_FORMS = {
    "login": "goldenthread.foundation.sign_in_forms.SignIn",
    "reset_password": "goldenthread.foundation.sign_in_forms.NewPassword",
    "change_password": "goldenthread.foundation.sign_in_forms.PasswordChange",
    "reset_password_from_key": "goldenthread.foundation.sign_in_forms.PasswordAfterReset",
    "set_password": "goldenthread.foundation.sign_in_forms.FirstPassword",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation reached the address, or the sign-on vouches for it
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/5m/key"}
SOCIALACCOUNT_ADAPTER = "goldenthread.people.account_doors.SignOnDoors"
SOCIALACCOUNT_PROVIDERS = sign_on_providers(os.environ)
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # only for an address that the provider has checked
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
MFA_ADAPTER = "goldenthread.foundation.second_factor_names.PlainNames"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Golden Thread"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not OVER_TLS
# How many proxies of yours stand in front: whose word on the visitor's address counts for the rate limits.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("GOLDENTHREAD_PROXIES", "1" if OVER_TLS else "0"))

# In the database, so that every worker process counts the same attempts.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "foundation_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = os.environ.get("GOLDENTHREAD_TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
# Served straight from the installed package: no collectstatic step to forget.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
UPLOADS = DATA / "uploads"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if OVER_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if OVER_TLS else None
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = OVER_TLS
CSRF_COOKIE_SECURE = OVER_TLS
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *sign_on_origin(os.environ)],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Optional: a language model that proposes; without it nothing is missing.
LANGUAGE_MODEL = language_model_from(os.environ)

MAIL_IS_SET_UP = bool(os.environ.get(MAIL_SETTING))
globals().update(mail_settings(os.environ.get(MAIL_SETTING, "")))
ACCOUNT_EMAIL_NOTIFICATIONS = MAIL_IS_SET_UP
DEFAULT_FROM_EMAIL = os.environ.get("GOLDENTHREAD_MAIL_FROM", "goldenthread@localhost")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
FORMAT_MODULE_PATH: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
