"""Asking Telegram for updates, again and again.

The framework has a loop for this too. This one differs where it matters: a whole batch is written
in one commit before it is confirmed; an update that can't be parsed is put aside (there it makes
the same batch come for ever); a connection that neither answers nor breaks is noticed.
"""

import asyncio
import json
import logging
from collections.abc import Callable
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError, TimedOut
from telegram.request import BaseRequest

from bot.fronts.telegram.gate import Gate
from bot.fronts.telegram.insisting import insist, pauses
from bot.fronts.telegram.reading import WANTED, number_of

POLL_SECONDS = 10
"""How long Telegram holds the answer back while there is nothing new."""

_log = logging.getLogger(__name__)


class Poller:
    """Asks for one bot's updates."""

    def __init__(
        self,
        bot: Bot,
        wire: BaseRequest,
        gate: Gate,
        beat: Callable[[], None],
        poll_seconds: int = POLL_SECONDS,
    ) -> None:
        """Take what is needed.

        Args:
            bot: whose updates.
            wire: the client by which to ask.
            gate: where they go.
            beat: called whenever Telegram has answered.
            poll_seconds: how long Telegram holds the answer back; after twice that time, the
                connection is taken for dead.
        """
        self._bot = bot
        self._wire = wire
        self._gate = gate
        self._beat = beat
        self._hold = poll_seconds
        self._next = 0
        """The first number that isn't confirmed yet: all below are on the disk."""
        # Never back to the beginning: two programs that begin anew each time fight for ever.
        self._conflicts = pauses()

    async def run(self) -> None:
        """Ask until cancelled, through every fault of the network.

        Raises:
            InvalidToken: if Telegram doesn't know the token.
        """
        # Telegram answers no poll while a webhook is set.
        await insist(self._bot.delete_webhook, final=(InvalidToken,))
        while True:
            await insist(self._ask, final=(InvalidToken,))

    async def _ask(self) -> None:
        """Ask once, which confirms what came before, and let in what comes."""
        try:
            batch = await self._batch()
        except Conflict:
            _log.error(
                "another program asks for updates with this token; waiting until it stops. Stop "
                "it, or get a token of your own from @BotFather"
            )
            await asyncio.sleep(next(self._conflicts))
            return
        self._beat()
        await self._gate.take(batch)
        self._next = max((number_of(raw) + 1 for raw in batch), default=self._next)

    async def _batch(self) -> list[object]:
        wanted = json.dumps(WANTED)
        asked = urlencode({"offset": self._next, "timeout": self._hold, "allowed_updates": wanted})
        try:
            async with asyncio.timeout(2 * self._hold):
                payload = await self._wire.retrieve(
                    f"{self._bot.base_url}/getUpdates?{asked}", read_timeout=None
                )
        except TimeoutError:
            _log.warning("asking Telegram for updates took too long; asking anew")
            raise TimedOut("the poll stalled") from None
        batch = self._wire.parse_json_payload(payload).get("result")
        if not isinstance(batch, list):
            raise TelegramError("the answer holds no updates")
        return batch
