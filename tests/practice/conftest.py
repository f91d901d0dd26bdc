"""One person's side of a conversation."""

import pytest

from bot.interview import Interview
from tests.practice.conversations import Clock, Talk


@pytest.fixture
def talk(interview: Interview, clock: Clock) -> Talk:
    """A talk that begins."""
    return Talk(interview, clock)
