"""The played Portal as a server of its own on this machine: reports, lists, and how it is to behave."""

import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from duoc.config.played_portal.portal import LARGEST, PlayedPortal
from duoc.partners.calculations import HEADER, is_signed


class Server:
    """Listens on this machine only. Reports, lists and filings are signed; `/behaviour` is for whoever sits here."""

    def __init__(self, portal: PlayedPortal, secret: str, port: int, listener: socket.socket | None = None) -> None:
        """`listener` already listens, instead of at `port`."""
        handler = type("Handler", (_Handler,), {"portal": portal, "secret": secret})
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler, bind_and_activate=listener is None)
        if listener:
            self._server.socket.close()
            self._server.socket, self._server.server_address = listener, listener.getsockname()
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])

    def serve(self) -> None:
        """Answers until it is stopped."""
        self._server.serve_forever(poll_interval=0.2)

    def start(self) -> None:
        """Answers in a thread of its own."""
        threading.Thread(target=self.serve, daemon=True).start()

    def stop(self) -> None:
        """No more answers."""
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    portal: PlayedPortal
    secret: str

    def do_POST(self) -> None:
        size = int(self.headers.get("Content-Length") or 0)
        if size > LARGEST:
            self._answer(413, None)
            return
        body = self.rfile.read(size)
        if self.path != "/behaviour" and not is_signed(self.secret, self.path, body, self.headers.get(HEADER, "")):
            self._answer(401, None)
            return
        try:
            status, value = self._do(json.loads(body))
        except (ValueError, KeyError, TypeError):
            status, value = 400, None
        self._answer(status, value)

    def _do(self, body: dict[str, Any]) -> tuple[int, Any]:
        if self.path == "/behaviour":
            return 200, self.portal.behave(body)
        if self.path == "/lists":
            return 200, self.portal.listed(body["day"])
        if self.path == "/filings":
            self.portal.file(body["code"], body["procedure"], body["day"])
            return 200, {}
        if self.path == "/reports":
            time.sleep(self.portal.behaviour.slow)
            return self.portal.take(body), {}
        return 404, None

    def _answer(self, status: int, value: Any) -> None:
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged: reports are about persons."""
