"""Replies on their way to people, through every fault of the network.

A reply is marked as sent once Telegram has taken it. What was sent but not marked, because the
process died in between, is sent again: twice is better than never.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from telegram import Bot, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.fronts.telegram import showing
from bot.fronts.telegram.incoming import chat_of
from bot.fronts.telegram.patience import Patience
from bot.fronts.telegram.wire import AT_ONCE
from bot.history import Delivery
from bot.interview import Interview

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0


class Courier:
    """Brings replies to the chats they are meant for."""

    def __init__(
        self,
        interview: Interview,
        patience: Patience,
        clock: Callable[[], datetime],
        refused: Callable[[], None],
    ) -> None:
        """Take what is needed.

        Args:
            interview: told of what was delivered.
            patience: for marking replies while the database can't be written.
            clock: the time, aware, in UTC.
            refused: called when Telegram takes the token for invalid.
        """
        self._interview = interview
        self._patience = patience
        self._clock = clock
        self._refused = refused
        # Taken for one request, never while waiting: somebody's pause holds up nobody else.
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def bring(
        self, bot: Bot, deliveries: tuple[Delivery, ...], tap: str | None = None
    ) -> None:
        """Send replies in their order; a tap is answered first."""
        if tap is not None:
            deliveries = await self._answer_tap(bot, tap, deliveries)
        for delivery in deliveries:
            try:
                message = await self._deliver(bot, delivery)
            except Forbidden:
                await self._mark_refused(delivery)
            else:
                await self._mark(delivery, message)

    async def _mark(self, delivery: Delivery, message: int | None) -> None:
        await self._patience.write(
            lambda: self._interview.delivered(delivery, message, self._clock())
        )

    async def _mark_refused(self, delivery: Delivery) -> None:
        _log.info("a person has blocked the bot: what they wrote is kept")
        await self._patience.write(lambda: self._interview.refused(delivery, self._clock()))

    async def _answer_tap(
        self, bot: Bot, tap: str, deliveries: tuple[Delivery, ...]
    ) -> tuple[Delivery, ...]:
        """Answer a callback query, by a passing remark if there is one; return what is left."""
        notes = {d.id: text for d in deliveries if (text := showing.note(d.reply)) is not None}
        noted = next((d for d in deliveries if d.id in notes), None)
        text = None if noted is None else notes[noted.id]
        try:
            await self._insist(lambda: bot.answer_callback_query(tap, text), tries=3)
        except TelegramError:
            # Too old, or out of reach: the remark goes as a message then.
            return deliveries
        if noted is None:
            return deliveries
        await self._mark(noted, None)
        return tuple(d for d in deliveries if d is not noted)

    async def _deliver(self, bot: Bot, delivery: Delivery) -> int | None:
        """Show a reply in its chat; the result is the message it became."""
        texts = showing.texts(delivery.reply)
        if delivery.replaces is not None and len(texts) == 1:
            edited = await self._edit(bot, delivery, delivery.replaces, texts[0])
            if edited:
                return delivery.replaces
        try:
            return await self._send(bot, delivery, texts, ParseMode.HTML)
        except BadRequest as error:
            _log.error("Telegram doesn't take a reply (%s); sending it without markup", error)
        try:
            return await self._send(bot, delivery, showing.bare_texts(delivery.reply), None)
        except BadRequest as error:
            _log.error("Telegram doesn't take a reply at all (%s); it is dropped", error)
            return None

    async def _edit(self, bot: Bot, delivery: Delivery, message: int, text: str) -> bool:
        """Change a message; False if Telegram can't."""
        try:
            await self._insist(
                lambda: bot.edit_message_text(
                    text, chat_id=chat_of(delivery.person), message_id=message,
                    parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW,
                    reply_markup=showing.keyboard(delivery.reply),
                )
            )  # fmt: skip
        except BadRequest as error:
            return "not modified" in str(error)
        return True

    async def _send(
        self, bot: Bot, delivery: Delivery, texts: tuple[str, ...], mode: ParseMode | None
    ) -> int | None:
        """Send a reply's messages, the buttons under the last; the result is that one."""
        message = None
        for number, text in enumerate(texts, 1):
            send = partial(
                bot.send_message, chat_of(delivery.person), text, parse_mode=mode,
                link_preview_options=_NO_PREVIEW,
                reply_markup=showing.keyboard(delivery.reply) if number == len(texts) else None,
            )  # fmt: skip
            message = (await self._insist(send)).message_id
        return message

    async def _insist(self, request: Callable[[], Awaitable[_T]], tries: int | None = None) -> _T:
        """Make a request until Telegram answers it, for good or ill.

        Raises:
            BadRequest: if Telegram doesn't take it.
            Forbidden: if the person has blocked the bot.
            TelegramError: if the tries are used up.
        """
        pauses = _pauses()
        while True:
            try:
                async with self._slots:
                    return await request()
            except (BadRequest, Forbidden):
                raise
            except InvalidToken:
                self._refused()
                raise
            except RetryAfter as error:
                pause = _seconds(error.retry_after)
            except TelegramError as error:
                # Perhaps it arrived, perhaps not: nobody can tell, so it is sent again.
                pause = next(pauses)
                _log.warning("Telegram isn't reached (%s); trying again", type(error).__name__)
            if tries is not None:
                tries -= 1
                if not tries:
                    raise TelegramError("not reached")
            await asyncio.sleep(pause)


def _pauses() -> Iterator[float]:
    pause = _FIRST_PAUSE
    while True:
        yield pause
        pause = min(2 * pause, _LONGEST_PAUSE)


def _seconds(time: float | timedelta) -> float:
    return time.total_seconds() if isinstance(time, timedelta) else float(time)
