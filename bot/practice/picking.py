"""Which questions come next: unseen and weak ones first, none that was asked just now."""

import random
from collections.abc import Sequence

from bot.bank import LEVELS, Question
from bot.practice.attempts import Mark

RECENT = 12
"""How many of the questions asked last are kept away while there are others."""


def pick(
    candidates: Sequence[Question],
    marks: Sequence[Mark],
    recent: Sequence[str],
    count: int,
    rng: random.Random,
) -> tuple[str, ...]:
    """Choose up to ``count`` different questions and put the easier levels first.

    An unseen question weighs like one answered with a score of 0.35; of those seen the last score
    decides, and among equals chance does.
    """
    last = {mark.question: mark.score for mark in marks}
    order = list(candidates)
    rng.shuffle(order)
    fresh = [question for question in order if question.id not in recent]
    stale = sorted(
        (question for question in order if question.id in recent),
        key=lambda question: recent.index(question.id),
    )
    fresh.sort(key=lambda question: round(last.get(question.id, 0.35), 1))
    chosen = (fresh + stale)[:count]
    chosen.sort(key=lambda question: LEVELS.index(question.level))
    return tuple(question.id for question in chosen)
