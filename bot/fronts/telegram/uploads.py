"""Files that people send: fetched when their turn has come, never kept as files."""

from telegram import Bot
from telegram.error import TelegramError

from bot.fronts.telegram.incoming import Upload
from bot.fronts.telegram.insisting import insist
from bot.practice import MOST_BYTES, Shared

_TRIES = 4


async def fetch(bot: Bot, upload: Upload) -> Shared | None:
    """What a person sent, without content if it is too big; None if Telegram doesn't hand it over."""
    if upload.size > MOST_BYTES:
        return Shared(upload.name, None)

    async def content() -> bytes:
        return bytes(await (await bot.get_file(upload.file)).download_as_bytearray())

    try:
        return Shared(upload.name, await insist(content, tries=_TRIES))
    except TelegramError:
        return None
