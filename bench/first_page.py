"""Time from `git clone` to the first page of `make demo`, cold and warm.

    python bench/first_page.py [--port 8765]

Reference in the same run: a bare virtual environment with the same pinned packages.
"""

import argparse
import os
import signal
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 900


def first_page(folder: Path, port: int) -> float:
    """Run `make demo` until its first page answers; gives seconds."""
    began = time.monotonic()
    demo = subprocess.Popen(
        ["make", "demo", f"PORT={port}"],
        cwd=folder,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while time.monotonic() - began < PATIENCE:
            if demo.poll() is not None:
                raise SystemExit(f"make demo ended with {demo.returncode}")
            try:
                with urllib.request.urlopen(f"http://localhost:{port}/", timeout=5) as page:
                    page.read()
                return time.monotonic() - began
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"no page after {PATIENCE} s")
    finally:
        os.killpg(demo.pid, signal.SIGINT)
        demo.wait(30)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8765)
    port = parser.parse_args().port
    with tempfile.TemporaryDirectory() as scratch:
        bare = Path(scratch) / "bare"
        began = time.monotonic()
        subprocess.run(["python3", "-m", "venv", bare], check=True)
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        lock = ROOT / "requirements.lock"
        subprocess.run([bare / "bin/pip", "install", "--require-hashes", "-r", lock], **quiet)
        reference = time.monotonic() - began
        clone = Path(scratch) / "clone"
        began = time.monotonic()
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        cold = time.monotonic() - began + first_page(clone, port)
        warm = first_page(clone, port)
    print(f"{'':32}{'seconds':>9}{'ratio':>8}")
    for name, seconds in (("bare environment (reference)", reference), ("cold", cold), ("warm", warm)):
        print(f"{name:32}{seconds:9.1f}{seconds / reference:8.2f}")


if __name__ == "__main__":
    main()
