"""Load: this bot beside a bare echo bot, on the same server, in one run.

``python -m tests.bench.telegram_load`` prints for each: updates a second from a backlog, the time
from an update being available to its reply having arrived at 30 and at 200 updates a second, and
the memory after 10,000 people have written. Ours grades answers and commits every turn to the disk.
"""

import asyncio
import signal
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path

from tests.fronts.telegram.server import TOKEN, Telegram

BACKLOG = 2000
SECONDS = 6
CROWD = 10_000
ROOT = Path(__file__).parent.parent.parent
ANSWER = "it loads the rows with one query and then fires another for each of them"


class Load:
    """One bot under load."""

    def __init__(self, name: str, command: list[str], folder: Path, greetings: int = 1) -> None:
        self.name = name
        self.command = command
        self.folder = folder
        self.greetings = greetings
        """Replies to a first command."""
        self.count = 0
        self.came: dict[int, float] = {}
        self.took: list[float] = []
        self.telegram = Telegram()
        self.people = 0
        self.process: Process | None = None
        self.now = time.time()

    async def run(self) -> None:
        """Measure, and print a line."""
        self.telegram.clock = lambda: self.now
        self.telegram.arrived = self.arrived
        await self.telegram.start()
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, *self.command, cwd=ROOT, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL,
            env={
                "TELEGRAM_TOKEN": TOKEN, "TELEGRAM_BASE_URL": self.telegram.url,
                "PYTHONPATH": str(ROOT), "HOME": str(self.folder),
            },
        )  # fmt: skip
        await self.telegram.until(lambda: bool(self.telegram.made("getUpdates")), 30)
        rate = await self.backlog()
        calm, busy = await self.paced(30), await self.paced(200)
        memory = await self.crowd()
        self.process.send_signal(signal.SIGTERM)
        await self.process.wait()
        await self.telegram.stop()
        print(  # noqa: T201 (the table is the result)
            f"{self.name:<14} {rate:6.0f}/s   30/s: p50 {calm[0]:5.1f} p99 {calm[1]:6.1f} ms   "
            f"200/s: p50 {busy[0]:5.1f} p99 {busy[1]:6.1f} ms   {memory:4.0f} MB",
            flush=True,
        )

    def arrived(self, chat: int) -> None:
        """Count a reply, and take its time if it is measured."""
        self.count += 1
        begun = self.came.pop(chat, None)
        if begun is not None:
            self.took.append(time.monotonic() - begun)

    async def replies(self, count: int) -> None:
        """Wait for so many more replies."""
        wanted = self.count + count
        await self.telegram.until(lambda: self.count >= wanted, 120)

    async def all_say(self, people: list[int], text: str, replies: int = 1) -> None:
        """Everybody says something and is answered."""
        self.now += 5
        waiting = asyncio.create_task(self.replies(replies * len(people)))
        await asyncio.sleep(0)
        for person in people:
            await self.telegram.say(person, text)
        await waiting

    def newcomers(self, count: int) -> list[int]:
        """So many people who never wrote before."""
        self.people += count
        return list(range(self.people - count + 1, self.people + 1))

    async def backlog(self) -> float:
        """Updates a second, from a backlog."""
        people = self.newcomers(BACKLOG // 10)
        await self.all_say(people, "/quiz 10", self.greetings)
        begun = time.monotonic()
        waiting = asyncio.create_task(self.replies(BACKLOG))
        await asyncio.sleep(0)
        for turn in range(10):
            self.now += 5
            for person in people:
                await self.telegram.say(person, "/next" if turn % 2 else ANSWER)
        await waiting
        return BACKLOG / (time.monotonic() - begun)

    async def paced(self, rate: int) -> tuple[float, float]:
        """p50 and p99 in milliseconds, at a rate."""
        people = self.newcomers(rate)
        await self.all_say(people, "/quiz 10", self.greetings)
        self.took.clear()
        begun = time.monotonic()
        for n in range(rate * SECONDS):
            person = people[n % rate]
            self.now += 1
            await asyncio.sleep(max(0.0, begun + n / rate - time.monotonic()))
            self.came[person] = time.monotonic()
            await self.telegram.say(person, "/next" if n // rate % 2 else ANSWER)
        await self.telegram.until(lambda: not self.came, 60)
        cuts = statistics.quantiles(self.took, n=100)
        return 1000 * cuts[49], 1000 * cuts[98]

    async def crowd(self) -> float:
        """Megabytes in use after so many people have written."""
        await self.all_say(self.newcomers(CROWD), "/help")
        assert self.process is not None
        return megabytes(self.process.pid)


def megabytes(process: int) -> float:
    """The memory that a process uses."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    used = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(used.split()[1]) / 1024


async def main() -> None:
    """Measure all, one after the other."""
    echo = ["-m", "tests.bench.echo_bot"]
    with tempfile.TemporaryDirectory() as folder:
        ours = ["-m", "bot", "telegram", "--db", f"{folder}/db"]
        await Load("echo bot", echo, Path(folder)).run()
        await Load("interview-bot", ours, Path(folder), greetings=2).run()


if __name__ == "__main__":
    asyncio.run(main())
