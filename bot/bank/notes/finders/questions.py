"""Questions that stand alone in a line, bold or plain, with the answer after them."""

from collections.abc import Sequence

from bot.bank.notes.asking import as_question
from bot.bank.notes.blocks import Block, Prose
from bot.bank.notes.finders.answers import answering, asks_alone, is_bold, unmarked
from bot.bank.notes.found import Found, Match, Scene
from bot.bank.notes.passages import code_of, fitting, said, without_answer


def questions(scene: Scene, blocks: Sequence[Block], at: int) -> Match | None:
    """A paragraph whose first line, or the bold beginning of it, is a question."""
    block = blocks[at]
    if not isinstance(block, Prose) or not asks_alone(block):
        return None
    first, *others = block.lines
    bold = is_bold(first)
    asked = first.lead if bold else first.text
    own = "\n".join(
        part for part in (first.rest if bold else "", *(o.text for o in others)) if part
    )
    code, following = answering(blocks, at + 1, own=own, generous=bold or scene.listed)
    used = 1 + len(following) + bool(code)
    answer = unmarked("\n".join(part for part in (own, said(following)) if part))
    if not answer:
        return Match((), used, (without_answer(block.line, asked),))
    prompt = "\n\n".join(part for part in (as_question(asked), code) if part)
    found = Found(prompt, fitting(answer), block.line, code=code_of(following), exact=True)
    return Match((found,), used)
