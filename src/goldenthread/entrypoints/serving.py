"""Starts web and worker together, and keeps both alive until asked to stop."""

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

WEB_WORKERS = 2
WEB_THREADS = 4
PATIENCE = 10.0  # seconds that a process gets to finish its work


class AddressTaken(Exception):
    """Another program already answers there."""


def require_free(host: str, port: int) -> None:
    """Check that nothing answers at the address yet; raises `AddressTaken` with what to do."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise AddressTaken(
                f"Cannot listen on {host}:{port} ({error.strerror}). Is Golden Thread already running? "
                f"Stop that one, or choose another port with --port."
            ) from error


def web_command(host: str, port: int) -> list[str]:
    """Say how the web server is started."""
    where = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        sys.executable, "-m", "gunicorn", "goldenthread.entrypoints.wsgi:application",
        "--bind", where, "--workers", str(WEB_WORKERS), "--threads", str(WEB_THREADS),
        "--log-level", "warning", "--preload", "--no-control-socket",
    ]  # fmt: skip


def worker_command() -> list[str]:
    """Say how the worker is started."""
    return [sys.executable, "-m", "goldenthread", "worker"]


def run_web_and_worker(host: str = "127.0.0.1", port: int = 8000) -> int:
    """Run both until a signal or until the web server ends; returns the exit code.

    A worker that dies is started again, a second later. Raises `AddressTaken`.
    """
    require_free(host, port)
    environment = os.environ.copy()
    stopping = False

    def stop(signal_number: int, frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    web = subprocess.Popen(web_command(host, port), env=environment)
    worker = subprocess.Popen(worker_command(), env=environment)
    try:
        while not stopping and web.poll() is None:
            time.sleep(0.3)
            if worker.poll() is not None and not stopping:
                time.sleep(1)
                worker = subprocess.Popen(worker_command(), env=environment)
    finally:
        for process in (worker, web):
            _end(process)
    return 0 if stopping else (web.returncode or 0)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
