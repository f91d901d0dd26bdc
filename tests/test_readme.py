"""What the README shows is what the program does.

After a wanted change of the bank or the wording ``python -m tests.test_readme`` writes the transcript
anew; read the difference before committing it.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from bot.bank import Bank
from bot.cli import main
from bot.practice.wording import COMMANDS

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"```text\n(\$ interview-bot\n.*?)```", re.DOTALL)
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
    "INTERVIEW_BOT_SEED": "2",
}


def played(transcript: str, database: Path) -> str:
    """The transcript's sessions, played again with what is typed in them."""
    text = ""
    for day, session in enumerate(re.split(r"^\$ interview-bot\n", transcript, flags=re.MULTILINE)):
        if not session:
            continue
        lines = re.findall(r"^> (.*)$", session, flags=re.MULTILINE)
        done = subprocess.run(
            [sys.executable, "-m", "bot", "--db", str(database)],
            input="".join(f"{line}\n" for line in lines), capture_output=True, text=True,
            env={**ENVIRONMENT, "INTERVIEW_BOT_NOW": f"2026-03-0{day}T08:30"},
            check=True, timeout=60,
        )  # fmt: skip
        text += f"$ interview-bot\n{done.stdout}"
    return text


def test_the_transcript_is_a_real_one(tmp_path: Path) -> None:
    """Every line that the README shows is printed by the program."""
    shown = BLOCK.findall(README.read_text(encoding="utf-8"))
    assert len(shown) == 1
    assert played(shown[0], tmp_path / "db") == shown[0]


def test_the_number_of_questions_is_right(shipped: Bank) -> None:
    """The README counts them."""
    numbers = re.findall(r"(\d+) questions on FastAPI", README.read_text(encoding="utf-8"))
    assert numbers == [str(len(shipped.questions))]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_menu_is_explained(command: str) -> None:
    """A person finds it in the table."""
    assert command == "help" or f"`/{command}" in README.read_text(encoding="utf-8")


def test_every_command_of_the_program_exists(capsys: pytest.CaptureFixture[str]) -> None:
    """The README names no subcommand that isn't there."""
    with pytest.raises(SystemExit):
        main(["--help"])
    known = capsys.readouterr().out
    named = set(re.findall(r"interview-bot (\w+)", README.read_text(encoding="utf-8")))
    assert named
    for name in named - {"here"}:
        assert name in known, name


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        block = BLOCK.findall(text)[0]
        README.write_text(text.replace(block, played(block, Path(folder) / "db")), encoding="utf-8")
