"""What a person can count on in a conversation, at the door that both fronts use."""

import json
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bank import load_bank
from bot.history import History
from bot.interview import Interview
from bot.practice import (
    Action,
    Choice,
    Chose,
    Command,
    Edited,
    Event,
    Said,
    Sent,
    Shared,
    State,
    Step,
    wording,
)
from tests.conftest import BANKS, BEGIN
from tests.practice.conversations import HALF, ME, RIGHT, Calendar, Clock, Talk, fresh


@pytest.mark.parametrize(
    ("query", "title"),
    [("djnago", None), ("2 sql", "Data › SQL"), ("dta sql", "Data › SQL"), ("n+1", "Web › Basics"), ("HTTP", "Web › Basics"),
     ("web", "Web"), ("web/basics", "Web › Basics"), ("database", "Data › SQL")],
)  # fmt: skip
def test_topics_are_found_as_people_type_them(talk: Talk, query: str, title: str | None) -> None:
    """Typos, nicknames and beginnings are enough."""
    said = talk.commands(f"quiz {query}")
    assert (f"{title} · " in said) if title else ("I have no topic like" in said)


def test_a_deep_link_goes_straight_to_its_topic(talk: Talk) -> None:
    """``?start=quiz_data-sql`` is shared among friends."""
    assert "What is a primary key for?" in talk.commands("start quiz_data-sql")


def test_who_was_here_before_is_not_greeted_as_a_stranger(talk: Talk) -> None:
    """On Telegram /start is the first button of every visit."""
    assert "Hello!" in talk.commands("start")
    talk.commands("quiz sql 1")
    assert "This is where we were:" in talk.commands("start")
    talk.commands("stop")
    assert "Welcome back." in talk.commands("start")


def test_hints_come_one_by_one_and_end(talk: Talk) -> None:
    """Each says a little more; the fourth tap says that there are no more."""
    talk.commands("quiz sql 1")
    assert "Hint 1" in talk.taps("Hint")
    assert "Hint 2" in talk.taps("Another hint")
    again = talk.button("Another hint")
    talk.hears(Chose(again))
    assert "last hint" in talk.hears(Chose(again))


def test_a_button_of_an_earlier_question_changes_nothing(talk: Talk) -> None:
    """A double tap on Skip doesn't skip two questions."""
    talk.commands("quiz web 2")
    skip = talk.button("Skip")
    second = talk.hears(Chose(skip))
    assert "2/2" in second
    assert "earlier question" in talk.hears(Chose(skip))
    assert "100/100" in talk.says("nothing found at this URL, the client's mistake")


def test_a_button_nobody_knows_is_answered(talk: Talk) -> None:
    """Buttons of old versions are no dead end."""
    assert "don't know that button" in talk.hears(Chose(None))


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "hologram"])
def test_what_cannot_be_read_is_said_to_be(talk: Talk, kind: str) -> None:
    """And the question stays open."""
    talk.commands("quiz sql 1")
    assert "please type your answer" in talk.hears(Sent(kind))
    assert "100/100" in talk.says(RIGHT)


@pytest.mark.parametrize("text", ["", "   ", "🤷", "...", "\u200b", "x" * 10_000])
def test_an_unusable_text_leaves_the_question_open(talk: Talk, text: str) -> None:
    """Nothing is graded by accident."""
    talk.commands("quiz sql 1")
    talk.says(text)
    assert "100/100" in talk.says(RIGHT)
    assert "1 answer," in talk.commands("stats")


def test_a_follow_up_asks_for_the_heaviest_missing_point_and_joins_the_answers(talk: Talk) -> None:
    """First try and final score are both kept."""
    talk.commands("quiz basics 2")
    assert "And what does POST do" in talk.says(HALF)
    assert "78/100 · solid, in 2 steps" in talk.says("it changes data on the server")
    assert "(first try 37)" in talk.commands("search reads") + talk.taps("Read 1")


