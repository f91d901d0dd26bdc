"""The webhook takes what Telegram sends, nothing else, and the health page says how it goes."""

import asyncio
import io
from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest

from bot.errors import SettingsError
from bot.fronts.telegram.webhook import LONGEST_BODY, secret_of
from tests.e2e.running import free_port
from tests.fronts.telegram.conftest import Live
from tests.fronts.telegram.server import TOKEN, Fault

ME = 7
SECRET = {"X-Telegram-Bot-Api-Secret-Token": secret_of(TOKEN)}


@pytest.fixture
async def told(live: Live) -> AsyncIterator[Live]:
    """The service, by webhook."""
    await live.stop()
    listen = f"127.0.0.1:{free_port()}"
    live.server = replace(live.server, webhook_url=f"http://{listen}/updates", listen=listen)
    await live.start()
    await live.telegram.until(lambda: bool(live.telegram.made("getWebhookInfo")))
    yield live
    await live.stop()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """Somebody who finds the port."""
    async with aiohttp.ClientSession() as opened:
        yield opened


async def test_a_conversation_by_webhook(told: Live) -> None:
    """The same as by polling."""
    await told.telegram.say(ME, "/quiz sql 1")
    await told.telegram.texts(ME, 2)
    await told.telegram.tap(ME, "Hint")
    assert "Hint 1" in (await told.telegram.texts(ME, 3))[2]
    assert not told.telegram.made("getUpdates")
    given = told.telegram.made("setWebhook")[0].given
    assert given["secret_token"] == secret_of(TOKEN)
    assert "drop_pending_updates" not in given


async def test_an_update_that_cant_be_read_is_put_aside_here_too(told: Live) -> None:
    """It is taken, so that Telegram doesn't repeat it for ever."""
    await told.telegram.push(message={"message_id": "no number"})
    await told.telegram.until(lambda: told.telegram.confirmed == 1)
    assert told.history is not None
    assert any("aside" in line and "no number" in line for line in told.history.dump())


@pytest.mark.parametrize("headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "guessed"}])
async def test_nobody_gets_in_without_the_secret(
    told: Live, session: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    """And the answer gives nothing away."""
    update = {"update_id": 1, "message": told.telegram.message(ME, text="/help")}
    async with session.post(told.server.webhook_url, json=update, headers=headers) as answer:
        assert (answer.status, await answer.text()) == (403, "403\n")
        assert "Server" not in answer.headers
    assert not told.telegram.sent


async def test_a_secret_that_is_no_text_is_a_wrong_one(told: Live) -> None:
    """Bytes that nobody's alphabet has."""
    host, port = told.server.listen.split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(
        b"POST /updates HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
        b"X-Telegram-Bot-Api-Secret-Token: \xff\xfe\r\n\r\n{}"
    )
    assert b" 403 " in await reader.readline()
    writer.close()


async def test_nonsense_is_refused(told: Live, session: aiohttp.ClientSession) -> None:
    """No JSON, too long, the wrong method, another path."""
    url = told.server.webhook_url
    async with session.post(url, data=b"{", headers=SECRET) as answer:
        assert answer.status == 400
    async with session.get(url) as answer:
        assert answer.status == 405
    async with session.get(url + "/more") as answer:
        assert answer.status == 404
    body = io.BytesIO(b"x" * (LONGEST_BODY + 1))
    try:
        async with session.post(url, data=body, headers=SECRET) as answer:
            assert answer.status >= 400
    except aiohttp.ClientError:
        pass  # the connection is closed before the body is read
    await told.telegram.say(ME, "/help")
    await told.telegram.texts(ME, 1)


async def test_the_health_page_tells_the_state_and_nothing_of_people(
    told: Live, session: aiohttp.ClientSession
) -> None:
    """For a proxy, or a monitor."""
    async with session.get(f"http://{told.server.listen}/health") as answer:
        status = await answer.json()
    assert answer.status == 200
    assert status.pop("reached") < 60
    assert status == {"ok": True, "mode": "webhook", "writable": True}


async def test_a_webhook_that_telegram_refuses_is_tried_again(
    told: Live, caplog: pytest.LogCaptureFixture
) -> None:
    """The reason stands in the log."""
    await told.stop()
    told.telegram.faults.append(Fault("setWebhook", status=400, says="Bad Request: bad webhook"))
    await told.start()
    await told.telegram.say(ME, "/help")
    await told.telegram.texts(ME, 1)
    assert "Telegram refuses (Bad webhook)" in caplog.text


async def test_a_port_in_use_is_said_in_words(told: Live) -> None:
    """With the setting that chooses another."""
    taken = told.telegram.port
    await told.stop()
    told.server = replace(told.server, listen=f"127.0.0.1:{taken}")
    await told.start()
    assert told.running is not None
    with pytest.raises(SettingsError, match="WEBHOOK_LISTEN"):
        await told.running
    with pytest.raises(SettingsError):
        await told.stop()
