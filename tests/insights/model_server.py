"""A language model of our own: a real HTTP server that speaks `/v1/chat/completions`, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from goldenthread.insights.language_model.setting import LanguageModel

KEY = "sk-nobody-may-see-this"


@dataclass
class Served:
    """Where it answers, and what it was asked."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def model(self, **more: Any) -> LanguageModel:
        """The setting that leads here."""
        return LanguageModel(
            **{"url": self.url, "name": "little-reader", "key": KEY, "seconds": 20.0, **more}
        )


Answer = Callable[[BaseHTTPRequestHandler, Served], None]


def sends(body: bytes, *, status: int = 200, **headers: str) -> Answer:
    """Answer with these bytes."""

    def answer(handler: BaseHTTPRequestHandler, served: Served) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def says(text: Any, *, usage: Any = None) -> Answer:
    """Answer as the protocol has it, with this text and usage."""
    told: dict[str, Any] = {"choices": [{"message": {"role": "assistant", "content": text}}]}
    if usage is not None:
        told["usage"] = usage
    return sends(json.dumps(told).encode())


def finds(*findings: dict[str, Any], tokens: int = 321) -> Answer:
    """Answer with these findings, as asked."""
    return says(json.dumps({"findings": list(findings)}), usage={"total_tokens": tokens})


def hangs(handler: BaseHTTPRequestHandler, served: Served) -> None:
    """Take the question and never answer."""
    served.over.wait(60)


def drips(handler: BaseHTTPRequestHandler, served: Served) -> None:
    """Answer a letter at a time, without end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while not served.over.wait(0.05):
        handler.wfile.write(b" ")


def drips_in_chunks(handler: BaseHTTPRequestHandler, served: Served) -> None:
    """Answer in chunks of a letter, without end."""
    handler.protocol_version = "HTTP/1.1"
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while not served.over.wait(0.05):
        handler.wfile.write(b"1\r\n \r\n")
    handler.close_connection = True


def hangs_up(handler: BaseHTTPRequestHandler, served: Served) -> None:
    """Break off in the middle."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


def floods(handler: BaseHTTPRequestHandler, served: Served) -> None:
    """Answer without end, as fast as it goes."""
    handler.send_response(200)
    handler.end_headers()
    until = time.monotonic() + 30
    while not served.over.is_set() and time.monotonic() < until:
        handler.wfile.write(b'{"choices": "' + b"x" * 60_000)


@contextmanager
def model_server(*answers: Answer) -> Iterator[Served]:
    """Run a server that gives these answers in turn, the last one again and again."""
    served = Served()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            served.asked.append(json.loads(self.rfile.read(length)))
            self._answer()

        def _answer(self) -> None:
            served.paths.append(self.path)
            served.headers.append(dict(self.headers))
            with suppress(BrokenPipeError, ConnectionResetError):  # whoever asked has had enough
                answers[min(len(served.paths), len(answers)) - 1](self, served)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    served.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        served.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
