"""The one door: a person and an event in, replies out, everything in between remembered."""

import random
from collections.abc import Iterator
from datetime import datetime

from bot.bank import Bank, OwnBank, with_own
from bot.grading import Grader
from bot.history import Delivery, Export, History
from bot.practice import Chose, Desk, Edited, Event, Reply, step, wake

_KEPT = 100
"""How many people's own banks are kept ready in memory."""


class Interview:
    """Conversations of many people over one bank and one database."""

    def __init__(self, bank: Bank, history: History, rng: random.Random) -> None:
        self._bank = bank
        self._grader = Grader()
        self._history = history
        self._rng = rng
        self._own: dict[str, tuple[tuple[str, ...], tuple[OwnBank, ...], Bank]] = {}

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
        taken = step(self._desk(person, now), event)
        # What was tapped or edited changes where it stands; what was typed is answered below it.
        in_place = isinstance(event, Chose | Edited)
        return self._history.finish(person, taken, now, update, in_place=in_place)

    def to_remind(self, front: str, now: datetime, most: int) -> tuple[str, ...]:
        """People of a front whose reminder is due and who can be reached, the longest due first."""
        return self._history.to_remind(front, now, most)

    def remind(self, person: str, now: datetime) -> tuple[Delivery, ...]:
        """Remind a person if it is time, and if there is something to do.

        What is said and when they are reminded next is written in one transaction, so that no
        restart says it twice.
        """
        desk = self._desk(person, now)
        if desk.state.remind_at is None or desk.state.remind_at > now:
            return ()
        return self._history.finish(person, wake(desk), now, None)

    def dont_remind(self, person: str) -> None:
        """Leave a person's reminders out until they talk again."""
        self._history.dont_remind(person)

    def _banks(self, person: str) -> tuple[tuple[OwnBank, ...], Bank]:
        """A person's own banks, and the bank that they see; the last few people's are kept."""
        stamp = self._history.own_stamp(person)
        if not stamp:
            self._own.pop(person, None)
            return (), self._bank
        kept = self._own.pop(person, None)
        if kept is None or kept[0] != stamp:
            own = self._history.own_banks(person)
            kept = (stamp, own, with_own(self._bank, own))
        self._own[person] = kept
        if len(self._own) > _KEPT:
            del self._own[next(iter(self._own))]
        return kept[1:]

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
        return None if record is None else Export(record, self._banks(person)[1], now)

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

    def _desk(self, person: str, now: datetime) -> Desk:
        state, past = self._history.state(person), self._history.past(person)
        own, bank = self._banks(person)
        return Desk(state, bank, self._grader, past, now, self._rng, own)
