"""Which word of a rubric a mistyped word was meant to be.

Only a word that the rubric itself lacks is looked at: one slip is forgiven in four letters and two
in nine, and never a slip that adds or takes a prefix which turns the meaning
round (“asynchronous” is no slip of “synchronous”).
"""

from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Words of fewer letters are never taken for a slip."""

_TURNING = ("a", "un", "in", "non", "de", "im", "ir", "dis", "re", "anti", "ex", "im")


def nearest(word: str, vocabulary: Collection[str]) -> str | None:
    """The vocabulary's word that a mistyped word was most likely meant to be, or None."""
    if len(word) < SHORTEST or word.isdigit():
        return None
    forgiven = 1 if len(word) < 9 else 2  # noqa: PLR2004  (see the module's docstring)
    found = process.extractOne(word, vocabulary, scorer=OSA.distance, score_cutoff=forgiven)
    if found is None:
        return None
    meant = str(found[0])
    if len(meant) < SHORTEST or (len(word) == SHORTEST and sorted(word) != sorted(meant)):
        return None
    longer, shorter = (word, meant) if len(word) > len(meant) else (meant, word)
    if any(longer == prefix + shorter for prefix in _TURNING):
        return None
    return meant
