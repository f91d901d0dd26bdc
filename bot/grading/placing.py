"""Where the words of a phrasing stand together in an answer."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from bot.grading.occurrences import Occurrences, Span
from bot.grading.rubric import Pattern
from bot.grading.text import COMMA, PAUSE, STOP, Text

WINDOW = 6
"""How far apart the slots of a phrasing may stand, in foreign words among them; the break between
two clauses counts for more."""
MOST = 8
"""How many ways to place one phrasing are looked at; more only occur in piles of words."""
_BREAK_COSTS = {0: 0, COMMA: 2, PAUSE: 4, STOP: 99}


class Placement(NamedTuple):
    """One way to put the slots of a phrasing into one sentence, near each other."""

    spans: tuple[Span, ...]
    """Where each slot stands."""
    reach: Span
    """From where to where they do together."""


def stretched(text: Text) -> tuple[int, ...]:
    """Where each word stands when the breaks before it are counted as words as well."""
    costs = accumulate(_BREAK_COSTS[strength] for strength in text.breaks)
    return tuple(place + cost for place, cost in enumerate(costs))


def placements(
    pattern: Pattern, found: Occurrences, stretch: tuple[int, ...]
) -> Iterator[Placement]:
    """The first ways to place a phrasing all of whose slots occur, at most :data:`MOST`.

    ``stretch`` is what :func:`stretched` gives for the text.
    """
    choices = [found[slot] for slot in pattern.slots]
    if len(choices) == 1:
        return (Placement((span,), span) for span in choices[0][:MOST])
    starts = (Placement((span,), span) for span in choices[0])
    ways = (way for start in starts for way in _further(pattern, choices, stretch, start, WINDOW))
    return islice(ways, MOST)


def _further(
    pattern: Pattern,
    choices: list[Sequence[Span]],
    stretch: tuple[int, ...],
    placed: Placement,
    room: int,
) -> Iterator[Placement]:
    """Place the next slot, and those that follow it.

    ``room`` is how many foreign words there may be in all, and more for what a break counts; the
    words of the slots placed before the last one are in it already.
    """
    spans, (first, last) = placed
    number, before = len(spans), spans[-1]
    room += 1 + before.last - before.first
    farthest = stretch[first] + room
    for span in choices[number]:
        begin, end = span
        if stretch[begin] > farthest:
            return  # so are all the others, which stand in order
        if pattern.after[number] and begin <= before.last:
            continue
        reach = Span(min(first, begin), max(last, end))
        if stretch[reach.last] - stretch[reach.first] > room + end - begin:
            continue
        if any(begin <= other.last and other.first <= end for other in spans):
            continue
        further = Placement((*spans, span), reach)
        if number + 1 == len(choices):
            yield further
        else:
            yield from _further(pattern, choices, stretch, further, room)
