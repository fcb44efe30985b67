"""Who may open which address of each person's home."""

from tests.permission_table import SIGNED_IN, Door

DOORS = [
    Door("today:home", "open Today", SIGNED_IN, "everyone's own week"),
]
