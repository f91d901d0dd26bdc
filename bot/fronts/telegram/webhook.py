"""Being told of updates by Telegram, and the health page.

The framework has a webhook server too. This one differs where it matters: an update that can't be
parsed is put aside (there it is refused, so that Telegram repeats it for ever), bodies are bounded,
and one port serves the health page as well.
"""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from bot.fronts.telegram.gate import Gate

LONGEST_BODY = 1024 * 1024
"""Bytes of a request at most; an update has a few thousand."""
_PATIENCE_SECONDS = 20
_STOP_SECONDS = 0.1
_HEADER = "X-Telegram-Bot-Api-Secret-Token"


def secret_of(token: str) -> str:
    """What Telegram must send along: it follows from the token, so a restart doesn't change it."""
    return hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Door:
    """The pages."""

    gate: Gate
    secret: str
    status: Callable[[], dict[str, object]]

    async def take(self, request: web.Request) -> web.Response:
        """Take one update in; it is on the disk when this is answered."""
        given = request.headers.get(_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="replace"), self.secret.encode()):
            return _bare(403)
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self.gate.take([json.loads(await request.read())])
        except ValueError:
            return _bare(400)
        except TimeoutError:
            return _bare(503)
        return _bare(200)

    async def health(self, _: web.Request) -> web.Response:
        """Say whether all is well: no personal data, no secrets."""
        status = self.status()
        return web.json_response(status, status=200 if status["ok"] else 503)


async def listen(door: Door, path: str, host: str, port: int) -> web.AppRunner:
    """Serve the webhook's path and ``/health``; clean the result up to end it.

    Raises:
        OSError: if the port can't be had.
    """
    app = web.Application(client_max_size=LONGEST_BODY)
    app.router.add_get("/health", door.health)
    app.router.add_post(path.rstrip("/") + "{_:/?}", door.take)
    app.on_response_prepare.append(_hide)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_STOP_SECONDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except BaseException:
        await runner.cleanup()
        raise
    return runner


def _bare(status: int) -> web.Response:
    """No more than the status."""
    return web.Response(status=status, text=f"{status}\n")


async def _hide(_: web.Request, response: web.StreamResponse) -> None:
    """Tell nobody which server this is."""
    response.headers.pop("Server", None)
