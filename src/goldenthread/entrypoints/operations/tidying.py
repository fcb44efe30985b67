"""Throws away what nobody needs any more: sessions that ended, results of work long done."""

import logging
import threading
import time

from django.core.management import call_command
from django.db import DatabaseError, connection

AFTER_START = 60.0  # the work that waits comes first
EVERY = 24 * 3600.0
log = logging.getLogger(__name__)


def tidy() -> None:
    """Delete sessions that are over, and results of queued work two weeks after it ended."""
    call_command("clearsessions", verbosity=0)
    call_command("prune_db_task_results", verbosity=0)


def keep_tidy() -> None:
    """Tidy once a day beside the worker's own work, for as long as it runs."""
    threading.Thread(target=_now_and_then, name="tidying", daemon=True).start()


def _now_and_then() -> None:
    time.sleep(AFTER_START)
    while True:
        try:
            tidy()
        except DatabaseError:  # busy or away: tomorrow will do
            log.warning("Tidying did not work this time; it is tried again tomorrow.", exc_info=True)
        finally:
            connection.close()
        time.sleep(EVERY)
