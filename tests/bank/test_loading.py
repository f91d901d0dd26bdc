"""Loading a bank: all faults at once, each with file, question and field."""

from pathlib import Path

import pytest

from bot.bank import load_bank
from bot.errors import BankError
from tests.conftest import BANKS

GOOD = (BANKS / "small.toml").read_text(encoding="utf-8")


def write(folder: Path, text: str, name: str = "sheet.toml") -> Path:
    """A sheet in a folder."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def faults(*files: Path) -> str:
    """What loading says of files that can't be loaded."""
    with pytest.raises(BankError) as caught:
        load_bank(files)
    return str(caught.value)


def test_one_file_is_a_whole_bank(tmp_path: Path) -> None:
    """A person can start with a single file."""
    bank = load_bank([write(tmp_path, GOOD)])
    assert list(bank.questions) == ["get-or-post", "status-404"]
    assert bank.section_of(bank.questions["status-404"]) == "1"


def test_all_faults_are_told_at_once_each_with_its_place(tmp_path: Path) -> None:
    """An author mends a file in one go."""
    text = (
        GOOD.replace('level = "warm-up"', 'level = "easy"')
        .replace("weight = 3", "weight = 9", 1)
        .replace('about = "post"', 'about = "put"', 1)
        .replace('section = "1"', 'section = "1"\ncolour = "red"')
    )
    said = faults(write(tmp_path, text))
    assert "sheet.toml: question 'get-or-post': level" in said
    assert "question 'get-or-post': point 1: weight" in said
    assert "sheet.toml: colour: no such field" in said


def test_a_point_about_nobody_is_a_fault(tmp_path: Path) -> None:
    """A typo in ``about`` would silently switch off the detection of swaps."""
    said = faults(write(tmp_path, GOOD.replace('about = "post"', 'about = "put"', 1)))
    assert "'put' is not among the rivals" in said


def test_a_phrasing_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    """The message quotes it."""
    said = faults(write(tmp_path, GOOD.replace('"4xx"', '"4xx + "')))
    assert "point 2" in said
    assert "4xx" in said


def test_ids_prompts_and_topics_are_unique(tmp_path: Path) -> None:
    """Two sheets must not answer to one name."""
    said = faults(write(tmp_path, GOOD, "a.toml"), write(tmp_path, GOOD, "b.toml"))
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    assert said.splitlines()[:3] == [
        f"{second}: topic 'web/basics' is in {first} too; rename one, or leave a file out",
        f"{second}: question 'get-or-post': this id stands in {first} too; rename one",
        f"{second}: question 'get-or-post': the same prompt as 'get-or-post' in {first}; "
        "reword or remove one",
    ]


def test_the_names_of_peoples_own_questions_are_not_free(tmp_path: Path) -> None:
    """What is erased with a person must not be everybody's."""
    said = faults(write(tmp_path, GOOD.replace('id = "status-404"', 'id = "own-404"')))
    assert "'own-404': names that begin with 'own-' are kept" in said


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"topic = ", "isn't valid TOML"),
        (b"\xff\xfe\x00", "isn't UTF-8"),
        (b"", "topic: is missing"),
        (b"question = 3", "question"),
    ],
)
def test_garbage_gets_one_clear_line(tmp_path: Path, content: bytes, says: str) -> None:
    """Never a traceback."""
    file = tmp_path / "bad.toml"
    file.write_bytes(content)
    said = faults(file)
    assert says in said
    assert "bad.toml" in said


def test_notes_are_no_bank(tmp_path: Path) -> None:
    """Whoever names them as one is told what makes one of them."""
    said = faults(write(tmp_path, "# Notes", "notes.md"))
    assert "notes become a bank by: interview-bot notes" in said


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """The person learns which folder was looked at."""
    assert f"{tmp_path}: no question files" in faults(tmp_path)


def test_a_change_to_a_question_changes_its_fingerprint(tmp_path: Path) -> None:
    """History can tell which wording was answered."""
    before = load_bank([write(tmp_path, GOOD)]).questions["status-404"].fingerprint
    changed = GOOD.replace("tell a client?", "tell the client?")
    assert load_bank([write(tmp_path, changed)]).questions["status-404"].fingerprint != before


def test_the_lexicon_is_filled_in_wherever_words_are_listed(tmp_path: Path) -> None:
    """In what excludes phrasings, too."""
    text = GOOD.replace("[[question]]", '[lexicon]\nodd = "strange / queer"\n\n[[question]]', 1)
    text = text.replace("  weight = 3\n", '  weight = 3\n  unless = ["<odd> / unusual"]\n', 1)
    point = load_bank([write(tmp_path, text)]).questions["get-or-post"].point[0]
    assert point.unless == ("strange", "queer", "unusual")
    assert "no entry <even>" in faults(write(tmp_path, text.replace("<odd>", "<even>")))


def test_an_entry_of_the_lexicon_that_is_no_text_is_a_fault(tmp_path: Path) -> None:
    """Named like any other."""
    text = GOOD.replace("[[question]]", "[lexicon]\nodd = 3\n\n[[question]]", 1)
    text = text.replace("  weight = 3\n", '  weight = 3\n  unless = ["<odd>"]\n', 1)
    assert "lexicon: odd" in faults(write(tmp_path, text))
