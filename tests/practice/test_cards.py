"""A card follows from the tries at its question, and from nothing else."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Rating
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.interview import Interview
from bot.practice import Attempt, Card, Chose, Command, Edited, Event, Said, Try, card_after
from bot.practice.cards import rating
from bot.practice.choices import Action, Choice
from tests.conftest import BEGIN
from tests.practice.conversations import HALF, ME, RIGHT, Talk, fresh

DAY = timedelta(days=1)


def tried(
    first: float, score: float | None = None, own: float | None = None, hints: int = 0
) -> Try:
    """A try at the beginning of time."""
    return Try(1, BEGIN, first, first if score is None else score, own, hints)


def cards(interview: Interview) -> Mapping[str, Card]:
    """The cards as they are kept."""
    return {card.question: card for card in interview._history.past(ME).cards()}  # noqa: SLF001


def attempts(interview: Interview) -> Iterable[Attempt]:
    """The attempts as they are kept."""
    return interview._history.past(ME).attempts()  # noqa: SLF001


@pytest.mark.parametrize(
    ("one", "rated"),
    [
        (tried(1.0), Rating.Easy),
        (tried(0.8), Rating.Good),
        (tried(0.69), Rating.Again),
        (tried(0.0), Rating.Again),
        (tried(0.5, 0.9), Rating.Hard),
        (tried(0.5, 0.6), Rating.Again),
        (tried(1.0, hints=1), Rating.Hard),
        (tried(1.0, hints=3), Rating.Again),
        (tried(0.1, own=1.0), Rating.Good),
        (tried(0.1, own=1.0, hints=1), Rating.Hard),
        (tried(0.65, own=0.65), Rating.Again),
    ],
)
def test_a_rating_is_derived_from_the_first_try(one: Try, rated: Rating) -> None:
    """Hints and follow-ups count against it; the person's own word counts for it."""
    assert rating(one) is rated


def test_what_went_well_comes_back_later_than_what_went_badly() -> None:
    """Nothing is due again within the hour, and nothing stays away for ever."""
    due = []
    for first in (0.0, 0.8, 1.0):
        card = card_after("q", [tried(first)])
        assert card is not None
        due.append(card.due - BEGIN)
    assert due == sorted(due)
    assert due[0] >= DAY
    assert due[-1] <= 365 * DAY


def test_next_morning_is_a_day_later_though_it_is_a_little_earlier() -> None:
    """Who answers at nine and next day at half past eight has slept over it; after lunch nobody has."""

    def after(pause: timedelta) -> float:
        again = Try(2, BEGIN + pause, 0.8, 0.8, None, 0)
        card = card_after("q", [tried(0.8), again])
        assert card is not None
        return card.stability

    assert after(timedelta(hours=23, minutes=30)) == after(DAY)
    assert after(timedelta(hours=5)) < after(DAY)


def test_recall_falls_to_nine_in_ten_when_the_stability_has_passed() -> None:
    """The curve that the documentation states."""
    card = Card("q", 10.0, 5.0, BEGIN, BEGIN + 10 * DAY, solid=True)
    assert card.recall(BEGIN) == 1
    assert card.recall(BEGIN + 10 * DAY) == pytest.approx(0.9)
    assert card.recall(BEGIN + 40 * DAY) < card.recall(BEGIN + 20 * DAY) < 0.9


def test_a_card_is_written_with_the_answer_and_renewed_by_what_follows(talk: Talk) -> None:
    """A follow-up's answer, an edit, the person's word: each makes the card that it should be."""
    talk.commands("quiz basics 2")
    talk.says(HALF, message=1)
    assert not cards(talk.interview)["get-or-post"].solid
    talk.says("it changes something on the server", message=2)
    hard = cards(talk.interview)["get-or-post"]
    assert hard.solid
    talk.hears(Edited("GET changes nothing, POST writes data on the server", 1))
    assert cards(talk.interview)["get-or-post"].stability > hard.stability
    talk.hears(Edited("no idea", 1))
    assert not cards(talk.interview)["get-or-post"].solid
    talk.hears(Chose(Choice(Action.RIGHT, 1)))
    assert cards(talk.interview)["get-or-post"].solid
    assert len(cards(talk.interview)) == 1


texts = st.sampled_from([RIGHT, HALF, "no idea", "not found, the client's mistake"])
happenings = st.lists(
    st.one_of(
        st.builds(Said, texts, st.integers(1, 3)),
        st.builds(Edited, texts, st.integers(1, 3)),
        st.sampled_from([
            Command("quiz", "1"), Command("quiz", "sql 1"), Command("hint"), Command("next"),
            Command("answer"), Command("stop"),
        ]),
        st.sampled_from([Action.RIGHT, Action.NOT_MEANT, Action.UNDO]),
    ),
    max_size=25,
)  # fmt: skip
pauses = st.integers(0, 40)


def happens(interview: Interview, what: Event | Action, now: datetime) -> None:
    """Let something happen; an action is a button of the current question."""
    if isinstance(what, Action):
        asks = interview._history.state(ME).asks  # noqa: SLF001
        what = Chose(Choice(what, asks))
    interview.hear(ME, what, now)


@given(st.lists(st.tuples(happenings, pauses), max_size=4))
@settings(max_examples=100, deadline=None)
def test_replaying_all_attempts_gives_the_same_cards(
    days: list[tuple[list[Event | Action], int]],
) -> None:
    """Whatever was answered, corrected, edited and taken back, over months."""
    interview, now = fresh(), datetime(2026, 3, 1, tzinfo=UTC)
    for day, pause in days:
        for what in day:
            now += timedelta(seconds=30)
            happens(interview, what, now)
        now += pause * DAY
    kept: dict[str, list[Try]] = {}
    for attempt in attempts(interview):
        if not attempt.undone:
            kept.setdefault(attempt.question, []).append(attempt.tried)
    assert cards(interview) == {q: card_after(q, tries) for q, tries in kept.items()}


@given(happenings, pauses, texts, st.sampled_from([(), (Action.RIGHT,)]))
@settings(max_examples=100, deadline=None)
def test_an_answer_taken_back_leaves_every_card_as_it_was(
    before: list[Event | Action], pause: int, text: str, objections: tuple[Action, ...]
) -> None:
    """Also a question's first card: it is gone then."""
    interview, now = fresh(), datetime(2026, 3, 1, tzinfo=UTC)
    for what in before:
        now += timedelta(seconds=30)
        happens(interview, what, now)
    now += pause * DAY
    happens(interview, Command("quiz", "1"), now)
    as_it_was = cards(interview)
    happens(interview, Said(text), now)
    assert cards(interview) != as_it_was
    happens(interview, Command("answer"), now)
    for action in (*objections, Action.UNDO):
        happens(interview, action, now)
    assert cards(interview) == as_it_was
