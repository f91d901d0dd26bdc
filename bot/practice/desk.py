"""What a step works with, and what it leaves."""

import random
from dataclasses import dataclass, replace
from datetime import datetime

from bot.bank import Bank, OwnBank, Question
from bot.grading import Grader
from bot.practice.amended import Amended
from bot.practice.attempts import Attempt, Past
from bot.practice.cards import Card, card_after
from bot.practice.replies import Reply
from bot.practice.state import Ask, Phase, State


@dataclass(frozen=True, slots=True)
class Step:
    """What one event leads to."""

    state: State
    replies: tuple[Reply, ...] = ()
    attempt: Attempt | None = None
    """The attempt to write; one with the same asking is replaced."""
    card: Card | None = None
    """The card of the attempt's question to write with it; without one the question has none."""
    keep_bank: OwnBank | None = None
    """A bank of the person's own to write; one with the same key is replaced."""
    drop_bank: str | None = None
    """The key of one to remove."""
    forget: bool = False
    """Whether everything about the person is to be erased, this state included."""

    def then(self, *replies: Reply) -> "Step":
        """The same step, saying more."""
        return replace(self, replies=(*self.replies, *replies))


@dataclass(frozen=True, slots=True)
class Desk:
    """All that one step may look at."""

    state: State
    bank: Bank
    grader: Grader
    past: Past
    now: datetime
    """Aware, and in UTC."""
    rng: random.Random
    own: tuple[OwnBank, ...] = ()
    """The person's own banks; the bank holds their questions too."""

    @property
    def current(self) -> tuple[Ask, Question] | None:
        """The current asking and its question; None if there is none, or the bank lost it.

        Where an author has changed the question since a follow-up was asked, it is open again: the
        points that follow-ups were about are known by their places.
        """
        ask = self.state.ask
        question = self.bank.questions.get(ask.question) if ask else None
        if ask is None or question is None:
            return None
        if ask.probes and ask.fingerprint != question.fingerprint:
            phase = Phase.OPEN if ask.phase is Phase.PROBED else ask.phase
            ask = replace(ask, phase=phase, answers=(), probes=())
        return ask, question

    @property
    def last_in_round(self) -> bool:
        """Whether no question of the round comes after the current one."""
        return self.state.round is None or not self.state.round.questions

    def writes(self, step: Step, attempt: Attempt) -> Step:
        """A step that writes an attempt, and with it the card that follows from it."""
        tries = Amended(self.past, attempt, None).tries(attempt.question)
        return replace(step, attempt=attempt, card=card_after(attempt.question, tries))

    def after(self, step: Step) -> "Desk":
        """The desk once a step is written, for what the same event leads to next."""
        past = Amended(self.past, step.attempt, step.card) if step.attempt else self.past
        return replace(self, state=step.state, past=past)

    def says(self, *replies: Reply) -> Step:
        """A step that only says something."""
        return Step(self.state, replies)
