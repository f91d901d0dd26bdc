"""Sentences with gaps: hashcards' ``C: … [gap] …`` and Anki's ``{{c1::gap}}``."""

import re
from collections.abc import Sequence

from bot.bank.notes.blocks import Block, Prose
from bot.bank.notes.found import Found, Match, Scene

_CARD = re.compile(r"C:\s+(?=.*\[[^\[\]]+\])")
_GAP = re.compile(r"\[([^\[\]]+)\]")
_ANKI = re.compile(r"\{\{(?:c\d+::)?([^{}:]+)(?:::[^{}]*)?\}\}")


def clozes(_scene: Scene, blocks: Sequence[Block], at: int) -> Match | None:
    """The gaps of a sentence, all in one question."""
    block = blocks[at]
    if not isinstance(block, Prose):
        return None
    text = block.text
    card = _CARD.match(text)
    gap = _GAP if card else _ANKI
    sentence = text[card.end() :] if card else text
    if not gap.search(sentence):
        return None
    prompt = f"Complete this: “{gap.sub('…', sentence).rstrip('.')}.”"
    answer = ", ".join(gap.findall(sentence))
    return Match((Found(prompt, answer, block.line, "warm-up", exact=True),))
