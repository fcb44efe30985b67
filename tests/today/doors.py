"""Who may open which address of each person's home."""

from tests.permission_table import SIGNED_IN, Door

DOORS = [
    Door("today:home", "open Today", SIGNED_IN, "everyone's own week"),
    Door("today:welcome", "open the first steps", SIGNED_IN, "everyone begins somewhere"),
]
