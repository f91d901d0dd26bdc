"""What comes with a reply: pictures and files, through every fault, also after a restart."""

import json
import random
from contextlib import closing
from datetime import UTC, datetime

import pytest

from bot.bank import Bank
from bot.fronts import charts
from bot.fronts.telegram import courier
from bot.history import History
from bot.interview import Interview
from bot.practice import Action, Choice, Chose, Command, Said
from tests.conftest import BEGIN
from tests.fronts.telegram.conftest import ME, Live, Talk, talking
from tests.fronts.telegram.rules import PNG, Refusal
from tests.fronts.telegram.server import Fault, Telegram

RIGHT = "it identifies each row and is unique"


async def answered(talk: Talk) -> None:
    """One question, answered."""
    await talk.say("/quiz sql 1")
    await talk.say(RIGHT)


async def test_statistics_are_a_picture_with_the_same_words_below(talk: Talk) -> None:
    """And the buttons under it."""
    await answered(talk)
    ((name, given),) = await talk.update(message=talk.message("/stats"))
    assert name == "sendPhoto"
    assert "Data › SQL: 100/100 ready; 100 in your latest answers; 1 of 1 seen" in given["caption"]
    assert "quiz:0:data/sql" in given["reply_markup"]
    assert talk.wire.uploads[0].content.startswith(PNG)
    assert talk.history.unsent("telegram") == ()


async def test_a_tap_exchanges_the_picture_where_it_stands(talk: Talk) -> None:
    """From everything to one topic and back."""
    await answered(talk)
    await talk.say("/stats")
    calls = await talk.tap("stats:0:data/sql")
    assert [name for name, _ in calls] == ["answerCallbackQuery", "editMessageMedia"]
    media = json.loads(calls[1][1]["media"])
    assert media["caption"].startswith("<b>Data › SQL</b>")
    again = await talk.tap("stats:0:")
    assert again[1][1]["message_id"] == calls[1][1]["message_id"]
    assert talk.wire.refused == []


async def test_a_picture_that_cant_be_exchanged_is_sent_anew(talk: Talk) -> None:
    """The old message may be gone."""
    await answered(talk)
    await talk.say("/stats")
    talk.wire.refusals["editMessageMedia"] = [
        Refusal(400, "Bad Request: message to edit not found")
    ]
    calls = await talk.tap("stats:0:data/sql")
    assert [name for name, _ in calls][1:] == ["editMessageMedia", "sendPhoto"]


