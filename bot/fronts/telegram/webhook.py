"""Being told of updates by Telegram, and the health page.

The framework has a webhook server too. This one differs where it matters: an update that can't be
parsed is put aside (there it is refused, so that Telegram repeats it for ever), bodies are bounded,
and one port serves the health page as well.
"""

import asyncio
import hashlib
import hmac
import json
import socket
from collections.abc import Callable
from dataclasses import dataclass

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.fronts.telegram.gate import Gate

LONGEST_BODY = 1024 * 1024
"""Bytes of a request at most; an update has a few thousand."""
_PATIENCE_SECONDS = 20
_HEADER = "X-Telegram-Bot-Api-Secret-Token"


def secret_of(token: str) -> str:
    """What Telegram must send along: it follows from the token, so a restart doesn't change it."""
    return hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Door:
    """What the pages need."""

    gate: Gate
    secret: str
    status: Callable[[], dict[str, object]]


class _Page(RequestHandler):
    def initialize(self, door: Door) -> None:
        """Take what the framework hands over."""
        self.door = door

    def set_default_headers(self) -> None:
        """Tell nobody which server this is."""
        self.clear_header("Server")

    def write_error(self, status_code: int, **_: object) -> None:
        """Say no more than the status."""
        self.finish(f"{status_code}\n")


class _Updates(_Page):
    async def post(self) -> None:
        """Take one update in; it is on the disk when this is answered."""
        given = self.request.headers.get(_HEADER, "")
        if not hmac.compare_digest(given.encode(), self.door.secret.encode()):
            self.send_error(403)
            return
        try:
            raw = json.loads(self.request.body)
        except ValueError:
            self.send_error(400)
            return
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self.door.gate.take([raw])
        except TimeoutError:
            self.send_error(503)


class _Health(_Page):
    def get(self) -> None:
        """Say whether all is well: no personal data, no secrets."""
        status = self.door.status()
        self.set_status(200 if status["ok"] else 503)
        self.write(status)


class _Quiet(Application):
    def log_request(self, handler: RequestHandler) -> None:
        """Keep no record of who called."""


def listen(door: Door, path: str, host: str, port: int) -> HTTPServer:
    """Serve the webhook's path and ``/health``; stop the result to end it.

    Raises:
        OSError: if the port can't be had.
    """
    pages = [
        (r"/health", _Health, {"door": door}),
        (f"{path}/?" if path.strip("/") else "/?", _Updates, {"door": door}),
    ]
    server = HTTPServer(
        _Quiet(pages), max_body_size=LONGEST_BODY, idle_connection_timeout=60, xheaders=False
    )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.create_server((host, port), family=family)
    opened.settimeout(0)  # the loop waits, not the socket
    server.add_socket(opened)
    return server
