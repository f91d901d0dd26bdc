"""The points of a full answer, drafted from its sentences."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.bank.models import Point
from bot.bank.notes.english import clauses, content_words, sentences

MOST_POINTS = 8


def points_of(answer: str, probes: Sequence[str] = ()) -> tuple[Point, ...]:
    """One point for each line that has a probe, else for each sentence, else for each clause.

    With more than :data:`MOST_POINTS` of them, neighbours share a point. Half of the answer makes
    about half of the points, so it earns about half of the marks.
    """
    lines = answer.split("\n")
    if probes and len(lines) == len(probes) and len(lines) <= MOST_POINTS:
        return tuple(
            Point(claim=line.rstrip("."), probe=probe)
            for line, probe in zip(lines, probes, strict=True)
        )
    parts = [part for part in sentences(answer) if content_words(part)]
    if len(parts) <= 1:
        parts = clauses((parts or [" ".join(answer.split())])[0])
    return tuple(Point(claim=_as_claim(part)) for part in _grouped(parts))


_JOINING = re.compile(r"\A(?:but|and|so|or|then)\s+", re.IGNORECASE)


def _as_claim(part: str) -> str:
    """A part of a sentence, beginning like a whole one."""
    claim = _JOINING.sub("", part, count=1) or part
    first = claim.split()[0]
    return claim[:1].upper() + claim[1:] if first.isalpha() and first.islower() else claim


def _grouped(parts: list[str]) -> list[str]:
    """At most so many parts, neighbours joined evenly."""
    groups = min(MOST_POINTS, len(parts))
    bounds = [round(k * len(parts) / groups) for k in range(groups + 1)]
    return [". ".join(parts[begin:end]) for begin, end in pairwise(bounds)]
