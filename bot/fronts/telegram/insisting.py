"""Requests that are made until Telegram answers them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import TypeVar

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.fronts.telegram.wire import AT_ONCE

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
_FINAL = (BadRequest, ChatMigrated, Forbidden, InvalidToken)


class Insisting:
    """Makes requests, so many at once, through every fault of the network."""

    def __init__(self, refused: Callable[[], None]) -> None:
        """Take what is to be called when Telegram takes the token for invalid."""
        self._refused = refused
        # Taken for one request, never while waiting: somebody's pause holds up nobody else.
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def until_answered(
        self, request: Callable[[], Awaitable[_T]], tries: int | None = None
    ) -> _T:
        """Make a request until Telegram answers it, for good or ill.

        Raises:
            BadRequest: if Telegram doesn't take it.
            Forbidden: if the person has blocked the bot.
            ChatMigrated: if the group has another number now.
            TelegramError: if the tries are used up.
        """

        async def once() -> _T:
            async with self._slots:
                return await request()

        try:
            return await insist(once, tries=tries)
        except InvalidToken:
            self._refused()
            raise


async def insist(
    request: Callable[[], Awaitable[_T]],
    final: tuple[type[TelegramError], ...] = _FINAL,
    tries: int | None = None,
) -> _T:
    """Make a request again and again, with growing pauses, until it succeeds.

    Args:
        request: makes it once.
        final: the errors that another try wouldn't mend.
        tries: how often at most.

    Raises:
        TelegramError: one of the final ones, or if the tries are used up.
    """
    growing = pauses()
    while True:
        try:
            return await request()
        except final:
            raise
        except RetryAfter as error:
            pause = _seconds(error.retry_after)
        except TelegramError as error:
            # Perhaps it arrived, perhaps not: nobody can tell, so it is sent again.
            pause = next(growing)
            if isinstance(error, BadRequest):
                _log.warning("Telegram refuses (%s); trying again", error)
            else:
                _log.warning("Telegram isn't reached (%s); trying again", type(error).__name__)
        if tries is not None:
            tries -= 1
            if not tries:
                raise TelegramError("not reached")
        await asyncio.sleep(pause)


def pauses() -> Iterator[float]:
    """How many seconds to wait before each new try, without end."""
    pause = _FIRST_PAUSE
    while True:
        yield pause
        pause = min(2 * pause, _LONGEST_PAUSE)


def _seconds(time: float | timedelta) -> float:
    return time.total_seconds() if isinstance(time, timedelta) else float(time)
