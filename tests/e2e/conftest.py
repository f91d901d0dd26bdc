"""A server and the program in front of it."""

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conftest import BANKS
from tests.e2e.running import Program
from tests.fronts.telegram.server import Telegram


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    """A Bot API server."""
    server = Telegram()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def program(telegram: Telegram, tmp_path: Path) -> AsyncIterator[Program]:
    """The program, not started yet; killed at the end if it runs."""
    made = Program(telegram.url, tmp_path, BANKS)
    yield made
    if made.process is not None and made.process.returncode is None:
        await made.end(signal.SIGKILL)
