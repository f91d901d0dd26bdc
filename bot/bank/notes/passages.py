"""What blocks say, as the text of an answer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from bot.bank.notes.blocks import Block, Code, Fold, Html, Listing, Prose, Quote, Table
from bot.bank.notes.english import shorten
from bot.bank.notes.found import Unused

LONGEST_ANSWER = 1500
"""Letters; with the question and its points it must fit one message of a chat."""
_BEGINNING = 60
_CALLOUT = re.compile(r"\[!\w+\][-+]?\s*")


def said(blocks: Iterable[Block]) -> str:
    """The words of some blocks: a line for each paragraph, row, and entry of a list."""
    return "\n".join(_lines(blocks))


def fitting(text: str) -> str:
    """As many whole lines, or else sentences, of a text as an answer holds."""
    if len(text) <= LONGEST_ANSWER:
        return text
    end = text.rfind("\n", 0, LONGEST_ANSWER)
    if end <= 0:
        end = text.rfind(". ", 0, LONGEST_ANSWER) + 1
    return text[:end].strip() if end > 0 else shorten(text, LONGEST_ANSWER)


def code_of(blocks: Iterable[Block]) -> str:
    """The code in some blocks."""
    return "\n\n".join(_codes(blocks))


def without_answer(number: int, prompt: str, last: int | None = None) -> Unused:
    """A question that nothing answers."""
    return Unused(
        number, last or number, shorten(prompt, _BEGINNING), "a question without an answer"
    )


def passed_over(block: Block, reason: str) -> Unused:
    """A block that no question was made of."""
    return Unused(block.line, last_line(block), shorten(beginning(block), _BEGINNING), reason)


def beginning(block: Block) -> str:
    """How a block begins."""
    if isinstance(block, Code | Html):
        return block.text.partition("\n")[0]
    return said([block]).partition("\n")[0]


def last_line(block: Block) -> int:
    """The last line of the source that a block takes, as far as is known."""
    inner = within(block)
    if inner:
        return max(block.line, *map(last_line, inner))
    if isinstance(block, Prose):
        return max([block.line, *(line.number for line in block.lines)])
    if isinstance(block, Table):
        return block.line + 1 + len(block.rows)
    if isinstance(block, Code | Html):
        return block.line + block.text.count("\n") + 2 * isinstance(block, Code)
    return block.line


def within(block: Block) -> tuple[Block, ...]:
    """The blocks that a block holds."""
    if isinstance(block, Quote | Fold):
        return block.blocks
    if isinstance(block, Listing):
        return tuple(inner for item in block.items for inner in item.blocks)
    return ()


def prose_of_html(html: str) -> str:
    """The words in a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", html)).split())


def without_callout(text: str) -> str:
    """A text without the sign of Obsidian's callouts."""
    return _CALLOUT.sub("", text, count=1)


def _of_callout(block: Prose) -> str:
    """A callout's title and what it says; empty for another paragraph."""
    if not _CALLOUT.match(block.text):
        return ""
    title, *rest = (line.text for line in block.lines)
    title, body = without_callout(title).strip(), " ".join(filter(None, rest))
    mark = ":" if title and body and title[-1] not in ".!?:" else ""
    return f"{title}{mark} {body}".strip()


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Prose():
                yield from filter(None, [_of_callout(block) or block.text])
            case Table():
                for row in block.rows:
                    yield " – ".join(cell.text for cell in row if cell.text)
            case Html():
                yield from filter(None, [prose_of_html(block.text)])
            case _:
                yield from _lines(within(block))


def _codes(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Code):
            yield block.text
        yield from _codes(within(block))


def folded(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with each ``<details>`` and what it hides made one."""
    if not any(isinstance(block, Html) for block in blocks):
        return tuple(blocks)
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if not isinstance(block, Html) or "<details" not in block.text.lower():
            if not (isinstance(block, Html) and not prose_of_html(block.text)):
                found.append(block)
            continue
        depth = _depth(block)
        inside: list[Block] = []
        while depth > 0 and at < len(blocks):
            following = blocks[at]
            at += 1
            depth += _depth(following)
            if depth > 0 or not isinstance(following, Html):
                inside.append(following)
        found.append(_fold(block, inside))
    return tuple(found)


def _depth(block: Block) -> int:
    if not isinstance(block, Html):
        return 0
    text = block.text.lower()
    return text.count("<details") - text.count("</details")


def _fold(opening: Html, inside: Sequence[Block]) -> Fold:
    begin = opening.text.lower().find("<summary")
    end = opening.text.lower().find("</summary>", begin)
    summary = opening.text[begin:end] if 0 <= begin < end else ""
    rest = opening.text.replace(summary, "", 1)
    own = (Html(rest, opening.line),) if prose_of_html(rest) else ()
    return Fold(prose_of_html(summary), (*own, *inside), opening.line)
