"""Rounds of what is due and what went wrong, by level, with the grades at once or at the end."""

import pytest

from bot.practice import Action, Choice, Chose
from tests.practice.conversations import HALF, RIGHT, Calendar, Talk

NOT_FOUND = "nothing found at this URL, the client's mistake"


def test_nothing_to_review_is_kindly_said(later: Talk, calendar: Calendar) -> None:
    """Before the first answer, and while all is fresh; with the day when the next one comes."""
    assert "no answers yet" in later.commands("review")
    assert "Start a quiz" in later.labels()
    later.answers("sql", "no idea")
    assert "The next question comes back tomorrow." in later.commands("review")
    assert "Mistakes · 1 question" in later.taps("Mistakes")
    assert "no answers on Web › Basics yet" in later.commands("review basics")
    calendar.sleep(3)
    later.answers("sql", RIGHT)
    assert "Nothing is due today. The next question comes back in " in later.commands("review")
    assert "Everything · 3 questions" in later.taps("Start a quiz")


def test_what_is_due_comes_weakest_first_and_in_bounds(later: Talk, calendar: Calendar) -> None:
    """The heading says how many remain, and so does the end."""
    later.answers("sql", RIGHT)
    later.commands("quiz basics 2")
    later.says("GET changes nothing, POST changes something, its data is in the body")
    later.commands("next")
    later.says("no idea")
    calendar.sleep(40)
    begun = later.commands("review 2")
    assert "Review · 2 questions, 1 more after that" in begun
    assert "404" in begun
    later.says(NOT_FOUND)
    later.commands("next")
    later.says("no idea")
    assert "1 still due for review" in later.commands("next")
    assert "Review · 1 question" in later.taps("Review")


def test_a_day_is_a_day_whatever_the_hour(later: Talk, calendar: Calendar) -> None:
    """Who answered in the evening is asked again next morning."""
    calendar.sleep(0.5)
    later.answers("sql", "no idea")
    calendar.sleep(0.5)
    assert "Review · 1 question" in later.commands("review")


def test_days_are_those_of_the_persons_time_zone(later: Talk, calendar: Calendar) -> None:
    """In Auckland the next day begins at eleven in the morning, by UTC."""
    later.commands("timezone Auckland")
    later.answers("sql", "no idea")
    calendar.sleep(0.2)
    assert "Review · 1 question" in later.commands("review")


def test_a_due_question_answered_well_is_due_no_more(later: Talk, calendar: Calendar) -> None:
    """In the review itself, and in a quiz as well; taking it back makes it due again."""
    for how in ("review", "quiz sql 1"):
        later.answers("sql", "no idea")
        calendar.sleep(2)
        assert "1 question is due" in later.commands("resume")
        later.commands(how)
        later.says(RIGHT)
        undo = later.button("Undo")
        later.commands("stop")
        assert "Nothing is due" in later.commands("review")
        assert "doesn't count" in later.hears(Chose(undo))
        assert "Review · 1 question" in later.commands("review")
        later.says(RIGHT)
        later.commands("next")


def test_mistakes_are_what_went_wrong_and_was_not_put_right(later: Talk) -> None:
    """The last answer decides, and the person's word counts."""
    assert "Nothing to put right" in later.commands("mistakes")
    later.answers("sql", RIGHT)
    assert "Nothing to put right" in later.commands("mistakes")
    later.answers("sql", "no idea")
    assert "Mistakes · 1 question" in later.commands("mistakes")
    later.says("no idea")
    assert "1 still not solid" in later.commands("next")
    later.taps("Mistakes")
    later.says("not a clue")
    later.taps("I was right")
    assert "/mistakes" not in later.commands("next")
    assert "Nothing to put right" in later.commands("mistakes")
    assert "Nothing on Data › SQL to put right" in later.commands("mistakes sql")


def test_the_next_thing_to_do_is_offered_where_a_round_ends(
    later: Talk, calendar: Calendar
) -> None:
    """And to whoever comes back."""
    later.answers("sql", "no idea")
    assert later.labels() == ["Again", "Mistakes", "Topics", "My stats"]
    calendar.sleep(2)
    assert "1 question is due for review" in later.commands("resume")
    later.answers("basics", RIGHT)
    assert later.labels()[:2] == ["Again", "Review"]
    assert "Review · 1 question" in later.taps("Review")


def test_a_topic_that_may_be_several_is_asked_about(later: Talk, calendar: Calendar) -> None:
    """And the button begins the round that was asked for."""
    later.answers("sql", "no idea")
    calendar.sleep(2)
    assert "no topic like" in later.commands("review cooking")
    assert "Review: Data › SQL · 1 question" in later.hears(
        Chose(Choice(Action.REVIEW, 0, "data/sql"))
    )
    assert "isn't in the bank any more" in later.hears(Chose(Choice(Action.REVIEW, 0, "cooking")))