def test_a_follow_up_is_declined_by_one_tap(talk: Talk) -> None:
    """The grade so far stands, and the round goes on."""
    talk.commands("quiz web 2")
    talk.says(HALF)
    said = talk.taps("Next")
    assert "37/100 · partly" in said
    assert "404" in said


def test_a_question_that_changes_while_its_follow_up_waits_is_open_again(
    tmp_path: Path, clock: Clock
) -> None:
    """Its author took out the point that the follow-up was about."""
    history, file = History.open(None), tmp_path / "small.toml"
    file.write_text((BANKS / "small.toml").read_text(encoding="utf-8"), encoding="utf-8")
    talk = Talk(Interview(load_bank([file]), history, random.Random(1)), clock)
    talk.commands("quiz basics 2")
    assert "And what does POST do" in talk.says(HALF)
    asked, _, rest = file.read_text(encoding="utf-8").partition("[[question.point]]")
    first, *_ = rest.partition("[[question.point]]")
    _, mark, others = rest.partition("[[question]]")
    file.write_text(f"{asked}[[question.point]]{first}{mark}{others}", encoding="utf-8")
    talk.interview = Interview(load_bank([file]), history, random.Random(1))
    assert "What is the difference between GET and POST" in talk.commands("start")
    assert "Model answer" in talk.says("GET is only for reading data")
    assert "1 answer," in talk.commands("stats")


def test_a_follow_up_declined_days_later_leaves_the_answer_on_its_day(later: Talk) -> None:
    """What was said was said then."""
    later.commands("quiz basics 2")
    later.says(HALF)
    assert isinstance(later.clock, Calendar)
    later.clock.sleep(days=3)
    later.taps("Next")
    attempt = later.interview._history.past(ME).attempt(1)  # noqa: SLF001
    assert attempt is not None
    assert (attempt.at.day, attempt.seconds) == (BEGIN.day, 10)


def test_follow_ups_can_be_switched_off(talk: Talk) -> None:
    """Then the whole grade comes at once."""
    talk.commands("settings")
    talk.taps("Follow-ups off")
    talk.commands("quiz basics 2")
    assert "Model answer" in talk.says(HALF)


def test_an_edited_answer_is_graded_again_while_its_question_is_current(talk: Talk) -> None:
    """The attempt is replaced, not doubled."""
    talk.commands("quiz sql 1")
    talk.says("no idea", message=7)
    assert "100/100" in talk.hears(Edited(RIGHT, 7))
    assert "1 answer, 100/100" in talk.commands("stats")
    assert "1 answer, 1 solid, 100/100" in talk.commands("next")
    assert "it changes nothing" in talk.hears(Edited("something else", 7))


def test_the_person_has_the_last_word(talk: Talk) -> None:
    """Both figures are shown in the history."""
    talk.commands("quiz sql 1")
    talk.says("no idea at all")
    assert "counts as right" in talk.taps("I was right")
    talk.commands("history sql")
    assert "0/100 · not yet · you say 100" in talk.taps("Read 1")
    assert "1 answer, 100/100" in talk.commands("stats")


def test_undo_takes_an_answer_back_wholly(talk: Talk) -> None:
    """The question is open again and nothing counts."""
    talk.commands("quiz sql 1")
    talk.says("no idea at all")
    assert "open again" in talk.taps("Undo")
    assert "No answers yet" in talk.commands("stats")
    assert "100/100" in talk.says(RIGHT)


@pytest.mark.parametrize(
    ("typed", "heard"),
    [("Hint!", "Hint 1"), ("give me a hint please", "Hint 1"), ("pass", "Skipped"),
     ("next question", "Skipped"), ("show me the answer", "Model answer"), ("Exit", "Stopped"),
     ("help", "What I can do"), ("can you rephrase the question, please?", "Here it is again"),
     ("What?", "Here it is again"), ("undo", "no answer to correct"),
     ("7", "none of the choices"), ("-1", "none of the choices"), ("is it the key?", "question mark"),
     ("!!!", "no words")],
)  # fmt: skip
def test_what_is_not_meant_as_an_answer_is_not_graded(talk: Talk, typed: str, heard: str) -> None:
    """People talk to the bot as they would to somebody; no question is spent by that."""
    talk.commands("quiz sql 1")
    assert heard in talk.says(typed)
    assert "No answers yet" in talk.commands("stats")


