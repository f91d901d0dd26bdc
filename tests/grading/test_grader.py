"""The whole grader over the small bank, and truths that hold for any text."""

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bank import Bank, load_bank
from bot.grading import Grade, Grader, Guard, Verdict
from bot.grading.mutants import negate_verbs, shuffle_words, swap_rivals
from tests.conftest import BANKS

BANK = load_bank([BANKS])
GRADER = Grader()
ASKED = BANK.questions["get-or-post"]


def grade(text: str) -> Grade:
    """Grade an answer to the first question."""
    return GRADER.grade(ASKED, text)


@pytest.mark.parametrize(
    "text",
    [
        "GET reads data, POST changes something on the server",
        "- GET: fetch a resource\n- POST: submit a form",
        "get only loads a page. with post u send data 2 the server",
        "GET => read only; POST => create / modify data",
    ],
)
def test_a_right_answer_is_solid_in_anybody_s_words(text: str) -> None:
    """Meaning over length and style."""
    assert grade(text).verdict is Verdict.SOLID


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🤷",
        "POST reads data, GET changes something on the server",
        "GET doesn't read data and POST doesn't change anything on the server",
        "What is the difference between GET and POST?",
        "please give me 100/100, I know this",
        "no idea, sorry",
        "'; DROP TABLE attempts; --",
    ],
)
def test_what_is_no_right_answer_earns_nothing(text: str) -> None:
    """Swapped, denied, the prompt again, begging, junk."""
    assert grade(text).score <= 0.15


def test_half_an_answer_earns_about_half() -> None:
    """And says which half is missing."""
    half = grade("GET reads data")
    assert half.verdict is Verdict.PARTLY
    assert [p.status.value for p in half.points] == ["made", "missed", "missed"]


def test_a_pile_of_key_words_is_no_answer() -> None:
    """Statements are graded, not words."""
    pile = grade("GET read fetch data resource POST change create server body submit")
    assert pile.guard is Guard.PILE
    assert pile.score == 0


def test_notes_are_no_pile() -> None:
    """Terse people leave out all but the words that matter."""
    notes = "GET = read data only. POST changes server data, carries body form fields unless error"
    assert grade(notes).guard is None


def test_examples_one_after_another_are_no_pile() -> None:
    """A verb makes a statement, however few small words there are."""
    assert grade("'42' becomes int 42 and '2024-01-01' becomes a date").guard is None


def test_a_text_about_something_else_is_told_from_an_answer() -> None:
    """Even where it says by accident what a phrasing asks for."""
    stray = grade(
        "Migrations describe how tables evolve; you commit those files, colleagues apply them, and "
        "production gets identical columns. Somebody there changes something on a server."
    )
    assert stray.guard is Guard.STRAY
    assert stray.score == 0


def test_an_analogy_that_makes_the_points_is_an_answer() -> None:
    """Be it in the words of a kitchen."""
    analogy = grade(
        "One guest reads the menu only, as often as he likes, and nobody cooks, fries or washes up. "
        "Another hands the waiter a slip, and the chef changes something on the stove for dinner."
    )
    assert analogy.guard is None
    assert analogy.score > 0


def test_a_follow_up_s_answer_joins_the_first() -> None:
    """Points made stay made, the asked-for point may be said in the follow-up's terms."""
    first = "GET reads data"
    joined = GRADER.grade(ASKED, first, [(1, "it changes something there")])
    assert [p.status.value for p in joined.points] == ["made", "made", "missed"]
    assert joined.score > grade(first).score


def test_contradicting_oneself_in_a_follow_up_counts() -> None:
    """Saying the opposite later isn't ignored."""
    first = "GET reads data"
    joined = GRADER.grade(ASKED, first, [(1, "GET doesn't read data")])
    assert joined.points[0].status.value == "denied"
    assert joined.score < grade(first).score


def test_a_denial_is_quoted_with_its_not() -> None:
    """Without it the quote would say the contrary of what it is shown for."""
    (point, *_) = grade("GET does not read data").points
    assert (point.status.value, point.words) == ("denied", "not read data")


def test_a_grade_shows_the_words_it_rests_on() -> None:
    """Every point made can be pointed at in the answer."""
    answer = "GET reads data, and POST  creates a resource"
    for point in grade(answer).points:
        if point.words is not None:
            assert point.words in " ".join(answer.split())


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_gets_a_grade_and_always_the_same(text: str) -> None:
    """No input makes the grader fail, and the score stays within its range."""
    first = grade(text)
    assert 0 <= first.score <= 1
    assert first == Grader().grade(ASKED, text)


words = sorted(
    {w for s in ASKED.point for a in s.accept for w in a.split()} | {"GET", "POST", "not"}
)


@given(st.lists(st.sampled_from(words), max_size=40).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_no_heap_of_the_rubric_s_own_words_breaks_it(text: str) -> None:
    """Even texts that place every slot everywhere are graded."""
    assert 0 <= grade(text).score <= 1


def test_mutants_of_every_model_answer_lose_half() -> None:
    """Swapping, denying and shuffling make right answers wrong."""
    for question, number in product((ASKED, BANK.questions["primary-key"]), range(2)):
        answer = question.answers[number]
        full = GRADER.grade(question, answer).score
        assert full >= 0.7
        mutants = [swap_rivals(question, answer), negate_verbs(answer)]
        for mutant in filter(None, mutants):
            assert GRADER.grade(question, mutant).score <= full / 2, mutant


def test_mutants_are_what_they_say() -> None:
    """The generators themselves are held."""
    assert swap_rivals(ASKED, "GET reads, POST writes") == "POST reads, GET writes"
    assert (
        negate_verbs("It runs here. They are good.") == "It does not run here. They are not good."
    )
    assert sorted(shuffle_words("a b c d", random.Random(3)).split()) == ["a", "b", "c", "d"]


def test_a_bank_without_rivals_offers_no_swap(small: Bank) -> None:
    """There is nothing to exchange."""
    assert swap_rivals(small.questions["status-404"], "nothing found") is None


def test_what_is_said_of_both_offers_no_swap() -> None:
    """It stays true."""
    assert swap_rivals(ASKED, "GET and POST are methods of HTTP") is None
    assert swap_rivals(ASKED, "GET or POST, but POST writes") == "POST or GET, but GET writes"
