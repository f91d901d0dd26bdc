"""A person's data as files: complete, and readable by what they are meant for."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bank import Bank, load_bank
from bot.errors import HistoryError
from bot.history import Export, Record
from bot.practice import Attempt, File, PointResult
from tests.conftest import BANKS, BEGIN

_BANK = load_bank([BANKS])
FORMULA = tuple("=+-@\t\r")
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)


def attempt(ask: int = 1, question: str = "primary-key", text: str = "an answer") -> Attempt:
    """One graded answer."""
    points = (
        PointResult("It identifies each row", "made", "each row"),
        PointResult("Its values are unique", "missed"),
        PointResult("It is never null", "denied", "may be null"),
    )
    return Attempt(
        ask=ask, question=question, fingerprint="f", text=text, first_score=0.31, score=0.77,
        verdict="solid", points=points, at=BEGIN + timedelta(days=ask), seconds=61.4, hints=1,
        probes=1, own=1.0, prompt="What is it for?",
    )  # fmt: skip


def export(*attempts: Attempt, bank: Bank = _BANK) -> Export:
    """All that is kept of somebody who gave these answers."""
    record = Record(
        "telegram:1", BEGIN, {"asks": len(attempts)}, attempts, {"cards": [{"due": "x"}]}
    )
    return Export(record, bank, BEGIN)


def written(file: File, *attempts: Attempt) -> str:
    """One file, as its readers decode it."""
    return export(*attempts).write(file).content.decode("utf-8-sig")


def test_json_holds_everything() -> None:
    """Every field, and what other tables hold of the person."""
    whole = json.loads(written(File.JSON, attempt()))
    assert whole["person"] == "telegram:1"
    assert whole["conversation"] == {"asks": 1}
    assert whole["cards"] == [{"due": "x"}]
    (answer,) = whole["answers"]
    assert answer["topic"] == "Data › SQL"
    assert answer["points"][2] == {
        "claim": "It is never null", "status": "denied", "words": "may be null",
    }  # fmt: skip
    assert (answer["score"], answer["own_score"], answer["hints"]) == (0.77, 1.0, 1)


@given(st.lists(texts, max_size=4))
def test_csv_survives_whatever_was_typed(answers: list[str]) -> None:
    """Quotes, commas, line breaks; a row an answer."""
    attempts = [attempt(n, text=text) for n, text in enumerate(answers)]
    rows = list(csv.DictReader(io.StringIO(written(File.CSV, *attempts), newline="")))
    read = [row["answer"] for row in rows]
    marked = [f"'{text}" if text.startswith(FORMULA) else text for text in answers]
    assert read == marked
    assert all(row["covered"] == "It identifies each row" for row in rows)


def test_csv_is_text_to_spreadsheets() -> None:
    """A note that begins like a formula is neither computed nor an error."""
    typed = ["=1+1", "- one query\n- a JOIN", "@receiver", "+=", "\t=1", "a = b", "'quoted'"]
    attempts = [attempt(n, text=text) for n, text in enumerate(typed)]
    rows = csv.DictReader(io.StringIO(written(File.CSV, *attempts), newline=""))
    assert [row["answer"] for row in rows] == [
        "'=1+1", "'- one query\n- a JOIN", "'@receiver", "'+=", "'\t=1", "a = b", "'quoted'",
    ]  # fmt: skip


def test_csv_is_marked_for_spreadsheets() -> None:
    """One of them takes UTF-8 for something else without the mark."""
    assert export().write(File.CSV).content.startswith(b"\xef\xbb\xbfwhen,topic,")


def test_markdown_reads_by_topic_and_question() -> None:
    """Each answer with what it was worth; what was taken back is left out."""
    text = written(
        File.MARKDOWN,
        attempt(1, text="first\n\n# no heading, <b>not bold</b>, __init__ is a name"),
        attempt(2, text="second"),
        attempt(3, "status-404"),
        attempt(4, "lost-one"),
    )
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert heads == [
        "# My interview answers", "## Data › SQL", "### What is it for?",
        "## No longer in the bank", "### What is it for?", "## Web › Basics", "### What is it for?",
    ]  # fmt: skip
    assert (
        "**2026-03-02 09:00 UTC · 77/100 · solid (first try 31) · you say 100**\n\n"
        "> first\n>\n> \\# no heading, \\<b>not bold\\</b>, \\_\\_init\\_\\_ is a name\n\n"
        "- ✓ It identifies each row\n- ○ Missing: Its values are unique\n"
        "- ✗ Wrong: It is never null\n"
    ) in text


def test_anki_imports_question_answer_and_tags() -> None:
    """Headers that Anki reads, each question once, those that the bank lost left out."""
    text = written(File.ANKI, attempt(1), attempt(2), attempt(3, "status-404"), attempt(4, "lost"))
    *head, first, second = text.splitlines()
    assert head == [
        "#separator:tab", "#html:false", "#columns:Question\tModel answer\tTags", "#tags column:3",
    ]  # fmt: skip
    rows = list(csv.reader([first, second], delimiter="\t"))
    question = _BANK.questions["primary-key"]
    assert rows[0] == [question.prompt, question.answers[0], "interview data::sql core"]
    assert rows[1][2] == "interview web::basics core"


def test_files_are_named_by_shape_and_day(tmp_path: Path) -> None:
    """And readable by their owner only; an earlier one of the day is replaced."""
    for _ in range(2):
        paths = export(attempt()).save(File, tmp_path)
    assert sorted(path.name for path in paths) == sorted(
        [
            "interview-data-2026-03-01.json", "interview-answers-2026-03-01.csv",
            "interview-answers-2026-03-01.md", "interview-anki-2026-03-01.txt",
        ]
    )  # fmt: skip
    assert {oct(path.stat().st_mode & 0o777) for path in tmp_path.iterdir()} == {"0o600"}


def test_a_folder_that_isnt_there_is_named(tmp_path: Path) -> None:
    """Nothing is made on the way."""
    with pytest.raises(HistoryError, match="no/such: No such file or directory; name another"):
        export(attempt()).save(File, tmp_path / "no" / "such")


def test_a_prompt_of_many_lines_is_one_heading() -> None:
    """Code stands below it, and its comments are no headings."""
    asked = replace(attempt(), prompt="What does __init__ print?\n# a comment\nprint(1)")
    lines = written(File.MARKDOWN, asked).splitlines()
    at = lines.index("### What does \\_\\_init\\_\\_ print?")
    assert lines[at + 1 : at + 4] == ["", "    # a comment", "    print(1)"]
