"""Which questions come next in a quiz: unseen and weak ones first, none that was asked just now."""

import random
from collections.abc import Mapping, Sequence

from bot.bank import LEVELS, Question

RECENT = 12
"""How many of the questions asked last are kept away while there are others."""


def pick(
    candidates: Sequence[Question],
    recalls: Mapping[str, float],
    recent: Sequence[str],
    count: int,
    rng: random.Random,
) -> tuple[str, ...]:
    """Choose up to ``count`` different questions and put the easier levels first.

    Those with the lowest expected recall are chosen, and among those that are about equal chance
    decides.
    """
    order = list(candidates)
    rng.shuffle(order)
    fresh = [question for question in order if question.id not in recent]
    stale = sorted(
        (question for question in order if question.id in recent),
        key=lambda question: recent.index(question.id),
    )
    fresh.sort(key=lambda question: round(recalls[question.id], 1))
    chosen = (fresh + stale)[:count]
    chosen.sort(key=lambda question: LEVELS.index(question.level))
    return tuple(question.id for question in chosen)
