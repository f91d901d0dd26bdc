"""What earns nothing: piles of keywords, scrambled words, the prompt again, answers to other questions.

But for the last two the guards look at how words are joined, not at which they are, so that short
notes pass and heaps of the right words don't.
"""

from enum import Enum

from bot.grading.rubric import Subject
from bot.grading.scrambled import is_scrambled
from bot.grading.text import Text
from bot.grading.words import COMMON


class Guard(Enum):
    """Why an answer isn't taken as one."""

    PILE = "pile"
    SCRAMBLED = "scrambled"
    PARROT = "parrot"
    STRAY = "stray"


_FEWEST_WORDS = 5
"""Shorter texts are never a pile: a name can be the answer."""
_NOTES = ((0.13, 1.5, 4.5), (0.2, 1.35, 8))
"""With a smaller share of joining words and signs than the first figure, a text is a pile unless the
items of its list have so many words on average. Terse right answers have a share of 0.14 and more
and items of 1.5 to 4.5 words; piles of key words have next to none, and items of 1 word or 10."""
_JOINING = COMMON | {"becomes", "means", "gives", "gets", "turns"}
"""Words that join others to a statement."""
_SIGNS = frozenset({",", ".", ":", "→"})
_ECHO = 0.85
"""The share of an answer's words that stand in the prompt from which on it is an echo."""

_STRAY_FROM = 10
"""Content words from which on it can be told whether a text is about the question at all."""
_FAMILIAR, _CENTRAL = 0.45, 0.1
"""The least share of an answer's words that the question's material knows, and that stand in its
prompt or model answers. Of 400 right answers none had less than 0.5 and 0.11; of the answers to
other topics that earn points by accident half have."""
_MADE = 0.5
"""The share of the points' worth from which on a text is no stray, in whatever words."""


def guard(subject: Subject, text: Text, made: float) -> Guard | None:
    """The reason why a text isn't an answer to a question about this subject, or None.

    ``made`` is the share of the points' worth that it makes, ∈ [0, 1]: an analogy may have all of
    its words from a kitchen.
    """
    return misshapen(subject.prompt, text) or (_stray(subject, text) if made < _MADE else None)


def misshapen(prompt: frozenset[str], text: Text) -> Guard | None:
    """The reason why a text is no answer to any question, or only its prompt again, or None."""
    content = _content(text)
    if content and _share(content, prompt) >= _ECHO:
        return Guard.PARROT
    if _is_pile(text):
        return Guard.PILE
    if is_scrambled(text):
        return Guard.SCRAMBLED
    return None


def _stray(subject: Subject, text: Text) -> Guard | None:
    content = _content(text)
    if len(content) >= _STRAY_FROM and (
        _share(content, subject.familiar) < _FAMILIAR or _share(content, subject.central) < _CENTRAL
    ):
        return Guard.STRAY
    return None


def _content(text: Text) -> list[str]:
    return [base for word, base in zip(text.words, text.bases, strict=True) if word not in COMMON]


def _is_pile(text: Text) -> bool:
    words = [word for word in text.everything if word not in {",", "."}]
    if len(words) < _FEWEST_WORDS:
        return False
    joined = sum(word.lower() in _JOINING for word in words) / len(words)
    item = len(words) / (1 + sum(sign in _SIGNS for sign in text.everything))
    return any(
        joined < enough and not shortest <= item <= longest for enough, shortest, longest in _NOTES
    )


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words)
