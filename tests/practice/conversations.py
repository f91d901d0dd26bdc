"""Fresh conversations for properties, which can't use fixtures."""

import random

from bot.bank import load_bank
from bot.history import History
from bot.interview import Interview
from tests.conftest import BANKS

_BANK = load_bank([BANKS])


def fresh() -> Interview:
    """A new interview over the small bank."""
    return Interview(_BANK, History.open(None), random.Random(1))
