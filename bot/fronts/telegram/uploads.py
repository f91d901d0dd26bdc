"""Files that people send: fetched when their turn has come, never kept as files."""

import asyncio
import logging

from telegram import Bot
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.fronts.telegram.incoming import Upload
from bot.practice import MOST_BYTES, Shared

_log = logging.getLogger(__name__)
_TRIES = 4
_PAUSE = 0.5
"""Seconds before the second try; each later one waits twice as long."""


async def fetch(bot: Bot, upload: Upload) -> Shared | None:
    """What a person sent, without content if it is too big; None if Telegram doesn't hand it over."""
    if upload.size > MOST_BYTES:
        return Shared(upload.name, None)
    for number in range(_TRIES):
        if number:
            await asyncio.sleep(_PAUSE * 2 ** (number - 1))
        try:
            file = await bot.get_file(upload.file)
            return Shared(upload.name, bytes(await file.download_as_bytearray()))
        except (BadRequest, Forbidden):
            return None
        except RetryAfter as error:
            seconds = error.retry_after
            await asyncio.sleep(seconds if isinstance(seconds, int) else seconds.total_seconds())
        except TelegramError as error:
            _log.warning("a file wasn't fetched (%s)", type(error).__name__)
    return None
