"""Further witnesses: how near an answer comes to the model answers, how much of it bears on points."""

import pytest

from bot.bank import Point, Question
from bot.grading import COMPLETE, Grader, Status

ASKED = Question(
    id="threads",
    level="core",
    prompt="Where does a plain def endpoint run?",
    answers=("It runs in a worker thread of the pool, so the event loop stays free for others.",),
    point=(
        Point(
            claim="It runs in a thread of the pool",
            accept=("pool", "side + thread"),
            weight=3,
            probe="Where?",
        ),
        Point(
            claim="The event loop stays free for others",
            accept=("others + served / go on",),
            weight=3,
            probe="Why?",
        ),
    ),
)


def score(text: str) -> float:
    """The score of an answer."""
    return Grader().grade(ASKED, text).score


def test_all_points_recognised_earn_full_marks_in_any_words() -> None:
    """Meaning over style: none of these words is the model answer's."""
    assert score("On the side, by some thread. Everyone else, I mean the others, go on.") == 1


def test_the_nearer_of_two_answers_that_satisfy_a_phrasing_is_the_surer() -> None:
    """A phrasing may be satisfied by chance; a worker, a thread and a loop beside it rarely are."""
    bare, near = "you go to the pool", "it runs in a worker thread of the pool"
    assert 0 < score(bare) < score(near) < 1


def test_words_alone_earn_little() -> None:
    """A point that no phrasing recognises isn't made by the right words."""
    grade = Grader().grade(ASKED, "the event loop stays somewhere in a worker thread, I believe")
    assert {point.status for point in grade.points} == {Status.MISSED}
    assert 0 < grade.score <= 0.2


def test_a_point_told_twice_keeps_the_better_of_its_shares() -> None:
    """What is added to an answer never takes from it."""
    first = "it runs in a worker thread of the pool"
    once = Grader().grade(ASKED, first)
    twice = Grader().grade(ASKED, first, [(1, "as I said, the pool")])
    assert twice.points[0] == once.points[0]
    assert twice.score >= once.score


LOCK = Question(
    id="lock", level="core", prompt="How?",
    answers=("It locks the row with SELECT FOR UPDATE, so others wait for the row.",),
    point=(
        Point(claim="It locks the row.", accept=("lock", "row + others wait", "select for update")),
    ),
)  # fmt: skip


def test_of_two_answers_with_the_same_points_that_which_says_more_of_them_is_the_surer() -> None:
    """Two words stand together by chance; a whole explanation doesn't."""
    once, amply = (
        Grader().grade(LOCK, text)
        for text in ("a lock", "a lock on the row: others wait, by select for update")
    )
    assert once.points[0].evidence == {"lock"}
    assert len(amply.points[0].evidence) == 7
    assert once.score == pytest.approx(0.72)
    assert amply.score == 1


def test_a_terse_model_answer_more_does_not_make_every_answer_ample() -> None:
    """What is ample goes by the average model answer."""
    terser = LOCK.model_copy(update={"answers": (*LOCK.answers, "a lock")})
    assert Grader().grade(terser, "a lock").score < COMPLETE


@pytest.mark.parametrize("between", [". ", " and again: ", ". It does not wait. "])
def test_saying_the_same_again_earns_nothing(between: str) -> None:
    """Also where a denial elsewhere makes the grader look at everything that was said."""
    once, again = (Grader().grade(LOCK, text) for text in ("a lock", between.join(["a lock"] * 3)))
    assert again.points[0].evidence == once.points[0].evidence


def test_what_is_added_bears_on_a_point_too() -> None:
    """A point told in more words in a follow-up counts as told in these."""
    grade = Grader().grade(ASKED, "in the pool", [(0, "on the side, in some thread of the pool")])
    assert grade.points[0].evidence == {"pool", "thread", "side"}
