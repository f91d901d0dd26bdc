"""Readiness says what may be expected, and moves the way a person would expect it to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bank import Bank, load_bank
from bot.practice import Card, Try, card_after
from bot.practice.readiness import UNSEEN, Readiness, readiness
from bot.practice.state import Settings
from tests.conftest import BANKS, BEGIN

DAY = timedelta(days=1)
BANK = load_bank([BANKS])
SETTINGS = Settings(interview=date(2026, 3, 31))
scores = st.floats(0, 1)


def card(question: str, *scores: float) -> Card:
    """The card of answers on days in a row, the last one at the beginning of time."""
    first = BEGIN - DAY * (len(scores) - 1)
    tries = [Try(n, first + n * DAY, score, score, None, 0) for n, score in enumerate(scores)]
    made = card_after(question, tries)
    assert made is not None
    return made


def ready(*cards: Card, settings: Settings = SETTINGS, after: timedelta = DAY) -> Readiness:
    """Readiness some time after the last answer."""
    return readiness(BANK, cards, BEGIN + after, settings)


def test_who_never_answered_is_expected_to_know_one_in_four() -> None:
    """That is chosen, and stated."""
    nobody = ready()
    assert nobody.today == nobody.then == UNSEEN == 0.25
    assert [question.id for question in nobody.unseen] == [*BANK.questions]
    assert nobody.weak == ()


def test_it_is_the_mean_over_all_questions_of_a_topic() -> None:
    """By the forgetting curve of what was answered."""
    known = card("get-or-post", 1.0)
    basics = ready(known).topics[1]
    assert (basics.title, basics.questions, basics.unseen, basics.weak) == ("Web › Basics", 2, 1, 0)
    assert basics.today == pytest.approx((known.recall(BEGIN + DAY) + UNSEEN) / 2)
    assert basics.then == pytest.approx((known.recall(BEGIN + 30 * DAY) + UNSEEN) / 2)


def test_what_went_wrong_counts_no_more_than_before_until_it_is_put_right() -> None:
    """Though the model answer was read a minute ago."""
    wrong = card("primary-key", 1.0, 0.0)
    sql = ready(wrong, after=timedelta(minutes=1)).topics[0]
    assert (sql.today, sql.weak) == (UNSEEN, 1)
    assert [question.id for question in ready(wrong).weak] == ["primary-key"]
    assert ready(card("primary-key", 1.0, 0.0, 1.0), after=timedelta()).topics[0].today == 1


@given(st.lists(scores, min_size=1, max_size=6))
def test_a_good_answer_never_makes_anybody_less_ready(before: list[float]) -> None:
    """Neither today nor then."""
    without, having = ready(card("primary-key", *before)), ready(card("primary-key", *before, 1.0))
    assert without.then is not None
    assert having.then is not None
    assert having.today >= without.today
    assert having.then >= without.then


@given(st.lists(scores, min_size=1, max_size=6), st.integers(0, 400))
def test_it_stays_between_none_and_all_and_fades(answers: list[float], days: int) -> None:
    """Whatever was answered, whenever."""
    given_day = Settings(interview=(BEGIN + days * DAY).date())
    found = ready(card("primary-key", *answers), settings=given_day, after=timedelta())
    assert found.then is not None
    assert 0 <= found.then <= found.today <= 1


def test_an_interview_that_is_over_says_nothing_of_then() -> None:
    """On its day it still does."""
    assert ready(after=30 * DAY).then is not None
    over = ready(after=31 * DAY)
    assert (over.then, over.day, over.topics[0].then) == (None, None, None)


def test_only_questions_at_the_persons_level_count() -> None:
    """Who practises warm-ups is judged by warm-ups."""
    warm = ready(settings=replace(SETTINGS, level="warm-up"))
    assert [topic.title for topic in warm.topics] == ["Web › Basics"]
    assert [question.id for question in warm.unseen] == ["get-or-post"]


def test_a_card_of_a_question_that_is_gone_counts_for_nothing(small: Bank) -> None:
    """The bank decides what may be asked."""
    assert readiness(small, [card("gone", 1.0)], BEGIN, SETTINGS) == ready(after=timedelta())
