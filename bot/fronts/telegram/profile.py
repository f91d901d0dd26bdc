"""What Telegram shows of the bot: its commands and its description."""

import logging
from collections.abc import Awaitable

from telegram import Bot
from telegram.error import TelegramError

from bot.practice import wording

_log = logging.getLogger(__name__)


async def register(bot: Bot) -> None:
    """Tell Telegram; a refusal is reported and changes nothing else."""
    await _try("commands", bot.set_my_commands(list(wording.COMMANDS.items())))
    await _try("description", bot.set_my_description(wording.ABOUT))
    await _try("short description", bot.set_my_short_description(wording.IN_SHORT))


async def _try(what: str, request: Awaitable[bool]) -> None:
    try:
        await request
    except TelegramError as error:
        _log.warning("Telegram didn't take the %s: %s", what, error)
