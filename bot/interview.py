"""The one door: a person and an event in, replies out, everything in between remembered."""

import random
from collections.abc import Iterator
from datetime import datetime

from bot.bank import Bank
from bot.grading import Grader
from bot.history import Delivery, Export, History
from bot.practice import Chose, Desk, Edited, Event, Reply, step


class Interview:
    """Conversations of many people over one bank and one database."""

    def __init__(self, bank: Bank, history: History, rng: random.Random) -> None:
        self._bank = bank
        self._grader = Grader()
        self._history = history
        self._rng = rng

    def hear(
        self, person: str, event: Event, now: datetime, update: int | None = None
    ) -> tuple[Delivery, ...]:
        """Take one turn: all of its effects and replies are on disk when this returns.

        Args:
            person: who it is, by front and account, such as ``telegram:42``.
            event: what happened.
            now: when, aware and in UTC.
            update: the front's number of the update, if it may come twice: the second time
                changes nothing and says nothing.
        """
        if update is not None and self._history.is_done(update):
            return ()
        state, past = self._history.state(person), self._history.past(person)
        taken = step(Desk(state, self._bank, self._grader, past, now, self._rng), event)
        # What was tapped or edited changes where it stands; what was typed is answered below it.
        in_place = isinstance(event, Chose | Edited)
        return self._history.finish(person, taken, now, update, in_place=in_place)

    def say(
        self, person: str, reply: Reply, now: datetime, update: int | None = None
    ) -> tuple[Delivery, ...]:
        """Answer an update with a remark of the front's own: it changes nothing else."""
        if update is not None and self._history.is_done(update):
            return ()
        return self._history.say(person, reply, now, update)

    def export(self, person: str, now: datetime) -> Export | None:
        """A person's data, to be written as files; None if nothing is kept."""
        record = self._history.record(person)
        return None if record is None else Export(record, self._bank, now)

    def warm_up(self) -> Iterator[None]:
        """Make each question ready to be graded, one at each step; else its first answer waits."""
        for question in self._bank.questions.values():
            self._grader.grade(question, question.answers[0])
            yield

    def delivered(self, delivery: Delivery, message: int | None, now: datetime) -> None:
        """Note that a reply reached its person, as which message where the front numbers them."""
        self._history.sent(delivery.id, message, now)

    def refused(self, delivery: Delivery, now: datetime) -> None:
        """Note that a person doesn't want to be written to; what they said is kept."""
        self._history.unreachable(delivery.person, now)
        self._history.sent(delivery.id, None, now)
