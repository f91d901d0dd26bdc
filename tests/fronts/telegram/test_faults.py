"""Every fault of the network, over HTTP: waited out, said plainly, and nothing lost."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot.errors import SettingsError
from tests.fronts.telegram.conftest import Live
from tests.fronts.telegram.server import Fault, Telegram

ME, YOU = 7, 8


async def printed(caplog: pytest.LogCaptureFixture, words: str) -> None:
    """Wait until the log says something."""
    async with asyncio.timeout(8):
        while words not in caplog.text:
            await asyncio.sleep(0)


@pytest.mark.parametrize(
    "fault",
    [
        Fault("sendMessage", status=500),
        Fault("sendMessage", status=502, says="Bad Gateway"),
        Fault("sendMessage", kind="drop"),
        Fault("sendMessage", kind="garbage"),
        Fault("sendMessage", kind="error", status=429, parameters={"retry_after": 1}),
    ],
    ids=lambda fault: f"{fault.kind}-{fault.status}",
)
async def test_a_reply_that_didnt_get_through_is_sent_again(live: Live, fault: Fault) -> None:
    """Once it is through, no more."""
    live.telegram.faults.append(fault)
    await live.telegram.say(ME, "/help")
    assert (await live.telegram.texts(ME, 1))[0].startswith("What I can do")
    await live.telegram.say(ME, "/privacy")
    assert (await live.telegram.texts(ME, 2))[1].startswith("Your data")


async def test_a_reply_that_perhaps_got_through_is_sent_again(live: Live) -> None:
    """Twice is better than never."""
    live.telegram.faults.append(Fault("sendMessage", kind="late"))
    await live.telegram.say(ME, "/help")
    assert len(await live.telegram.texts(ME, 2)) == 2


async def test_an_edit_that_perhaps_got_through_is_not_doubled(live: Live) -> None:
    """The second time Telegram says that nothing is modified, and that is fine."""
    telegram = live.telegram
    await telegram.say(ME, "/quiz sql 1")
    await telegram.texts(ME, 2)
    telegram.faults.append(Fault("editMessageText", kind="late"))
    await telegram.tap(ME, "Hint")
    await telegram.until(lambda: len(telegram.made("editMessageText")) == 2)
    await telegram.say(ME, "/help")
    assert len(await telegram.texts(ME, 4)) == 4


async def test_waiting_for_one_chat_holds_up_nobody_else(live: Live) -> None:
    """429 is obeyed for the chat it was said of."""
    telegram = live.telegram
    telegram.faults.append(Fault("sendMessage", status=429, parameters={"retry_after": 2}, chat=ME))
    await telegram.say(ME, "/help")
    await telegram.until(lambda: len(telegram.made("sendMessage")) == 1)
    await telegram.say(YOU, "/help")
    await telegram.texts(YOU, 1)
    assert not telegram.sent[ME]
    await telegram.texts(ME, 1)
    first, *_, last = telegram.made("sendMessage")
    assert last.at - first.at >= 2


async def test_a_person_who_blocked_the_bot_is_left_in_peace(live: Live) -> None:
    """What they wrote is kept; nothing is tried again."""
    telegram = live.telegram
    await telegram.say(ME, "/quiz sql 1")
    await telegram.texts(ME, 2)
    says = "Forbidden: bot was blocked by the user"
    telegram.faults.append(Fault("sendMessage", status=403, says=says))
    await telegram.say(ME, "it is unique")
    await telegram.until(lambda: not telegram.faults[0].times)
    await telegram.say(YOU, "/help")
    await telegram.texts(YOU, 1)
    assert live.history is not None
    assert live.history.past(f"telegram:{ME}").attempt(1) is not None
    assert ME not in {int(d.person.split(":")[1]) for d in live.history.unsent("telegram")}


@pytest.mark.parametrize(
    "fault",
    [
        Fault("getUpdates", status=500),
        Fault("getUpdates", kind="drop"),
        Fault("getUpdates", kind="garbage"),
        Fault("getUpdates", status=429, parameters={"retry_after": 1}),
    ],
    ids=lambda fault: f"{fault.kind}-{fault.status}",
)
async def test_polling_goes_on_after_a_fault(live: Live, fault: Fault) -> None:
    """Nothing is skipped."""
    live.telegram.faults.append(fault)
    await live.telegram.say(ME, "/help")
    assert len(await live.telegram.texts(ME, 1)) == 1


async def test_a_poll_that_is_never_answered_is_noticed(
    live: Live, caplog: pytest.LogCaptureFixture
) -> None:
    """The connection neither answers nor breaks: after twice the usual time it is opened anew."""
    live.telegram.faults.append(Fault("getUpdates", kind="hang"))
    await live.telegram.until(lambda: not live.telegram.faults[0].times)
    await live.telegram.say(ME, "/help")
    assert len(await live.telegram.texts(ME, 1)) == 1
    assert "asking Telegram for updates took too long" in caplog.text


async def test_a_reply_that_is_never_answered_is_sent_again(live: Live) -> None:
    """Once its time is up; meanwhile others are answered."""
    live.telegram.faults.append(Fault("sendMessage", kind="hang", chat=ME))
    await live.telegram.say(ME, "/help")
    await live.telegram.until(lambda: not live.telegram.faults[0].times)
    await live.telegram.say(YOU, "/help")
    await live.telegram.texts(YOU, 1)
    assert not live.telegram.sent[ME]
    assert len(await live.telegram.texts(ME, 1, 30)) == 1


async def test_a_chat_that_has_moved_is_let_go(live: Live) -> None:
    """A group that became a supergroup has another number; nothing is tried for ever."""
    group = -5
    live.telegram.faults.append(
        Fault("sendMessage", status=400, parameters={"migrate_to_chat_id": -1005}, times=99)
    )
    await live.telegram.say(group, "/help")
    await live.telegram.until(lambda: live.telegram.faults[0].times < 99)
    live.telegram.faults.clear()
    await live.telegram.say(group, "/stats")
    await live.telegram.texts(group, 1)
    assert live.history is not None
    assert 1 not in {delivery.id for delivery in live.history.unsent("telegram")}


async def test_a_second_poller_is_named_and_waited_for(
    live: Live, caplog: pytest.LogCaptureFixture
) -> None:
    """The two don't fight for every batch."""
    says = "Conflict: terminated by other getUpdates request"
    live.telegram.faults.append(Fault("getUpdates", status=409, says=says))
    await live.telegram.say(ME, "/help")
    await live.telegram.texts(ME, 1)
    assert "another program asks for updates with this token" in caplog.text


