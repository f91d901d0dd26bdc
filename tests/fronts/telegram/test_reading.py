"""Each kind of update becomes the event it is, or nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.fronts.telegram.incoming import Aside, Incoming, Read, Upload, dump, load
from bot.fronts.telegram.reading import read
from bot.practice import Action, Choice, Chose, Command, Edited, Said, Sent

NAME = "interview_test_bot"
PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -100, "type": "supergroup", "title": "g"}
ADA = {"id": 7, "is_bot": False, "first_name": "Ada", "username": "ada_l"}


def message(chat: dict[str, Any] = PRIVATE, **content: Any) -> dict[str, Any]:
    """A message by Ada."""
    return {"message_id": 5, "date": 60, "chat": chat, "from": ADA, **content}


def command(text: str, chat: dict[str, Any] = PRIVATE) -> dict[str, Any]:
    """A message that begins with a command."""
    length = len(text.split(maxsplit=1)[0])
    return message(
        chat, text=text, entities=[{"type": "bot_command", "offset": 0, "length": length}]
    )


def incoming(**content: Any) -> Incoming | None:
    """What is read of an update."""
    return read(Update.de_json({"update_id": 1, **content}, None), NAME)


def event(**content: Any) -> Read | None:
    """The event in an update."""
    taken = incoming(**content)
    return None if taken is None else taken.event


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/quiz", Command("quiz")),
        ("/quiz  django orm 3 ", Command("quiz", "django orm 3")),
        (f"/quiz@{NAME} sql", Command("quiz", "sql")),
        (f"/quiz@{NAME.upper()} sql", Command("quiz", "sql")),
        ("/start quiz_django-orm", Command("start", "quiz_django-orm")),
        ("/quiz@another_bot sql", Command("quiz@another_bot", "sql")),
        ("/answer\nsecond line", Command("answer", "second line")),
    ],
)
def test_a_command_is_read_with_its_argument(text: str, expected: Command) -> None:
    """Also when it names this bot, and as a deep link."""
    assert event(message=command(text)) == expected


def test_a_text_is_an_answer_with_its_message() -> None:
    """So that a later edit of it is recognised; a slash alone makes no command."""
    assert event(message=message(text="SELECT 1")) == Said("SELECT 1", 5)
    assert event(message=message(text="/ is division")) == Said("/ is division", 5)


def test_an_edit_is_an_edit_of_that_message() -> None:
    """A changed caption or a moving live location is none."""
    assert event(edited_message=message(text="better")) == Edited("better", 5)
    spot = {"latitude": 1.0, "longitude": 1.0, "live_period": 60}
    assert event(edited_message=message(location=spot)) is None


def test_a_tap_is_a_choice_and_is_to_be_answered() -> None:
    """Unknown data is a choice of nothing."""
    taken = incoming(
        callback_query={"id": "9", "from": ADA, "chat_instance": "1", "data": "hint:3:"}
    )
    assert taken == Incoming(1, 7, Chose(Choice(Action.HINT, 3)), "9")
    odd = {"id": "9", "from": ADA, "chat_instance": "1", "data": "no such thing"}
    assert event(callback_query=odd) == Chose(None)
    assert event(callback_query={"id": "9", "from": ADA, "chat_instance": "1"}) == Chose(None)


FILE = {"file_id": "f", "file_unique_id": "u"}
CLIP = {**FILE, "duration": 1}
PICTURE = {**FILE, "width": 1, "height": 1}


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("photo", {"photo": [PICTURE]}),
        ("voice", {"voice": CLIP}),
        ("location", {"location": {"latitude": 1.0, "longitude": 1.0}}),
        ("dice", {"dice": {"emoji": "🎲", "value": 3}}),
        ("contact", {"contact": {"phone_number": "1", "first_name": "B"}}),
        ("video_note", {"video_note": {**CLIP, "length": 1}}),
        ("animation", {"animation": {**PICTURE, "duration": 1}, "document": FILE}),
        ("something", {"has_protected_content": True}),
    ],
)
def test_whatever_else_a_person_sends_is_named(kind: str, content: dict[str, Any]) -> None:
    """What this version doesn't know is something."""
    assert event(message=message(**content)) == Sent(kind)


@pytest.mark.parametrize(
    "content",
    [
        {"message": message(pinned_message=message(text="x"))},
        {"message": message(GROUP, text="just talking")},
        {"message": command("/quiz@another_bot", GROUP)},
        {"message": message(GROUP, new_chat_title="x")},
        {"edited_message": message(GROUP, text="x")},
        {"channel_post": {"message_id": 1, "date": 1, "chat": GROUP, "text": "x"}},
        {"an_update_of_the_future": {"x": 1}},
        {},
    ],
)
def test_what_needs_no_answer_gets_none(content: dict[str, Any]) -> None:
    """Service messages, talk in groups, other bots' commands, channels, news."""
    assert event(**content) is None


def test_a_command_in_a_group_is_answered_there() -> None:
    """The answer goes to the group, the conversation to nobody."""
    for text in ("/quiz", f"/quiz@{NAME}"):
        assert incoming(message=command(text, GROUP)) == Incoming(1, -100, Aside.ELSEWHERE, at=60)


EVENTS = st.one_of(
    st.builds(Said, st.text(), st.none() | st.integers()),
    st.builds(Edited, st.text(), st.integers()),
    st.builds(Command, st.text(), st.text()),
    st.builds(Sent, st.text()),
    st.just(Chose(None)),
    st.builds(
        Chose, st.builds(Choice, st.sampled_from(Action), st.integers(0, 999), st.text(max_size=9))
    ),
    st.sampled_from(Aside),
)


@given(st.builds(Incoming, st.just(1), st.integers(), EVENTS, st.none() | st.text()))
def test_what_was_read_is_kept_whole(taken: Incoming) -> None:
    """After a restart it is the same."""
    assert load(1, dump(taken)) == taken


def test_no_name_is_kept() -> None:
    """The privacy page says so."""
    taken = incoming(message=message(text="hello"))
    assert taken is not None
    assert "ada" not in dump(taken).lower()


def test_a_file_waits_with_telegram_until_its_turn() -> None:
    """What is kept is its number there, its name and its size."""
    file = {**FILE, "file_name": "notes.md", "file_size": 7}
    upload = Upload("f", "notes.md", 7)
    assert event(message=message(document=file)) == upload
    assert load(1, dump(Incoming(1, 7, upload))).event == upload
