"""``<details>`` with a summary that asks, and Obsidian's question callouts."""

import re
from collections.abc import Sequence

from bot.bank.notes.asking import as_question, asks
from bot.bank.notes.blocks import Block, Fold, Prose, Quote
from bot.bank.notes.found import Found, Match, Scene
from bot.bank.notes.passages import code_of, fitting, said, without_answer, without_callout

_CALLOUT = re.compile(r"\[!\w+\]")
_ASKING = re.compile(r"\[!(?:question|faq|help)\]", re.IGNORECASE)


def folds(_scene: Scene, blocks: Sequence[Block], at: int) -> Match | None:
    """A question that hides its answer."""
    block = blocks[at]
    if isinstance(block, Fold) and asks(block.summary):
        return _pair(block.summary, block.blocks, block.line)
    if isinstance(block, Quote) and block.blocks and isinstance(block.blocks[0], Prose):
        first = block.blocks[0]
        if _ASKING.match(first.lines[0].text):
            asked = without_callout(first.lines[0].text)
            rest = (Prose(first.lines[1:], first.line + 1),) if first.lines[1:] else ()
            return _pair(asked, (*rest, *block.blocks[1:]), block.line) if asked else None
    return None


def opened(_scene: Scene, blocks: Sequence[Block], at: int) -> Match | None:
    """What any other quotation, callout or fold holds, to be looked at by itself."""
    block = blocks[at]
    if not isinstance(block, Fold | Quote):
        return None
    first = block.blocks[0] if block.blocks else None
    if isinstance(first, Prose) and _CALLOUT.match(first.lines[0].text):
        lines = first.lines[1:]
        rest = (Prose(lines, lines[0].number), *block.blocks[1:]) if lines else block.blocks[1:]
        return Match((), inside=(rest,))
    return Match((), inside=(block.blocks,))


def _pair(asked: str, blocks: Sequence[Block], line: int) -> Match:
    answer = fitting(said(blocks))
    if not answer:
        return Match((), unused=(without_answer(line, asked),))
    return Match((Found(as_question(asked), answer, line, code=code_of(blocks), exact=True),))
