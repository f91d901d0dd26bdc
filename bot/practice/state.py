"""Where one person stands in the conversation: a value that is kept as one row."""

import json
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from bot.bank import Level


class Phase(Enum):
    """How far the current question is."""

    OPEN = "open"
    """Asked, no answer yet."""
    PROBED = "probed"
    """Answered in part; a follow-up has been asked."""
    DONE = "done"
    """Graded, or the answer was shown."""


class Kind(Enum):
    """What a round is for."""

    QUIZ = "quiz"
    REVIEW = "review"
    """What is due."""
    MISTAKES = "mistakes"
    """What went wrong and wasn't put right since."""
    TODAY = "today"
    """What is planned for the day."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A time of day, in the person's time zone."""

    hour: int
    """∈ [0, 23]."""
    minute: int
    """∈ [0, 59]."""
    weekdays: bool = False
    """Whether Saturday and Sunday are left out."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen for themselves."""

    zone: str = ""
    """An IANA time zone or an offset such as UTC+05:30; empty while unknown, then UTC serves."""
    length: int = 5
    """Questions in a round."""
    probes: bool = True
    """Whether follow-ups are asked."""
    dark: bool = False
    """Whether pictures are dark."""
    level: Level = "deep"
    """The hardest questions that are asked."""
    interview: date | None = None
    """The day they practise for, in their time zone."""
    late: bool = False
    """Whether grades are shown at the end of a round, all together; then nothing is followed up."""
    reminder: Reminder | None = None
    """When to be reminded of what is due."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One text of a person for the current question, with the message it came in."""

    text: str
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """One asking of one question."""

    number: int
    """Counts a person's askings from 1; attempts and buttons refer to it."""
    question: str
    at: datetime
    phase: Phase = Phase.OPEN
    hints: int = 0
    """How many hints have been shown."""
    answers: tuple[Answer, ...] = ()
    """What was said, the follow-ups' answers too."""
    probes: tuple[int, ...] = ()
    """The points, by place, that follow-ups were asked about."""
    fingerprint: str = ""
    """The question as it was asked, in short: its points keep their places only as long as it
    stays so. Empty where an early version didn't keep it."""


@dataclass(frozen=True, slots=True)
class Round:
    """Some questions in a row, in progress."""

    title: str
    scope: str
    """The topic, the beginning of several, or empty for everything."""
    questions: tuple[str, ...]
    """Those still to come after the current one."""
    length: int
    scores: tuple[tuple[int, float], ...] = ()
    """What was reached so far in this round, by asking."""
    skipped: int = 0
    kind: Kind = Kind.QUIZ
    late: bool = False
    """Whether the grades wait for the end."""

    @property
    def position(self) -> int:
        """The current question's number in the round, from 1."""
        return self.length - len(self.questions)


@dataclass(frozen=True, slots=True)
class State:
    """All that the bot must know of a person to go on, besides their past."""

    asks: int = 0
    """How many questions have been asked so far."""
    round: Round | None = None
    ask: Ask | None = None
    recent: tuple[str, ...] = ()
    """The questions asked last, the latest at the end."""
    settings: Settings = field(default_factory=Settings)
    remind_at: datetime | None = None
    """When the next reminder is due; None without reminders."""

    def dumps(self) -> str:
        """The state as JSON."""
        return json.dumps(self, default=_plain, ensure_ascii=False)

    @classmethod
    def loads(cls, source: str) -> "State":
        """The state that :meth:`dumps` wrote; fields that a newer version added get their default."""
        raw: dict[str, Any] = json.loads(source)
        ask, round_ = raw["ask"], raw["round"]
        return cls(
            asks=raw["asks"],
            round=round_ and _round(round_),
            ask=ask
            and replace(
                Ask(**ask),
                at=datetime.fromisoformat(ask["at"]),
                phase=Phase(ask["phase"]),
                answers=tuple(Answer(**answer) for answer in ask["answers"]),
                probes=tuple(ask["probes"]),
            ),
            recent=tuple(raw["recent"]),
            settings=_settings(raw["settings"]),
            remind_at=_time(raw.get("remind_at")),
        )


def _round(raw: dict[str, Any]) -> Round:
    # An early version kept the scores without their askings; they count, but can't be corrected.
    scores = (tuple(s) if isinstance(s, list) else (0, s) for s in raw["scores"])
    return replace(
        Round(**raw),
        questions=tuple(raw["questions"]),
        scores=tuple(scores),
        kind=Kind(raw.get("kind", Kind.QUIZ)),
    )


def _settings(raw: dict[str, Any]) -> Settings:
    day, reminder = raw.get("interview"), raw.get("reminder")
    return replace(
        Settings(**raw),
        interview=day and date.fromisoformat(day),
        reminder=reminder and Reminder(**reminder),
    )


def _time(raw: str | None) -> datetime | None:
    return None if raw is None else datetime.fromisoformat(raw)


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    raise TypeError(f"no JSON for {value!r}")
