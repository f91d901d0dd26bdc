"""A small bank, and conversations over it."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.bank import Bank, load_bank
from bot.grading import Grader
from bot.history import History
from bot.interview import Interview

BANKS = Path(__file__).parent / "banks"
BEGIN = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def small() -> Bank:
    """Two sheets with three questions."""
    return load_bank([BANKS])


@pytest.fixture(scope="session")
def shipped() -> Bank:
    """The bank that comes with the program."""
    return load_bank()


@pytest.fixture(scope="session")
def shipped_grader() -> Grader:
    """A grader that compiles each question once for all tests."""
    return Grader()


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes ten seconds at each look."""
    ticks = (BEGIN + timedelta(seconds=10 * n) for n in range(10**6))
    return lambda: next(ticks)


@pytest.fixture
def interview(small: Bank) -> Interview:
    """Conversations over the small bank, remembered in memory, with fixed chance."""
    return Interview(small, History.open(None), random.Random(1))
