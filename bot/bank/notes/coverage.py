"""Notes and the bank made of them, heading by heading: what is asked about, what isn't, what is gone."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.bank.models import Bank, Origin
from bot.bank.notes import headings
from bot.bank.notes.blocks import Block, Listing, Prose, Quote
from bot.bank.notes.decoding import clean_text
from bot.bank.notes.drafting import BETWEEN, text_hash
from bot.bank.notes.outline import Section, outline
from bot.bank.notes.reading import read_notes, tells

_LABEL = re.compile(r"(?:Q|Question\s*)(\d+)\b", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Place:
    """A heading of the notes, or a numbered question in them."""

    path: tuple[str, ...]
    line: int
    questions: int
    """How many questions of the bank come from it."""
    tells: bool
    """Whether it has a text of its own that could be asked about."""
    within: str = ""
    """The heading above it that the bank files its questions under instead."""

    @property
    def is_missed(self) -> bool:
        """Whether it says something and nothing is asked about it."""
        return self.tells and not self.questions and not self.within


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a bank makes of notes."""

    places: tuple[Place, ...]
    gone: Mapping[str, str]
    """Questions whose section isn't in the notes, by id, with the section."""
    changed: tuple[str, ...]
    """Questions that were drafted from a passage that reads otherwise now."""

    @property
    def is_whole(self) -> bool:
        """Whether all that the notes say is asked about, as they say it."""
        return not (self.gone or self.changed or any(place.is_missed for place in self.places))


def coverage(bank: Bank, files: Mapping[str, bytes]) -> Coverage:
    """Hold a bank against the notes that it was made of, by their names.

    A drafted question is looked for where it was drafted; another by its section: the number that a
    heading begins with (“2.1”, “1-3” for several), a question's number (“Q2”), or a heading's words.

    Raises:
        NotesError: for the first file that can't be read as notes.
    """
    known = [found for name, content in files.items() for found in _places(content, name)]
    texts: dict[str, set[str]] = {}
    for name, content in files.items():
        for placed in read_notes(content, name)[1]:
            texts.setdefault(BETWEEN.join(placed.path), set()).add(text_hash(placed))
    counts: Counter[tuple[str, ...]] = Counter()
    gone: dict[str, str] = {}
    changed: list[str] = []
    for question in bank.questions.values():
        origin = bank.sheet_of(question.id).drafted.get(question.id)
        section = origin.heading if origin else bank.section_of(question)
        paths = _drafted_from(origin, texts, known) if origin else _named(section, known)
        counts.update(paths)
        if not paths:
            gone[question.id] = section
        elif origin and not any(origin.text in hashes for hashes in texts.values()):
            changed.append(question.id)
    return Coverage(
        tuple(
            Place(path, line, counts[path], tells_, _within(path, counts))
            for path, line, tells_ in known
        ),
        gone,
        tuple(changed),
    )


_Known = tuple[tuple[str, ...], int, bool]
"""A path, its line, whether it has a text of its own."""


def _places(content: bytes, name: str) -> Iterator[_Known]:
    """Every heading, and below it the questions that the notes number."""
    for section in outline(clean_text(content, name), name).sections:
        labels = list(_labels(section, section.blocks))
        yield section.path, section.line, tells(section.blocks) and not labels
        yield from labels


def _labels(section: Section, blocks: Sequence[Block]) -> Iterator[_Known]:
    for block in blocks:
        if isinstance(block, Prose) and (label := _LABEL.match(block.lines[0].text)):
            yield (*section.path, f"Q{label[1]}"), block.line, True
        elif isinstance(block, Quote):
            yield from _labels(section, block.blocks)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _labels(section, item.blocks)


def _drafted_from(
    origin: Origin, texts: Mapping[str, set[str]], known: Sequence[_Known]
) -> list[tuple[str, ...]]:
    """Where a drafted question belongs: at its heading, or wherever its text stands now."""
    here = [heading for heading, hashes in texts.items() if origin.text in hashes]
    wanted = {origin.heading} if origin.heading in here or not here else set(here)
    return [path for path, _, _ in known if BETWEEN.join(path) in wanted][:1]


def _named(section: str, known: Sequence[_Known]) -> list[tuple[str, ...]]:
    """The headings that a section names: by number, by a range of numbers, or by their words."""
    several = _RANGE.fullmatch(section)
    numbers = set(map(str, range(int(several[1]), int(several[2]) + 1))) if several else {section}
    by_number = [path for path, _, _ in known if headings.number_of(path[-1]) in numbers]
    if by_number:
        return by_number
    words = headings.clean(section.rpartition(BETWEEN)[2]).casefold()
    return [path for path, _, _ in known if headings.clean(path[-1]).casefold() == words][:1]


def _within(path: tuple[str, ...], counts: Counter[tuple[str, ...]]) -> str:
    """The heading above that stands for a numbered question or an unnumbered heading, if it is asked about."""
    if _LABEL.fullmatch(path[-1]):
        return path[-2] if counts[path[:-1]] else ""
    for end in range(len(path) - 1, 0, -1):
        if headings.number_of(path[end]):
            return ""
        if headings.number_of(path[end - 1]):
            return path[end - 1] if counts[path[:end]] else ""
    return ""
