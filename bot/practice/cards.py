"""Cards: how well a person remembers each question, and when it is time to ask it again.

The memory model is FSRS-6, free spaced repetition scheduler, with its published parameters
(https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm). A card follows from the
tries at its question and from nothing else: whoever takes a try back, or says that it was right,
gets the card that the remaining tries make.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

import fsrs

from bot.grading import SOLID

FULL = 0.95
"""From this score of the first try on, nothing was missing."""
TELLING_HINTS = 3
"""So many hints tell nearly all of the answer."""

_HALF_A_DAY = timedelta(hours=12)
"""The model counts days that are over; a little less than a day is one too, so days are rounded."""

_SCHEDULER = fsrs.Scheduler(
    desired_retention=0.9,
    learning_steps=(),  # nothing is due again within the hour: a round is no drill, and people leave
    relearning_steps=(),
    maximum_interval=365,
    enable_fuzzing=False,  # the same tries give the same card
)


class Try(NamedTuple):
    """One asking of a question, as memory sees it."""

    ask: int
    at: datetime
    """Aware, and in UTC."""
    first_score: float
    """∈ [0, 1], before any follow-up."""
    score: float
    """∈ [0, 1], in the end."""
    own: float | None
    """What the person says it was worth, where they said so."""
    hints: int


@dataclass(frozen=True, slots=True)
class Card:
    """The memory of one question: after ``stability`` days it will be recalled 9 times in 10."""

    question: str
    stability: float
    """Days, more than 0."""
    difficulty: float
    """∈ [1, 10]."""
    last: datetime
    """When it was tried last."""
    due: datetime
    """When it should be asked again."""
    solid: bool
    """Whether the last try went well."""

    def recall(self, at: datetime) -> float:
        """The chance that the question is answered well at a time, ∈ (0, 1], by days, rounded.

        This is the forgetting curve of FSRS-6: (1 + f·t/S)^-d with t the days since the last try,
        S the stability, d = 0.1542 and f such that t = S gives 0.9.
        """
        return _SCHEDULER.get_card_retrievability(_theirs(self), at)


def rating(tried: Try) -> fsrs.Rating:
    """What a try says about memory, by the grade of its first answer.

    ======= ================================================================================
    again   not solid in the end, or all hints were needed
    hard    solid, but with a hint, or with a follow-up after a first answer that wasn't
    good    solid at once
    easy    all said at once (0.95 and more)
    ======= ================================================================================

    Who says that they were right is taken to have been solid at once; how full the answer was
    nobody knows, so it is never easy.
    """
    objected = tried.own is not None and tried.own > tried.score
    end = tried.score if tried.own is None else tried.own
    first = max(tried.first_score, SOLID) if objected else tried.first_score
    if end < SOLID or tried.hints >= TELLING_HINTS:
        return fsrs.Rating.Again
    if first < SOLID or tried.hints:
        return fsrs.Rating.Hard
    return fsrs.Rating.Easy if first >= FULL and not objected else fsrs.Rating.Good


def card_after(question: str, tries: Iterable[Try]) -> Card | None:
    """The card that tries at one question make, oldest first; None without a try."""
    card = None
    for tried in tries:
        card = _tried(question, card, rating(tried), tried.at)
    return card


def card_if_right(card: Card | None, question: str, at: datetime) -> Card:
    """The card that a solid answer at a time would make of one, or of none."""
    return _tried(question, card, fsrs.Rating.Good, at)


def _tried(question: str, card: Card | None, rated: fsrs.Rating, at: datetime) -> Card:
    before = fsrs.Card(card_id=0, due=at) if card is None else _theirs(card)
    after, _ = _SCHEDULER.review_card(before, rated, at)
    if after.stability is None or after.difficulty is None:  # only a card never tried has none
        raise AssertionError(question)
    solid = rated is not fsrs.Rating.Again
    return Card(question, after.stability, after.difficulty, at, after.due, solid)


def _theirs(card: Card) -> fsrs.Card:
    last = card.last - _HALF_A_DAY
    return fsrs.Card(0, fsrs.State.Review, None, card.stability, card.difficulty, card.due, last)
