"""Where a question begins, and how far its answer reaches."""

import re
from collections.abc import Sequence

from bot.bank.notes.asking import asks
from bot.bank.notes.blocks import Block, Code, Fold, Listing, Prose, Quote, Rule, Table
from bot.bank.notes.inline import Line
from bot.bank.notes.passages import last_line, said

QUESTION = re.compile(r"Q(?:uestion)?\s*#?\d*\s*[:.)]\s+(?=\S)|Q\d+\s*[-–—]\s+", re.IGNORECASE)
ANSWER = re.compile(r"A(?:ns(?:wer)?)?\s*#?\d*\s*[:.)](?:\s+|$)|A\d+\s*[-–—]\s+", re.IGNORECASE)
_MARK = re.compile(rf"\A(?:{ANSWER.pattern}|:\s+)", re.IGNORECASE)
_CONTINUING = (Listing, Code, Quote, Table)


def is_marked(block: Block) -> bool:
    """Whether a block begins with a question that is marked as one: “Q: …”."""
    return isinstance(block, Prose) and bool(QUESTION.match(block.lines[0].text))


def is_answer(block: Block) -> bool:
    """Whether a block begins with the mark of an answer."""
    return isinstance(block, Prose) and bool(ANSWER.match(block.lines[0].text))


def unmarked(text: str) -> str:
    """An answer without its marks."""
    return "\n".join(_MARK.sub("", line, count=1) for line in text.split("\n"))


def begins_question(block: Block) -> bool:
    """Whether a block asks something of its own."""
    if isinstance(block, Fold):
        return asks(block.summary)
    if isinstance(block, Listing):
        return bool(block.items[0].blocks) and begins_question(block.items[0].blocks[0])
    return isinstance(block, Prose) and (is_marked(block) or asks_alone(block))


def asks_alone(block: Prose) -> bool:
    """Whether the first line of a paragraph is a question, bold or plain."""
    first = block.lines[0]
    if is_bold(first) and (first.lead.endswith("?") or asks(first.lead)):
        return True
    if not first.text.endswith("?"):
        return False
    return asks(first.text) and (len(block.lines) > 1 or ". " not in first.text)


def is_bold(line: Line) -> bool:
    """Whether a line begins in bold."""
    return bool(line.lead) and not line.is_code


def answering(
    blocks: Sequence[Block], at: int, *, own: str, generous: bool
) -> tuple[str, list[Block]]:
    """The code that belongs to a question, and the blocks that answer it, from one place on.

    Args:
        blocks: those of the section or entry.
        at: the first after the question.
        own: what of the answer stands in the question's own paragraph.
        generous: whether all paragraphs up to the next question belong to the answer.
    """
    code = ""
    if not own and isinstance(blocks[at] if at < len(blocks) else None, Code):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(following, Fold | Quote | Prose) and not begins_question(following):
            code = said_code(blocks[at])
            at += 1
    taken: list[Block] = []
    tail = own
    for place in range(at, len(blocks)):
        block = blocks[place]
        if isinstance(block, Rule) or begins_question(block):
            break
        if not tail and (isinstance(block, Quote | Fold) or is_answer(block)):
            generous = False
        if tail and not _goes_on(tail, blocks[place - 1], block, generous=generous):
            break
        taken.append(block)
        tail = said([block]) or tail
    return code, taken


def said_code(block: Block) -> str:
    """The text of a block of code."""
    return block.text if isinstance(block, Code) else ""


def _goes_on(text: str, before: Block, block: Block, *, generous: bool) -> bool:
    """Whether a block belongs to an answer that has begun."""
    if isinstance(block, _CONTINUING) and (
        text.endswith(":") or block.line <= last_line(before) + 1
    ):
        return True
    leads = isinstance(block, Prose) and is_bold(block.lines[0])
    return generous and not leads
