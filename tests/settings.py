"""The product's own settings over a throw-away data folder: tests never touch a real one."""

import os
import tempfile

os.environ["GOLDENTHREAD_DATA"] = tempfile.mkdtemp(prefix="goldenthread-tests-")

from goldenthread.entrypoints.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