async def test_a_token_that_is_taken_back_ends_the_service_with_the_reason(live: Live) -> None:
    """While it polls."""
    live.telegram.faults.append(Fault("getUpdates", status=401, says="Unauthorized", times=99))
    assert live.running is not None
    with pytest.raises(SettingsError, match="BotFather"):
        await asyncio.wait_for(live.running, 8)
    with pytest.raises(SettingsError):
        await live.stop()


async def test_a_wrong_token_is_said_at_once(live: Live) -> None:
    """And nothing else is tried."""
    await live.stop()
    live.telegram.faults.append(Fault("getMe", status=401, says="Unauthorized"))
    live.telegram.calls.clear()
    await live.start()
    assert live.running is not None
    with pytest.raises(SettingsError, match="copy it again from @BotFather"):
        await live.running
    with pytest.raises(SettingsError):
        await live.stop()
    assert [call.method for call in live.telegram.calls] == ["getMe"]


async def test_a_server_that_is_absent_at_the_start_is_waited_for(
    live: Live, telegram: Telegram
) -> None:
    """The network is often later than the program."""
    await live.stop()
    await telegram.stop()
    await live.start()
    await telegram.start()
    await telegram.say(ME, "/help")
    assert len(await telegram.texts(ME, 1)) == 1


@pytest.mark.parametrize("method", ["setMyCommands", "setMyDescription", "setMyShortDescription"])
async def test_a_refused_profile_stops_nothing(live: Live, method: str) -> None:
    """It is shown or it isn't."""
    await live.stop()
    live.telegram.faults.append(Fault(method, status=400, says="Bad Request: no"))
    await live.start()
    await live.telegram.until(lambda: not live.telegram.faults[0].times)
    await live.telegram.say(ME, "/help")
    assert len(await live.telegram.texts(ME, 1)) == 1


