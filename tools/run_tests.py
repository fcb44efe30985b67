"""Runs everything that must hold: lint, types, import contracts, tests on both databases, browser journeys.

Installs Debian's postgresql and chromium where they are missing and it may (root on Debian);
otherwise one line says which part could not run, and that fails under CI=true.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
IN_CI = os.environ.get("CI") == "true"
PORT = 54987


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


def run(title: str, *command: str, **environment: str) -> bool:
    """Run one part and say how it went and how long it took."""
    say(f"\n── {title}")
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment})
    say(f"── {title}: {'fine' if done.returncode == 0 else 'FAILED'} ({time.monotonic() - began:.0f} s)")
    return done.returncode == 0


def postgres_binaries() -> Path | None:
    """Find the newest installed PostgreSQL server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def chromium() -> str | None:
    """Find a Chromium."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def install_missing() -> None:
    """Install Debian's postgresql and chromium, if they are missing and we may."""
    missing = [
        name
        for name, there in (("postgresql", postgres_binaries()), ("chromium", chromium()))
        if there is None
    ]
    if not missing or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    say(f"Installing {' and '.join(missing)}…")
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], **quiet)


@contextmanager
def postgres(binaries: Path) -> Iterator[str]:
    """Run a PostgreSQL of our own in a throw-away folder; gives its address.

    PostgreSQL refuses to run as root, so root hands it to Debian's postgres user.
    """
    folder = Path(tempfile.mkdtemp(prefix="goldenthread-postgres-"))
    as_user: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    cluster = folder / "cluster"
    options = f"-p {PORT} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
    initdb = [str(binaries / "initdb"), "-D", str(cluster), "-A", "trust", "-U", "goldenthread", "-E", "UTF8"]
    subprocess.run([*as_user, *initdb], check=True, stdout=subprocess.DEVNULL, cwd=folder)
    control = [*as_user, str(binaries / "pg_ctl"), "-D", str(cluster)]
    start = [*control, "-w", "-o", options, "-l", str(folder / "log"), "start"]
    subprocess.run(start, check=True, stdout=subprocess.DEVNULL, cwd=folder)
    try:
        yield f"postgres://goldenthread@127.0.0.1:{PORT}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], stdout=subprocess.DEVNULL, cwd=folder)
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run every part, even after one failed; exit 1 if any did."""
    install_missing()
    pytest = (str(BIN / "python"), "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup")
    results = [
        run("Lint", str(BIN / "ruff"), "check", "."),
        run("Format", str(BIN / "ruff"), "format", "--check", "."),
        run("Types", str(BIN / "mypy")),
        run("Import contracts", str(BIN / "lint-imports")),
        run("Tests on SQLite", *pytest, "-m", "not browser", GOLDENTHREAD_DATABASE_URL=""),
    ]
    left_out = []
    if binaries := postgres_binaries():
        with postgres(binaries) as address:
            results.append(
                run("Tests on PostgreSQL", *pytest, "-m", "not browser", GOLDENTHREAD_DATABASE_URL=address)
            )
    else:
        left_out.append("tests on PostgreSQL (no PostgreSQL server: install Debian's postgresql)")
    if chromium():
        results.append(run("Browser journeys", *pytest, "-m", "browser", GOLDENTHREAD_DATABASE_URL=""))
    else:
        left_out.append("browser journeys (no Chromium: install Debian's chromium)")
    for part in left_out:
        say(f"Could not run: {part}")
    return 0 if all(results) and not (left_out and IN_CI) else 1


if __name__ == "__main__":
    sys.exit(main())
