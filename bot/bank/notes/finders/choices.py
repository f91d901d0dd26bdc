"""“Use X when …”, “Prefer X over Y if …”."""

import re
from collections.abc import Sequence

from bot.bank.notes import headings
from bot.bank.notes.blocks import Block, Prose
from bot.bank.notes.english import content_words
from bot.bank.notes.found import Found, Match, Scene
from bot.bank.notes.passages import code_of, fitting, said

_USE = re.compile(
    r"(?:Use|Choose|Pick|Prefer|Go (?:for|with)|Reach for)\s+(?P<what>[^.;:]{1,60}?)\s+"
    r"(?:when(?:ever)?|if|for|where|in cases?|unless|as long as)\s+\S+",
)
_FITS = re.compile(
    r"(?P<what>[^.;:]{1,60}?)\s+(?:is|are)\s+(?:useful|best|ideal|suitable|a good (?:choice|fit)|appropriate|"
    r"preferred|recommended|handy)\s+(?:when|if|for)\s+\S+",
)
_LONGEST = 6
_VAGUE = frozenset(
    "it this that these those them they one something anything either care caution".split()
)


def choices(scene: Scene, blocks: Sequence[Block], at: int) -> Match | None:
    """When one would use what the text recommends."""
    block = blocks[at]
    if not isinstance(block, Prose):
        return None
    text = block.text
    advice = _USE.match(text) or _FITS.match(text)
    if advice is None:
        return None
    what = re.sub(r"\s*\([^()]*\)", "", advice["what"]).strip(" \"“”'")
    what = re.split(r"\s+(?:over|instead of|rather than|and not)\s+", what)[0]
    if not 0 < len(what.split()) <= _LONGEST or what.split()[0].lower() in _VAGUE:
        return None
    if not content_words(what) and not block.lines[0].codes:
        return None
    rest = blocks[at + 1 :] if scene.listed else ()
    answer = "\n".join(part for part in (text, said(rest)) if part)
    name = re.sub(r"^(?:an?|the)\s+", lambda article: article[0].lower(), what, flags=re.IGNORECASE)
    prompt = f"When would you use {name}{headings.place(scene.path, name)}?"
    return Match((Found(prompt, fitting(answer), block.line, code=code_of(rest)),), 1 + len(rest))
