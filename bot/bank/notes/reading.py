"""One file of notes read section by section: what asks, what answers, what is of no use."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.bank.notes import asking, headings
from bot.bank.notes.blocks import Block, Code, Html, Listing, Picture, Prose, Rule, Table
from bot.bank.notes.decoding import clean_text
from bot.bank.notes.english import content_words
from bot.bank.notes.finders import FINDERS, begins_question
from bot.bank.notes.found import Found, Scene, Unused
from bot.bank.notes.outline import DEEPEST, Section, outline
from bot.bank.notes.passages import code_of, fitting, folded, passed_over, said, without_answer
from bot.bank.notes.sifting import joined, sifted

_TOO_DEEP = "nested too deeply to be read"
LONGEST_CODE = 1200
"""Letters of code that are shown beside an answer."""
_LINKED = 0.6
"""The share of links from which on a passage is a pointer to something else."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A question found, and the headings above it."""

    found: Found
    path: tuple[str, ...]


@dataclass(slots=True)
class _Gathered:
    """What one section yields."""

    path: tuple[str, ...]
    found: list[Found] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    code: list[Code] = field(default_factory=list)
    """Code that waits for a question to belong to."""


def read_notes(content: bytes, name: str) -> tuple[str, list[Placed], list[Unused]]:
    """The title of a file of notes, all questions in it, and all that no question was made of.

    Raises:
        NotesError: for a file that can't be read as notes.
    """
    notes = outline(clean_text(content, name), name)
    placed: list[Placed] = []
    unused = [Unused(line, line, "", _TOO_DEEP) for line in notes.too_deep]
    for section in notes.sections:
        gathered = _gather(section, notes.common)
        kept, dropped = sifted(gathered.found)
        placed += [Placed(found, gathered.path) for found in kept]
        unused += gathered.unused + dropped
    return notes.title, placed, joined(unused)


def tells(blocks: Sequence[Block]) -> bool:
    """Whether blocks hold more than links, code and lines across."""
    for block in blocks:
        if isinstance(block, Prose) and not _is_pointer(block):
            return True
        if isinstance(block, Listing) and any(tells(item.blocks) for item in block.items):
            return True
        if not isinstance(block, Prose | Listing) and said([block]):
            return True
    return False


def _gather(section: Section, common: frozenset[str]) -> _Gathered:
    gathered = _Gathered(section.path)
    blocks = folded(section.blocks)
    scene = Scene(section.path, common)
    found = None
    if prompt := _asked_by_heading(section):
        blocks = blocks[_answer_heading(gathered, section, prompt, blocks) :]
    elif found := _comparison(section, blocks):
        gathered.found.append(found)
    _walk(gathered, scene, blocks)
    for code in gathered.code:
        gathered.unused.append(passed_over(code, "code with no question to belong to"))
    if found:  # what it answers is used
        gathered.unused = [passage for passage in gathered.unused if "label" in passage.reason]
    return gathered


def _asked_by_heading(section: Section) -> str:
    """“Why not cron?”; or “How it works”, said of the heading above."""
    title = headings.clean(section.title)
    if asking.asks(title):
        return asking.as_question(title)
    form = asking.label(title)
    return asking.of_label(form, section.path[:-1]) if form else ""


def _answer_heading(
    gathered: _Gathered, section: Section, prompt: str, blocks: Sequence[Block]
) -> int:
    """The question that a heading asks; the result is how many blocks its answer takes."""
    end = next((at for at, block in enumerate(blocks) if begins_question(block)), len(blocks))
    answer = fitting(said(blocks[:end]))
    if answer:
        exact = section.title.endswith("?")
        found = Found(prompt, answer, section.line, code=code_of(blocks[:end]), exact=exact)
        gathered.found.append(found)
    else:
        gathered.unused.append(without_answer(section.line, prompt))
    return end


def _comparison(section: Section, blocks: Sequence[Block]) -> Found | None:
    """“X vs Y” as a heading asks how they differ."""
    things = headings.compared(section.title)
    answer = fitting(said(blocks))
    if not things or len(content_words(answer)) < 2 * len(things):
        return None
    return Found(asking.difference(things, section.path[:-1]), answer, section.line, "core")


def _walk(gathered: _Gathered, scene: Scene, blocks: Sequence[Block]) -> None:
    at = 0
    while at < len(blocks):
        for finder in FINDERS:
            match = finder(scene, blocks, at)
            if match is None:
                continue
            found = [one for one in match.found if one.prompt]
            gathered.found += found
            gathered.unused += match.unused
            if found and gathered.code:
                _attach(gathered, gathered.code.pop(0))
            for inside in match.inside:
                _enter(gathered, scene, inside)
            at += match.used
            break
        else:
            _pass_over(gathered, blocks[at])
            at += 1


def _enter(gathered: _Gathered, scene: Scene, blocks: Sequence[Block]) -> None:
    if blocks and scene.depth >= DEEPEST:
        gathered.unused.append(passed_over(blocks[0], _TOO_DEEP))
    else:
        _walk(gathered, replace(scene, depth=scene.depth + 1), folded(blocks))


def _pass_over(gathered: _Gathered, block: Block) -> None:
    match block:
        case Code():
            _attach(gathered, block)
        case Rule():
            pass
        case Picture():
            gathered.unused.append(passed_over(block, "nothing but a picture or tags"))
        case Prose() if _is_pointer(block):
            gathered.unused.append(passed_over(block, "a link"))
        case Prose() if block.text.startswith(("[ ]", "[x]", "[X]")):
            gathered.unused.append(passed_over(block, "a to-do"))
        case Prose():
            gathered.unused.append(passed_over(block, "no question, term, definition or advice"))
        case Html():
            gathered.unused.append(passed_over(block, "HTML"))
        case Table():
            gathered.unused.append(passed_over(block, "a table that asks nothing"))
        case _:
            gathered.unused.append(passed_over(block, "nothing to ask for"))


def _is_pointer(block: Prose) -> bool:
    size = sum(len(line.text) for line in block.lines) or 1
    return sum(line.linked * len(line.text) for line in block.lines) / size >= _LINKED


def _attach(gathered: _Gathered, code: Code) -> None:
    """Give code to the question before it, or let it wait for the next."""
    if len(code.text) > LONGEST_CODE:
        gathered.unused.append(passed_over(code, "code too long to be shown beside an answer"))
    elif not gathered.found:
        gathered.code.append(code)
    else:
        last = gathered.found[-1]
        both = "\n\n".join(part for part in (last.code, code.text) if part)
        if len(both) > LONGEST_CODE:
            gathered.unused.append(passed_over(code, "more code than is shown beside an answer"))
        else:
            gathered.found[-1] = replace(last, code=both)
