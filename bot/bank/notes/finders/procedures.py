"""Numbered steps."""

import re
from collections.abc import Sequence

from bot.bank.notes import headings
from bot.bank.notes.asking import asks
from bot.bank.notes.blocks import Block, Listing, Prose
from bot.bank.notes.english import is_gerund, is_verb, is_verb_of_it, with_article
from bot.bank.notes.found import Found, Match, Scene
from bot.bank.notes.passages import code_of, fitting, said

_FEWEST = 3
_LONGEST_LEAD = 200
_PURPOSE = re.compile(
    r"(?:here['’]s how to|how to|steps? to|in order to|to)\s+(.+?)(?:,\s.*)?:$", re.IGNORECASE
)
_HOW = re.compile(r"how to\s+(.+)|(?:the )?steps (?:to|for)\s+(.+)", re.IGNORECASE)
_WORKS = re.compile(r"how\s+(.+?)\s+(?:works?|happens?|is \w+ed)$", re.IGNORECASE)
_COURSE = frozenset("steps step flow lifecycle life-cycle process workflow procedure pipeline algorithm "
                    "sequence stages phases order path handshake cycle".split())  # fmt: skip


def procedures(scene: Scene, blocks: Sequence[Block], at: int) -> Match | None:
    """A numbered list that is steps of one thing, with the line that leads to it."""
    block = blocks[at]
    lead = ""
    used = 1
    if isinstance(block, Prose) and block.text.endswith(":") and at + 1 < len(blocks):
        lead, block, used = block.text[-_LONGEST_LEAD:], blocks[at + 1], 2
    if not isinstance(block, Listing) or not block.ordered or len(block.items) < _FEWEST:
        return None
    steps = [" ".join(said(item.blocks).split("\n")) for item in block.items]
    if not all(steps) or any(asks(step) for step in steps):
        return None
    purpose = _purpose(lead, scene.path, _are_steps(steps))
    if not purpose:
        return None
    probes = tuple(f"What happens in step {number}?" for number in range(1, len(steps) + 1))
    found = Found(
        f"Walk me through {purpose}.", fitting("\n".join(steps)), blocks[at].line, "core",
        code=code_of([block]), probes=probes,
    )  # fmt: skip
    return Match((found,), used)


def _are_steps(steps: Sequence[str]) -> bool:
    """Whether most entries say what is done."""
    acting = 0
    for step in steps:
        first, second, third = (*step.split(), "", "", "")[:3]
        acting += (
            is_verb(first, second) or is_verb(first, "the") or is_gerund(first)
            or is_verb_of_it(second, third)
        )  # fmt: skip
    return 2 * acting > len(steps)


def _purpose(lead: str, path: Sequence[str], acting: bool) -> str:  # noqa: FBT001
    aim = _PURPOSE.match(lead)
    if aim and is_verb(aim[1].split()[0], "the"):
        return f"how to {aim[1]}"
    for heading in path[:-2:-1]:
        title = headings.clean(heading)
        how = _HOW.fullmatch(title)
        if how:
            return f"how to {how[1] or how[2]}"
        works = _WORKS.fullmatch(title)
        if works:
            return f"how {works[1]} works"
        name = headings.subject(heading)
        words = name.lower().split()
        if not words:
            break
        if is_gerund(words[0]) and (acting or set(words) & _COURSE):
            return name[:1].lower() + name[1:]
        if set(words) & _COURSE:
            name = f"{name[:1].lower()}{name[1:]}" if words[0] in _COURSE else name
            return with_article(name) if words[0] in {"the", "a", "an"} else f"the {name}"
    return ""
