"""What can be typed."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from bot import __version__
from bot.cli import authoring, banks, keeping, talking


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was typed; a bank and a database may be named before the command or after it."""
    return _parser().parse_args(arguments, argparse.Namespace(bank=[], db=None))


def _parser() -> argparse.ArgumentParser:
    """All commands with their options; each sets the function that runs it."""
    # Options of both places have no default here: the command's would undo what stands before it.
    bank = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    bank.add_argument(
        "--bank", action="append", type=Path, metavar="PATH",
        help="a file of questions (.toml, .json, .tsv) or a folder of them; may be repeated "
        "(INTERVIEW_BOT_BANK)",
    )  # fmt: skip
    talk = argparse.ArgumentParser(
        add_help=False, argument_default=argparse.SUPPRESS, parents=[bank]
    )
    talk.add_argument(
        "--db", type=Path, metavar="PATH",
        help="where answers are kept (INTERVIEW_BOT_DB); by default your data folder",
    )  # fmt: skip
    program = argparse.ArgumentParser(
        prog="interview-bot", parents=[talk],
        description="Practise for a job interview by chat. Without a command: the same as chat.",
    )  # fmt: skip
    program.add_argument("--version", action="version", version=f"interview-bot {__version__}")
    program.set_defaults(command=talking.chat)
    commands = program.add_subparsers(title="commands", metavar="COMMAND")
    commands.add_parser(
        "chat", parents=[talk], help="practise in the terminal; piped input is replayed"
    ).set_defaults(command=talking.chat)
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
    telegram.set_defaults(command=talking.telegram)
    backup = commands.add_parser(
        "backup", parents=[talk], help="copy the database, also while it is in use"
    )
    backup.add_argument("file", type=Path, metavar="FILE", help="where the copy goes")
    backup.set_defaults(command=keeping.backup)
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
    export.set_defaults(command=keeping.export)
    forget = commands.add_parser(
        "forget", parents=[person], help="erase everything about a person, at once and for good"
    )
    forget.set_defaults(command=keeping.forget)
    check = commands.add_parser("check", parents=[talk], help="validate and lint the bank")
    check.add_argument(
        "--disputes", action="store_true", help="list the answers that people say were right"
    )
    check.add_argument("--quiet", action="store_true", help="show only what must be mended")
    check.add_argument(
        "--answers", metavar="FILE", help="measure the grader against human scores (JSON Lines)"
    )
    check.add_argument(
        "--notes", action="append", type=Path, metavar="NOTES",
        help="hold the bank against notes, heading by heading; may be repeated",
    )  # fmt: skip
    check.set_defaults(command=authoring.check)
    grade = commands.add_parser("grade", parents=[bank], help="grade an answer and explain why")
    grade.add_argument("id", nargs="?", metavar="ID", help="the question's id")
    grade.add_argument("text", nargs="?", metavar="TEXT", help="the answer; else standard input")
    grade.add_argument(
        "--batch", metavar="FILE",
        help='JSON Lines {"question": id, "answer": text} in, one grade a line out',
    )  # fmt: skip
    grade.set_defaults(command=authoring.grade)
    copy = commands.add_parser("export-bank", parents=[bank], help="write a bank in another form")
    copy.add_argument(
        "file", type=Path, metavar="PATH",
        help="a .json, a .tsv for spreadsheets and flash cards, or a folder for TOML",
    )  # fmt: skip
    copy.set_defaults(command=banks.export_bank)
    notes = commands.add_parser("notes", help="draft a bank from notes, or bring one up to date")
    notes.add_argument(
        "notes", nargs="+", type=Path, metavar="NOTES", help="Markdown or text, or a folder of it"
    )
    notes.add_argument(
        "-o", "--output", type=Path, metavar="PATH",
        help="a .toml for one topic, or a folder with a file for each; what is there is merged",
    )  # fmt: skip
    notes.add_argument("--all", action="store_true", help="list all passages that weren't used")
    notes.set_defaults(command=banks.notes)
    return program
