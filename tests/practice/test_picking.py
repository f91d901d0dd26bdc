"""A quiz asks what is least expected to be known, and nothing twice."""

import random
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from bot.bank import LEVELS, load_bank
from bot.practice.picking import pick

QUESTIONS = tuple(load_bank().questions.values())[:40]
IDS = [question.id for question in QUESTIONS]
recalls = st.fixed_dictionaries({question: st.floats(0, 1) for question in IDS})
recent = st.lists(st.sampled_from(IDS), unique=True, max_size=12)


@given(recalls, recent, st.integers(1, 60), st.integers())
def test_the_weakest_are_picked_once_each_the_easier_levels_first(
    recalled: Mapping[str, float], asked: list[str], count: int, seed: int
) -> None:
    """What was asked just now comes only when nothing else is left."""
    picked = pick(QUESTIONS, recalled, asked, count, random.Random(seed))
    assert len(set(picked)) == len(picked) == min(count, len(QUESTIONS))
    levels = [LEVELS.index(q.level) for i in picked for q in QUESTIONS if q.id == i]
    assert levels == sorted(levels)
    left = set(IDS) - set(picked) - set(asked)
    fresh = [recalled[i] for i in picked if i not in asked]
    if left and fresh:
        assert max(fresh) <= min(recalled[i] for i in left) + 0.1
    assert not left or not set(picked) & set(asked)


def test_the_same_chance_picks_the_same() -> None:
    """A conversation can be replayed; another chance picks others."""
    equal = dict.fromkeys(IDS, 0.25)
    first, same, other = (pick(QUESTIONS, equal, (), 5, random.Random(n)) for n in (1, 1, 2))
    assert first == same
    assert set(first) != set(other)
