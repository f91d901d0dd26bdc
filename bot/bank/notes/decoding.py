"""From the bytes of a file to clean text, whatever encoding it has been through."""

import re

import ftfy

from bot.errors import NotesError

MOST_BYTES = 5_000_000
"""Bytes of one file of notes: a shelf of books has about as many letters."""
MOST_LINES = 60_000
"""Lines of one file; parsing takes time by the line."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.001
"""The share of control characters from which on a file is taken for something else than text."""
_TAIL = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0))
_DEBRIS = re.compile(rf"(?<!\S)[âãðï][{re.escape(_TAIL)}\ufe0f\ufffd]+(?!\S)[ \t]?")
"""What is left of a sign that lost a byte on the way, so that it can't be put together again."""
_MENDING = ftfy.TextFixerConfig(unescape_html=False, uncurl_quotes=False, fix_line_breaks=False)


def clean_text(content: bytes, name: str) -> str:
    r"""The text of a file, damage by a wrong encoding mended, lines ended by ``\n``.

    Raises:
        NotesError: for a file that is too big, empty or not text.
    """
    if len(content) > MOST_BYTES:
        raise NotesError(
            f"{name}: is bigger than {MOST_BYTES // 1_000_000} MB, the most that is read; split it"
        )
    text = _decoded(content)
    controls = len(_BINARY.findall(text))
    if controls > _MOST_CONTROLS * len(text):
        raise NotesError(f"{name}: isn't text; notes are Markdown or plain text")
    if not text.strip():
        raise NotesError(f"{name}: is empty")
    lines = re.split(r"\r\n|\r|\n", _BINARY.sub("", text))
    if len(lines) > MOST_LINES:
        raise NotesError(
            f"{name}: has {len(lines)} lines; notes of up to {MOST_LINES} are read, so split it"
        )
    return "\n".join(line if line.isascii() else _mended(line) for line in lines)


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _mended(line: str) -> str:
    return _DEBRIS.sub("", ftfy.fix_text(line, _MENDING))
