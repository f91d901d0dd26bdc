"""One person's side of a conversation."""

import pytest

from bot.interview import Interview
from tests.practice.conversations import Calendar, Clock, Talk


@pytest.fixture
def calendar() -> Calendar:
    """A clock that can be put forward by days."""
    return Calendar()


@pytest.fixture
def later(interview: Interview, calendar: Calendar) -> Talk:
    """A talk that goes on for days."""
    return Talk(interview, calendar)


@pytest.fixture
def talk(interview: Interview, clock: Clock) -> Talk:
    """A talk that begins."""
    return Talk(interview, clock)
