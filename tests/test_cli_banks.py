"""The commands on whole banks: what they print and write, and that every mistake gets one line."""

import io
from pathlib import Path

import pytest

from bot.bank import load_bank
from bot.cli import main
from tests.conftest import BANKS

NOTES = """\
# Caching

Q: What does a cache keep?
A: Results that were expensive to compute. They are at hand when they are needed again.

We talked about it on Monday.
"""
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A file of notes."""
    file = tmp_path / "caching.md"
    file.write_text(NOTES, encoding="utf-8")
    return file


def test_notes_become_a_bank_that_can_be_checked_and_graded(
    notes: Path, tmp_path: Path, capsys: Capture
) -> None:
    """From the file to a grade in three commands."""
    bank = tmp_path / "bank.toml"
    assert main(["notes", str(notes), "-o", str(bank)]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [f"wrote {bank}", "1 question added, 0 as before"]
    assert (
        "line 6: no question, term, definition or advice: “We talked about it on Monday.”"
        in said.err
    )
    assert main(["check", "--quiet", "--bank", str(bank)]) == 0
    assert (
        main(["grade", "cache-keep", "expensive results, at hand again", "--bank", str(bank)]) == 0
    )
    assert "Results that were expensive to compute" in capsys.readouterr().out


def test_without_output_the_bank_is_printed_and_can_be_piped(
    notes: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report goes elsewhere."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NOTES.encode())))
    assert main(["notes", "-"]) == 0
    said = capsys.readouterr()
    file = tmp_path / "piped.toml"
    file.write_text(said.out, encoding="utf-8")
    assert list(load_bank([file]).questions) == ["cache-keep"]
    assert "1 question" in said.err
    assert notes.exists()


def test_a_second_run_keeps_edits_and_tells_what_it_did(
    notes: Path, tmp_path: Path, capsys: Capture
) -> None:
    """Without a change it writes nothing."""
    bank = tmp_path / "bank.toml"
    main(["notes", str(notes), "-o", str(bank)])
    bank.write_text(bank.read_text().replace("a cache keep?", "a cache keep, and why?"))
    edited = bank.read_text()
    capsys.readouterr()
    assert main(["notes", str(notes), "-o", str(bank)]) == 0
    assert capsys.readouterr().out == "0 questions added, 1 as before\n"
    assert bank.read_text() == edited
    notes.write_text(
        NOTES.replace("are at hand", "are near") + "\nQ: What is a miss?\nA: No luck.\n"
    )
    assert main(["notes", str(notes), "-o", str(bank)]) == 0
    out = capsys.readouterr().out
    assert "1 question added, 0 as before" in out
    assert "1 kept as you edited them, though the notes have changed: cache-keep" in out
    assert "a cache keep, and why?" in bank.read_text()


def test_a_folder_of_notes_becomes_a_folder_of_topics(tmp_path: Path, capsys: Capture) -> None:
    """Hidden folders are left alone; each file of notes is a topic."""
    vault, bank = tmp_path / "vault", tmp_path / "bank"
    (vault / "deep").mkdir(parents=True)
    (vault / ".trash").mkdir()
    (vault / "a.md").write_text("What is a? :: The first letter of all.")
    (vault / "deep" / "b.txt").write_text("What is b? :: The second letter of all.")
    (vault / ".trash" / "c.md").write_text("What is c? :: The third letter of all.")
    assert main(["notes", str(vault), "-o", str(bank)]) == 0
    assert sorted(file.name for file in bank.iterdir()) == ["a.toml", "b.toml"]
    assert len(load_bank([bank]).questions) == 2
    assert "2 questions added" in capsys.readouterr().out


def test_notes_that_ask_nothing_are_told_so(notes: Path, tmp_path: Path, capsys: Capture) -> None:
    """Status 1, and nothing is written."""
    notes.write_text("We met on Monday.")
    assert main(["notes", str(notes), "-o", str(tmp_path / "bank.toml")]) == 1
    assert "found nothing to ask" in capsys.readouterr().err
    assert not (tmp_path / "bank.toml").exists()


def test_check_holds_the_bank_against_the_notes(
    notes: Path, tmp_path: Path, capsys: Capture
) -> None:
    """Status 1 if a heading has no question."""
    bank = tmp_path / "bank.toml"
    main(["notes", str(notes), "-o", str(bank)])
    capsys.readouterr()
    assert main(["check", "--bank", str(bank), "--notes", str(notes)]) == 0
    assert "    1  Caching" in capsys.readouterr().out
    notes.write_text(f"{NOTES}\n## Eviction\nSomething has to go.\n")
    assert main(["check", "--bank", str(bank), "--notes", str(notes)]) == 1
    out = capsys.readouterr().out
    assert " none    Eviction" in out
    assert "mend  line 8: nothing is asked about “Eviction”" in out


@pytest.mark.parametrize("name", ["bank.json", "bank", "bank.tsv"])
def test_a_bank_is_written_in_other_forms_and_read_again(
    name: str, tmp_path: Path, capsys: Capture
) -> None:
    """All three are banks."""
    path = tmp_path / name
    assert main(["export-bank", str(path), "--bank", str(BANKS)]) == 0
    assert ("come back as drafts" in capsys.readouterr().out) == (name == "bank.tsv")
    original, back = load_bank([BANKS]), load_bank([path])
    assert list(back.questions) == list(original.questions)
    if name != "bank.tsv":
        assert {s.topic: s for s in back.sheets} == {s.topic: s for s in original.sheets}
    assert main(["export-bank", str(path), "--bank", str(BANKS)]) == 2
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["notes", "/nowhere.md"], "can't read /nowhere.md"),
        (["notes", "{binary}"], "isn't text"),
        (["notes", "{empty}"], "is empty"),
        (["notes", "{folder}"], "no notes (*.md, *.txt) in this folder"),
        (["notes", "{notes}", "-o", "{notes}"], "should be a folder, or a file that ends in .toml"),
        (
            ["notes", "{notes}", "-o", "bank.json"],
            "should be a folder, or a file that ends in .toml",
        ),
        (["notes", "{notes}", "-o", "{broken}"], "isn't valid TOML"),
        (["notes", "{notes}", "-o", "/proc/nowhere/bank.toml"], "can't write"),
        (["check", "--notes", "/nowhere.md"], "can't read /nowhere.md"),
        (["export-bank", "bank.xlsx"], "should end in .json or .tsv"),
    ],
)
def test_a_mistake_gets_one_line_and_status_2(
    arguments: list[str], says: str, notes: Path, tmp_path: Path, capsys: Capture
) -> None:
    """It says what to do, without a traceback."""
    places = {name: tmp_path / name for name in ("binary", "empty", "folder", "broken.toml")}
    places["binary"].write_bytes(bytes(range(256)))
    places["empty"].write_bytes(b"")
    places["folder"].mkdir()
    places["broken.toml"].write_text("topic = ")
    filled = [
        argument.format(**places, notes=notes, broken=places["broken.toml"])
        for argument in arguments
    ]
    bank = [] if arguments[0] == "notes" else ["--bank", str(BANKS)]
    assert main([*filled, *bank]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert len(error.splitlines()) == 1


def test_a_bad_file_in_a_folder_of_notes_spoils_nothing(tmp_path: Path, capsys: Capture) -> None:
    """It is listed with what wasn't used."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "blank.md").touch()
    (tmp_path / "notes" / "odd.md").write_bytes(bytes(range(256)))
    good = "When does a cache entry expire? :: After its time to live.\n"
    (tmp_path / "notes" / "cache.md").write_text(good, encoding="utf-8")
    assert main(["notes", str(tmp_path / "notes"), "-o", str(tmp_path / "bank.toml")]) == 0
    said = capsys.readouterr()
    assert "1 question added" in said.out
    assert "blank.md, line 1: is empty" in said.err
    assert "odd.md, line 1: isn't text" in said.err
