"""The command line: what it prints, and that every mistake gets one line and status 2."""

import io
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from bot.bank import Bank
from bot.cli import main
from bot.history import History
from bot.interview import Interview
from bot.practice import Command, Said, Shared
from tests.conftest import BANKS, BEGIN
from tests.test_transcripts import piped

SMALL = str(BANKS / "small.toml")
Capture = pytest.CaptureFixture[str]


def test_grade_explains_itself_line_by_line(capsys: Capture) -> None:
    """Which words earned which point, by which phrasing."""
    assert main(["grade", "status-404", "nothing was found there", "--bank", SMALL]) == 0
    printed = capsys.readouterr().out
    assert "made      52% of 63%  There is no resource under this URL" in printed
    assert "by “found”, read as: not + found / exist / there" in printed


def test_grade_reads_an_answer_from_standard_input(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For answers of many lines."""
    monkeypatch.setattr("sys.stdin", io.StringIO("nothing was\nfound"))
    assert main(["grade", "status-404", "--bank", SMALL]) == 0
    assert "What does the status code 404 tell" in capsys.readouterr().out


def test_a_batch_keeps_its_order_and_gives_every_field(capsys: Capture, tmp_path: Path) -> None:
    """JSON Lines in, JSON Lines out."""
    rows = [
        {"question": "status-404", "answer": "nothing found, the client's fault"},
        {"question": "get-or-post", "answer": "POST encrypts the data"},
        {"question": "status-404", "answer": ""},
    ]
    file = tmp_path / "batch.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert main(["grade", "--batch", str(file), "--bank", SMALL]) == 0
    grades = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [grade["question"] for grade in grades] == [row["question"] for row in rows]
    assert grades[0]["score"] == 1
    assert grades[0]["verdict"] == "solid"
    assert grades[0]["points"][0] == {
        "claim": "There is no resource under this URL", "status": "made",
    }  # fmt: skip
    assert grades[1]["traps"] == ["POST encrypts the data"]
    assert grades[2]["score"] == 0


def test_check_measures_the_grader_by_kind(capsys: Capture, tmp_path: Path) -> None:
    """The table an author looks at."""
    file = tmp_path / "answers.jsonl"
    rows = [("right", "nothing found, the client's fault", 5), ("wrong", "server is down", 0)]
    file.write_text(
        "\n".join(
            json.dumps({"id": "status-404", "kind": kind, "answer": answer, "score": score})
            for kind, answer, score in rows
        ),
        encoding="utf-8",
    )
    assert main(["check", "--answers", str(file), "--bank", SMALL]) == 0
    table = capsys.readouterr().out
    assert table.splitlines()[1].split()[:3] == ["all", "2", "1.00"]
    assert "right" in table
    assert "wrong" in table


def test_check_finds_what_an_author_must_mend(capsys: Capture, tmp_path: Path) -> None:
    """Status 1, and each fault with its question."""
    broken = (BANKS / "small.toml").read_text(encoding="utf-8")
    broken = broken.replace("found / find + nothing", "is / a + server")
    broken = broken.replace("It is one of the client errors.", "Bananas are yellow.")
    file = tmp_path / "broken.toml"
    file.write_text(broken, encoding="utf-8")
    assert main(["check", "--bank", str(file)]) == 1
    printed = capsys.readouterr().out
    assert "mend  status-404: hint 1 is about nothing" in printed
    assert "to mend" in printed


def test_check_names_words_that_the_grader_reads_as_one(capsys: Capture, tmp_path: Path) -> None:
    """A sheet needn't grow by endings and hyphens."""
    text = (BANKS / "small.toml").read_text(encoding="utf-8")
    file = tmp_path / "endings.toml"
    file.write_text(text.replace("submit / send +", "submit / sent / send / sends +"), "utf-8")
    main(["check", "--bank", str(file)])
    said = "note  get-or-post: point 2: said already, since endings don't count: send / sends"
    assert said in capsys.readouterr().out


def test_check_names_traps_that_true_statements_step_in(capsys: Capture, tmp_path: Path) -> None:
    """What an author says to correct an error mustn't be taken for one."""
    text = (BANKS / "small.toml").read_text(encoding="utf-8")
    file = tmp_path / "trap.toml"
    file.write_text(text.replace(" ! https / tls", ""), encoding="utf-8")
    main(["check", "--bank", str(file)])
    assert "the trap “POST encrypts the data” is sprung by" not in capsys.readouterr().out
    right = 'correction = "Only TLS encrypts; POST'
    wrong = 'correction = "What POST sends as data is encrypted if TLS is used; POST'
    file.write_text(text.replace(" ! https / tls", "").replace(right, wrong), encoding="utf-8")
    main(["check", "--bank", str(file)])
    said = "get-or-post: the trap “POST encrypts the data” is sprung by “data is encrypted” in"
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("narrow", "named"),
    [
        ("identifies + row", True),
        ("row > identifies > table", True),
        ("find + entry ! column", True),
        ("not + find + row", False),
        ("find + line", False),
        ("identifies", False),
    ],
)
def test_check_names_phrasings_that_another_includes(
    capsys: Capture, tmp_path: Path, narrow: str, *, named: bool
) -> None:
    """A sheet needn't hold what finds nothing by itself."""
    text = (BANKS / "second.toml").read_text(encoding="utf-8")
    file = tmp_path / "narrow.toml"
    known = '    "tell / told + apart",\n'
    file.write_text(text.replace(known, f'{known}    "{narrow}",\n'), encoding="utf-8")
    main(["check", "--bank", str(file)])
    assert (f"point 1: {narrow!r} finds nothing" in capsys.readouterr().out) is named


