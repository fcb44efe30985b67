"""A sign-on provider of our own (OpenID Connect), just large enough to sign someone in over HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@contextmanager
def identity_provider(says: dict[str, Any]) -> Iterator[str]:
    """Run a provider that vouches for whoever comes with the claims in `says`; gives its address."""

    class Answers(BaseHTTPRequestHandler):
        def _json(self, body: dict[str, Any]) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def do_GET(self) -> None:
            here = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
            if self.path.startswith("/.well-known/"):
                self._json(
                    {
                        "issuer": here,
                        "authorization_endpoint": f"{here}/authorize",
                        "token_endpoint": f"{here}/token",
                        "userinfo_endpoint": f"{here}/userinfo",
                        "jwks_uri": f"{here}/keys",
                    }
                )
            else:
                self._json(says)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._json({"access_token": "token", "token_type": "Bearer"})

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
