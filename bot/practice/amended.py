"""A past with one attempt more: the one that a step is about to write."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.practice.attempts import Attempt, Mark, Past, Told
from bot.practice.cards import Card, Try


@dataclass(frozen=True, slots=True)
class Amended:
    """What the past will be once the step is written, for whatever the same step does next."""

    past: Past
    new: Attempt
    card: Card | None
    """The card of the attempt's question then."""

    def marks(self) -> Sequence[Mark]:
        """All attempts that count, oldest first."""
        marks = [mark for mark in self.past.marks() if mark.ask != self.new.ask]
        if not self.new.undone:
            marks.append(Mark(self.new.question, self.new.counted, self.new.at, self.new.ask))
        return sorted(marks, key=lambda mark: mark.ask)

    def told(self, most: int) -> Sequence[Told]:
        """What the person said, latest first."""
        told = [one for one in self.past.told(most) if one.ask != self.new.ask]
        if not self.new.undone:
            told.append(Told(self.new.ask, self.new.question, self.new.prompt, self.new.text))
        return sorted(told, key=lambda one: -one.ask)[:most]

    def attempt(self, ask: int) -> Attempt | None:
        """The attempt at one asking, also one that was taken back."""
        return self.new if ask == self.new.ask else self.past.attempt(ask)

    def tries(self, question: str) -> Sequence[Try]:
        """All tries at one question, oldest first."""
        tries = [one for one in self.past.tries(question) if one.ask != self.new.ask]
        if question == self.new.question and not self.new.undone:
            tries.append(self.new.tried)
        return sorted(tries)

    def cards(self) -> Sequence[Card]:
        """A card for each question that was tried."""
        return self._with_new(self.past.cards())

    def due(self, until: datetime) -> Sequence[Card]:
        """The cards that are due before a time."""
        return [card for card in self._with_new(self.past.due(until)) if card.due < until]

    def _with_new(self, cards: Sequence[Card]) -> list[Card]:
        others = [card for card in cards if card.question != self.new.question]
        return others if self.card is None else [*others, self.card]
