"""Questions and answers that are marked as such: ``Q:`` and ``A:``, ``question :: answer``, ``?``."""

import re
from collections.abc import Sequence

from bot.bank.notes import asking
from bot.bank.notes.blocks import Block, Prose
from bot.bank.notes.finders.answers import ANSWER, QUESTION, answering, is_marked, unmarked
from bot.bank.notes.found import Found, Match, Scene, Unused
from bot.bank.notes.inline import Line
from bot.bank.notes.passages import code_of, fitting, said, without_answer

_INLINE = re.compile(r"(?<![:\w])\s*:::?\s+|\s+:::?\s*(?![:\w])|(?<=\?):::?")
_BARE = re.compile(r"(?<=\S):::?(?=\S)")
_TURN = frozenset({"?", "??"})


def pairs(scene: Scene, blocks: Sequence[Block], at: int) -> Match | None:
    """One or more marked pairs in a paragraph, the last with what follows on it."""
    block = blocks[at]
    if not isinstance(block, Prose):
        return None
    if any(line.text in _TURN for line in block.lines):
        return _turned(blocks, at, block)
    if any(_split(line) for line in block.lines):
        return _inline(scene, block)
    return _labelled(blocks, at, block) if is_marked(block) else None


def _labelled(blocks: Sequence[Block], at: int, block: Prose) -> Match:
    groups: list[list[Line]] = []
    for line in block.lines:
        if QUESTION.match(line.text):
            groups.append([])
        groups[-1].append(line)
    *earlier, last = groups
    matches = [_pair(*_parted(group), group[0].number, (), "") for group in earlier]
    asked, answer = _parted(last)
    code, following = answering(blocks, at + 1, own=answer, generous=not answer)
    matches.append(_pair(asked, answer, last[0].number, following, code))
    return Match(
        tuple(found for match in matches for found in match.found),
        1 + len(following) + bool(code),
        tuple(unused for match in matches for unused in match.unused),
    )


def _parted(lines: Sequence[Line]) -> tuple[str, str]:
    """The question and the answer in the lines of one pair."""
    turn = next((k for k, line in enumerate(lines) if k and ANSWER.match(line.text)), None)
    asked = [line.text for line in lines[:turn]]
    if turn is None and len(asked) > 1 and asked[0].endswith("?"):
        turn, asked = 1, asked[:1]
    answer = [] if turn is None else [line.text for line in lines[turn:]]
    return QUESTION.sub("", " ".join(asked), count=1), ANSWER.sub("", "\n".join(answer), count=1)


def _turned(blocks: Sequence[Block], at: int, block: Prose) -> Match:
    """Obsidian's cards: the question, a line with a question mark alone, the answer."""
    turn = next(k for k, line in enumerate(block.lines) if line.text in _TURN)
    asked = " ".join(line.text for line in block.lines[:turn])
    answer = "\n".join(line.text for line in block.lines[turn + 1 :])
    code, following = answering(blocks, at + 1, own=answer, generous=False)
    match = _pair(asked, answer, block.line, following, code)
    return Match(match.found, 1 + len(following) + bool(code), match.unused)


def _pair(asked: str, answer: str, line: int, following: Sequence[Block], code: str) -> Match:
    """A question with its answer, and with the blocks that go on with it."""
    text = "\n".join(part for part in (answer, unmarked(said(following))) if part)
    if not text.strip() or not asked.strip():
        return Match((), unused=(without_answer(line, asked),))
    prompt = "\n\n".join(part for part in (asking.as_question(asked), code) if part)
    return Match((Found(prompt, fitting(text), line, code=code_of(following), exact=True),))


def _split(line: Line) -> tuple[str, str] | None:
    """A line's question and answer, parted by two or three colons; not C++'s ``std::vector``."""
    parts = _INLINE.split(line.text, maxsplit=1)
    if len(parts) < 2 and not line.codes and len(line.text.split()) > 4:  # noqa: PLR2004  (two and two)
        parts = _BARE.split(line.text, maxsplit=1)
        if len(parts[0].split()) < 2:  # noqa: PLR2004  (a name, not a question)
            return None
    if len(parts) < 2 or not all(part.strip() for part in parts):  # noqa: PLR2004
        return None
    return parts[0].strip(" *"), parts[1].strip()


def _inline(scene: Scene, block: Prose) -> Match:
    found: list[Found] = []
    unused: list[Unused] = []
    for line in block.lines:
        parts = _split(line)
        if parts is None:
            unused.append(Unused(line.number, line.number, line.text[:60], "no question with ::"))
            continue
        left, right = QUESTION.sub("", parts[0], count=1), parts[1]
        exact = asking.asks(left)
        prompt = (
            asking.as_question(left) if exact else asking.of_term(left, right, scene, line.codes)
        )
        if not prompt:
            unused.append(Unused(line.number, line.number, line.text[:60], "a term without a word"))
            continue
        found.append(Found(prompt, fitting(right), line.number, exact=exact))
    return Match(tuple(found), unused=tuple(unused))
