"""What the Bot API takes: methods, fields, limits. Written from its documentation."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"})
_BARE = re.compile(r"<(?!/?[a-z])|&(?!(?:amp|lt|gt|quot|#\d+);)")

FIELDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    name: (frozenset(required.split()), frozenset(optional.split()))
    for name, required, optional in (
        ("getMe", "", ""),
        ("getUpdates", "", "offset limit timeout allowed_updates"),
        ("deleteWebhook", "", "drop_pending_updates"),
        ("setWebhook", "url", "allowed_updates secret_token max_connections drop_pending_updates"),
        ("getWebhookInfo", "", ""),
        ("setMyCommands", "commands", "scope language_code"),
        ("setMyDescription", "", "description language_code"),
        ("setMyShortDescription", "", "short_description language_code"),
        ("getFile", "file_id", ""),
        ("sendMessage", "chat_id text", "parse_mode link_preview_options reply_markup"),
        (
            "editMessageText",
            "text",
            "chat_id message_id parse_mode link_preview_options reply_markup",
        ),
        ("sendPhoto", "chat_id photo", "caption parse_mode reply_markup"),
        ("sendDocument", "chat_id document", "caption parse_mode reply_markup"),
        ("editMessageMedia", "media", "chat_id message_id reply_markup"),
        ("answerCallbackQuery", "callback_query_id", "text show_alert"),
    )
}


PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Refusal(Exception):  # noqa: N818 (it is an answer, not a fault)
    """The server refuses a request."""

    status: int
    says: str
    parameters: Mapping[str, int] | None = None


class _Markup(HTMLParser):
    """Reads HTML the way Telegram does, and refuses what it would refuse."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A known tag opens."""
        if tag not in TAGS or [name for name, _ in attrs] not in ([], ["expandable"]):
            raise Refusal(400, f"Bad Request: can't parse entities: unsupported start tag {tag!r}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The innermost tag closes."""
        if not self.open or self.open.pop() != tag:
            raise Refusal(400, "Bad Request: can't parse entities: unexpected end tag")

    def handle_data(self, data: str) -> None:
        """What is shown."""
        self.text += data


def shown(text: str, mode: str | None, most: int = 4096) -> str:
    """The text without its markup.

    Raises:
        Refusal: if the markup is wrong, or the text is empty or too long without it.
    """
    if mode not in {None, "HTML"}:
        raise Refusal(400, "Bad Request: unsupported parse_mode")
    if mode == "HTML":
        if _BARE.search(text):
            raise Refusal(400, "Bad Request: can't parse entities: bare < or &")
        parser = _Markup()
        parser.feed(text)
        parser.close()
        if parser.open:
            raise Refusal(400, "Bad Request: can't parse entities: can't find end tag")
        text = parser.text
    if not text.strip():
        raise Refusal(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > most:
        raise Refusal(400, f"Bad Request: message {'caption ' * (most < 4096)}is too long")
    return text


def captioned(given: Mapping[str, Any]) -> str:
    """What a person reads below a picture or a file; nothing, perhaps."""
    caption = given.get("caption")
    return shown(caption, given.get("parse_mode"), 1024) if caption else ""


WORDS = frozenset(
    {"sendMessage", "editMessageText", "sendPhoto", "sendDocument", "editMessageMedia"}
)
"""The methods by which a person gets something to read."""


def words_of(method: str, given: Mapping[str, str]) -> str:
    """What a person reads of one request."""
    match method:
        case "sendMessage" | "editMessageText":
            return shown(given["text"], given.get("parse_mode"))
        case "editMessageMedia":
            return captioned(json.loads(given["media"]))
        case _:
            return captioned(given)


def media_of(
    given: Mapping[str, str], uploads: Mapping[str, Upload]
) -> tuple[dict[str, Any], Upload]:
    """The new content of a message, and the picture it names."""
    media = json.loads(given["media"])
    place = str(media.get("media", "")).removeprefix("attach://")
    if media.get("type") != "photo" or media.keys() - {"type", "media", "caption", "parse_mode"}:
        raise Refusal(400, "Bad Request: can't parse InputMedia")
    if place not in uploads:
        raise Refusal(400, "Bad Request: wrong file identifier/HTTP URL specified")
    return media, uploads[place]


def check_photo(upload: Upload) -> None:
    """Refuse what isn't a picture, or is too large for one."""
    if not upload.content.startswith(PNG):
        raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")
    wide, high = (int.from_bytes(upload.content[at : at + 4]) for at in (16, 20))
    if wide + high > 10_000 or max(wide, high) > 20 * min(wide, high):
        raise Refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    if len(upload.content) > 10_000_000:
        raise Refusal(413, "Request Entity Too Large")


def check_document(upload: Upload) -> None:
    """Refuse what has no name or nothing in it, and what is too large."""
    if not upload.name or not upload.content:
        raise Refusal(400, "Bad Request: file must be non-empty")
    if len(upload.content) > 50_000_000:
        raise Refusal(413, "Request Entity Too Large")


def checked(
    method: str, given: Mapping[str, str], uploads: Mapping[str, Upload] | None = None
) -> None:
    """Refuse unknown methods and fields, and what breaks a limit."""
    files = uploads or {}
    attached = {name for name in files if f"attach://{name}" in given.get("media", "")}
    if method not in FIELDS:
        raise Refusal(404, "Not Found")
    required, optional = FIELDS[method]
    there = given.keys() | files.keys()
    unknown, missing = there - required - optional - attached, required - there
    if unknown or missing:
        raise Refusal(400, f"Bad Request: unknown {sorted(unknown)}, missing {sorted(missing)}")
    if "reply_markup" in given:
        _check_keyboard(json.loads(given["reply_markup"]))
    _check_file(method, given, files)
    if len(given.get("text", "")) > 200 and method == "answerCallbackQuery":
        raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
    if len(given.get("description", "")) > 512 or len(given.get("short_description", "")) > 120:
        raise Refusal(400, "Bad Request: description is too long")
    for command in json.loads(given.get("commands", "[]")):
        name, about = command["command"], command["description"]
        if not (name.islower() and name.isidentifier() and len(name) <= 32 and len(about) <= 256):
            raise Refusal(400, "Bad Request: BOT_COMMAND_INVALID")


def _check_file(method: str, given: Mapping[str, str], files: Mapping[str, Upload]) -> None:
    match method:
        case "sendPhoto":
            check_photo(files["photo"])
            captioned(given)
        case "sendDocument":
            check_document(files["document"])
            captioned(given)
        case "editMessageMedia":
            media, picture = media_of(given, files)
            check_photo(picture)
            captioned(media)


def _check_keyboard(markup: dict[str, Any]) -> None:
    if set(markup) != {"inline_keyboard"}:
        raise Refusal(400, "Bad Request: unknown reply markup")
    rows = markup["inline_keyboard"]
    if sum(map(len, rows)) > 100 or any(not 0 < len(row) <= 8 for row in rows):
        raise Refusal(400, "Bad Request: wrong number of buttons")
    for button in (button for row in rows for button in row):
        if set(button) != {"text", "callback_data"} or not button["text"].strip():
            raise Refusal(400, "Bad Request: unknown button")
        if not 1 <= len(button["callback_data"].encode()) <= 64:
            raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
