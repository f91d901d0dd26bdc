"""Where the words of a rubric stand in an answer."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.grading.rubric import Rubric
from bot.grading.text import Text
from bot.grading.typos import nearest
from bot.grading.words import COMMON, base

GAP = 1
"""How many foreign words may stand between two words of one alternative."""

_PARTING = frozenset("and or not no but".split())
"""Words that no gap may hold: what they join are two things."""


class Span(NamedTuple):
    """From one word to another, both included."""

    first: int
    last: int


Occurrences = Mapping[int, tuple[Span, ...]]
"""By slot, where it occurs."""


def occurrences(rubric: Rubric, text: Text) -> Occurrences:
    """Find every slot of the rubric in the text."""
    meant = [_meant(rubric, *pair) for pair in zip(text.words, text.bases, strict=True)]
    present = frozenset(meant)
    named = text.within_identifiers()
    found: dict[int, dict[Span, None]] = {}
    for place, word in enumerate(meant):
        begun = rubric.alternatives.get(word)
        if begun is not None:
            here = Span(place, place)
            for slot in begun.alone:
                found.setdefault(slot, {})[here] = None
            for rest, slot in begun.longer:
                if rest[0] in present:
                    last = _follow(rest, place, meant, text, named)
                    if last is not None:
                        found.setdefault(slot, {})[Span(place, last)] = None
        for whole, last in _wholes(rubric, text, place):
            for slot in rubric.alternatives[whole].alone if whole in rubric.alternatives else ():
                found.setdefault(slot, {})[Span(place, last)] = None
    return {slot: tuple(spans) for slot, spans in found.items()}


def _meant(rubric: Rubric, word: str, stem: str) -> str:
    """The base form of a word, or of the rubric's word that it is a slip of."""
    if word in rubric.vocabulary or stem in rubric.bases or word in COMMON:
        return stem
    correct = nearest(word, rubric.spellings)
    return stem if correct is None else rubric.vocabulary[correct]


def _follow(
    rest: tuple[str, ...], place: int, meant: list[str], text: Text, named: frozenset[int]
) -> int | None:
    """Where an alternative that begins at a place ends, if the rest of it follows in order."""
    last = place
    for word in rest:
        for candidate in range(last + 1, min(last + GAP + 2, len(meant))):
            gap = text.words[last + 1 : candidate]
            if text.breaks[candidate] or not _PARTING.isdisjoint(gap):
                return None
            if gap and candidate in named and last in named:
                return None
            if meant[candidate] == word:
                last = candidate
                break
        else:
            return None
    return last


def _wholes(rubric: Rubric, text: Text, place: int) -> list[tuple[str, int]]:
    """Identifiers and pairs of words read as one: "fast api" is "fastapi"."""
    wholes: list[tuple[str, int]] = []
    joined = text.joined[place]
    if joined is not None:
        wholes.append((joined[0], place + joined[1] - 1))
    if place + 1 < len(text) and not text.breaks[place + 1]:
        pair = text.words[place] + text.words[place + 1]
        if pair in rubric.vocabulary:
            wholes.append((base(pair), place + 1))
    return wholes
