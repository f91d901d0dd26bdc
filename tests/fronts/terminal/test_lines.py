"""What a typed line means."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.fronts.terminal.lines import Offer, event_of
from bot.practice import Action, Button, Choice, Chose, Command, Event, Said
from tests.conftest import BANKS
from tests.test_transcripts import ENVIRONMENT

OFFER = Offer(
    (
        Button("Hint", Choice(Action.HINT, 1)), Button("Skip", Choice(Action.SKIP, 1)),
        Button("No, keep it", Choice(Action.KEEP)),
    )
)  # fmt: skip
SKIP = Chose(Choice(Action.SKIP, 1))


@pytest.mark.parametrize(
    ("line", "event"),
    [("2", SKIP), ("[2]", SKIP), ("2.", SKIP), (" skip ", SKIP), ("4", Said("4")), ("no", Chose(Choice(Action.KEEP))),
     ("9" * 5000, Said("9" * 5000)), ("/Quiz  sql", Command("Quiz", "sql")), ("/ yes", Said("/ yes")),
     ("2 rows", Said("2 rows"))],
    ids=lambda value: str(value)[:20],
)  # fmt: skip
def test_a_line_is_a_choice_a_command_or_an_answer(line: str, event: Event) -> None:
    """By its number or its name, however long the number is."""
    assert event_of(line, OFFER) == event


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_bytes_through_a_pipe_may_be_anything(tmp_path: Path, encoding: str) -> None:
    """And the output may go where letters are missing."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--bank", str(BANKS), "--db", str(tmp_path / "db")],
        input=b"/quiz sql 1\nd\xe9j\xe0 vu \xff\nexit\n", capture_output=True, check=False,
        timeout=60, env={**ENVIRONMENT, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"0/100" in done.stdout
    assert b"See you!" in done.stdout
