"""How fast one person may write: who comes too fast is told so once, then not heard for a while."""

from collections import OrderedDict
from dataclasses import dataclass
from enum import Enum, auto

MOST_PEOPLE = 20_000
"""People remembered at most (about 4 MB); those not heard of for longest are forgotten first."""


class Admission(Enum):
    """What becomes of an update."""

    TAKEN = auto()
    TOLD = auto()
    """Not taken, and the person is to be told."""
    DROPPED = auto()
    """Not taken, and the person knows why."""


@dataclass(slots=True)
class _Purse:
    coins: float
    at: float
    told: bool = False


class Pace:
    """A purse of coins a person: each update costs one, and they come back with time."""

    def __init__(self, burst: int, seconds_a_coin: float) -> None:
        self._burst = burst
        self._seconds = seconds_a_coin
        self._purses: OrderedDict[str, _Purse] = OrderedDict()

    def admit(self, person: str, at: float) -> Admission:
        """Take a coin for an update that was sent at a time, in seconds."""
        purse = self._purses.pop(person, None) or _Purse(self._burst, at)
        self._purses[person] = purse
        if len(self._purses) > MOST_PEOPLE:
            self._purses.popitem(last=False)
        # A backlog is judged by when it was written, not by when it arrives.
        passed = max(0.0, at - purse.at)
        purse.coins = min(self._burst, purse.coins + passed / self._seconds)
        purse.at = max(purse.at, at)
        if purse.told and purse.coins < self._burst / 2:
            return Admission.DROPPED  # one coin a second would have a flood told once a second
        if purse.coins >= 1:
            purse.coins -= 1
            purse.told = False
            return Admission.TAKEN
        told, purse.told = purse.told, True
        return Admission.DROPPED if told else Admission.TOLD
