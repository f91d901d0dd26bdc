"""What earns nothing: piles of keywords, scrambled words, the prompt again, answers to other questions.

But for the last two the guards look at how words are joined, not at which they are, so that short
notes pass and heaps of the right words don't.
"""

from collections.abc import Mapping
from enum import Enum
from itertools import pairwise

from bot.grading.rubric import Subject
from bot.grading.text import Text
from bot.grading.words import AUXILIARIES, COMMON, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECTS


class Guard(Enum):
    """Why an answer isn't taken as one."""

    PILE = "pile"
    SCRAMBLED = "scrambled"
    PARROT = "parrot"
    STRAY = "stray"


_FEWEST_WORDS = 5
"""Shorter texts are never a pile: a name can be the answer."""
_NOTES = ((0.16, 1.5, 4.5), (0.2, 1.35, 8))
"""With a smaller share of joining words and signs than the first figure, a text is a pile unless the
items of its list have so many words on average. Terse right answers have a share of 0.17 and more
and items of 1.5 to 4.5 words; piles of key words have next to none, and items of 1 word or 10."""
_SIGNS = frozenset({",", ".", ":", "→"})
_ODD_PAIRS = 2
_ODD_SHARE = 0.09
"""Pairs of function words that no sentence has ("the of", "and is"): right answers have none or one,
shuffled ones one in five."""
_ECHO = 0.85
"""The share of an answer's words that stand in the prompt from which on it is an echo."""


_STRAY_FROM = 10
"""Content words from which on it can be told whether a text is about the question at all."""
_FAMILIAR, _CENTRAL = 0.45, 0.1
"""The least share of an answer's words that the question's material knows, and that stand in its
prompt or model answers. Of 400 right answers none had less than 0.5 and 0.11; of the answers to
other topics that earn points by accident half have."""


def guard(subject: Subject, text: Text) -> Guard | None:
    """The reason why a text isn't an answer to a question about this subject, or None."""
    return misshapen(subject.prompt, text) or _stray(subject, text)


def misshapen(prompt: frozenset[str], text: Text) -> Guard | None:
    """The reason why a text is no answer to any question, or only its prompt again, or None."""
    content = _content(text)
    if content and _share(content, prompt) >= _ECHO:
        return Guard.PARROT
    if _is_pile(text):
        return Guard.PILE
    if _is_scrambled(text):
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
    joined = sum(word.lower() in COMMON for word in words) / len(words)
    item = len(words) / (1 + sum(sign in _SIGNS for sign in text.everything))
    return any(
        joined < enough and not shortest <= item <= longest for enough, shortest, longest in _NOTES
    )


def _is_scrambled(text: Text) -> bool:
    pairs = odd = 0
    before = "."
    for word, following in pairwise((*text.everything, ".")):
        plain = word.lower() if word.istitle() and len(word) > 1 else word
        forbidden = _FORBIDDEN.get(plain)
        if forbidden is not None:
            pairs += 1
            odd += following in forbidden
        if plain in COMMON:
            odd += word.istitle() and before.isalpha() and word not in _CAPITALS
        before = word
    return odd >= _ODD_PAIRS and odd >= _ODD_SHARE * pairs


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words)


_CAPITALS = frozenset({"I", "A"})
_ENDS = frozenset({".", ","})
_AFTER_DETERMINER = (
    frozenset("all so each every them can at both get gets makes does always needs".split())
    | DETERMINERS | PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | SUBJECTS | _ENDS
    | frozenset("to no that this which who when if then than as where while how what why until be "
                "instead".split())
) - {"in", "on", "per", "through", "can", "may", "will"}  # fmt: skip
_AFTER_PREPOSITION = (
    AUXILIARIES
    | CONJUNCTIONS
    | frozenset("of by with from for at into onto to i he she they we than then".split())
)
_FORBIDDEN: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("the", "an", "their", "your", "my", "our"), _AFTER_DETERMINER),
    "a": (_AFTER_DETERMINER - _ENDS - CONJUNCTIONS - PREPOSITIONS - {"no"}) | {"and", "of"},
    **dict.fromkeys(("each", "every", "any"), frozenset({"the", "a", "an", "to"})),
    "no": frozenset("a an is are and for in of".split()),
    "same": frozenset({"the", "a", "of", "is", "are"}),
    "other": frozenset({"the", "a"}),
    "else": frozenset({"a", "the"}),
    "instead": frozenset({"the", "a"}),
    "one": frozenset({"a", "the", "its"}),
    "both": frozenset({"a", "an"}),
    "then": frozenset({"of", "and"}),
    "there": frozenset({"of", "in"}),
    "never": frozenset({"the", "a", "and"}),
    "when": frozenset({".", "or", "of", "and"}),
    "which": _ENDS | frozenset({"of", "and", "or", "with", "to", "that", "so"}),
    "you": frozenset("it with of for into as if or one each which so from by".split()),
    "be": frozenset({"it", "to", "that", "of", "or", "and"}),
    **dict.fromkeys(PREPOSITIONS, _AFTER_PREPOSITION),
    **dict.fromkeys(
        ("in", "on", "through", "from"),  # "built in and", "passed on to"
        _AFTER_PREPOSITION - frozenset("by with for to from at and or".split()),
    ),
    "by": (_AFTER_PREPOSITION | _ENDS | {"in", "so"}) - {"then"},
    "from": (_AFTER_PREPOSITION - {"from"}) | {"in", "you", "so"},
    "for": _AFTER_PREPOSITION | {"so", "there", "as"},
    **dict.fromkeys(
        ("of", "into", "onto", "per", "between", "at"), _AFTER_PREPOSITION | _ENDS | {"so", "as"}
    ),
    **dict.fromkeys(AUXILIARIES, AUXILIARIES | {"of", "and", "or", "than"}),
    **dict.fromkeys(
        ("was", "were", "has", "will", "would", "should", "must"),
        AUXILIARIES | _ENDS | {"of", "and", "or", "than"},
    ),
    **dict.fromkeys(
        ("i", "we", "they", "he", "she"),
        _ENDS | DETERMINERS | frozenset("of to in by for and or is with from i we they".split()),
    ),
    "it": frozenset("it of i we they you".split()),
    **dict.fromkeys(CONJUNCTIONS, frozenset({"and", "or", "of", "."})),
    "because": _ENDS | frozenset({"and", "or", "is", "are", "to", "with"}),
    "to": frozenset(
        "is are was of and or to does can will has with by from for so as there when i at . ,".split()
    ),
    "not": frozenset({"of", "is", "are", "and", "or"}),
    "that": frozenset({"of", "or", "so"}),
    "than": _ENDS | {"of", "and", "or", "so"},
    "if": _ENDS | AUXILIARIES | frozenset({"of", "and", "or", "to", "if"}),
    "so": frozenset({"of", "is", "are", "or", "and"}),
    "as": _ENDS | frozenset({"of", "is", "are", "and", "or"}),
}
