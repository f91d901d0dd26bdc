"""Turns in process, through the real routing: what is said, where, and how."""

import random

import pytest

from bot.bank import Bank
from bot.practice import wording
from tests.fronts.telegram.conftest import ME, Talk, talking
from tests.fronts.telegram.rules import Refusal


async def test_a_typed_answer_is_answered_below_it(talk: Talk) -> None:
    """Nothing above it is changed."""
    await talk.say("/quiz sql 1")
    calls = await talk.update(message=talk.message("it identifies each row and is unique"))
    assert [name for name, _ in calls] == ["sendMessage"]
    assert calls[0][1]["chat_id"] == str(ME)


async def test_a_tapped_hint_goes_into_the_card(talk: Talk) -> None:
    """The tap is answered, then the card is edited where it stands."""
    await talk.say("/quiz sql 1")
    calls = await talk.tap("hint:1:")
    assert [name for name, _ in calls] == ["answerCallbackQuery", "editMessageText"]
    assert calls[1][1]["message_id"] == "2"
    assert "Hint 1" in calls[1][1]["text"]


async def test_an_edited_answer_is_graded_where_its_grade_stands(talk: Talk) -> None:
    """The grade below the answer changes with it."""
    await talk.say("/quiz sql 1")
    message = talk.message("I don't know")
    await talk.update(message=message)
    calls = await talk.update(edited_message={**message, "text": "it is unique for each row"})
    assert [name for name, _ in calls] == ["editMessageText"]


async def test_a_remark_after_a_tap_is_a_note(talk: Talk) -> None:
    """No message for what needn't stay."""
    calls = await talk.tap("next:99:")
    assert calls == [
        ("answerCallbackQuery", {
            "callback_query_id": "q",
            "text": "That button belongs to an earlier question; nothing changed.",
        })
    ]  # fmt: skip


async def test_a_note_that_comes_too_late_becomes_a_message(talk: Talk) -> None:
    """After half a minute Telegram takes no answer to a tap any more."""
    talk.wire.refusals["answerCallbackQuery"] = [Refusal(400, "Bad Request: query is too old")]
    calls = await talk.tap("next:99:")
    assert [name for name, _ in calls] == ["answerCallbackQuery", "sendMessage"]
    assert talk.history.unsent("telegram") == ()


async def test_what_cant_be_edited_is_sent_anew(talk: Talk) -> None:
    """A message that the person deleted, for example."""
    await talk.say("/quiz sql 1")
    talk.wire.refusals["editMessageText"] = [Refusal(400, "Bad Request: message to edit not found")]
    calls = await talk.tap("hint:1:")
    assert [name for name, _ in calls][1:] == ["editMessageText", "sendMessage"]
    again = await talk.tap("hint:1:")
    assert again[1][1]["message_id"] == "3"


async def test_what_is_not_modified_is_fine(talk: Talk) -> None:
    """Nothing is sent a second time."""
    await talk.say("/quiz sql 1")
    refusal = Refusal(400, "Bad Request: message is not modified: the same")
    talk.wire.refusals["editMessageText"] = [refusal]
    assert len(await talk.tap("hint:1:")) == 2
    assert talk.history.unsent("telegram") == ()


async def test_a_reply_that_telegram_doesnt_take_is_sent_plain_then_dropped(talk: Talk) -> None:
    """The person still gets the words; nothing is tried for ever."""
    refusal = Refusal(400, "Bad Request: can't parse entities")
    talk.wire.refusals["sendMessage"] = [refusal]
    calls = await talk.update(message=talk.message("/help"))
    assert [given.get("parse_mode") for _, given in calls] == ["HTML", None]
    talk.wire.refusals["sendMessage"] = [refusal, refusal]
    assert len(await talk.update(message=talk.message("/help"))) == 2
    assert talk.history.unsent("telegram") == ()


async def test_a_repeated_update_says_nothing(talk: Talk) -> None:
    """Telegram repeats what wasn't confirmed."""
    assert await talk.say("/help")
    talk.number -= 1
    assert await talk.say("/help") == []


async def test_a_command_in_a_group_gets_one_line_there(talk: Talk) -> None:
    """And starts no quiz for anybody."""
    group = {"id": -5, "type": "group", "title": "g"}
    calls = await talk.update(message=talk.message("/quiz", chat=group))
    assert [given["chat_id"] for _, given in calls] == ["-5"]
    assert "one to one" in calls[0][1]["text"]


async def test_a_private_bot_lets_in_whom_it_knows(small: Bank) -> None:
    """Others are told once what to ask for, and nothing of them is kept."""
    async with talking(small, allowed=frozenset({ME + 1})) as talk:
        assert await talk.say("/quiz") == [f"This is a private bot. Its owner can let you in by "
                                           f"your number: {ME}"]  # fmt: skip
        assert await talk.say("/quiz") == []
        assert not [line for line in talk.history.dump() if f"telegram:{ME}" in line]
    async with talking(small, allowed=frozenset({ME})) as talk:
        assert len(await talk.say("/quiz")) == 2


async def test_who_comes_too_fast_is_told_once(talk: Talk) -> None:
    """Then nothing more, until some time has passed."""
    said = [await talk.say("/help", date=1) for _ in range(35)]
    told = [texts for texts in said if texts and texts[0].startswith("That is more")]
    assert len(told) == 1
    assert said[-1] == []
    assert (await talk.say("/help", date=60))[0].startswith("<b>What I can do")


async def test_every_kind_of_thing_gets_one_helpful_line(talk: Talk) -> None:
    """A photo, an unknown command, an empty text, a stale button."""
    spot = {"latitude": 1.0, "longitude": 1.0}
    for content in (
        {"message": talk.message(location=spot)},
        {"message": talk.message("/nonsense")},
        {"message": talk.message("...")},
        {"edited_message": talk.message("too late")},
    ):
        calls = await talk.update(**content)
        assert [name for name, _ in calls] == ["sendMessage"]


async def test_all_commands_shown_in_the_menu_work(talk: Talk) -> None:
    """None is unknown."""
    for name in wording.COMMANDS:
        assert not any("I don't know" in text for text in await talk.say(f"/{name}"))


class Broken(random.Random):
    """Chance that fails, as a fault of ours would."""

    def random(self) -> float:
        """Fail."""
        raise ZeroDivisionError("with an answer in its message")

    def getrandbits(self, k: int, /) -> int:
        """Fail."""
        raise ZeroDivisionError(k)


async def test_a_fault_is_owned_up_to_and_the_next_update_is_handled(
    small: Bank, caplog: pytest.LogCaptureFixture
) -> None:
    """The person is asked to try again; the update isn't tried for ever; the log says where."""
    async with talking(small, rng=Broken()) as talk:
        assert (await talk.say("/quiz"))[0].startswith("Something went wrong")
        assert talk.history.is_done(1)
        assert (await talk.say("/help"))[0].startswith("<b>What I can do")
    assert "update 1 failed: ZeroDivisionError at" in caplog.text
    assert "with an answer" not in caplog.text
