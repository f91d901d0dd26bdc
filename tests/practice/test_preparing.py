"""Preparing for a day, at the door that both fronts use."""

import random

import pytest

from bot.bank import Bank
from bot.history import History
from bot.interview import Interview
from bot.practice.plan import MOST_A_DAY
from tests.practice.conversations import HALF, RIGHT, Calendar, Talk


def test_without_a_day_one_is_asked_for(later: Talk) -> None:
    """And today's page says what it would do."""
    assert "When is your interview?" in later.commands("interview")
    assert "/interview 10 Dec" in later.commands("today")
    assert "Nothing is planned." in later.commands("today")
    assert later.labels() == ["Start a quiz"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2026-03-18", "Interview in 17 days, on Wed 18 Mar 2026"),
        ("18 March", "Interview in 17 days"), ("in 2 weeks", "Interview in 14 days"),
        ("tomorrow", "Interview tomorrow"), ("today", "Interview today"),
        ("2026-02-28", "Sat 28 Feb 2026 is over. Give me a day to come"),
        ("2030-01-01", "more than a year away"), ("soonish", "can't read “soonish” as a day"),
        ("31 Feb", "can't read"), ("x" * 3000, "can't read"),
    ],
)  # fmt: skip
def test_the_day_is_set_in_words(later: Talk, typed: str, says: str) -> None:
    """Or the person learns in one line how to say it."""
    assert says in later.commands(f"interview {typed}")


@pytest.mark.parametrize("off", ["off", "None", "cancel"])
def test_the_day_can_be_taken_back(later: Talk, off: str) -> None:
    """In words, and by the button."""
    later.commands("interview in 2 weeks")
    assert "no interview to prepare for" in later.commands(f"interview {off}")
    assert "When is your interview?" in later.commands("interview")
    later.commands("interview in 2 weeks")
    later.taps("No interview")
    assert "Interview: not set" in later.commands("settings")


def test_readiness_names_the_gaps_and_says_what_it_means(later: Talk) -> None:
    """What wasn't solid, and what was never asked."""
    later.commands("quiz web 2")
    later.says(HALF)
    later.commands("stop")
    later.answers("sql", RIGHT)
    said = later.commands("interview in 30 days")
    assert "50/100 ready today. On the day: 43 if you stop now, 9" in said
    assert "what was never asked, or isn't solid yet, counts 25 at most." in said
    assert "Data › SQL: 100/100, 79 on the day" in said
    assert "Web › Basics: 25/100, 25 on the day (1 not asked yet, 1 not solid of 2)" in said
    assert said.index("Web › Basics") < said.index("Data › SQL")
    assert "• not solid: What is the difference between GET and POST?" in said
    assert "• not asked yet: What does the status code 404 tell a client?" in said
    assert "Not begun: Data › SQL" in later.commands("forget") + later.taps(
        "Yes, erase everything"
    ) + later.commands("interview tomorrow")


def test_today_is_asked_by_one_tap_and_the_plan_follows_what_was_done(
    later: Talk, calendar: Calendar
) -> None:
    """New ones first today, what is due tomorrow; and at the end, what is left."""
    later.commands("interview in 3 days")
    said = later.taps("Today's plan")
    assert "Left: 3 new." in said
    assert "Mon 2 Mar: free" in said
    later.taps("Begin")
    later.says(RIGHT)
    assert "2 still left for today" in later.commands("stop")
    assert "Done: 1 question. Left: 2 new." in later.commands("today")
    later.taps("Go on")
    for _ in range(2):
        later.says("no idea")
        later.commands("next")
    assert "Done: 3 questions. Nothing left for today." in later.commands("today")
    calendar.sleep(1)
    assert "Your interview is in 2 days" in later.commands("resume")
    assert "to review." in later.taps("Today's plan")
    assert "Today's plan · " in later.taps("Begin")


def test_a_plan_too_long_for_one_round_goes_on(shipped: Bank, calendar: Calendar) -> None:
    """Each round is as long as the person wants it."""
    talk = Talk(Interview(shipped, History.open(None), random.Random(1)), calendar)
    talk.commands("interview in 5 days")
    assert f"Left: {MOST_A_DAY} new." in talk.commands("today")
    assert "won't fit before the interview" in talk.commands("today")
    assert f"5 questions, {MOST_A_DAY - 5} more after that" in talk.taps("Begin")


def test_a_long_plan_is_told_by_the_week(shipped: Bank, calendar: Calendar) -> None:
    """It must be read on a phone."""
    talk = Talk(Interview(shipped, History.open(None), random.Random(1)), calendar)
    talk.commands("interview in 300 days")
    said = talk.commands("today")
    assert "Mon 2 Mar: 3 new" in said
    assert "16 Mar to 22 Mar:" in said
    assert len(said) < 4096


def test_on_the_day_and_after_it(later: Talk, calendar: Calendar) -> None:
    """Luck is wished, and nothing is planned any more."""
    later.answers("sql", "no idea")
    later.commands("interview in 2 days")
    calendar.sleep(2)
    assert "Interview today" in later.commands("interview")
    assert "Today is the day. Good luck" in later.commands("today")
    assert "Left: 1 to review." in later.commands("today")
    calendar.sleep(1)
    assert "I plan the days up to it" in later.commands("today")
    assert "When is your interview?" in later.commands("interview")
    assert "interview is" not in later.commands("resume")


def test_the_day_is_counted_in_the_persons_time_zone(later: Talk, calendar: Calendar) -> None:
    """Late in the evening in Auckland, UTC is a day behind."""
    calendar.sleep(0.2)
    later.commands("timezone Auckland")
    assert "on Tue 3 Mar 2026" in later.commands("interview tomorrow")
