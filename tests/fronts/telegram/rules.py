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
        ("sendMessage", "chat_id text", "parse_mode link_preview_options reply_markup"),
        (
            "editMessageText",
            "text",
            "chat_id message_id parse_mode link_preview_options reply_markup",
        ),
        ("answerCallbackQuery", "callback_query_id", "text show_alert"),
    )
}


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


def shown(text: str, mode: str | None) -> str:
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
    if len(text.encode("utf-16-le")) // 2 > 4096:
        raise Refusal(400, "Bad Request: message is too long")
    return text


def checked(method: str, given: Mapping[str, str]) -> None:
    """Refuse unknown methods and fields, and what breaks a limit."""
    if method not in FIELDS:
        raise Refusal(404, "Not Found")
    required, optional = FIELDS[method]
    unknown, missing = given.keys() - required - optional, required - given.keys()
    if unknown or missing:
        raise Refusal(400, f"Bad Request: unknown {sorted(unknown)}, missing {sorted(missing)}")
    if "reply_markup" in given:
        _check_keyboard(json.loads(given["reply_markup"]))
    if len(given.get("text", "")) > 200 and method == "answerCallbackQuery":
        raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
    if len(given.get("description", "")) > 512 or len(given.get("short_description", "")) > 120:
        raise Refusal(400, "Bad Request: description is too long")
    for command in json.loads(given.get("commands", "[]")):
        name, about = command["command"], command["description"]
        if not (name.islower() and name.isidentifier() and len(name) <= 32 and len(about) <= 256):
            raise Refusal(400, "Bad Request: BOT_COMMAND_INVALID")


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
