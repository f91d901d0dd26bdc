"""Scale: what a turn costs beside a million attempts, and beside none.

``python -m tests.bench.scale [attempts] [people]`` fills a database in a temporary folder (about a
minute and 1.3 gigabytes for a million attempts of 10,000 people) and prints, for a turn of each
kind, the median in milliseconds: with an empty database, with one that holds only the past of those
who take the turns, with the full one, and how the last compares with the others. Every turn is
committed to the disk, as when the bot serves. The databases take turns, so that all feel the same
weather.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from bot.bank import Bank, Question, load_bank
from bot.fronts import charts
from bot.history import History
from bot.history.cards import fill_cards
from bot.history.codec import dump_points
from bot.history.opening import open_database
from bot.interview import Interview
from bot.practice import Command, Event, PointResult, Said
from bot.practice.state import Settings, State

ATTEMPTS, PEOPLE = 1_000_000, 10_000
HEAVY = 5_000
"""Attempts of one person more."""
ROUNDS = 150
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """What attempts at one question have in common."""

    question: Question
    points: str
    words: list[str]


def templates(bank: Bank) -> list[Template]:
    """One a question of the bank."""
    return [
        Template(
            question,
            dump_points(
                tuple(
                    PointResult(p.claim, "made", question.answers[0][:40]) for p in question.point
                )
            ),
            " ".join(question.answers).split(),
        )
        for question in bank.questions.values()
    ]


def attempts(person: int, count: int, of: list[Template], rng: random.Random) -> Iterator[Row]:
    """A person's attempts over the last year, some 25 words each."""
    for ask in range(1, count + 1):
        template = rng.choice(of)
        begin = rng.randrange(max(1, len(template.words) - 25))
        score = round(rng.random(), 4)
        at = NOW - timedelta(minutes=(count - ask) * (500_000 // count) + rng.randrange(5))
        yield (
            person, ask, template.question.id, template.question.fingerprint,
            " ".join(template.words[begin : begin + 25]), score, score, None, "partly",
            template.points, at.isoformat(), 42.0, 0, 0, 0,
        )  # fmt: skip


def fill(db: Database, bank: Bank, people: Mapping[int, int]) -> None:
    """Write people by their numbers, with as many answers as are named."""
    of = templates(bank)
    with db.atomic():
        db.conn.executemany(
            "INSERT INTO asked (fingerprint, prompt) VALUES (?, ?)",
            [(t.question.fingerprint, t.question.prompt) for t in of],
        )
        for number, own in people.items():
            state = State(asks=own, settings=Settings(zone="Europe/Berlin"))
            db.execute(
                "INSERT INTO people (id, name, state, since) VALUES (?, ?, ?, ?)",
                (number, f"telegram:{number}", state.dumps(), NOW.isoformat()),
            )
            db.conn.executemany(
                f"INSERT INTO attempts VALUES ({', '.join('?' * 15)})",  # noqa: S608 (no words of anybody's)
                attempts(number, own, of, random.Random(number)),
            )
        fill_cards(db)


class Bench:
    """One database, with turns taken in it."""

    def __init__(self, bank: Bank, history: History) -> None:
        self.history = history
        self.interview = Interview(bank, history, random.Random(1))
        self.update = 0
        for _ in self.interview.warm_up():
            pass

    def turn(self, person: str, event: Event) -> float:
        """Take one turn as the Telegram front does; the result is how long it took, in ms."""
        self.update += 1
        begin = time.perf_counter()
        self.history.receive(self.update, person, "body", NOW)
        for delivery in self.interview.hear(person, event, NOW, self.update):
            self.interview.delivered(delivery, self.update, NOW)
        return 1000 * (time.perf_counter() - begin)

    def read(self, person: str, event: Event) -> float:
        """Let a reply be made, without its delivery; in ms."""
        begin = time.perf_counter()
        self.interview.hear(person, event, NOW)
        return 1000 * (time.perf_counter() - begin)


def turns(number: int) -> Iterator[tuple[str, Event]]:
    """The turns of one person, each with its kind."""
    yield "start a quiz", Command("quiz", "2")
    yield "get a hint", Command("hint")
    yield "answer", Said(f"one query loads them and another one runs for each row, {number}")
    yield "next", Command("next")


def compare(benches: Mapping[str, Bench], people: Sequence[int]) -> None:
    """Print what each kind of turn costs in each database, and the last beside the others."""
    taken: dict[str, dict[str, list[float]]] = {}
    for number in people:
        for kind, event in turns(number):
            for name, bench in benches.items():
                cost = bench.turn(f"telegram:{number}", event)
                taken.setdefault(kind, {}).setdefault(name, []).append(cost)
    taken["all of them"] = {
        name: [cost for kind in list(taken) for cost in taken[kind][name]] for name in benches
    }
    say(f"{'a turn':<16}" + "".join(f"{name:>18}" for name in benches))
    for kind, costs in taken.items():
        medians = [statistics.median(costs[name]) for name in benches]
        ratios = "".join(f"{medians[-1] / median:8.2f}" for median in medians[:-1])
        say(f"{kind:<16}" + "".join(f"{median:16.2f}ms" for median in medians) + ratios)


def reads(full: Bench, people: int) -> None:
    """Print what looking back costs."""
    looks: tuple[tuple[str, Event], ...] = (
        ("/stats", Command("stats")), ("/stats django orm", Command("stats", "django orm")),
        ("/history", Command("history")), ("/search", Command("search", "prefetch related")),
    )  # fmt: skip
    say(f"\n{'looking back':<28}{'100 answers':>12}{'5,000 answers':>15}")
    for name, event in looks:
        usual = statistics.median(full.read(f"telegram:{n}", event) for n in range(1, 41))
        heavy = statistics.median(full.read(f"telegram:{people + 1}", event) for _ in range(15))
        say(f"{name:<28}{usual:10.2f}ms{heavy:13.2f}ms")


def draws(full: Bench) -> None:
    """Print what a picture costs that nobody asked for before."""
    taken = []
    for number in range(1, 41):
        (delivery,) = full.interview.hear(f"telegram:{number}", Command("stats"), NOW)
        assert delivery.reply.picture is not None
        begin = time.perf_counter()
        charts.draw(delivery.reply.picture)
        taken.append(1000 * (time.perf_counter() - begin))
    cuts = statistics.quantiles(taken, n=20)
    say(
        f"\na new picture: p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms (the first {taken[0]:.0f} ms)"
    )


def say(line: str) -> None:
    """Print a line of the table."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(count: int = ATTEMPTS, people: int = PEOPLE) -> None:
    """Fill, measure, print."""
    bank = load_bank()
    everybody = dict.fromkeys(range(1, people + 1), count // people) | {people + 1: HEAVY}
    known = random.Random(2).sample(range(1, people), ROUNDS)
    filled = {
        "empty": {},
        "their past alone": {number: everybody[number] for number in known},
        "full": everybody,
    }
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        benches: dict[str, Bench] = {}
        for name, who in filled.items():
            begin, path = time.perf_counter(), Path(folder) / name
            with closing(open_database(path)) as db:
                fill(db, bank, who)
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            took, size, rows = time.perf_counter() - begin, path.stat().st_size, sum(who.values())
            say(
                f"{name}: {rows:,} attempts of {len(who):,} people, {size / 1e6:,.1f} MB, "
                f"filled in {took:.0f} s"
            )
            benches[name] = Bench(bank, stack.enter_context(closing(History.open(path))))
        compare(benches, known)
        reads(benches["full"], people)
        draws(benches["full"])


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
