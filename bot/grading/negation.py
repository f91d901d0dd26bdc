"""Which words of a text stand under a denial.

A denial reaches some words forward and no further than its clause; two of them cancel out. Crude
sentence-wide negation strikes one right answer in eight, since right answers are full of “not
only”, “without” and “instead of”.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bot.grading.text import Text
from bot.grading.words import AUXILIARIES, base

REACH = 8
"""How many words forward the denial of a verb reaches."""
SHORT_REACH = 5
"""How many words forward "no", "without", "instead of" and their like reach."""

_HARD = frozenset(
    "not never no without nor neither none nothing nobody hardly nowhere unlike".split()
)
_SOFT = frozenset(
    "avoid avoids avoiding prevent prevents preventing stop stops skip skips lack lacks lacking "
    "missing refuse refuses ignore ignores ignored free instead save saves saving spare spares "
    "forget forgets forgot forgetting isn unable against lose loses losing lost".split()
)
_LEAVES_OPEN = frozenset("why if or whether".split())
"""A word that would deny doesn't after these."""
_NOT_A_DENIAL_BEFORE = {  # after these it is Python's None
    "none": frozenset("is be was to as of returns return gives gets get default equals".split()),
}
_NOT_A_DENIAL_AFTER = {
    "not": frozenset(
        "only just merely sure necessarily until unless because bad solely forget worry want".split()
    ),
    "never": frozenset("forget worry mind".split()),
    "no": frozenset("matter wonder problem doubt longer it they that this you we i".split()),
    "nothing": frozenset("else but".split()),
}
_ENDS_SCOPE = frozenset(
    map(base, "and but so then that which who if when unless until because nor".split())
)
_SUBJECTS = frozenset("i you he she it we they there this".split())
"""With one of these after an “or”, something new is said."""
_JUDGING = frozenset("ok okay fine good great ideal acceptable nice wise".split())
"""Who says that something is not one of these disapproves of it, and doesn't say that it isn't so."""
_PASSES_ON = frozenset("mean true case imply say".split())
_PAIRS = frozenset({("instead", "of"), ("rather", "than"), ("fails", "to"), ("fail", "to")})
_VERBAL = AUXILIARIES | {"do", "have", "be", "need"}
_COPULAS = frozenset("is are was were isn aren gets".split())


@dataclass(frozen=True, slots=True)
class Denials:
    """The places of the denials that reach a word, by its place; most words stand under none."""

    hard: Mapping[int, tuple[int, ...]]
    """Denials that turn a statement round."""
    soft: Mapping[int, tuple[int, ...]]
    """Those, and words such as “avoid”, which say no only where a denial is expected."""
    verbal: frozenset[int]
    """The places where a verb is denied: "does not", "never"."""
    afterwards: Mapping[int, int]
    """By the last word of a statement, the “is not” that follows on it at once."""


def denials(text: Text) -> Denials:
    """Find all denials and what they reach."""
    size = len(text)
    hard: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
    soft: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
    named = text.within_identifiers()
    verbal: set[int] = set()
    afterwards: dict[int, int] = {}
    for place, word in enumerate(text.words):
        if place in named:
            continue
        strict = word in _HARD or (place + 1 < size and (word, text.words[place + 1]) in _PAIRS)
        if not strict and word not in _SOFT:
            continue
        if strict and _is_figure_of_speech(text, place):
            continue
        if _denies_a_verb(text, place):
            verbal.add(place)
        if _follows_at_once(text, place):
            afterwards[place - 2] = place
        reach = REACH if place in verbal else SHORT_REACH
        for reached in range(place + 1, min(size, place + 1 + reach)):
            if text.breaks[reached] or _ends_scope(text, place, reached):
                break
            soft[reached] += (place,)
            if strict:
                hard[reached] += (place,)
    return Denials(dict(hard), dict(soft), frozenset(verbal), afterwards)


def _ends_scope(text: Text, denial: int, place: int) -> bool:
    """Whether a denial reaches no further; what “doesn't mean that ...” introduces is denied too."""
    if text.words[place] == "or":  # "not waited for, or it runs" says that it runs
        return place + 1 < len(text) and text.words[place + 1] in _SUBJECTS
    passed_on = place == denial + 2 and text.bases[place - 1] in _PASSES_ON
    return text.bases[place] in _ENDS_SCOPE and not (passed_on and text.bases[place] == "that")


def _denies_a_verb(text: Text, place: int) -> bool:
    word, before = text.words[place], text.words[place - 1] if place else ""
    after = text.words[place + 1] if place + 1 < len(text) else ""
    return word == "never" or (word == "not" and before in _VERBAL and after not in _JUDGING)


def _follows_at_once(text: Text, denial: int) -> bool:
    """Whether it is an “is not” that follows at once on what may be the end of a statement."""
    return (
        denial > 1
        and text.words[denial] in {"not", "never"}
        and text.words[denial - 1] in _COPULAS
        and not (text.breaks[denial - 1] or text.breaks[denial])
    )


def _is_figure_of_speech(text: Text, place: int) -> bool:
    """Whether a denying word stands in a phrase that denies nothing ("not only", "why not")."""
    before = text.words[place - 1] if place and not text.breaks[place] else ""
    after = text.words[place + 1] if place + 1 < len(text) else ""
    word = text.words[place]
    return (
        before in _LEAVES_OPEN
        or before in _NOT_A_DENIAL_BEFORE.get(word, ())
        or after in _NOT_A_DENIAL_AFTER.get(word, ())
    )