def test_a_word_that_answers_the_question_is_an_answer(talk: Talk) -> None:
    """And a number that stands in the model answer."""
    for name, line, said in (
        ("words", b"Which statement does nothing? :: pass\n", "pass"),
        ("hands", b"How many hands does a clock have? :: Two\n", "2"),
        ("pages", b"Which status has a page that is missing? :: 404 Not Found\n", "404"),
    ):
        talk.hears(Shared(f"{name}.md", line))
        talk.commands(f"quiz {name} 1")
        assert "Model answer" in talk.says(said)
    assert "3 answers" in talk.commands("stats")
    assert "Next: /quiz words" in talk.commands("stats")


def test_undo_and_right_can_be_typed_at_any_time(talk: Talk) -> None:
    """Also below the next question, and after a follow-up was declined; never twice."""
    talk.commands("quiz web 2")
    talk.says(HALF)
    assert "counts as right" in talk.says("I was right")
    assert "404" in talk.commands("next")
    assert "ask once more in this round" in talk.says("Undo")
    assert "taken back already" in talk.says("undo!")
    assert "No answers yet" in talk.commands("stats")


def test_whoever_was_right_stays_right_after_an_edit_and_a_follow_up(talk: Talk) -> None:
    """A corrected typo takes nobody's word back."""
    talk.commands("quiz basics 2")
    talk.says(HALF, message=1)
    talk.commands("right")
    talk.says("in its body", message=2)
    assert "100/100" in talk.commands("stats")
    talk.hears(Edited("in the body", 2))
    assert "1 answer, 100/100" in talk.commands("stats")
    talk.commands("undo")
    talk.says("no idea")
    assert "1 answer, 0/100" in talk.commands("stats")


def test_a_hint_at_a_follow_up_leaves_it_open(talk: Talk) -> None:
    """The README's own reader types it."""
    talk.commands("quiz basics 2")
    probe = talk.says(HALF)
    hinted = talk.says("hint")
    assert "Hint 1" in hinted
    assert hinted.endswith(probe)
    assert "in 2 steps" in talk.says("it changes data on the server")


def test_a_closed_question_offers_only_what_there_is(talk: Talk) -> None:
    """Where the answer was shown, there is none to take back."""
    talk.commands("quiz sql 1")
    talk.commands("answer")
    assert "/undo" not in talk.says("it is unique")
    talk.commands("quiz sql 1")
    talk.says(RIGHT)
    assert "/undo" in talk.says("it is unique")
    assert "open again" in talk.commands("undo")


def test_questions_do_not_repeat_at_once_and_weak_ones_come_first(talk: Talk) -> None:
    """A round never asks one twice; what went badly comes before what went well."""
    seen = []
    talk.commands("quiz 3")
    for answer in ("no idea", "no idea", RIGHT):
        seen.append(talk.interview._history.state(ME).ask)  # noqa: SLF001
        talk.says(answer)
        talk.commands("next")
    assert len({ask.question for ask in seen if ask}) == 3


def test_a_streak_counts_days_in_the_person_s_zone(interview: Interview) -> None:
    """Two evenings in Auckland are two days, though UTC sees one."""
    talk = Talk(interview, lambda: datetime(2026, 3, 1, 10, tzinfo=UTC))
    talk.commands("timezone Auckland")
    for at in (datetime(2026, 3, 1, 10, tzinfo=UTC), datetime(2026, 3, 1, 12, tzinfo=UTC)):
        talk.clock = lambda at=at: at  # type: ignore[misc]
        talk.commands("quiz sql 1")
        talk.says(RIGHT)
    assert "2 days in a row" in talk.commands("stats")


