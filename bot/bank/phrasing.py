"""The little language in which an author writes what counts as saying a point.

A *phrasing* is one or more *slots* that must fall together; a slot lists *alternatives*::

    run / send / push + thread pool / worker thread
    first query > one more / another + every row
    not + verify / check / decode
    runs + thread ! uvicorn / gunicorn
    <blocks> + event loop

``+`` joins slots in any order, ``>`` asks for this order, ``/`` separates alternatives, a slot
``not`` asks that the statement be denied ("doesn't verify"), ``!`` names words that must not stand
near, and ``<name>`` stands for an entry of the lexicon. The signs count only with white space
around them, so ``N+1``, ``/docs`` and ``->`` are ordinary words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_REFERENCE = re.compile(r"(?<!\S)<([a-z][a-z0-9-]*)>(?!\S)")


class PhrasingError(ValueError):
    """A phrasing that can't be read; the message says which part and why."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One accepted way to say something."""

    slots: tuple[tuple[str, ...], ...]
    """Alternatives, slot by slot, as the author wrote them."""
    after: tuple[bool, ...]
    """For each slot, whether it must stand after the slot before it."""
    denied: bool
    """Whether the statement must be negated to count."""
    unless: tuple[str, ...]
    """Words that must not stand near."""


def fill_in(source: str, lexicon: Mapping[str, str]) -> str:
    """Replace each ``<name>`` by the alternatives that the lexicon has for it.

    Raises:
        PhrasingError: for a name that the lexicon lacks.
    """

    def entry(reference: re.Match[str]) -> str:
        if reference[1] not in lexicon:
            raise PhrasingError(f"no entry {reference[0]} in the lexicon")
        return lexicon[reference[1]]

    return _REFERENCE.sub(entry, source)


def parse_phrasing(source: str) -> Phrasing:
    """Read one phrasing, its lexicon entries filled in.

    Raises:
        PhrasingError: if it has an empty slot or alternative, or asks for nothing but ``not``.
    """
    statement, *exclusions = re.split(r"(?<!\S)!(?!\S)", source)
    if len(exclusions) > 1:
        raise PhrasingError(f"'!' may stand only once, at the end: {source!r}")
    parts = re.split(r"(?<!\S)([+>])(?!\S)", statement)
    slots: list[tuple[str, ...]] = []
    after: list[bool] = []
    denied = False
    for sign, part in zip(["+", *parts[1::2]], parts[0::2], strict=True):
        if not part.strip():
            raise PhrasingError(f"an empty slot in {source!r}")
        alternatives = parse_alternatives(part)
        if alternatives == ("not",):
            denied = True
        else:
            slots.append(alternatives)
            after.append(sign == ">" and len(slots) > 1)
    if not slots:
        raise PhrasingError(f"nothing to look for in {source!r}")
    unless = tuple(word for part in exclusions for word in parse_alternatives(part))
    return Phrasing(tuple(slots), tuple(after), denied, unless)


def parse_alternatives(source: str) -> tuple[str, ...]:
    """Read the alternatives of one slot, without repeats, in the author's order.

    Raises:
        PhrasingError: for an empty slot or alternative.
    """
    alternatives = [" ".join(raw.split()) for raw in re.split(r"(?<!\S)/(?!\S)", source)]
    if not all(alternatives):
        raise PhrasingError(f"an empty slot or alternative in {source.strip()!r}")
    return tuple(dict.fromkeys(alternatives))
