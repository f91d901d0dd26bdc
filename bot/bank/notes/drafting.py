"""From notes to sheets of questions, by topic."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from bot.bank.models import Origin, Question, Sheet
from bot.bank.naming import LONGEST_TOPIC, digest, id_of, slug
from bot.bank.notes import headings
from bot.bank.notes.english import shorten
from bot.bank.notes.found import Unused
from bot.bank.notes.points import points_of
from bot.bank.notes.reading import Placed, read_notes
from bot.errors import NotesError

FEWEST = 3
"""Questions that make a heading a topic of its own."""
NAMELESS = "Notes"
"""What notes are called whose heading is empty, or nothing but an emoji."""
BETWEEN = " › "
"""What stands between the headings of a path."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A bank drafted from notes, and what in them no question was made of."""

    sheets: tuple[Sheet, ...]
    unused: tuple[Unused, ...]
    roots: frozenset[str] = frozenset()
    """What the notes that were read are called: the first of all their headings."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order of the notes within each topic."""
        return tuple(question for sheet in self.sheets for question in sheet.question)


def draft(content: bytes, name: str) -> Draft:
    """Draft a bank from one file of notes; the same notes give the same draft.

    Raises:
        NotesError: for a file that can't be read as notes.
    """
    return draft_all({name: content})


def draft_all(files: Mapping[str, bytes]) -> Draft:
    """Draft one bank from several files of notes, by their names.

    One of several that can't be read as notes is a passage not used.

    Raises:
        NotesError: for a single file that can't be read as notes.
    """
    placed: list[Placed] = []
    unused: list[Unused] = []
    roots: set[str] = set()
    for name, content in files.items():
        try:
            root, found, passed = read_notes(content, name)
        except NotesError as error:
            if len(files) == 1:
                raise
            unused.append(Unused(1, 1, "", str(error).removeprefix(f"{name}: "), name))
            continue
        roots.add(root)
        file = name if len(files) > 1 else ""
        kept, repeated = _distinct(found, placed)
        placed += kept
        passed = sorted([*passed, *repeated], key=lambda passage: passage.line)
        unused += [replace(passage, file=file) for passage in passed]
    return Draft(tuple(_sheets(placed)), tuple(unused), frozenset(roots))


def content_hash(question: Question) -> str:
    """A hash of what a person may have edited in a question; fields left empty don't count."""
    return digest(question.model_dump_json(exclude={"id"}, exclude_defaults=True))


def as_one(draft: Draft, title: str) -> Draft:
    """The draft with all questions in one sheet, called what they have in common, or else as given."""
    wholes = {sheet.title.partition(BETWEEN)[0] for sheet in draft.sheets}
    title = wholes.pop() if len(wholes) == 1 else title
    questions = tuple(
        question if question.section else question.model_copy(update={"section": sheet.section})
        for sheet in draft.sheets
        for question in sheet.question
    )
    if not questions:
        return draft
    drafted = {key: origin for sheet in draft.sheets for key, origin in sheet.drafted.items()}
    drafted = {
        q.id: drafted[q.id].model_copy(update={"question": content_hash(q)}) for q in questions
    }
    sheet = Sheet(
        topic=slug(title, LONGEST_TOPIC),
        title=title,
        section=title,
        question=questions,
        drafted=drafted,
    )
    return replace(draft, sheets=(sheet,))


def _distinct(
    found: Sequence[Placed], earlier: Sequence[Placed]
) -> tuple[list[Placed], list[Unused]]:
    """Questions whose prompts stand once; one that was put together is told where it belongs."""
    lines = {placed.found.prompt.casefold(): placed.found.line for placed in earlier}
    kept: list[Placed] = []
    repeated: list[Unused] = []
    for placed in found:
        one = placed.found
        if one.prompt.casefold() in lines and not one.exact:
            one = replace(one, prompt=_belonging(one.prompt, placed.path))
        line = lines.get(one.prompt.casefold())
        if line is None:
            lines[one.prompt.casefold()] = one.line
            kept.append(Placed(one, placed.path))
        else:
            text = shorten(one.prompt, 60)
            reason = f"the same question as in line {line}"
            repeated.append(Unused(one.line, one.line, text, reason))
    return kept, repeated


def _belonging(prompt: str, path: Sequence[str]) -> str:
    """“What is a view (Django)?”: with the nearest heading that the prompt doesn't name yet."""
    for heading in reversed(path):
        name = headings.subject(heading)
        if name and name.casefold() not in prompt.casefold():
            return f"{prompt[:-1]} ({name}){prompt[-1]}"
    return prompt


def _sheets(placed: Sequence[Placed]) -> list[Sheet]:
    """Questions by topic: a heading of the second rank that has enough, else the whole."""
    counts = Counter(one.path[:2] for one in placed)
    topics: dict[tuple[str, ...], list[Placed]] = {}
    for one in placed:
        own = one.path[:2]
        big = len(own) > 1 and counts[own] >= FEWEST and bool(headings.subject(own[1]))
        topics.setdefault(own if big else own[:1], []).append(one)
    taken: set[str] = set()
    names: set[str] = set()
    return [_sheet(path, members, taken, names) for path, members in topics.items()]


def _sheet(
    path: tuple[str, ...], members: Sequence[Placed], taken: set[str], names: set[str]
) -> Sheet:
    titles = [headings.subject(heading) or headings.clean(heading) or NAMELESS for heading in path]
    address = "/".join(slug(title, LONGEST_TOPIC // len(path) - 2) for title in titles)
    numbered = (f"{address}-{number}" for number in count(2))
    address = address if address not in names else next(n for n in numbered if n not in names)
    names.add(address)
    section = headings.without_pictures(path[-1]) or NAMELESS
    questions: list[Question] = []
    drafted: dict[str, Origin] = {}
    for one in members:
        question = _question(one, section, taken)
        taken.add(question.id)
        questions.append(question)
        drafted[question.id] = Origin(
            heading=BETWEEN.join(one.path), text=text_hash(one), question=content_hash(question)
        )
    return Sheet(
        topic=address,
        title=BETWEEN.join(titles),
        section=section,
        question=tuple(questions),
        drafted=drafted,
    )


def text_hash(one: Placed) -> str:
    """A hash of what the notes say in one place."""
    found = one.found
    return digest("\n".join([found.prompt if found.exact else "", found.answer, found.code]))


def _question(one: Placed, section: str, taken: set[str]) -> Question:
    found = one.found
    heading = _section(one.path)
    return Question(
        id=id_of(found.prompt, taken),
        level=found.level,
        prompt=found.prompt,
        answers=(found.answer,),
        section=heading if heading != section else None,
        context=found.code or None,
        point=points_of(found.answer, found.probes),
    )


def _section(path: Sequence[str]) -> str:
    """The heading that is shown; with the one above it where it says only what kind of text it is."""
    title = headings.without_pictures(path[-1]) or NAMELESS
    if len(path) > 1 and not headings.subject(path[-1]):
        return f"{headings.without_pictures(path[-2])}{BETWEEN}{title}"
    return title
