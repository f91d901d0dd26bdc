"""Finding words in many texts, forgiving typos and endings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import fuzz, process

MOST_WORDS = 8
"""Words of a query that are looked for."""
ALIKE = 80
"""From this likeness on, of 100, a word is taken for the one that was looked for."""
PREFIX = 95
"""What a word is worth that only begins like the one that was looked for."""
ENOUGH = 60
"""The mean likeness, over the words looked for, from which on a text is found: of three words one
may be missing, of two none."""
_SHORT = 3
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """One text that was found."""

    index: int
    likeness: float
    """The mean over the words looked for, ENOUGH to 100."""
    begin: int
    """Where its first fitting word begins."""


def search(query: str, texts: Sequence[str]) -> list[Found]:
    """The texts that have the words of a query, best first, those alike in the order given.

    Every different word of all the texts is compared once: a thousand answers take some 50 ms, most
    of it for splitting them into words.
    """
    wanted = list(dict.fromkeys(_words(query)))[:MOST_WORDS]
    held = [frozenset(_words(text)) for text in texts]
    known = sorted(frozenset(chain.from_iterable(held)))
    fitting = [_fitting(word, known) for word in wanted]
    found: list[Found] = []
    for index, words in enumerate(held):
        likeness = sum(_best(fits, words) for fits in fitting) / max(1, len(wanted))
        if likeness >= ENOUGH:
            found.append(Found(index, likeness, _begin(texts[index], fitting)))
    return sorted(found, key=lambda one: -one.likeness)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _fitting(wanted: str, known: Sequence[str]) -> dict[str, float]:
    """The known words that may be meant, with their likeness."""
    if len(wanted) <= _SHORT:  # short words leave no room for typos
        return {word: 100.0 for word in known if word == wanted}
    fits = {word: float(PREFIX) for word in known if word.startswith(wanted)}
    near = process.extract(wanted, known, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    for word, likeness, _ in near:
        fits[word] = max(likeness, fits.get(word, 0.0))
    return fits


def _best(fits: dict[str, float], words: frozenset[str]) -> float:
    return max((fits[word] for word in fits.keys() & words), default=0.0)


def _begin(text: str, fitting: Sequence[dict[str, float]]) -> int:
    places = (m.start() for m in _WORD.finditer(text) if any(m[0].casefold() in f for f in fitting))
    return next(places, 0)
