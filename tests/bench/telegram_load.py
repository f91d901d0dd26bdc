"""Load: this bot beside a bare echo bot, on the same server, in one run.

``python -m tests.bench.telegram_load 3`` measures both three times, by turns, and prints for each:
updates a second from a backlog, and the processor's milliseconds for each of them; the time from an
update being available to its reply having arrived, at 30 and at 200 updates a second; the memory
after 10,000 people have written; the seconds from SIGTERM to the end, with work left. Ours grades
answers and commits every turn to the disk. The last two lines are medians and what they come to.
"""

import asyncio
import os
import signal
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, Process
from dataclasses import astuple, dataclass
from pathlib import Path

from tests.fronts.telegram.server import TOKEN, Telegram

BACKLOG = 2000
SECONDS = 6
CROWD = 10_000
ROOT = Path(__file__).parent.parent.parent
ANSWER = "it loads the rows with one query and then fires another for each of them"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run measured."""

    rate: float
    """Updates a second, from a backlog."""
    work: float
    """The processor's milliseconds for each of them."""
    calm: float
    calm_late: float
    """Milliseconds to a reply, p50 and p99, at 30 updates a second."""
    busy: float
    busy_late: float
    """The same at 200."""
    memory: float
    """Megabytes."""
    stop: float
    """Seconds."""

    def line(self, name: str) -> str:
        """All of them, for people."""
        return (
            f"{name:<14} {self.rate:4.0f}/s {self.work:5.2f} ms each   "
            f"30/s: p50 {self.calm:5.1f} p99 {self.calm_late:6.1f} ms   "
            f"200/s: p50 {self.busy:6.1f} p99 {self.busy_late:7.1f} ms   "
            f"{self.memory:4.0f} MB   stop {self.stop:4.2f} s"
        )


def middle(runs: list[Figures]) -> Figures:
    """The median of each figure."""
    return Figures(*(statistics.median(of) for of in zip(*map(astuple, runs), strict=True)))


class Load:
    """One bot under load."""

    def __init__(self, command: list[str], folder: Path, greetings: int = 1) -> None:
        self.command = command
        self.folder = folder
        self.greetings = greetings
        """Replies to a first command."""
        self.count = 0
        self.came: dict[int, float] = {}
        self.took: list[float] = []
        self.telegram = Telegram()
        self.people = 0
        self.now = time.time()

    async def run(self) -> Figures:
        """Measure all."""
        self.telegram.clock = lambda: self.now
        self.telegram.arrived = self.arrived
        await self.telegram.start()
        process = await asyncio.create_subprocess_exec(
            sys.executable, *self.command, cwd=ROOT, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL,
            env={
                "TELEGRAM_TOKEN": TOKEN, "TELEGRAM_BASE_URL": self.telegram.url,
                "PYTHONPATH": str(ROOT), "HOME": str(self.folder),
            },
        )  # fmt: skip
        await self.telegram.until(lambda: bool(self.telegram.made("getUpdates")), 30)
        await at_rest(process.pid)
        rate, work = await self.backlog(process.pid)
        calm, busy = await self.paced(30), await self.paced(200)
        await self.all_say(self.newcomers(CROWD), "/help")
        memory = megabytes(process.pid)
        stop = await self.stopped(process)
        await self.telegram.stop()
        return Figures(rate, work, *calm, *busy, memory, stop)

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

    async def backlog(self, process: int) -> tuple[float, float]:
        """Updates a second, and the processor's milliseconds for each, from a backlog."""
        people = self.newcomers(BACKLOG // 10)
        await self.all_say(people, "/quiz 10", self.greetings)
        begun, spent = time.monotonic(), processor_seconds(process)
        waiting = asyncio.create_task(self.replies(BACKLOG))
        await asyncio.sleep(0)
        for turn in range(10):
            self.now += 5
            for person in people:
                await self.telegram.say(person, "/next" if turn % 2 else ANSWER)
        await waiting
        spent = processor_seconds(process) - spent
        return BACKLOG / (time.monotonic() - begun), 1000 * spent / BACKLOG

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

    async def stopped(self, process: Process) -> float:
        """Seconds from the signal to the end, in the middle of the work."""
        for person in self.newcomers(BACKLOG):
            await self.telegram.say(person, "/help")
        await self.replies(100)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        await process.wait()
        return time.monotonic() - begun


def processor_seconds(process: int) -> float:
    """How long a process has worked so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def at_rest(process: int) -> None:
    """Wait until a process has nothing to do any more, such as making questions ready."""
    before = -1.0
    while (now := processor_seconds(process)) - before > 0.05:
        before = now
        await asyncio.sleep(1)


def megabytes(process: int) -> float:
    """The memory that a process uses."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    used = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(used.split()[1]) / 1024


async def main(rounds: int) -> None:
    """Measure both by turns."""
    runs: dict[str, list[Figures]] = {"echo bot": [], "interview-bot": []}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            ours = ["-m", "bot", "telegram", "--db", f"{folder}/db"]
            for name, load in (
                ("echo bot", Load(["-m", "tests.bench.echo_bot"], Path(folder))),
                ("interview-bot", Load(ours, Path(folder), greetings=2)),
            ):
                runs[name].append(await load.run())
                say(runs[name][-1].line(name))
    theirs, own = (middle(of) for of in runs.values())
    say(theirs.line("\nechoes, median"))
    say(own.line("ours, median"))
    say(
        f"throughput {own.rate / theirs.rate:.2f} of the echo bot's (goal: 0.70 at least); "
        f"p99 at 200/s {own.busy_late / theirs.busy_late:.1f} times its (goal: 2.0 at most)"
    )


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)  # noqa: T201 (the table is the result)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
