"""Whole conversations stay as they are, through the core and through a pipe, to the byte.

After a wanted change of wording: ``python -m tests.test_transcripts`` writes the files anew; read
the difference before committing it.
"""

import os
import random
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import pytest

from bot.bank import Bank
from bot.history import History
from bot.interview import Interview
from tests.conftest import BANKS, BEGIN
from tests.transcripts.player import TRANSCRIPTS, sessions, through_the_core, written

_FAREWELL = "> /quit\nSee you! Your answers are kept; `interview-bot chat` goes on from here.\n"
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "PYTHONPATH": str(Path(__file__).parent.parent),
    "PYTHONUTF8": "1",
    "INTERVIEW_BOT_SEED": "1",
}


def piped(
    lines: list[str], database: Path, folder: Path | None = None, begin: datetime = BEGIN
) -> str:
    """What ``interview-bot chat`` prints when lines are piped in, in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--bank", str(BANKS), "--db", str(database)],
        input="".join(f"{line}\n" for line in lines), capture_output=True, text=True,
        env={**ENVIRONMENT, "INTERVIEW_BOT_NOW": begin.isoformat()}, check=True, timeout=60,
        cwd=folder,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


def replayed(transcript: Path, database: Path) -> str:
    """What the program prints, run after run."""
    return "".join(
        run.mark + piped(run.lines, database, begin=run.begin) for run in sessions(transcript)
    )


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda t: t.stem)
def test_the_core_says_what_the_transcript_says(transcript: Path, small: Bank) -> None:
    """The same texts and choices, turn by turn."""
    history, text = History.open(None), ""
    for run in sessions(transcript):
        interview = Interview(small, history, random.Random(1))
        turns = through_the_core(interview, run.clock(), run.lines[:-1])
        text += run.mark + written(turns) + _FAREWELL
    assert text == transcript.read_text(encoding="utf-8")


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda t: t.stem)
def test_a_piped_conversation_replays_byte_for_byte(transcript: Path, tmp_path: Path) -> None:
    """Fixed clock and seed make the terminal a recorder."""
    assert replayed(transcript, tmp_path / "db") == transcript.read_text(encoding="utf-8")


def test_a_conversation_goes_on_in_mid_question_after_a_restart(tmp_path: Path) -> None:
    """Leaving is no loss: the open question is shown again, and an answer to it is graded."""
    database = tmp_path / "db"
    before = piped(["/quiz sql 1", "/quit"], database)
    after = piped(["it identifies each row and is unique"], database)
    assert "What is a primary key for?" in before
    assert "This is where we were" in after
    assert "What is a primary key for?" in after
    assert "100/100 · solid" in after


def test_coming_back_after_a_grade_offers_to_go_on(tmp_path: Path) -> None:
    """No dead end at the door."""
    database = tmp_path / "db"
    piped(["/quiz 2", "no idea at all"], database)
    after = piped(["next"], database)
    assert "It is graded. Shall we go on?" in after
    assert "2/2" in after


if __name__ == "__main__":
    for file in TRANSCRIPTS:
        with tempfile.TemporaryDirectory() as folder:
            file.write_text(replayed(file, Path(folder) / "db"), encoding="utf-8")
