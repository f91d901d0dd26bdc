"""Where the words of a rubric stand in an answer."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import add
from typing import NamedTuple

from bot.grading.rubric import Rubric
from bot.grading.text import STOP, Text
from bot.grading.words import COMMON, PREPOSITIONS, base

_PARTING = (PREPOSITIONS - {"of"}) | frozenset("and or not no but to".split())
"""Words that no gap may hold: what they join are two things ("register on the app" isn't
``register_app``), but for "of" ("the pool of threads" is the thread pool)."""


class Span(NamedTuple):
    """From one word to another, both included."""

    first: int
    last: int


Occurrences = Mapping[int, Sequence[Span]]
"""By slot, where it occurs."""


def occurrences(rubric: Rubric, text: Text) -> Occurrences:
    """Find every slot of the rubric in the text."""
    meant = [_meant(rubric, *pair) for pair in zip(text.words, text.bases, strict=True)]
    following = _following(text)
    found: defaultdict[int, list[Span]] = defaultdict(list)
    several: set[int] = set()  # slots with occurrences that may be out of order or twice the same
    for place, word in enumerate(meant):
        here = Span(place, place)
        for slot in rubric.alone.get(word, ()):
            found[slot].append(here)
        for second in following[place]:
            for rest, slot in rubric.longer.get((word, meant[second]), ()):
                last = _follow(rest, second, meant, following) if rest else second
                if last is not None:
                    found[slot].append(Span(place, last))
                    several.add(slot)
    for whole, span in _wholes(rubric, text):
        for slot in rubric.alone.get(whole, ()):
            found[slot].append(span)
            several.add(slot)
    for slot in several:
        if len(found[slot]) > 1:
            found[slot] = sorted(set(found[slot]))
    return dict(found)


def _meant(rubric: Rubric, word: str, stem: str) -> str:
    """The base form of a word, or of the rubric's word that it is a slip of."""
    if word in rubric.vocabulary or stem in rubric.bases or word in COMMON:
        return stem
    return rubric.spelling.meant(word) or stem


def _following(text: Text) -> list[tuple[int, ...]]:
    """For each word, the places where an alternative may go on: the next, or one word further."""
    named, words, breaks = text.within_identifiers(), text.words, (*text.breaks, STOP, STOP)
    return [
        ()
        if breaks[place + 1]
        else (place + 1,)
        if breaks[place + 2]
        or words[place + 1] in _PARTING
        or (place in named and place + 2 in named)
        else (place + 1, place + 2)
        for place in range(len(text))
    ]


def _follow(
    rest: tuple[str, ...], place: int, meant: list[str], following: list[tuple[int, ...]]
) -> int | None:
    """Where an alternative that came as far as a place ends, if the rest of it follows in order."""
    for word in rest:
        place = next((near for near in following[place] if meant[near] == word), -1)
        if place < 0:
            return None
    return place


def _wholes(rubric: Rubric, text: Text) -> Iterator[tuple[str, Span]]:
    """Identifiers and pairs of words read as one: "fast api" is "fastapi"."""
    for place, joined in enumerate(text.joined):
        if joined is not None:
            yield _meant(rubric, joined[0], joined[0]), Span(place, place + joined[1] - 1)
    for place, pair in enumerate(map(add, text.words, text.words[1:])):
        if pair in rubric.vocabulary and not text.breaks[place + 1]:
            yield base(pair), Span(place, place + 1)
