"""The command line: options in, the right room called, every error one line and status 2."""

import argparse
import json
import os
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__, settings
from bot.bank import Bank, Question, load_bank
from bot.errors import InterviewBotError
from bot.grading import Grader

if TYPE_CHECKING:
    from bot.history import History

_REPLAY_STEP = timedelta(seconds=10)
"""How far a replay's clock goes at each look."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the result is its exit status."""
    try:
        options = _parser().parse_args(arguments)
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except InterviewBotError as error:
        for line in str(error).splitlines():
            print(f"interview-bot: {line}", file=sys.stderr)
        return 2
    except sqlite3.Error as error:
        print(f"interview-bot: the database can't be used: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    bank = argparse.ArgumentParser(add_help=False)
    bank.add_argument(
        "--bank", action="append", type=Path, default=[], metavar="PATH",
        help="a question file or a folder of them; may be repeated (INTERVIEW_BOT_BANK)",
    )  # fmt: skip
    talk = argparse.ArgumentParser(add_help=False, parents=[bank])
    talk.add_argument(
        "--db", type=Path, metavar="PATH",
        help="where answers are kept (INTERVIEW_BOT_DB); by default your data folder",
    )  # fmt: skip
    parser = argparse.ArgumentParser(
        prog="interview-bot", parents=[talk],
        description="Practise for a job interview by chat. Without a command: the same as chat.",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"interview-bot {__version__}")
    parser.set_defaults(command=_chat)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    commands.add_parser(
        "chat", parents=[talk], help="practise in the terminal; piped input is replayed"
    ).set_defaults(command=_chat)
    telegram = commands.add_parser(
        "telegram", parents=[talk], help="serve on Telegram; the token is in TELEGRAM_TOKEN"
    )
    telegram.add_argument(
        "--health", action="store_true", help="ask whether the process that serves is well"
    )
    telegram.add_argument("--log-json", action="store_true", help="write logs as JSON Lines")
    telegram.add_argument(
        "--log-level", choices=("debug", "info", "warning", "error"), default="info",
        help="the least that is logged (info)",
    )  # fmt: skip
    telegram.set_defaults(command=_telegram)
    backup = commands.add_parser(
        "backup", parents=[talk], help="copy the database, also while it is in use"
    )
    backup.add_argument("file", type=Path, metavar="FILE", help="where the copy goes")
    backup.set_defaults(command=_backup)
    person = argparse.ArgumentParser(add_help=False, parents=[talk])
    person.add_argument(
        "--person", required=True, metavar="NAME",
        help="whose data: telegram:42 by their number, or terminal:me",
    )  # fmt: skip
    export = commands.add_parser("export", parents=[person], help="write a person's data as files")
    export.add_argument(
        "--format", action="append", choices=("json", "csv", "md", "anki"),
        help="one shape alone; may be repeated (all)",
    )  # fmt: skip
    export.add_argument(
        "-o", "--output", type=Path, default=Path(), metavar="DIR", help="where to (here)"
    )
    export.set_defaults(command=_export)
    forget = commands.add_parser(
        "forget", parents=[person], help="erase everything about a person, at once and for good"
    )
    forget.set_defaults(command=_forget)
    check = commands.add_parser("check", parents=[bank], help="validate and lint the bank")
    check.add_argument(
        "--disputes", action="store_true", help="list the answers that people say were right"
    )
    check.add_argument("--db", type=Path, metavar="PATH", help="where the disputes are kept")
    check.add_argument("--quiet", action="store_true", help="show only what must be mended")
    check.add_argument(
        "--answers", metavar="FILE", help="measure the grader against human scores (JSON Lines)"
    )
    check.set_defaults(command=_check)
    grade = commands.add_parser("grade", parents=[bank], help="grade an answer and explain why")
    grade.add_argument("id", nargs="?", metavar="ID", help="the question's id")
    grade.add_argument("text", nargs="?", metavar="TEXT", help="the answer; else standard input")
    grade.add_argument(
        "--batch", metavar="FILE",
        help='JSON Lines {"question": id, "answer": text} in, one grade a line out',
    )  # fmt: skip
    grade.set_defaults(command=_grade)
    return parser


def _bank(options: argparse.Namespace) -> Bank:
    place = settings.place(options.bank, None, os.environ)
    return load_bank(place.bank, settings.cache_folder())


def _chat(options: argparse.Namespace) -> int:
    from bot.fronts import terminal
    from bot.history import History
    from bot.interview import Interview

    place = settings.place(options.bank, options.db, os.environ)
    bank = load_bank(place.bank, settings.cache_folder())
    history = History.open(place.database)
    interview = Interview(bank, history, random.Random(settings.seed(os.environ)))  # noqa: S311
    try:
        terminal.chat(interview, _clock(settings.fixed_now(os.environ)))
    finally:
        history.close()
    return 0


def _clock(begin: datetime | None) -> Callable[[], datetime]:
    if begin is None:
        return lambda: datetime.now(UTC)
    ticks = (begin + tick * _REPLAY_STEP for tick in range(10**9))
    return lambda: next(ticks)


def _telegram(options: argparse.Namespace) -> int:
    from bot.fronts import telegram

    place = settings.place(options.bank, options.db, os.environ)
    if options.health:
        print(telegram.health(place.database))
        return 0
    token = settings.telegram_token(os.environ)
    server = settings.server(os.environ, options.log_level, log_json=options.log_json)
    return telegram.serve(place, token, server)


def _backup(options: argparse.Namespace) -> int:
    from bot.history import backup

    place = settings.place([], options.db, os.environ)
    backup(place.database, options.file)
    print(f"copied {place.database} to {options.file}")
    return 0


def _export(options: argparse.Namespace) -> int:
    from bot.history import Export
    from bot.practice import File

    place, history = _kept(options)
    try:
        record = history.record(options.person)
    finally:
        history.close()
    if record is None:
        raise _nobody(options.person, place.database)
    export = Export(record, load_bank(place.bank, settings.cache_folder()), datetime.now(UTC))
    for path in export.save([File(name) for name in options.format or File], options.output):
        print(f"wrote {path}")
    return 0


def _forget(options: argparse.Namespace) -> int:
    place, history = _kept(options)
    try:
        known = history.forget(options.person)
    finally:
        history.close()
    if not known:
        raise _nobody(options.person, place.database)
    print(f"erased everything about {options.person}; backups made earlier still hold it")
    return 0


def _kept(options: argparse.Namespace) -> "tuple[settings.Place, History]":
    place = settings.place(options.bank, options.db, os.environ)
    return place, _open_kept(place.database)


def _open_kept(database: Path) -> "History":
    """A database that must be there already."""
    from bot.history import History

    if not database.exists():
        raise InterviewBotError(f"no database at {database}; name one with --db")
    return History.open(database)


def _nobody(person: str, database: Path) -> InterviewBotError:
    return InterviewBotError(
        f"nothing is kept of {person!r} in {database}; a name looks like telegram:42 or terminal:me"
    )


def _check(options: argparse.Namespace) -> int:
    from bot.grading import calibration, checking

    bank = _bank(options)
    grader = Grader()
    if options.answers:
        answers = calibration.read_scored(_lines(options.answers))
        print(calibration.table(answers, calibration.grade_all(bank, grader, answers)))
        return 0
    if options.disputes:
        return _disputes(bank, grader, settings.place([], options.db, os.environ).database)
    serious = advice = 0
    for fault in checking.check_bank(bank, grader, _beside(bank)):
        serious += fault.serious
        advice += not fault.serious
        if fault.serious or not options.quiet:
            print(f"{'mend' if fault.serious else 'note'}  {fault}")
    print(f"{len(bank.questions)} questions: {serious} to mend, {advice} to note")
    return int(serious > 0)


def _disputes(bank: Bank, grader: Grader, database: Path) -> int:
    from bot.grading.disputes import nearest_point

    history = _open_kept(database)
    try:
        disputes = history.disputes()
    finally:
        history.close()
    for question_id, text, score in disputes:
        print(f"{question_id}: graded {round(100 * score)}/100: “{' '.join(text.split())}”")
        question = bank.questions.get(question_id)
        point = nearest_point(grader, question, text) if question else None
        if point is not None:
            print(f"    nearest missed point: {point.claim}")
    print(f"{len(disputes)} disputed answers")
    return 0


def _grade(options: argparse.Namespace) -> int:
    from bot.grading import explaining

    bank = _bank(options)
    grader = Grader()
    if options.batch:
        for question_id, answer in _batch(options.batch):
            question = _question(bank, question_id)
            print(explaining.as_json(question_id, grader.grade(question, answer)))
        return 0
    if not options.id:
        raise InterviewBotError("name a question: interview-bot grade ID [TEXT], or --batch FILE")
    question = _question(bank, options.id)
    answer = sys.stdin.read() if options.text is None else options.text
    print("\n".join(explaining.explained(question, grader.grade(question, answer))))
    return 0


def _question(bank: Bank, question_id: str) -> Question:
    from bot.grading.lookup import rank

    if question_id in bank.questions:
        return bank.questions[question_id]
    near = rank(question_id, {known: (known,) for known in bank.questions})
    hint = f"; did you mean {near[0][0]}?" if near else ""
    raise InterviewBotError(f"the bank has no question {question_id!r}{hint}")


def _batch(name: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(_lines(name), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            question, answer = row["question"], row["answer"]
        except (ValueError, KeyError, TypeError):
            question = answer = None
        if not isinstance(question, str) or not isinstance(answer, str):
            raise InterviewBotError(
                f'{name}, line {number}: should be JSON such as {{"question": "id", "answer": "text"}}'
            )
        yield question, answer


def _lines(name: str) -> Iterator[str]:
    if name == "-":
        yield from sys.stdin
        return
    try:
        with Path(name).open(encoding="utf-8") as file:
            yield from file
    except OSError as error:
        raise InterviewBotError(f"can't read {name}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InterviewBotError(f"{name} isn't UTF-8 text") from None


def _beside(bank: Bank) -> Bank:
    """The bank with the shipped one's other topics: a small bank is held against many answers."""
    topics = {sheet.topic for sheet in bank.sheets}
    shipped = load_bank((), settings.cache_folder())
    others = tuple(sheet for sheet in shipped.sheets if sheet.topic not in topics)
    return Bank(sheets=bank.sheets + others)
