"""What the web server runs."""

import os

from django.core.wsgi import get_wsgi_application

from .data_folder import data_folder
from .operations import at_work

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.entrypoints.settings")
application = get_wsgi_application()
at_work.join(data_folder())
