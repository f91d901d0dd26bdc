"""Which word of a rubric a mistyped word was meant to be.

Only a word that the rubric itself lacks is looked at: one slip is forgiven in four letters and two
in nine, and never a slip that adds or takes a prefix which turns the meaning
round (“asynchronous” is no slip of “synchronous”).
"""

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Words of fewer letters are never taken for a slip."""

_LONG = 8
"""In shorter words the first letter isn't the slip, unless it changed places with the second:
"amkes" is a slip of "makes", "fakes" is none."""

_REMEMBERED = 1024
"""Words whose slips are known: most that a vocabulary lacks are ordinary words that come again."""

_TURNING = ("a", "un", "in", "non", "de", "im", "ir", "dis", "re", "anti", "ex")


def _forgiven(length: int) -> int:
    return 1 if length < 9 else 2  # noqa: PLR2004  (see the module's docstring)


class Spelling:
    """The words of a vocabulary with their base forms, and what may be a slip of one."""

    def __init__(self, vocabulary: Mapping[str, str]) -> None:
        self._vocabulary = vocabulary
        long_enough = [word for word in vocabulary if len(word) >= SHORTEST]
        self._by_length = tuple(
            tuple(word for word in long_enough if abs(len(word) - length) <= _forgiven(length))
            for length in range(max(map(len, vocabulary), default=0) + 3)
        )
        self.meant = lru_cache(_REMEMBERED)(self._meant)
        """The base form of the word that a mistyped word was most likely meant to be, or None."""

    def _meant(self, word: str) -> str | None:
        if not SHORTEST <= len(word) < len(self._by_length) or word.isdigit():
            return None
        found = process.extractOne(
            word, self._by_length[len(word)], scorer=OSA.distance, score_cutoff=_forgiven(len(word))
        )
        if found is None:
            return None
        meant = str(found[0])
        if len(word) == SHORTEST and sorted(word) != sorted(meant):
            return None
        if word[0] != meant[0] and word[:2] != meant[1::-1] and len(word) < _LONG:
            return None
        longer, shorter = (word, meant) if len(word) > len(meant) else (meant, word)
        if any(longer == prefix + shorter for prefix in _TURNING):
            return None
        return self._vocabulary[meant]
