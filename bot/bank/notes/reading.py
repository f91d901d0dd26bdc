"""One file of notes read section by section: what asks, what answers, what is of no use."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from bot.bank.notes import asking, headings
from bot.bank.notes.decoding import clean_text
from bot.bank.notes.english import content_words, shorten
from bot.bank.notes.finders import FINDERS, begins_question
from bot.bank.notes.found import Found, Scene, Unused
from bot.bank.notes.outline import (
    DEEPEST,
    Block,
    Code,
    Html,
    Listing,
    Picture,
    Prose,
    Rule,
    Section,
    Table,
    outline,
)
from bot.bank.notes.passages import code_of, fitting, folded, passed_over, said, without_answer

_TOO_DEEP = "nested too deeply to be read"
LONGEST_PROMPT = 500
LONGEST_CODE = 1200
"""Letters of code that are shown beside an answer."""
_FEWEST_NEW = 0.3
"""The least share of an answer's words that its question doesn't say already."""
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
    notes = outline(clean_text(content, name))
    root = _root(notes.title, name, notes.sections)
    placed: list[Placed] = []
    unused = [Unused(line, line, "", _TOO_DEEP) for line in notes.too_deep]
    title = root[0] if root else next(s.path[0] for s in notes.sections if s.path)
    for section in notes.sections:
        path = (*root, *section.path) or (title,)
        gathered = _gather(replace(section, path=path), notes.common)
        kept, dropped = _sifted(gathered.found)
        placed += [Placed(found, gathered.path) for found in kept]
        unused += gathered.unused + dropped
    return title, placed, sorted(_joined(unused), key=lambda passage: passage.line)


def paths_of(content: bytes, name: str) -> list[tuple[tuple[str, ...], int, bool]]:
    """Every heading with those above it, its line, and whether it has a text of its own."""
    notes = outline(clean_text(content, name))
    root = _root(notes.title, name, notes.sections)
    return [
        ((*root, *section.path), section.line, _tells(section.blocks)) for section in notes.sections
    ]


def _tells(blocks: Sequence[Block]) -> bool:
    """Whether blocks hold more than links, code and lines across."""
    for block in blocks:
        if isinstance(block, Prose) and not _is_pointer(block):
            return True
        if isinstance(block, Listing) and any(_tells(item.blocks) for item in block.items):
            return True
        if not isinstance(block, Prose | Listing) and said([block]):
            return True
    return False


def _root(title: str, name: str, sections: Sequence[Section]) -> tuple[str, ...]:
    """The title of the whole, where no first heading names it."""
    tops = [section for section in sections if section.level == 1]
    named = len(tops) == 1 and all(section.path[:1] in {(), tops[0].path} for section in sections)
    if named and not title:
        return ()
    stem = PurePath(name).stem.replace("_", " ")
    return (title or (stem if " " in stem else stem.replace("-", " ")),)


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
    if title and asking.asks(title):
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
    names = f"{', '.join(things[:-1])} and {things[-1]}"
    where = headings.place(section.path[:-1], names)
    return Found(f"What is the difference between {names}{where}?", answer, section.line, "core")


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


def _sifted(found: Sequence[Found]) -> tuple[list[Found], list[Unused]]:
    """Questions of one section, those that are put alike made one, without those of no use."""
    kept: dict[str, Found] = {}
    dropped: list[Unused] = []
    for one in found:
        reason = _useless(one)
        key = one.prompt.casefold()
        earlier = kept.get(key)
        if reason:
            dropped.append(Unused(one.line, one.line, shorten(one.prompt, 60), reason))
        elif earlier is None:
            kept[key] = one
        elif earlier.exact or one.exact:
            dropped.append(_repeated(one, earlier.line))
        elif one.answer not in earlier.answer:
            kept[key] = replace(
                earlier, answer=fitting(f"{earlier.answer}\n{one.answer}"), probes=()
            )
    return list(kept.values()), dropped


def _repeated(one: Found, line: int) -> Unused:
    return Unused(
        one.line, one.line, shorten(one.prompt, 60), f"the same question as in line {line}"
    )


def _useless(one: Found) -> str:
    if len(one.prompt) > LONGEST_PROMPT:
        return f"a question of more than {LONGEST_PROMPT} letters"
    asked = set(content_words(one.prompt))
    answer = content_words(one.answer)
    if not answer:
        return "an answer without a word that says something"
    if sum(word not in asked for word in answer) < _FEWEST_NEW * len(answer):
        return "an answer that says hardly more than its question"
    return ""


def _joined(unused: Sequence[Unused]) -> list[Unused]:
    """Neighbouring passages that aren't used for the same reason, as one."""
    joined: list[Unused] = []
    for passage in sorted(unused, key=lambda passage: passage.line):
        before = joined[-1] if joined else None
        if before and before.reason == passage.reason and passage.line <= before.last + 2:
            joined[-1] = replace(before, last=max(before.last, passage.last))
        else:
            joined.append(passage)
    return joined
