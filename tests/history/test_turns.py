"""A turn is written whole or not at all, and an update counts once."""

import random
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bank import Bank
from bot.history import History
from bot.history.store import KEEP_ASIDE
from bot.interview import Interview
from bot.practice import Action, Block, Choice, Chose, Command, Reply, Said, State, Step
from tests.conftest import BEGIN

ME = "telegram:1"
REPLY = Reply((Block("Hello"),), key="greeting")


@pytest.fixture
def history() -> History:
    """An empty database in memory."""
    return History.open(None)


def test_an_update_is_accepted_once(history: History) -> None:
    """The second time it is known already, before and after it is done."""
    assert history.receive(7, ME, "body", BEGIN)
    assert not history.receive(7, ME, "body", BEGIN)
    history.finish(ME, Step(State()), BEGIN, 7)
    assert not history.receive(7, ME, "body", BEGIN)
    assert history.is_done(7)


def test_what_was_accepted_waits_until_its_turn_is_written(history: History) -> None:
    """The waiting updates come in the order in which they were accepted."""
    history.receive(9, ME, "first", BEGIN)
    history.receive(3, ME, "second", BEGIN.replace(hour=10))
    assert [(u.id, u.body) for u in history.waiting()] == [(9, "first"), (3, "second")]
    history.finish(ME, Step(State()), BEGIN, 9)
    assert [u.id for u in history.waiting()] == [3]


def test_a_repeated_update_changes_nothing_and_says_nothing(small: Bank, history: History) -> None:
    """An answer that comes twice is graded once."""
    interview = Interview(small, history, random.Random(1))
    history.receive(1, ME, "quiz", BEGIN)
    assert interview.hear(ME, Command("quiz", "sql 1"), BEGIN, update=1)
    history.receive(2, ME, "answer", BEGIN)
    assert interview.hear(ME, Said("it identifies each row"), BEGIN, update=2)
    before = list(history.dump())
    assert interview.hear(ME, Said("it identifies each row"), BEGIN, update=2) == ()
    assert interview.say(ME, REPLY, BEGIN, update=2) == ()
    assert list(history.dump()) == before


def test_replies_wait_until_they_are_marked_sent(history: History) -> None:
    """After a crash, what was written and not sent is found again."""
    (delivery,) = history.finish(ME, Step(State(), (REPLY,)), BEGIN, None)
    assert history.unsent("telegram") == (delivery,)
    history.sent(delivery.id, 5, BEGIN)
    assert history.unsent("telegram") == ()


def test_a_reply_in_place_names_the_message_it_replaces(history: History) -> None:
    """Only a turn in place, and only for the same key."""
    (first,) = history.finish(ME, Step(State(), (REPLY,)), BEGIN, None)
    history.sent(first.id, 5, BEGIN)
    (below,) = history.finish(ME, Step(State(), (REPLY,)), BEGIN, None)
    (there,) = history.finish(ME, Step(State(), (REPLY,)), BEGIN, None, in_place=True)
    assert (below.replaces, there.replaces) == (None, 5)
    assert [d.replaces for d in history.unsent("telegram")] == [None, 5]


def test_a_tap_changes_the_card_and_a_typed_word_is_answered_below(interview: Interview) -> None:
    """A hint asked for by a button goes into the card; one asked for by a command follows."""
    _, card = interview.hear(ME, Command("quiz", "sql 1"), BEGIN)
    interview.delivered(card, 5, BEGIN)
    (typed,) = interview.hear(ME, Command("hint"), BEGIN)
    (tapped,) = interview.hear(ME, Chose(Choice(Action.HINT, 1)), BEGIN)
    assert (typed.replaces, tapped.replaces) == (None, 5)


def test_a_remark_makes_nobody_known(history: History) -> None:
    """Somebody who isn't let in leaves no trace but the update's number."""
    history.receive(7, ME, "body", BEGIN)
    (delivery,) = history.say(ME, Reply((Block("Sorry"),)), BEGIN, 7)
    history.sent(delivery.id, 1, BEGIN)
    assert history.state(ME) == State()
    assert history.is_done(7)
    assert ME not in "".join(history.dump())


def test_forgetting_keeps_what_was_accepted_later(history: History) -> None:
    """A message sent right after /forget is a first message, not a lost one."""
    history.receive(1, ME, "forget", BEGIN)
    history.receive(2, ME, "quiz", BEGIN)
    history.finish(ME, Step(State(), forget=True), BEGIN, 1)
    assert [u.id for u in history.waiting()] == [2]


def test_forgetting_leaves_no_word_of_the_person(history: History) -> None:
    """Not in the tables of turns, and not among what couldn't be read."""
    history.put_aside(1, ME, "odd body", "fault", BEGIN)
    history.receive(2, ME, "body", BEGIN)
    (reply,) = history.finish(ME, Step(State(), (REPLY,)), BEGIN, 2)
    history.sent(reply.id, 1, BEGIN)
    history.finish(ME, Step(State(), forget=True), BEGIN, None)
    assert ME not in "".join(history.dump())
    assert "odd body" not in "".join(history.dump())


def test_a_person_who_blocked_the_bot_is_reachable_again_by_talking(history: History) -> None:
    """Their answers stay either way."""
    history.finish(ME, Step(State(asks=3, remind_at=BEGIN)), BEGIN, None)
    history.unreachable(ME, BEGIN)
    assert history.to_remind("telegram", BEGIN, 1) == ()
    assert history.state(ME).asks == 3
    history.finish(ME, Step(State(asks=4, remind_at=BEGIN)), BEGIN, None)
    assert history.to_remind("telegram", BEGIN, 1) == (ME,)


def test_replies_of_another_front_are_not_taken_up(history: History) -> None:
    """A terminal that died before it showed one will not; nor does it stay for ever."""
    reply = Reply((Block("said"),))
    history.say("terminal:me", reply, BEGIN, None)
    (mine,) = history.say(ME, reply, BEGIN, None)
    assert history.unsent("telegram") == (mine,)
    history.tidy(BEGIN + KEEP_ASIDE + timedelta(days=1))
    assert not [line for line in history.dump() if "said" in line]


def test_turns_long_over_are_forgotten(history: History) -> None:
    """What waits is kept, however old."""
    history.receive(1, ME, "done", BEGIN)
    history.receive(2, ME, "waits", BEGIN)
    history.finish(ME, Step(State()), BEGIN, 1)
    history.tidy(BEGIN.replace(month=5))
    assert [u.id for u in history.waiting()] == [2]
    assert history.receive(1, ME, "done", BEGIN)


def test_the_database_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    """The write-ahead log beside it too."""
    history = History.open(tmp_path / "new" / "db")
    history.finish(ME, Step(State()), BEGIN, None)
    rights = [oct(file.stat().st_mode & 0o777) for file in (tmp_path / "new").iterdir()]
    history.close()
    assert len(rights) > 1
    assert set(rights) == {"0o600"}
