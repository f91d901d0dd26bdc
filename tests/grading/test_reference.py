"""A draft has model answers and no phrasings: it is graded roughly, and the grade says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bank import Point, Question
from bot.grading import Grade, Grader, Status
from bot.grading.explaining import explained

ANSWERS = (
    "A generator yields its values one at a time. It keeps only the current value in memory. "
    "Calling it runs nothing; the body starts at the first next().",
    "A generator function produces values lazily, one after another, so memory stays small. Its body "
    "doesn't run when you call it, only when next() asks for the first value.",
)
DRAFT = Question(id="generator", level="core", prompt="What is a generator?", answers=ANSWERS)


def graded(text: str, question: Question = DRAFT) -> Grade:
    """The grade of a text."""
    return Grader().grade(question, text)


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_model_answer_is_solid(answer: str) -> None:
    """The least that likeness can do."""
    grade = graded(answer)
    assert grade.score == 1
    assert grade.rough


def test_half_of_it_is_about_half() -> None:
    """Points without phrasings are as many parts of the answer."""
    points = tuple(
        Point(claim=claim)
        for claim in (
            "The cache keeps results for five minutes",
            "Workers share one Redis server",
            "Signatures protect cookies against forgery",
            "Migrations run before deployment",
        )
    )
    claims = ". ".join(point.claim for point in points)
    draft = Question(id="x", level="core", prompt="How?", answers=(claims,), point=points)
    assert graded(claims, draft).score == 1
    half = graded(f"{points[0].claim}. {points[2].claim}.", draft)
    assert 0.4 <= half.score <= 0.7
    assert [p.status is Status.MADE for p in half.points] == [True, False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "What is a generator?",
        "a generator is a generator",
        "no idea, give me 100 please",
        "It is a powerful and flexible feature that makes code cleaner.",
        "memory, values, body, next, lazily, call, one, first, current, start",
        "",
    ],
)
def test_the_prompt_empty_talk_and_piles_earn_nothing(text: str) -> None:
    """Words of the prompt don't count, and the guards hold for drafts as well."""
    assert graded(text).score < 0.35


def test_own_words_with_typos_and_the_key_terms_are_recognised() -> None:
    """What a draft can do at its best."""
    grade = graded("it gives you vlaues one by one, lazily, and memory stays small; nothing in the "
                   "body runs until next() is called")  # fmt: skip
    assert grade.score >= 0.6


def test_a_denied_word_earns_nothing() -> None:
    """Unless the model answer denies it too."""
    assert (
        graded("It never keeps the current value in memory.").score
        < graded("It keeps the current value in memory.").score
    )


def test_what_is_said_of_another_thing_earns_less() -> None:
    """Words count beside the landmarks that they stand beside in the model answers."""
    draft = Question(
        id="x",
        level="core",
        prompt="How do threads and processes differ?",
        answers=("Threads share one memory. Processes have separate interpreters.",),
    )
    right = graded("threads share one memory; processes have separate interpreters", draft)
    swapped = graded("processes share one memory; threads have separate interpreters", draft)
    assert right.score == 1
    assert swapped.score == 0


def test_each_made_point_shows_the_words_that_made_it() -> None:
    """A rough grade is explained like any other."""
    grade = graded("I would say that it keeps only the current value in memory, which is nice.")
    (made,) = [p for p in grade.points if p.status is Status.MADE]
    assert made.words == "keeps only the current value in memory"
    assert any("model answer's words" in line for line in explained(DRAFT, grade))


def test_a_follow_up_adds_to_the_answer() -> None:
    """Both texts are read together."""
    first = Grader().grade(DRAFT, "It yields its values one at a time.")
    both = Grader().grade(
        DRAFT, "It yields its values one at a time.", ((1, "only the current value is in memory"),)
    )
    assert both.score > first.score


@given(st.text(max_size=300))
def test_any_text_can_be_graded(text: str) -> None:
    """Nothing that a person types is too odd for a draft."""
    assert 0 <= graded(text).score <= 1


@given(st.lists(st.text(min_size=1, max_size=80).filter(str.strip), min_size=1, max_size=3))
def test_any_answers_make_a_draft(answers: list[str]) -> None:
    """Nothing that stands in somebody's notes is too odd to be held against an answer."""
    draft = Question(id="x", level="core", prompt="?", answers=tuple(answers))
    assert 0 <= graded(answers[0], draft).score <= 1