async def test_words_go_alone_where_a_picture_isnt_taken(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is tried for ever."""
    await answered(talk)
    talk.wire.refusals["sendPhoto"] = [Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")]
    calls = await talk.update(message=talk.message("/stats"))
    assert [name for name, _ in calls] == ["sendPhoto", "sendMessage"]
    assert "Data › SQL: 100/100" in calls[1][1]["text"]
    assert talk.history.unsent("telegram") == ()
    assert "doesn't take a picture" in caplog.text


async def test_words_go_alone_where_a_picture_cant_be_drawn(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says where, and nothing of the person."""

    def broken(picture: object) -> bytes:
        raise MemoryError(picture)

    monkeypatch.setattr(charts, "draw", broken)
    await answered(talk)
    ((name, given),) = await talk.update(message=talk.message("/stats"))
    assert name == "sendMessage"
    assert "Data › SQL: 100/100" in given["text"]
    assert "can't be drawn: MemoryError at" in caplog.text
    assert "Picture(" not in caplog.text


async def test_words_too_many_for_a_caption_follow_the_picture(shipped: Bank) -> None:
    """All topics of the bank, and the buttons under the words."""
    async with talking(shipped) as talk:
        for sheet in shipped.sheets:
            await talk.say(f"/quiz {sheet.topic} 1", date=10**6 * talk.number)
            await talk.say("no idea", date=10**6 * talk.number)
        calls = await talk.update(message=talk.message("/stats", date=10**9))
        assert [name for name, _ in calls] == ["sendPhoto", "sendMessage"]
        assert "caption" not in calls[0][1]
        assert "reply_markup" not in calls[0][1]
        assert all(sheet.title in calls[1][1]["text"] for sheet in shipped.sheets)
        assert "reply_markup" in calls[1][1]
        assert talk.wire.refused == []


async def test_dark_pictures_are_darker(talk: Talk) -> None:
    """As chosen in the settings."""
    await answered(talk)
    await talk.say("/stats")
    await talk.tap("set:0:pictures dark")
    await talk.say("/stats")
    light, dark = talk.wire.uploads
    assert light.content != dark.content


async def test_data_comes_as_four_files(talk: Talk) -> None:
    """After a few words on what they are."""
    await answered(talk)
    calls = await talk.update(message=talk.message("/export"))
    assert [name for name, _ in calls] == ["sendMessage", *["sendDocument"] * 4]
    assert [upload.name for upload in talk.wire.uploads] == [
        "interview-data-2026-03-01.json", "interview-answers-2026-03-01.csv",
        "interview-answers-2026-03-01.md", "interview-anki-2026-03-01.txt",
    ]  # fmt: skip
    assert json.loads(talk.wire.uploads[0].content)["answers"][0]["answer"] == RIGHT
    assert talk.wire.refused == []


async def test_a_file_that_isnt_taken_or_is_too_large_holds_nothing_up(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person is told of the large one."""
    await answered(talk)
    talk.wire.refusals["sendDocument"] = [Refusal(400, "Bad Request: file must be non-empty")]
    assert len(await talk.update(message=talk.message("/export"))) == 5
    monkeypatch.setattr(courier, "LARGEST_FILE", 10)
    said = await talk.say("/export md")
    assert said[1] == (
        "interview-answers-2026-03-01.md is too large to be sent here. "
        "Whoever runs this bot can write it for you."
    )
    assert talk.history.unsent("telegram") == ()


async def test_nothing_is_handed_over_of_whom_the_operator_has_erased(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if it was asked for before."""
    await answered(talk)
    monkeypatch.setattr(History, "record", lambda *_: None)
    assert [name for name, _ in await talk.update(message=talk.message("/export"))] == [
        "sendMessage"
    ]


async def test_pictures_and_files_left_unsent_are_made_again_after_a_restart(
    telegram: Telegram, small: Bank, live: Live
) -> None:
    """Only facts and names wait in the queue."""
    await live.stop()
    with closing(History.open(live.database)) as history:
        interview = Interview(small, history, random.Random(1))
        me = f"telegram:{ME}"
        for event in (Command("quiz", "sql 1"), Said(RIGHT), Chose(Choice(Action.STATS))):
            for delivery in interview.hear(me, event, BEGIN):
                waits = delivery.reply.picture is not None
                if not waits:
                    interview.delivered(delivery, None, BEGIN)
        interview.hear(me, Command("export", "csv"), BEGIN)
        assert len(history.unsent("telegram")) == 2
    await live.start()
    await telegram.until(lambda: len(telegram.chats[ME]) >= 3)
    files = [message.file for message in telegram.chats[ME]]
    assert files[0] is not None
    assert files[0].content.startswith(PNG)
    assert files[2] is not None
    assert RIGHT.encode() in files[2].content


@pytest.mark.usefixtures("live")
async def test_a_picture_arrives_through_a_faulty_network(telegram: Telegram) -> None:
    """Over HTTP, as a form with a file in it."""
    await telegram.say(ME, "/quiz sql 1")
    await telegram.say(ME, RIGHT)
    await telegram.texts(ME, 3)
    telegram.faults.append(Fault("sendPhoto", status=502, says="Bad Gateway"))
    telegram.faults.append(Fault("sendDocument", kind="drop"))
    await telegram.say(ME, "/stats")
    await telegram.say(ME, "/export anki")
    await telegram.until(lambda: len(telegram.chats[ME]) >= 6)
    picture, _, cards = telegram.chats[ME][3:]
    assert picture.file is not None
    assert "Data › SQL: 100/100" in picture.text
    assert cards.file is not None
    assert cards.file.name == f"interview-anki-{datetime.now(UTC):%Y-%m-%d}.txt"