def test_forgetting_erases_everything_after_one_confirmation(talk: Talk) -> None:
    """And only then."""
    talk.commands("quiz sql 1")
    talk.says(RIGHT)
    talk.commands("forget")
    keep, erase = talk.button("No, keep it"), talk.button("Yes, erase everything")
    talk.hears(Chose(keep))
    assert "1 answer" in talk.commands("stats")
    assert "erased" in talk.hears(Chose(erase))
    assert "No answers yet" in talk.commands("stats")
    assert "No answers yet" in talk.commands("history")


def test_people_do_not_see_each_other(talk: Talk, interview: Interview, clock: Clock) -> None:
    """Another person's history is empty."""
    talk.commands("quiz sql 1")
    talk.says(RIGHT)
    other = interview.hear("test:2", Command("history"), clock())
    assert "No answers yet" in other[0].reply.plain()


events = st.one_of(
    st.builds(Said, st.text(max_size=60) | st.just(RIGHT) | st.just(HALF), st.integers(1, 3)),
    st.builds(Edited, st.text(max_size=60), st.integers(1, 3)),
    st.builds(
        Command,
        st.sampled_from([*wording.COMMANDS, "start", "cancel", "timezone", "forget", "resume", "xyz"]),
        st.text(max_size=20)
        | st.sampled_from(["sql", "web 2", "3", "-1", "0", "in 3 days", "8:30", "off", "berlin", "+2"]),
    ),
    st.builds(
        Chose,
        st.none()
        | st.builds(
            Choice, st.sampled_from(Action), st.integers(0, 4),
            st.text(max_size=9) | st.sampled_from(["grades end", "level core", "data/sql", "18:00"]),
        ),
    ),
    st.builds(Sent, st.text(max_size=8)),
)  # fmt: skip


pauses = st.sampled_from([timedelta(seconds=5), timedelta(hours=9), timedelta(days=3)])


@given(st.lists(st.tuples(events, pauses), max_size=25))
@settings(max_examples=150, deadline=None)
def test_no_order_of_events_breaks_a_conversation(
    happenings: list[tuple[Event, timedelta]],
) -> None:
    """Whatever happens, each event gets words back, and the state survives being written."""
    interview = fresh()
    now = datetime(2026, 3, 1, tzinfo=UTC)
    for event, pause in happenings:
        now += pause
        assert all(said.reply.plain().strip() for said in interview.remind(ME, now))
        deliveries = interview.hear(ME, event, now)
        assert deliveries
        assert all(delivery.reply.plain().strip() for delivery in deliveries)
        state = interview._history.state(ME)  # noqa: SLF001
        assert State.loads(state.dumps()) == state
        assert state.round is None or len(state.round.scores) <= state.round.length


def test_a_state_of_an_earlier_version_gets_defaults() -> None:
    """A new setting doesn't lose anybody's place."""
    old = State().dumps().replace('"probes": true', '"length": 5')
    assert State.loads(old).settings == replace(State().settings)


def test_a_round_of_an_earlier_version_goes_on(interview: Interview, talk: Talk) -> None:
    """Its scores were kept without the askings that they are for."""
    talk.commands("quiz basics 2")
    talk.says("no idea")
    state = json.loads(interview._history.state(ME).dumps())  # noqa: SLF001
    state["round"]["scores"] = [0.5, 0.0]
    del state["round"]["kind"], state["round"]["late"], state["remind_at"]
    for new in ("level", "interview", "late", "reminder"):
        del state["settings"][new]
    interview._history.finish(ME, Step(State.loads(json.dumps(state))), talk.clock(), None)  # noqa: SLF001
    talk.commands("next")
    talk.says("nothing found at this URL, the client's mistake")
    assert "3 answers, 1 solid, 50/100" in talk.commands("next")
