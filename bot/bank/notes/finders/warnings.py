"""Warnings: “Warning: …”, “Never …”, Obsidian's warning callouts."""

import re
from collections.abc import Sequence

from bot.bank.notes.asking import is_warning, thing
from bot.bank.notes.blocks import Block, Prose, Quote
from bot.bank.notes.english import content_words
from bot.bank.notes.found import Found, Match, Scene
from bot.bank.notes.passages import code_of, fitting, passed_over, said

_CALLOUT = re.compile(r"\[!(?:warning|caution|danger|attention|bug|error)\]", re.IGNORECASE)
_ANNOUNCED = re.compile(r"(?:⚠\ufe0f?\s*)?([A-Za-z ]{3,24}?)(?::|!|\s[-–—])\s+(\S.*)")
_FORBIDDING = re.compile(
    r"(?:never|don['’]t|do not|avoid|beware(?: of)?|be careful|watch out)\b", re.IGNORECASE
)
_SHORTEST = 2


def warnings(scene: Scene, blocks: Sequence[Block], at: int) -> Match | None:
    """What to watch out for with the subject of a section."""
    block = blocks[at]
    warned = _warned(block)
    if not warned:
        return None
    about = thing(scene.path)
    rest = blocks[at + 1 :] if scene.listed else ()
    if not about:
        return Match(
            (), unused=(passed_over(block, "a warning under no heading that names a subject"),)
        )
    answer = "\n".join(part for part in (warned, said(rest)) if part)
    found = Found(
        f"What should you watch out for with {about}?", fitting(answer), block.line,
        code=code_of((block, *rest)),
    )  # fmt: skip
    return Match((found,), 1 + len(rest))


def _warned(block: Block) -> str:
    """What a block warns of; empty if it doesn't."""
    if isinstance(block, Quote):
        first = block.blocks[0] if block.blocks else None
        called = isinstance(first, Prose) and _CALLOUT.match(first.lines[0].text)
        return said([block]) if called else ""
    if not isinstance(block, Prose):
        return ""
    announced = _ANNOUNCED.match(block.text)
    if announced and is_warning(announced[1]):
        return announced[2] if len(content_words(announced[2])) >= _SHORTEST else ""
    if (
        _FORBIDDING.match(block.text)
        and len(content_words(block.text)) >= _SHORTEST
        and not _is_label(block)
    ):
        return block.text
    return ""


def _is_label(block: Prose) -> bool:
    """Whether only the label forbids: “Avoid when: …” is for the finder of terms."""
    return bool(block.lines[0].lead) and block.lines[0].lead.endswith(":")
