"""Where this installation keeps its things: one folder, or a database address."""

import os
import secrets
from pathlib import Path

import platformdirs

DATA_SETTING = "GOLDENTHREAD_DATA"
DATABASE_SETTING = "GOLDENTHREAD_DATABASE_URL"
ADDRESS_SETTING = "GOLDENTHREAD_ADDRESS"
SECRET_SETTING = "GOLDENTHREAD_SECRET_KEY"  # noqa: S105  # the setting's name


def data_folder() -> Path:
    """Say which folder holds the data: GOLDENTHREAD_DATA, else the platform's user data folder."""
    named = os.environ.get(DATA_SETTING)
    return Path(named).expanduser().resolve() if named else Path(platformdirs.user_data_dir("goldenthread"))


def settle_address(host: str, port: int) -> str:
    """Say what people type to reach it: GOLDENTHREAD_ADDRESS, else where it listens; Django reads it too."""
    reached = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::", "::1") else host  # noqa: S104
    where = f"http://[{reached}]:{port}" if ":" in reached else f"http://{reached}:{port}"
    return os.environ.setdefault(ADDRESS_SETTING, where).rstrip("/")


def secret_key() -> str:
    """Read the installation's secret, making it on first use, readable by its owner alone."""
    named = os.environ.get(SECRET_SETTING)
    if named:
        return named
    path = data_folder() / "secret.key"
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # it will hold customers' words
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()
