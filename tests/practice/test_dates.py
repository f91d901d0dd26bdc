"""Days are read as people write them."""

from datetime import UTC, date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.dates import day_named
from bot.practice.state import Settings
from bot.practice.zones import zone_of

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-10", date(2026, 12, 10)), ("2026/12/10", date(2026, 12, 10)),
        ("10 Dec", date(2026, 12, 10)), ("dec 10", date(2026, 12, 10)),
        ("December 10th, 2026", date(2026, 12, 10)), ("the 10th of december", date(2026, 12, 10)),
        ("10.12.", date(2026, 12, 10)), ("10.12.2026", date(2026, 12, 10)),
        ("Thu 10 Dec 2026", date(2026, 12, 10)), ("on Thursday, 10 December", date(2026, 12, 10)),
        ("10 Decmber", date(2026, 12, 10)), ("10. Sept.", date(2027, 9, 10)),
        ("5 Jan", date(2027, 1, 5)), ("23 Nov", TODAY), ("22 Nov", date(2027, 11, 22)),
        ("29 Feb", date(2028, 2, 29)), ("1 Jan 2020", date(2020, 1, 1)),
        ("today", TODAY), ("Tomorrow", date(2026, 11, 24)), ("next week", date(2026, 11, 30)),
        ("in 2 weeks", date(2026, 12, 7)), ("in a week", date(2026, 11, 30)),
        ("10 days", date(2026, 12, 3)), ("in three months", date(2027, 2, 23)),
        ("two weeks from now", date(2026, 12, 7)),
        ("friday", date(2026, 11, 27)), ("next Fri", date(2026, 11, 27)),
        ("monday", date(2026, 11, 30)),
    ],
)  # fmt: skip
def test_a_day_is_understood(text: str, day: date) -> None:
    """Without a year, the next such day."""
    assert day_named(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    ["", "soon", "banana", "10", "10/12/2026", "31 Feb", "2026-13-01", "2026-02-30", "in x weeks",
     "40 Dec", "may", "in 2", "next", "0 Dec", "ten o'clock", "🗓"],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    """Also what half of the world reads the other way round."""
    assert day_named(text, TODAY) is None


@given(st.text(max_size=30))
def test_any_text_is_read_without_failing(text: str) -> None:
    """Whatever people type."""
    assert day_named(text, TODAY) is None or isinstance(day_named(text, TODAY), date)


@given(st.integers(0, 3000))
def test_a_day_is_read_back_as_it_is_written(days: int) -> None:
    """In each shape in which the bot writes one."""
    day = TODAY + timedelta(days=days)
    assert day_named(day.isoformat(), TODAY) == day
    assert day_named(f"{day:%a} {day.day} {day:%b %Y}", TODAY) == day


def test_who_has_set_no_zone_needs_no_file_of_zones() -> None:
    """Some systems have none."""
    assert zone_of(Settings()) is UTC
