"""The product's own settings over a throw-away data folder: tests never touch a real one."""

import os
import tempfile

os.environ["GOLDENTHREAD_DATA"] = tempfile.mkdtemp(prefix="goldenthread-tests-")

from goldenthread.entrypoints.settings import *
from goldenthread.entrypoints.settings import DATA, DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in the product: in memory, the test server's threads would share one connection.
    DATABASES["default"]["TEST"] = {"NAME": DATA / "tests.sqlite3"}
