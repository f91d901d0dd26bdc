"""A conversation over HTTP, by webhook, against a server that nobody here wrote."""

import asyncio
import signal
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.fronts.telegram.webhook import secret_of
from tests.conftest import BANKS
from tests.e2e.running import ROOT, Program, free_port
from tests.fronts.telegram.server import TOKEN

pytest.importorskip("telemelya", reason="the extra e2e isn't installed")
ME = 77


@dataclass
class Telemelya:
    """What a person does and sees through telemelya."""

    url: str
    session: aiohttp.ClientSession

    async def does(self, **what: object) -> None:
        """Send an update to the bot."""
        await asyncio.sleep(0.005)  # two updates in one millisecond get one number
        async with self.session.post(
            f"{self.url}/api/v1/test/send_update", params={"bot_token": TOKEN},
            json={"chat_id": ME, **what},
        ) as answer:  # fmt: skip
            delivered = await answer.json()
            assert delivered["delivery"]["status_code"] == 200, delivered

    async def gets(self, count: int) -> list[dict[str, Any]]:
        """All that the bot has done, once it is so much."""
        async with asyncio.timeout(15):
            while True:
                async with self.session.get(f"{self.url}/api/v1/test/responses") as answer:
                    body = await answer.json()
                    done: list[dict[str, Any]] = body["responses"]
                if len(done) >= count:
                    return done
                await asyncio.sleep(0.05)


async def answering(session: aiohttp.ClientSession, url: str) -> None:
    """Wait until something answers there."""
    async with asyncio.timeout(60):
        while True:
            try:
                async with session.get(url):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.1)


@pytest.fixture
async def telemelya(tmp_path: Path) -> AsyncIterator[tuple[Telemelya, Program]]:
    """The server and the program, both running."""
    port, redis_port, s3_port = free_port(), free_port(), free_port()
    url = f"http://127.0.0.1:{port}"
    program = Program(url, tmp_path, BANKS)
    program.environment = {
        "WEBHOOK_URL": f"{url}/forward", "WEBHOOK_LISTEN": f"127.0.0.1:{program.port}",
    }  # fmt: skip
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.e2e.telemelya_server",
        *map(str, (port, redis_port, s3_port, program.port)), secret_of(TOKEN),
        cwd=ROOT, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL,
    )  # fmt: skip
    try:
        async with aiohttp.ClientSession(headers={"Authorization": "Bearer x"}) as session:
            await answering(session, url)
            await program.start()
            await program.said("Telegram delivers to the webhook now")
            yield Telemelya(url, session), program
            assert await program.end(signal.SIGTERM) == 0
    finally:
        server.kill()
        await server.wait()


async def test_a_round_through_telemelya(telemelya: tuple[Telemelya, Program]) -> None:
    """A command, a tapped hint, an answer, the end."""
    phone, program = telemelya
    await phone.does(command="/quiz sql 1")
    card = (await phone.gets(2))[1]
    assert "What is a primary key for?" in str(card)
    await phone.does(callback_data="hint:1:", callback_message_id=2)
    assert "Hint 1" in str((await phone.gets(4))[2:])
    await phone.does(text="it identifies each row and is unique")
    assert "100/100" in str((await phone.gets(5))[4])
    await phone.does(command="/next")
    assert "Round done" in str((await phone.gets(6))[5])
    assert program.process is not None
