"""What an author says twice: alternatives and phrasings that find nothing which others don't."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise, permutations
from typing import NamedTuple

from bot.bank import Point, Trap
from bot.bank.phrasing import Phrasing, parse_phrasing
from bot.grading.text import read

_Reading = tuple[object, ...]
"""An alternative as the grader reads it."""


class _Known(NamedTuple):
    """A phrasing and its alternatives as the grader reads them."""

    source: str
    phrasing: Phrasing
    slots: tuple[frozenset[_Reading], ...]
    unless: frozenset[_Reading]


def repeated(item: Point | Trap) -> Iterator[str]:
    """All that is said twice in a point or trap."""
    known = [_known(source) for source in item.accept]
    again = dict.fromkeys(chain.from_iterable(_again(s) for k in known for s in k.phrasing.slots))
    if again:
        yield f"said already, since endings don't count: {' / '.join(again)}"
    dropped: set[int] = set()
    for one, other in permutations(range(len(known)), 2):
        if not dropped & {one, other} and _includes(known[one], known[other]):
            dropped.add(other)
            yield f"{known[other].source!r} finds nothing that {known[one].source!r} doesn't"


def _known(source: str) -> _Known:
    phrasing = parse_phrasing(source)
    return _Known(source, phrasing, tuple(map(_all, phrasing.slots)), _all(phrasing.unless))


@lru_cache(maxsize=65536)
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


def _includes(wide: _Known, narrow: _Known) -> bool:
    """Whether one phrasing is satisfied wherever the other is."""
    if wide.phrasing.denied is not narrow.phrasing.denied or not wide.unless <= narrow.unless:
        return False
    return any(
        all(slot >= narrow.slots[k] for slot, k in zip(wide.slots, chosen, strict=True))
        and _in_order(wide, narrow, chosen)
        for chosen in permutations(range(len(narrow.slots)), len(wide.slots))
    )


def _in_order(wide: _Known, narrow: _Known, chosen: tuple[int, ...]) -> bool:
    """Whether the slots chosen of the narrow phrasing stand in the order that the wide one asks."""
    return all(
        not follows or (before < after and all(narrow.phrasing.after[before + 1 : after + 1]))
        for follows, (before, after) in zip(wide.phrasing.after[1:], pairwise(chosen), strict=True)
    )
