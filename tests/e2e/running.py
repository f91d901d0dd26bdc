"""The program as a process: started, killed, started again."""

import asyncio
import ctypes
import os
import signal
import socket
import subprocess
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass, field
from pathlib import Path

from tests.fronts.telegram.server import TOKEN

ROOT = Path(__file__).parent.parent.parent


def free_port() -> int:
    """A port on this machine that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _bind() -> None:
    """Give up root's privilege to write whatever it likes, for this process and for good."""
    drop_from_bounding_set, override = 24, 1  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE
    if ctypes.CDLL(None, use_errno=True).prctl(drop_from_bounding_set, override, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "the privilege can't be given up")


@dataclass
class Program:
    """``interview-bot telegram`` and what it needs."""

    url: str
    """Of the Bot API server."""
    folder: Path
    bank: Path
    webhook: bool = False
    options: tuple[str, ...] = ()
    bound: bool = False
    """Whether the rights of files bind it too if root runs the tests."""
    environment: dict[str, str] = field(default_factory=dict)
    process: Process | None = None
    log: bytes = b""
    """What it has written so far, on both streams."""
    port: int = field(default_factory=free_port)

    @property
    def database(self) -> Path:
        """Where answers are kept."""
        return self.folder / "db"

    async def start(self) -> None:
        """Start it."""
        hook = {
            "WEBHOOK_URL": f"http://127.0.0.1:{self.port}/updates",
            "WEBHOOK_LISTEN": f"127.0.0.1:{self.port}",
        }
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-W", "error", "-m", "bot", "telegram",
            "--bank", str(self.bank), "--db", str(self.database), *self.options,
            env={
                "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(self.folder),
                "TELEGRAM_TOKEN": TOKEN, "TELEGRAM_BASE_URL": self.url,
                **(hook if self.webhook else {}), **self.environment,
            },
            stdin=DEVNULL, stdout=PIPE, stderr=asyncio.subprocess.STDOUT, cwd=self.folder,
            preexec_fn=_bind if self.bound and os.geteuid() == 0 else None,
        )  # fmt: skip

    async def said(self, words: str) -> None:
        """Wait until it has written something."""
        assert self.process is not None
        assert self.process.stdout is not None
        async with asyncio.timeout(20):
            while words.encode() not in self.log:
                line = await self.process.stdout.readline()
                assert line, f"it ended without saying {words!r}: {self.log.decode()}"
                self.log += line

    def listing(self) -> str:
        """What other users of the machine see of it, in the list of processes."""
        assert self.process is not None
        shown = subprocess.run(
            ["ps", "-o", "args=", "-p", str(self.process.pid)],  # noqa: S607 (wherever it stands)
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return shown.stdout

    async def end(self, number: signal.Signals) -> int:
        """Send a signal and wait for the end; the result is the exit status."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(number)
        return await self.ended()

    async def ended(self) -> int:
        """Wait for the end."""
        assert self.process is not None
        async with asyncio.timeout(60):
            output, _ = await self.process.communicate()
        self.log += output
        return self.process.returncode or 0
