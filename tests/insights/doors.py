"""Who may open which address of what the engine found."""

from tests.permission_table import SIGNED_IN, Door

DOORS = [
    Door("insights:praise", "read customers' praise", SIGNED_IN, "it shows one's own readable conversations"),
]