def test_disputes_name_the_nearest_point(capsys: Capture, tmp_path: Path) -> None:
    """What people say was right reaches the author."""
    database = tmp_path / "db"
    piped(["/quiz sql 1", "a row is told by it", "i was right"], database)
    assert main(["check", "--disputes", "--db", str(database), "--bank", str(BANKS)]) == 0
    printed = capsys.readouterr().out
    assert "primary-key: graded" in printed
    assert "nearest missed point: It" in printed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["grade"], "name a question"),
        (["grade", "status-440", "x"], "did you mean status-404?"),
        (["grade", "zzz", "x"], "no question 'zzz'"),
        (["grade", "--batch", "/nowhere.jsonl"], "can't read /nowhere.jsonl"),
        (["check", "--answers", "/nowhere.jsonl"], "can't read /nowhere.jsonl"),
        (["check", "--disputes", "--db", "/nowhere.db"], "no database at /nowhere.db"),
    ],
)
def test_a_mistake_gets_one_line_and_status_2(
    capsys: Capture, arguments: list[str], says: str
) -> None:
    """It says what to do, on standard error, without a traceback."""
    assert main([*arguments, "--bank", SMALL]) == 2
    error = capsys.readouterr().err
    assert says in error
    assert len(error.splitlines()) == 1


def test_a_bank_that_is_not_there_is_named(capsys: Capture) -> None:
    """The path stands in the message."""
    assert main(["check", "--bank", "/no/such/folder"]) == 2
    assert "/no/such/folder" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["{", "[]", '{"question": 3, "answer": "x"}', '{"answer": "x"}'])
def test_a_bad_line_of_a_batch_is_named_by_number(
    capsys: Capture, tmp_path: Path, line: str
) -> None:
    """Line 2 is the bad one."""
    good = json.dumps({"question": "status-404", "answer": "x"})
    file = tmp_path / "batch.jsonl"
    file.write_text(f"{good}\n{line}\n", encoding="utf-8")
    assert main(["grade", "--batch", str(file), "--bank", SMALL]) == 2
    assert "line 2" in capsys.readouterr().err


def test_a_file_that_is_no_database_is_refused_in_words(capsys: Capture, tmp_path: Path) -> None:
    """Nothing is overwritten."""
    file = tmp_path / "notes.txt"
    file.write_text("these are my notes, not a database at all" * 20)
    assert main(["chat", "--db", str(file), "--bank", SMALL]) == 2
    assert "isn't a database" in capsys.readouterr().err
    assert file.read_text().startswith("these are my notes")


