"""The ways to move batches through the engine: this process, a pool, Daft here, Daft on a Ray cluster.

All keep one promise (`contract.Runner`), so that one machine or many give one answer.
"""

import os

# Conversations are private, and so is that they are read: neither Daft nor Ray reports home. Set before
# either can be imported, because Daft reports its own import.
QUIET = {
    "DAFT_ANALYTICS_ENABLED": "0",
    "DO_NOT_TRACK": "true",
    "RAY_USAGE_STATS_ENABLED": "0",
    # Both would otherwise write on the terminal of whoever runs a command, or look for pages nobody serves.
    "DAFT_PROGRESS_BAR": "0",
    "RAY_DISABLE_DASHBOARD": "1",
}
os.environ.update(QUIET)
