"""What a picture shows, as numbers and words; how it looks is a front's affair."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing and how far it is."""

    label: str
    value: float | None
    """∈ [0, 1]; None where nothing is known of it."""
    note: str = ""
    """A few words more."""
    later: float | None = None
    """What the value will be at another time, ∈ [0, 1]."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Things side by side."""

    title: str
    rows: tuple[Bar, ...]
    later: str = ""
    """What ``later`` stands for; empty where no row has it."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A value over time."""

    title: str
    values: tuple[tuple[date, float], ...]
    """Days or first days of weeks, oldest first, each with a value ∈ [0, 1]."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How much was done, day by day."""

    title: str
    until: date
    counts: tuple[int, ...]
    """A number a day, oldest first, the last one for ``until``."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of figures."""

    title: str
    line: str
    bars: Bars
    trend: Trend
    calendar: Calendar
    dark: bool = False
