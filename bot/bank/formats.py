"""A bank as JSON and as tab-separated text, out and in.

JSON holds all that a bank is. Tab-separated text is for spreadsheets and flash card programs: a row a
question with its prompt, answers and hints; rubrics don't fit into cells, so what comes back from it is
a draft.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import zip_longest
from typing import Any

from bot.bank.models import Bank, Question
from bot.bank.naming import LONGEST_TOPIC, id_of, slug

JSON, TSV = ".json", ".tsv"
_PLACE = ("topic", "title", "section", "id", "level")
_LISTS = {"answer": "answers", "hint": "hints"}
_SIMPLE = (("prompt", "question", "front", "term"), ("answer", "back", "definition"))
"""Other names of the first two columns, as other programs have them."""
_BESIDE = re.compile(r"#(?:guid|notetype|deck|tags) column:\s*(\d{1,3})")
"""Anki's word for a column that is no field of the card."""


def as_json(bank: Bank) -> str:
    """The whole bank; loading it gives the same bank."""
    sheets = [sheet.model_dump(mode="json", exclude_defaults=True) for sheet in bank.sheets]
    return json.dumps({"sheets": sheets}, indent=2, ensure_ascii=False) + "\n"


def from_json(text: str) -> list[dict[str, Any]]:
    """The sheets in a text as :func:`as_json` writes it, or the one sheet that it is; unchecked.

    Raises:
        ValueError: for a text that isn't JSON of that kind.
    """
    read = json.loads(text)
    sheets = read.get("sheets", [read]) if isinstance(read, dict) else None
    if not isinstance(sheets, list) or not all(isinstance(sheet, dict) for sheet in sheets):
        raise ValueError('should be a sheet, or {"sheets": [...]}')
    return sheets


def as_tsv(bank: Bank) -> str:
    """A head, and a row for each question: its place, prompt, answers and hints."""
    questions = [question for sheet in bank.sheets for question in sheet.question]
    answers = max(len(question.answers) for question in questions)
    hints = max(len(question.hints) for question in questions)
    head = [*_PLACE, "prompt", *_numbered("answer", answers), *_numbered("hint", hints)]
    out = io.StringIO()
    writer = csv.writer(out, "excel-tab", lineterminator="\n")
    writer.writerow(head)
    for question in questions:
        sheet = bank.sheet_of(question.id)
        place = (sheet.topic, sheet.title, bank.section_of(question), question.id, question.level)
        writer.writerow([*place, question.prompt, *_cells(question, answers, hints)])
    return out.getvalue()


def from_tsv(text: str, name: str) -> list[dict[str, Any]]:
    """The sheets in tab-separated text; unchecked.

    Without a head the first column is the prompt and the others are answers, as flash card programs
    export them.

    Args:
        text: what :func:`as_tsv` writes, or any table of prompts and answers.
        name: the topic of rows that don't name one.

    Raises:
        ValueError: for a table without a column of prompts or of answers.
    """
    remarks = [line for line in text.splitlines() if line.startswith("#")]
    rows = [
        row
        for row in csv.reader(io.StringIO(text, newline=""), "excel-tab")
        if any(cell.strip() for cell in row) and not row[0].startswith("#")
    ]
    beside = {int(m[1]) - 1 for line in remarks if (m := _BESIDE.fullmatch(line.strip()))}
    rows = [[cell for at, cell in enumerate(row) if at not in beside] for row in rows]
    if "#html:true" in remarks:
        rows = [[_without_html(cell) for cell in row] for row in rows]
    if not rows:
        raise ValueError("has no rows")
    head, rows = _head(rows)
    if "prompt" not in head or "answer" not in head:
        raise ValueError("should have a column of prompts and a column of answers")
    sheets: dict[str, dict[str, Any]] = {}
    taken: set[str] = set()
    for row in rows:
        cells = list(zip_longest(head, (cell.strip() for cell in row), fillvalue=""))
        sheet, question = _question(cells, name, taken)
        known = sheets.setdefault(sheet["topic"], sheet)
        if question.get("section") == known["section"]:
            del question["section"]
        known["question"].append(question)
    return list(sheets.values())


def _question(
    cells: Sequence[tuple[str, str]], name: str, taken: set[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """A row as the sheet that it belongs to, and as a question."""
    row = {column: cell for column, cell in cells if cell and column not in _LISTS}
    question: dict[str, Any] = {
        "id": row.get("id") or id_of(row.get("prompt", ""), taken),
        "level": row.get("level", "core"),
        "prompt": row.get("prompt", ""),
    }
    taken.add(question["id"])
    for column, field in _LISTS.items():
        question[field] = [cell for kind, cell in cells if kind == column and cell]
    title = row.get("title") or name
    topic = row.get("topic") or slug(title, LONGEST_TOPIC)
    section = row.get("section") or title
    return {"topic": topic, "title": title, "section": section, "question": []}, {
        **question,
        "section": section,
    }


def _head(rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """What the columns are, and the rows below the head."""
    first = [_column(cell) for cell in rows[0]]
    if "prompt" in first:
        return first, rows[1:]
    return ["prompt", *["answer"] * (max(map(len, rows)) - 1)], rows


def _column(cell: str) -> str:
    name = re.sub(r"[\s\d]+$", "", cell.strip().lower())
    for names in _SIMPLE:
        if name in names:
            return names[0]
    return name


def _numbered(name: str, count: int) -> Iterator[str]:
    return (name if number == 1 else f"{name} {number}" for number in range(1, count + 1))


def _cells(question: Question, answers: int, hints: int) -> list[str]:
    padding = [""] * (answers - len(question.answers))
    return [*question.answers, *padding, *question.hints, *[""] * (hints - len(question.hints))]


def _without_html(cell: str) -> str:
    text = re.sub(r"<br\s*/?>|</(?:div|p|li)>", "\n", cell, flags=re.IGNORECASE)
    return unescape(re.sub(r"<[^<>]*>", "", text)).strip()
