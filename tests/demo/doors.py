# ruff: noqa: E501
"""Who may bring the sample team in, and take it away."""

from tests.permission_table import MANAGERS, Door

_WHY = "people, teams and accounts come and go with it"

DOORS = [
    Door("sample_team", "look at the page of the sample team", MANAGERS, _WHY),
    Door("sample_team", "bring the sample team in", MANAGERS, _WHY, method="post", untried="the tests have teams of these names"),
    Door("sample_team_removal", "take the sample team away", MANAGERS, _WHY, method="post"),
]  # fmt: skip
