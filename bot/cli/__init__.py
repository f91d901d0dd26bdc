"""The command line: options in, the right room called, every error one line and status 2."""

import io
import os
import sqlite3
import sys
from collections.abc import Callable, Sequence

from bot.cli.options import parse
from bot.errors import InterviewBotError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the result is its exit status."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that fits no encoding ends nothing
    try:
        options = parse(arguments)
        command: Callable[[object], int] = options.command
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
