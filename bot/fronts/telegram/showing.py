"""A reply as Telegram shows it: HTML, buttons, and no text longer than it takes."""

from collections.abc import Iterable, Iterator
from html import escape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.practice import Block, Reply, Style

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_NOTE = 200
MOST_BUTTONS = 100
_MOST_IN_A_ROW = 8

_TAGS = {
    Style.TITLE: ("<b>", "</b>"),
    Style.PROMPT: ("<b>", "</b>"),
    Style.QUIET: ("<i>", "</i>"),
    Style.FOLDED: ("<blockquote expandable>", "</blockquote>"),
    Style.CODE: ("<pre>", "</pre>"),
}


def size(text: str) -> int:
    """A text's length as Telegram counts it: in UTF-16 units, without markup."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def texts(reply: Reply) -> tuple[str, ...]:
    """The reply as HTML: one message, or several if it is too long for one."""
    return tuple("\n".join(map(_html, blocks)) for blocks in _messages(reply))


def bare_texts(reply: Reply) -> tuple[str, ...]:
    """The same messages without markup."""
    return tuple("\n".join(block.text for block in blocks) for blocks in _messages(reply))


def caption(reply: Reply) -> str | None:
    """The reply as HTML below a picture, if it is short enough for that."""
    return texts(reply)[0] if size(reply.plain()) <= LONGEST_CAPTION else None


def keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    """The choices as buttons under the message."""
    rows = [
        [InlineKeyboardButton(b.label, callback_data=b.choice.encode()) for b in part]
        for row in reply.choices
        for part in (row[i : i + _MOST_IN_A_ROW] for i in range(0, len(row), _MOST_IN_A_ROW))
    ]
    shown, room = [], MOST_BUTTONS
    for row in rows:
        room -= len(row)
        if room < 0:
            break
        shown.append(row)
    return InlineKeyboardMarkup(shown) if shown else None


def note(reply: Reply) -> str | None:
    """The reply as a note that fades, if it is a remark that can be one."""
    text = reply.plain()
    return text if reply.passing and not reply.choices and size(text) <= LONGEST_NOTE else None


def _html(block: Block) -> str:
    opening, closing = _TAGS.get(block.style, ("", ""))
    return f"{opening}{escape(block.text, quote=False)}{closing}"


def _messages(reply: Reply) -> Iterator[list[Block]]:
    """The blocks, cut where they are too long, in as many messages as they need."""
    message: list[Block] = []
    room = LONGEST_TEXT
    for block in reply.blocks:
        for part in _parts(block.text):
            if message and size(part) + 1 > room:
                yield message
                message, room = [], LONGEST_TEXT
            message.append(Block(part, block.style))
            room -= size(part) + 1
    if message:
        yield message


def _parts(text: str) -> Iterable[str]:
    """A text in parts that fit, cut at a line, a word, or where it must be."""
    while size(text) > LONGEST_TEXT:
        head = text[:LONGEST_TEXT]
        while size(head) > LONGEST_TEXT:
            head = head[: len(head) - (size(head) - LONGEST_TEXT + 1) // 2]
        cut = max(head.rfind("\n"), head.rfind(" "))
        end = cut if cut > 0 and head[:cut].strip() else len(head)
        yield text[:end]
        text = text[end:].lstrip()
    if text.strip():
        yield text
