"""Who may open which address of the roof itself."""

from tests.permission_table import MANAGERS, Door

DOORS = [
    Door(
        "sample_team_removal",
        "take the sample team away",
        MANAGERS,
        "it takes people and teams away, if only made-up ones",
        "post",
    ),
]
