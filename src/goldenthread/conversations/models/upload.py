"""Files that someone dropped in the browser and has not imported yet."""

from pathlib import Path

from django.conf import settings
from django.db import models


class Upload(models.Model):
    """Files waiting to be looked at and imported; its `key` names their folder."""

    key = models.CharField(max_length=32, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    @property
    def folder(self) -> Path:
        """Where the files lie."""
        return Path(settings.UPLOADS) / self.key

    def files(self) -> list[tuple[str, Path]]:
        """List the files in the order they came, each with the name it had."""
        found = sorted(path for path in self.folder.glob("*/*") if path.is_file())
        return [(path.name, path) for path in found]
