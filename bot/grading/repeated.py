"""What an author says twice: alternatives and phrasings that find nothing which others don't."""

from collections.abc import Iterator
from itertools import pairwise, permutations
from typing import NamedTuple

from bot.bank import Point, Trap
from bot.bank.phrasing import Phrasing, parse_phrasing
from bot.grading.text import read

_Reading = tuple[object, ...]
"""An alternative as the grader reads it."""


class _Read(NamedTuple):
    """A phrasing as the grader reads it."""

    source: str
    phrasing: Phrasing
    slots: tuple[frozenset[_Reading], ...]
    unless: frozenset[_Reading]


def repeated(item: Point | Trap) -> Iterator[str]:
    """All that is said twice in a point or trap."""
    phrasings = [(source, parse_phrasing(source)) for source in item.accept]
    again: dict[str, None] = {}
    for _, phrasing in phrasings:
        for slot in phrasing.slots:
            again |= dict.fromkeys(_again(slot))
    if again:
        yield f"said already, since endings don't count: {' / '.join(again)}"
    known = [_Read(source, p, tuple(map(_all, p.slots)), _all(p.unless)) for source, p in phrasings]
    dropped: set[int] = set()
    for one, other in permutations(range(len(known)), 2):
        if not dropped & {one, other} and _includes(known[one], known[other]):
            dropped.add(other)
            yield f"{known[other].source!r} finds nothing that {known[one].source!r} doesn't"


def _read(alternative: str) -> _Reading:
    text = read(alternative)
    return (text.bases, text.joined)


def _all(alternatives: tuple[str, ...]) -> frozenset[_Reading]:
    return frozenset(map(_read, alternatives))


def _again(slot: tuple[str, ...]) -> Iterator[str]:
    """Alternatives that the grader reads as another one: it knows that "runs" is a form of "run"."""
    first: dict[_Reading, str] = {}
    for alternative in slot:
        if first.setdefault(_read(alternative), alternative) is not alternative:
            yield alternative


def _includes(wide: _Read, narrow: _Read) -> bool:
    """Whether one phrasing is satisfied wherever the other is."""
    if wide.phrasing.denied is not narrow.phrasing.denied or not wide.unless <= narrow.unless:
        return False
    return any(
        all(slot >= narrow.slots[k] for slot, k in zip(wide.slots, chosen, strict=True))
        and _in_order(wide, narrow, chosen)
        for chosen in permutations(range(len(narrow.slots)), len(wide.slots))
    )


def _in_order(wide: _Read, narrow: _Read, chosen: tuple[int, ...]) -> bool:
    """Whether the slots chosen of the narrow phrasing stand in the order that the wide one asks."""
    return all(
        not follows or (before < after and all(narrow.phrasing.after[before + 1 : after + 1]))
        for follows, (before, after) in zip(wide.phrasing.after[1:], pairwise(chosen), strict=True)
    )
