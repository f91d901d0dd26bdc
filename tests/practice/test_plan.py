"""The plan fills the days up to the interview, and adapts to what was done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bank import Bank, Question
from bot.practice import Card, Mark, Try, card_after
from bot.practice.plan import MOST_A_DAY, Done, Plan, done_today, plan
from bot.practice.readiness import readiness
from bot.practice.state import Settings
from tests.conftest import BEGIN

DAY = timedelta(days=1)
TODAY = BEGIN.date()
NOTHING = Done()


@pytest.fixture(scope="module")
def questions(shipped: Bank) -> Sequence[Question]:
    """All that may be asked."""
    return tuple(shipped.questions.values())


def until(days: int) -> Settings:
    """Settings of a person whose interview is in so many days."""
    return Settings(interview=TODAY + days * DAY)


def card(question: str, score: float, days_ago: int) -> Card:
    """The card of one answer."""
    made = card_after(question, [Try(1, BEGIN - days_ago * DAY, score, score, None, 0)])
    assert made is not None
    return made


def of(
    questions: Sequence[Question], days: int, cards: Sequence[Card] = (), done: Done = NOTHING
) -> Plan:
    """A plan made at the beginning of time."""
    return plan(questions, cards, done, BEGIN, until(days))


def test_new_questions_are_spread_over_the_days_and_the_last_is_for_review(
    questions: Sequence[Question],
) -> None:
    """Each day follows the other, up to the eve."""
    made = of(questions, 17)
    days = (made.today, *made.days)
    assert [day.day for day in days] == [TODAY + n * DAY for n in range(17)]
    assert sum(day.new for day in days) == len(questions)
    assert days[-1].new == 0
    assert max(day.new for day in days) == made.today.new == 8
    assert made.left_out == 0


def test_what_there_is_no_time_for_is_said(questions: Sequence[Question]) -> None:
    """Nobody answers a hundred questions a day."""
    made = of(questions, 2)
    assert made.today.new <= MOST_A_DAY
    assert made.left_out == len(questions) - made.today.new - made.days[0].new > 0


def test_who_keeps_the_plan_is_readier_than_who_stops(
    shipped: Bank, questions: Sequence[Question]
) -> None:
    """And the more so the more days there are."""
    stops = readiness(shipped, (), BEGIN, until(17)).then
    kept = [of(questions, days).then for days in (2, 5, 17)]
    assert None not in kept
    assert kept == sorted(kept, key=lambda then: then or 0)
    assert (kept[0] or 0) > (stops or 0)


def test_without_a_day_to_come_only_what_is_due_is_planned(questions: Sequence[Question]) -> None:
    """Today; nothing new."""
    due = [card(question.id, 0.0, 3) for question in questions[:4]]
    for settings in (Settings(), until(-1), until(0)):
        made = plan(questions, due, Done(), BEGIN, settings)
        assert (made.today.reviews, made.today.new, made.days) == (4, 0, ())


def test_the_days_share_stays_the_same_while_the_day_goes_on(
    questions: Sequence[Question],
) -> None:
    """What was done today is taken from it, and isn't made up for by more."""
    before = of(questions, 17)
    answered = [card(question.id, 1.0, 0) for question in questions[:3]]
    after = of(questions, 17, answered, Done(new=3))
    assert after.today.new == before.today.new - 3
    eager = [card(question.id, 1.0, 0) for question in questions[:20]]
    assert of(questions, 17, eager, Done(new=20)).today.new == 0


def test_a_day_missed_is_spread_over_those_that_are_left(questions: Sequence[Question]) -> None:
    """A little more each day, not all at once."""
    missed = plan(questions, (), Done(), BEGIN + 5 * DAY, until(17))
    assert missed.today.new == 12
    assert sum(day.new for day in (missed.today, *missed.days)) == len(questions)


@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60)), max_size=60), st.integers(-3, 60),
    st.integers(0, 40), st.integers(0, 40),
)  # fmt: skip
def test_no_day_is_too_long_and_no_question_is_lost(
    shipped: Bank, answers: list[tuple[float, int]], days: int, new: int, again: int
) -> None:
    """Whatever was answered, and whenever the interview is."""
    asked = tuple(shipped.questions.values())
    cards = [card(q.id, *one) for q, one in zip(asked, answers, strict=False)]
    made = of(asked, days, cards, Done(new, again))
    assert made.today.reviews + made.today.new <= max(0, MOST_A_DAY - new - again)
    assert all(day.reviews + day.new <= MOST_A_DAY for day in made.days)
    if days >= 0:
        planned = sum(day.new for day in (made.today, *made.days))
        assert planned + made.left_out == len(asked) - len(cards)
        assert made.then is not None
        assert 0 <= made.then <= 1


def test_what_was_done_today_is_counted_by_questions() -> None:
    """In the person's time zone; one asked twice counts once."""
    marks = [
        Mark("old", 1.0, BEGIN - DAY, 1), Mark("old", 1.0, BEGIN, 2), Mark("new", 0.0, BEGIN, 3),
        Mark("new", 1.0, BEGIN, 4), Mark("late", 1.0, BEGIN - 10 * DAY, 5),
    ]  # fmt: skip
    assert done_today(marks, BEGIN, Settings()) == Done(new=1, again=1)
    assert done_today(marks, BEGIN + DAY / 2, Settings(zone="Pacific/Auckland")) == Done()


def test_the_day_is_the_persons(questions: Sequence[Question]) -> None:
    """It is evening in Auckland when Europe gets up."""
    there = replace(until(3), zone="Pacific/Auckland")
    made = plan(questions, (), Done(), BEGIN.replace(hour=20), there)
    assert made.today.day == date(2026, 3, 2)
    assert [day.day for day in made.days] == [date(2026, 3, 3)]
