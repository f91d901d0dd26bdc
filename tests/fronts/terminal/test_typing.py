"""What a person types in a real terminal, down to the bytes."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import BANKS
from tests.test_transcripts import ENVIRONMENT

pty = pytest.importorskip("pty")


def typed(database: Path, *keys: bytes, more: dict[str, str] | None = None) -> str:
    """What a terminal shows when keys are pressed, each lot after the prompt has come back."""
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat", "--bank", str(BANKS), "--db", str(database)],
        stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True,
        env={**ENVIRONMENT, "TERM": "xterm", "COLUMNS": "100", **(more or {})},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    for lot in (*keys, b"/quit\n"):
        shown += _until_quiet(ours, b"> ")
        os.write(ours, lot)
    shown += _until_quiet(ours, b"See you!")
    assert program.wait(20) == 0
    os.close(ours)
    return shown.decode(errors="replace")


def _until_quiet(terminal: int, mark: bytes) -> bytes:
    """What comes until a mark has come and nothing more does."""
    shown, deadline = b"", time.monotonic() + 30
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.3)
        if not ready and mark in shown:
            break
        if ready:
            try:
                shown += os.read(terminal, 65536)
            except OSError:  # the program has ended
                break
    return shown


def test_a_line_can_be_edited(tmp_path: Path) -> None:
    """The arrows go back in it, instead of being a part of the answer."""
    left, end = b"\x1b[D", b"\x05"
    answer = b"it identifies each rw" + left + b"o" + end + b" and is unique\n"
    assert "100/100" in typed(tmp_path / "db", b"/quiz sql 1\n", answer)


def test_a_paste_of_many_lines_is_one_answer(tmp_path: Path) -> None:
    """A line of it that is a number chooses nothing."""
    paste = b"\x1b[200~it identifies each row\n2\nand is unique\x1b[201~\n"
    said = typed(tmp_path / "db", b"/quiz sql 1\n", paste)
    assert "100/100" in said
    assert "Taken back" not in said


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_a_byte_that_is_no_letter_ends_nothing(tmp_path: Path, encoding: str) -> None:
    """Nor does a terminal that lacks a letter."""
    said = typed(
        tmp_path / "db", b"/quiz web 1\n", b"na\xefve \xff\n", more={"PYTHONIOENCODING": encoding}
    )
    assert "Traceback" not in said
    assert "/100" in said