def test_the_level_bounds_what_is_asked(later: Talk, calendar: Calendar) -> None:
    """In every kind of round."""
    later.answers("sql", "no idea")
    later.commands("settings")
    assert "Questions: only warm-up" in later.taps("Only warm-up")
    assert "no question up to the level “warm-up”" in later.commands("quiz sql")
    assert "Web › Basics · 1 question" in later.commands("quiz basics")
    assert "1/1 · warm-up" in later.commands("resume")
    calendar.sleep(3)
    assert "no answers at your level yet" in later.commands("review")
    assert "Nothing to put right" in later.commands("mistakes")
    later.commands("settings")
    later.taps("All levels")
    assert "Review · 1 question" in later.commands("review")


@pytest.fixture
def silent(later: Talk) -> Talk:
    """A talk in which the grades wait for the end of the round."""
    later.commands("settings")
    assert "Grades: at the end of a round" in later.taps("Grades at the end")
    return later


def test_grades_can_wait_for_the_end(silent: Talk) -> None:
    """No grade and no follow-up before; then all together, and each can be looked at."""
    assert "grades at the end" in silent.commands("quiz basics 2")
    said = silent.says(HALF)
    assert "/100" not in said
    assert "2/2" in said
    end = silent.says("no idea")
    assert end.index("1. What is the difference") < end.index("37/100 · partly")
    assert "0/100 · not yet" in end
    assert "2 answers, 0 solid, 18/100 on average." in end
    look = silent.taps("Answer 1")
    assert "Model answer" in look
    assert silent.labels() == ["I was right", "Undo"]
    assert "counts as right" in silent.taps("I was right")
    assert "2 answers, 50/100" in silent.commands("stats")


def test_an_answer_whose_grade_waits_can_be_taken_back(silent: Talk) -> None:
    """Its question comes once more before the round ends."""
    silent.commands("quiz web 2")
    silent.says("no idea")
    assert "once more" in silent.taps("Undo last answer")
    again = silent.says(NOT_FOUND)
    assert "3/3" in again
    assert "GET and POST" in again
    assert "2 answers, 2 solid" in silent.says("GET changes nothing, POST changes something")


def test_an_answer_can_be_taken_back_after_its_round(silent: Talk) -> None:
    """Nothing of it counts any more."""
    silent.commands("quiz sql 1")
    silent.says("no idea")
    silent.taps("Answer 1")
    undo = silent.button("Undo")
    assert "doesn't count" in silent.hears(Chose(undo))
    assert "No answers yet" in silent.commands("stats")
    assert "Nothing to put right" in silent.commands("mistakes")
    assert "nothing changed" in silent.hears(Chose(undo))
    assert "taken back or erased" in silent.hears(Chose(Choice(Action.GRADE, undo.ask)))


def test_a_round_that_is_broken_off_still_gives_its_grades(silent: Talk) -> None:
    """By /stop, and by beginning another."""
    silent.commands("quiz web 2")
    silent.says("no idea")
    assert "Your grades" in silent.commands("stop")
    silent.commands("quiz web 2")
    silent.says("no idea")
    said = silent.commands("quiz sql 1")
    assert said.index("Your grades") < said.index("Data › SQL · 1 question")


def test_a_setting_changed_in_mid_round_counts_from_the_next(silent: Talk) -> None:
    """The round that is on keeps its promise."""
    silent.commands("quiz web 2")
    silent.says("no idea")
    silent.commands("settings")
    silent.taps("Grades at once")
    assert "/100" not in silent.says("no idea").partition("Your grades")[0]
    silent.commands("quiz sql 1")
    assert "100/100" in silent.says(RIGHT)


def test_a_shown_answer_counts_nothing_where_grades_wait(silent: Talk) -> None:
    """It is shown when it is asked for."""
    silent.commands("quiz web 2")
    assert "a full answer says" in silent.taps("Show answer")
    assert "2/2" in silent.taps("Next")
    assert "1 answer," in silent.says(NOT_FOUND)


def test_an_earlier_grades_buttons_correct_that_grade(later: Talk) -> None:
    """Whatever has been asked since; once."""
    later.commands("quiz web 2")
    later.says("no idea")
    right = later.button("I was right")
    later.taps("Next")
    assert "counts as right" in later.hears(Chose(right))
    assert "already counts" in later.hears(Chose(right))
    later.says("no idea")
    assert "2 answers, 1 solid, 50/100" in later.commands("next")
