"""Replies on their way to people, through every fault of the network.

A reply is marked as sent once Telegram has taken it. What was sent but not marked, because the
process died in between, is sent again: twice is better than never.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from telegram import Bot, InputMediaPhoto, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.fronts.telegram import showing
from bot.fronts.telegram.enclosures import Enclosures
from bot.fronts.telegram.incoming import chat_of
from bot.fronts.telegram.insisting import Insisting
from bot.fronts.telegram.ledger import Ledger
from bot.history import Delivery, Written
from bot.interview import Interview
from bot.practice import wording

_log = logging.getLogger(__name__)
LARGEST_FILE = 50_000_000
"""Bytes of a file that Telegram takes from a bot."""
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Courier:
    """Brings replies to the chats they are meant for."""

    def __init__(
        self,
        interview: Interview,
        ledger: Ledger,
        clock: Callable[[], datetime],
        refused: Callable[[], None],
    ) -> None:
        """Take what is needed.

        Args:
            interview: told of what was delivered.
            ledger: for marking replies.
            clock: the time, aware, in UTC.
            refused: called when Telegram takes the token for invalid.
        """
        self._interview = interview
        self._ledger = ledger
        self._clock = clock
        self._requests = Insisting(refused)
        self._enclosures = Enclosures(interview, clock)

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
            except ChatMigrated:  # a group, where nothing is said but that one talks in private
                await self._mark(delivery, None)
            else:
                await self._mark(delivery, message)

    async def _mark(self, delivery: Delivery, message: int | None) -> None:
        # It has happened: whoever breaks off from here on doesn't take that back.
        await asyncio.shield(
            self._ledger.write(lambda: self._interview.delivered(delivery, message, self._clock()))
        )

    async def _mark_refused(self, delivery: Delivery) -> None:
        _log.info("a person has blocked the bot: what they wrote is kept")
        await asyncio.shield(
            self._ledger.write(lambda: self._interview.refused(delivery, self._clock()))
        )

    async def _answer_tap(
        self, bot: Bot, tap: str, deliveries: tuple[Delivery, ...]
    ) -> tuple[Delivery, ...]:
        """Answer a callback query, by a passing remark if there is one; return what is left."""
        notes = {d.id: text for d in deliveries if (text := showing.note(d.reply)) is not None}
        noted = next((d for d in deliveries if d.id in notes), None)
        text = None if noted is None else notes[noted.id]
        try:
            await self._requests.until_answered(
                lambda: bot.answer_callback_query(tap, text), tries=3
            )
        except TelegramError:
            # Too old, or out of reach: the remark goes as a message then.
            return deliveries
        if noted is None:
            return deliveries
        await self._mark(noted, None)
        return tuple(d for d in deliveries if d is not noted)

    async def _deliver(self, bot: Bot, delivery: Delivery) -> int | None:
        """Show a reply with what comes with it; the result is the message it became."""
        message = await self._show(bot, delivery, await self._enclosures.picture(delivery.reply))
        async for file in self._enclosures.files(delivery):
            await self._send_file(bot, delivery, file)
        return message

    async def _show(self, bot: Bot, delivery: Delivery, picture: bytes | None) -> int | None:
        caption = None if picture is None else showing.caption(delivery.reply)
        if picture is not None and caption is not None:
            message = await self._show_captioned(bot, delivery, picture, caption)
            if message is not None:
                return message
        elif picture is not None:
            await self._send_photo(bot, delivery, picture)
        return await self._show_texts(bot, delivery)

    async def _show_captioned(
        self, bot: Bot, delivery: Delivery, picture: bytes, caption: str
    ) -> int | None:
        """Show a picture with the words below it; None if Telegram doesn't take that."""
        if delivery.replaces is not None and await self._exchange(
            bot, delivery, delivery.replaces, InputMediaPhoto(picture, caption, ParseMode.HTML)
        ):
            return delivery.replaces
        return await self._send_photo(bot, delivery, picture, caption)

    async def _show_texts(self, bot: Bot, delivery: Delivery) -> int | None:
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
            await self._requests.until_answered(
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
            message = (await self._requests.until_answered(send)).message_id
        return message

    async def _exchange(
        self, bot: Bot, delivery: Delivery, message: int, media: InputMediaPhoto
    ) -> bool:
        """Change a message's picture and words; False if Telegram can't."""
        try:
            await self._requests.until_answered(
                lambda: bot.edit_message_media(
                    media, chat_of(delivery.person), message,
                    reply_markup=showing.keyboard(delivery.reply),
                )
            )  # fmt: skip
        except BadRequest as error:
            return "not modified" in str(error)
        return True

    async def _send_photo(
        self, bot: Bot, delivery: Delivery, picture: bytes, caption: str | None = None
    ) -> int | None:
        """Send a picture, with words and buttons or alone; None if Telegram doesn't take it."""
        buttons = None if caption is None else showing.keyboard(delivery.reply)
        send = partial(
            bot.send_photo, chat_of(delivery.person), picture, caption=caption,
            parse_mode=caption and ParseMode.HTML, reply_markup=buttons,
        )  # fmt: skip
        try:
            return (await self._requests.until_answered(send)).message_id
        except BadRequest as error:
            _log.error("Telegram doesn't take a picture (%s); its words go alone", error)
            return None

    async def _send_file(self, bot: Bot, delivery: Delivery, file: Written) -> None:
        chat = chat_of(delivery.person)
        send = partial(bot.send_document, chat, file.content, filename=file.name)
        if len(file.content) > LARGEST_FILE:
            send = partial(bot.send_message, chat, wording.file_too_large(file.name).plain())
        try:
            await self._requests.until_answered(send)
        except BadRequest as error:
            _log.error("Telegram doesn't take a file (%s); it is dropped", error)