def test_a_missing_token_says_where_to_get_one(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, status 2."""
    monkeypatch.delenv("TELEGRAM_TOKEN", raising=False)
    monkeypatch.delenv("TELEGRAM_TOKEN_FILE", raising=False)
    assert main(["telegram", "--bank", SMALL]) == 2
    assert "@BotFather" in capsys.readouterr().err


def test_the_terminal_never_loads_the_telegram_framework(tmp_path: Path) -> None:
    """It would cost a quarter of a second before the first prompt."""
    code = (
        "import sys; from bot.cli import main; main(['chat', '--db', sys.argv[1]]); "
        "sys.exit(any(name.split('.')[0] in {'telegram', 'httpx'} for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "db")], input="/quit\n", text=True,
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_operator_exports_and_erases_a_person(capsys: Capture, tmp_path: Path) -> None:
    """Beside a bot that runs, too: the database is shared."""
    database = ["--db", str(tmp_path / "db"), "--bank", SMALL]
    piped(["/quiz 1", "/export json", "a zebra"], tmp_path / "db", tmp_path)
    person = ["--person", "terminal:me", *database]
    assert main(["export", *person, "-o", str(tmp_path), "--format", "md", "--format", "csv"]) == 0
    wrote = capsys.readouterr().out.splitlines()
    assert [line.rpartition(".")[2] for line in wrote] == ["md", "csv"]
    for line in wrote:
        assert "a zebra" in Path(line.removeprefix("wrote ")).read_text(encoding="utf-8")
    (tmp_path / "db.before-m002_faults").touch()
    assert main(["forget", *person]) == 0
    said = capsys.readouterr().out
    assert "erased everything about terminal:me" in said
    assert f"made before an upgrade: {tmp_path / 'db.before-m002_faults'}" in said
    for command in ("export", "forget"):
        assert main([command, *person]) == 2
        assert capsys.readouterr().err == (
            f"interview-bot: nothing is kept of 'terminal:me' in {tmp_path / 'db'}; "
            "a name looks like telegram:42 or terminal:me\n"
        )


def test_what_stands_before_a_command_counts(capsys: Capture, tmp_path: Path) -> None:
    """Above all for the command that erases."""
    mine, other = tmp_path / "mine", tmp_path / "other"
    for database in (mine, other):
        piped(["/quiz sql 1", "a zebra"], database)
    person = ["--person", "terminal:me"]
    assert main(["--db", str(mine), "--bank", SMALL, "forget", *person]) == 0
    assert main(["--db", str(mine), "export", *person, "-o", str(tmp_path)]) == 2
    assert main(["--db", str(other), "export", *person, "-o", str(tmp_path)]) == 0
    main(["--bank", SMALL, "check", "--quiet"])
    assert "2 questions" in capsys.readouterr().out


def test_the_operator_exports_a_persons_own_questions_too(tmp_path: Path, small: Bank) -> None:
    """As the chat does."""
    history = History.open(tmp_path / "db")
    interview = Interview(small, history, random.Random(1))
    notes = Shared("cache.md", b"When does a cache entry expire? :: After its time to live.\n")
    for event in (notes, Command("quiz", "cache 1"), Said("after its time to live")):
        interview.hear("telegram:1", event, BEGIN)
    history.close()
    options = ["--person", "telegram:1", "--db", str(tmp_path / "db"), "--bank", SMALL]
    assert main(["export", *options, "-o", str(tmp_path), "--format", "anki"]) == 0
    (cards,) = tmp_path.glob("*.txt")
    assert "When does a cache entry expire?" in cards.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["export", "forget"])
def test_data_is_looked_for_only_where_there_is_some(
    capsys: Capture, tmp_path: Path, command: str
) -> None:
    """A mistyped path makes no database."""
    assert main([command, "--person", "telegram:1", "--db", str(tmp_path / "typo")]) == 2
    assert "no database at" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_writes_files_where_one_says(tmp_path: Path) -> None:
    """Here, or into a folder; a wrong one is named."""
    (tmp_path / "my docs").mkdir()
    said = piped(
        ["/export", "/quiz sql 1", "it is unique and identifies a row", "/export", "/export csv, md",
         "/export anki my docs", "/export cvs",
         "/export no/cvs", "/quit"],
        tmp_path / "db", tmp_path,
    )  # fmt: skip
    assert said.count("nothing to take along yet") == 1
    here = {path.name for path in tmp_path.glob("interview-*")}
    assert here == {
        "interview-data-2026-03-01.json", "interview-answers-2026-03-01.csv",
        "interview-answers-2026-03-01.md", "interview-anki-2026-03-01.txt",
    }  # fmt: skip
    assert f"Written: {tmp_path / 'my docs' / 'interview-anki-2026-03-01.txt'}" in said
    assert "I can't write “cvs”. There are: json csv md anki" in said
    assert f"can't write into {tmp_path / 'no' / 'cvs'}: No such file or directory" in said