async def test_the_profile_is_registered(live: Live) -> None:
    """Commands, description, short description, within their limits."""
    for method in ("setMyCommands", "setMyDescription", "setMyShortDescription"):
        await live.telegram.until(lambda method=method: bool(live.telegram.made(method)))  # type: ignore[misc]
        assert live.telegram.made(method)[0].ok


@pytest.mark.parametrize(
    "content",
    [
        {"message": {"message_id": "no number", "date": "never"}},
        {"message": 5},
        {"callback_query": {"id": 1}},
        {"message": {"message_id": 1, "date": 10**18, "chat": {"id": 7, "type": "private"}}},
    ],
)
async def test_an_update_that_cant_be_read_is_put_aside(
    live: Live, content: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    """It is confirmed, kept and reported, and those after it get through."""
    number = await live.telegram.push(**content)
    await live.telegram.say(ME, "/help")
    await live.telegram.texts(ME, 1)
    await live.telegram.until(lambda: live.telegram.confirmed >= 2)
    assert live.history is not None
    assert any(f'INTO "aside" VALUES({number}' in line for line in live.history.dump())
    assert f"update {number}" in caplog.text


async def test_an_update_of_an_unknown_kind_is_passed_over(live: Live) -> None:
    """Telegram invents new ones now and then."""
    await live.telegram.push(something_new={"from": {"id": ME}})
    await live.telegram.say(ME, "/help")
    assert len(await live.telegram.texts(ME, 1)) == 1


async def test_a_locked_database_is_waited_for(
    live: Live, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is confirmed meanwhile; once it is free, everything is answered."""
    telegram = live.telegram
    await telegram.say(ME, "/help")
    await telegram.texts(ME, 1)
    await telegram.until(lambda: telegram.confirmed == 1)
    with closing(sqlite3.connect(live.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await telegram.say(ME, "/privacy")
        await printed(caplog, "can't be written")
        assert telegram.confirmed == 1
        other.execute("ROLLBACK")
    await telegram.texts(ME, 2)
    await printed(caplog, "can be written again")


async def test_a_full_disk_is_waited_for(live: Live) -> None:
    """What was half written is not there; it goes on when there is room."""
    telegram = live.telegram
    await telegram.say(ME, "/quiz sql 1")
    await telegram.texts(ME, 2)
    assert live.history is not None
    live.limit_pages(1)
    await telegram.say(ME, "it is unique " * 300)
    await telegram.say(YOU, "/help " * 600)
    await telegram.until(lambda: len(telegram.waiting) == 2)
    assert live.history.past(f"telegram:{ME}").attempt(1) is None
    live.limit_pages(10**6)
    await telegram.texts(ME, 3)
    assert live.history.past(f"telegram:{ME}").attempt(1) is not None


async def test_a_database_that_may_not_be_written_is_waited_for(
    live: Live, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is confirmed and nothing said meanwhile; then everything is answered."""
    telegram = live.telegram
    await telegram.say(ME, "/quiz sql 1")
    await telegram.texts(ME, 2)
    live.take_rights(away=True)
    await telegram.say(ME, "it is unique")
    await printed(caplog, "can't be written (attempt to write a readonly database)")
    assert telegram.waiting
    assert live.history is not None
    assert live.service is not None
    assert not live.service.pulse.status(live.history)["ok"]
    live.take_rights(away=False)
    await telegram.texts(ME, 3)
    await printed(caplog, "can be written again")
    assert live.history.past(f"telegram:{ME}").attempt(1) is not None


async def test_after_a_restart_what_was_accepted_is_answered(live: Live) -> None:
    """Replies not sent are sent, updates not handled are handled, in their order."""
    telegram = live.telegram
    telegram.faults.append(Fault("sendMessage", kind="hang", times=1))
    await telegram.say(ME, "/help")
    await telegram.say(ME, "/privacy")
    await telegram.until(lambda: telegram.confirmed == 2)
    await live.stop()
    assert not telegram.sent[ME]
    await live.start()
    texts = await telegram.texts(ME, 2)
    assert [text.split("\n")[0] for text in texts] == ["What I can do", "Your data"]
