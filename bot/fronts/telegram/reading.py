"""An update of Telegram becomes an event of the conversation, or nothing."""

from telegram import CallbackQuery, Chat, Message, MessageEntity, Update
from telegram.ext import filters

from bot.fronts.telegram.incoming import Aside, Incoming, Read, Upload
from bot.practice import Choice, Chose, Command, Edited, Said, Sent

WANTED = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY)
"""The kinds of updates that Telegram is asked for."""

_KINDS = (
    "animation", "audio", "contact", "dice", "game", "location", "paid_media", "photo",
    "poll", "sticker", "story", "venue", "video", "video_note", "voice",
)  # fmt: skip
"""What a person can send besides text."""


def parsed(raw: object) -> Update:
    """An update as the framework has it.

    Raises:
        Exception: of any kind, if it can't be parsed.
    """
    if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
        raise TypeError("no update")
    return Update.de_json(raw, None)


def number_of(raw: object) -> int:
    """An update's number, also where the rest can't be parsed; 0 if it has none."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if isinstance(number, int) else 0


def sender_of(raw: object) -> int:
    """Who sent an update that can't be parsed, as far as it shows; 0 if it doesn't."""
    for part in raw.values() if isinstance(raw, dict) else ():
        sender = part.get("from") if isinstance(part, dict) else None
        number = sender.get("id") if isinstance(sender, dict) else None
        if isinstance(number, int):
            return number
    return 0


def read(update: Update, name: str) -> Incoming | None:
    """Read one update; None for what needs no answer.

    Args:
        update: as the framework parsed it.
        name: the bot's user name, by which commands in groups are addressed.
    """
    if update.callback_query is not None:
        return _tap(update.update_id, update.callback_query)
    if update.message is not None:
        event = _sent(update.message, name)
        return _from(update.update_id, update.message, event, update.message.date.timestamp())
    edit = update.edited_message
    # Only a changed text is an edit: a live location "edits" its message every few seconds.
    if edit is not None and edit.text is not None and edit.chat.type == Chat.PRIVATE:
        at = edit.edit_date or edit.date
        return _from(update.update_id, edit, Edited(edit.text, edit.message_id), at.timestamp())
    return None


def _from(update: int, message: Message, event: Read | None, at: float) -> Incoming | None:
    return None if event is None else Incoming(update, message.chat.id, event, at=at)


def _tap(update: int, query: CallbackQuery) -> Incoming:
    """A tapped button. Replies go to the person's private chat, wherever the button stood."""
    return Incoming(update, query.from_user.id, Chose(Choice.decode(query.data or "")), query.id)


def _sent(message: Message, name: str) -> Read | None:
    command = _command(message, name)
    if message.chat.type != Chat.PRIVATE:
        return Aside.ELSEWHERE if command is not None and message.from_user is not None else None
    if command is not None:
        return command
    if message.text is not None:
        return Said(message.text, message.message_id)
    if message.document is not None and message.animation is None:
        file = message.document
        return Upload(file.file_id, file.file_name or "", file.file_size or 0)
    kind = next((kind for kind in _KINDS if getattr(message, kind, None)), None)
    if kind is None and filters.StatusUpdate.ALL.check_update(Update(0, message=message)):
        return None
    return Sent(kind or "something")


def _command(message: Message, name: str) -> Command | None:
    """The command a message begins with, if it is meant for this bot."""
    first = message.entities[0] if message.entities else None
    if (
        message.text is None
        or first is None
        or (first.type, first.offset) != (MessageEntity.BOT_COMMAND, 0)
    ):
        return None
    word, argument = message.text[1 : first.length], message.text[first.length :].strip()
    called, _, bot = word.partition("@")
    if bot and bot.lower() != name.lower():
        return Command(word, argument) if message.chat.type == Chat.PRIVATE else None
    return Command(called, argument)
