"""A person's data as files that they take along."""

import csv
import io
import json
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import __version__
from bot.bank import Bank
from bot.errors import HistoryError
from bot.practice import Attempt, File

_COLUMNS = (
    "when", "topic", "question", "prompt", "answer", "score", "first_score", "own_score", "verdict",
    "covered", "missing", "wrong", "hints", "follow_ups", "seconds", "taken_back",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARKS = {"made": "- ✓ ", "missed": "- ○ Missing: "}


@dataclass(frozen=True, slots=True)
class Record:
    """All that is kept of a person."""

    person: str
    since: datetime
    conversation: Mapping[str, Any]
    """Where they are, and what they set for themselves."""
    attempts: Sequence[Attempt]
    """Oldest first, also those that were taken back."""
    more: Mapping[str, Sequence[Mapping[str, Any]]]
    """The rows of every other table that holds something of them, as they are."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Export:
    """A person's data, ready to be written in any shape; a value, so that any thread may do it."""

    record: Record
    bank: Bank
    now: datetime

    def write(self, file: File) -> Written:
        """Write one file; it is named by its shape and the day."""
        stem, ending, written = _SHAPES[file]
        return Written(f"{stem}-{self.now:%Y-%m-%d}.{ending}", written(self))

    def save(self, files: Iterable[File], folder: Path) -> tuple[Path, ...]:
        """Write files into a folder, readable by their owner only; what was there is replaced.

        Raises:
            HistoryError: if the folder doesn't exist or can't be written to.
        """
        try:
            return tuple(_save(self.write(file), folder) for file in files)
        except OSError as error:
            raise HistoryError(
                f"can't write into {folder.absolute()}: {error.strerror}; name another folder"
            ) from None

    def topic_of(self, attempt: Attempt) -> str:
        """The title of an answer's topic; empty where the bank has lost its question."""
        known = attempt.question in self.bank.questions
        return self.bank.sheet_of(attempt.question).title if known else ""

    def prompt_of(self, attempt: Attempt) -> str:
        """The question as it was put, or as far as it is known."""
        question = self.bank.questions.get(attempt.question)
        return attempt.prompt or (question.prompt if question else attempt.question)

    @property
    def standing(self) -> list[Attempt]:
        """The answers that weren't taken back."""
        return [attempt for attempt in self.record.attempts if not attempt.undone]


def _save(written: Written, folder: Path) -> Path:
    path = folder.absolute() / written.name
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(written.content)
    return path


def _json(export: Export) -> bytes:
    record = export.record
    whole = {
        "written_by": f"interview-bot {__version__}",
        "written": export.now.isoformat(),
        "person": record.person,
        "since": record.since.isoformat(),
        "answers": [_answer(export, attempt) for attempt in record.attempts],
        "conversation": record.conversation,
        **record.more,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _answer(export: Export, attempt: Attempt) -> dict[str, Any]:
    return {
        "ask": attempt.ask,
        "when": attempt.at.isoformat(),
        "topic": export.topic_of(attempt),
        "question": attempt.question,
        "question_hash": attempt.fingerprint,
        "prompt": export.prompt_of(attempt),
        "answer": attempt.text,
        "score": attempt.score,
        "first_score": attempt.first_score,
        "own_score": attempt.own,
        "verdict": attempt.verdict,
        "points": [
            {"claim": point.claim, "status": point.status, "words": point.words}
            for point in attempt.points
        ],
        "hints": attempt.hints,
        "follow_ups": attempt.probes,
        "seconds": attempt.seconds,
        "taken_back": attempt.undone,
    }


def _csv(export: Export) -> bytes:
    # With the mark of its encoding, without which a well-known spreadsheet garbles it.
    return _table(map(_row(export), export.record.attempts), _COLUMNS).encode("utf-8-sig")


def _row(export: Export) -> Callable[[Attempt], tuple[object, ...]]:
    def row(attempt: Attempt) -> tuple[object, ...]:
        own = "" if attempt.own is None else _percent(attempt.own)
        return (
            attempt.at.isoformat(), export.topic_of(attempt), attempt.question,
            export.prompt_of(attempt), attempt.text, _percent(attempt.score),
            _percent(attempt.first_score), own, attempt.verdict, _claims(attempt, "made"),
            _claims(attempt, "missed"), _claims(attempt, "denied", "swapped"), attempt.hints,
            attempt.probes, round(attempt.seconds), "yes" if attempt.undone else "",
        )  # fmt: skip

    return row


def _plain(cell: object) -> object:
    """A text that begins like a formula, marked as text, so that no spreadsheet computes it."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _claims(attempt: Attempt, *statuses: str) -> str:
    return "\n".join(point.claim for point in attempt.points if point.status in statuses)


def _table(rows: Iterable[Sequence[object]], head: Sequence[str]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(map(_plain, row) for row in rows)
    return text.getvalue()


def _markdown(export: Export) -> bytes:
    by_topic: dict[str, dict[str, list[Attempt]]] = {}
    for attempt in export.standing:
        topic = export.topic_of(attempt) or "No longer in the bank"
        by_topic.setdefault(topic, {}).setdefault(attempt.question, []).append(attempt)
    lines = ["# My interview answers", "", f"Written by interview-bot on {export.now:%Y-%m-%d}."]
    for topic in sorted(by_topic):
        lines += ["", f"## {topic}"]
        for attempts in by_topic[topic].values():
            lines += ["", *_heading(export.prompt_of(attempts[-1]))]
            for attempt in attempts:
                lines += ["", *_section(attempt)]
    return ("\n".join(lines) + "\n").encode()


def _heading(prompt: str) -> Iterable[str]:
    """A prompt's first line; what code stands below it is quoted."""
    first, _, rest = prompt.partition("\n")
    yield f"### {_escaped(first)}"
    if rest.strip():
        yield ""
        yield from (f"    {line}".rstrip() for line in rest.strip("\n").splitlines())


def _section(attempt: Attempt) -> Iterable[str]:
    own = "" if attempt.own is None else f" · you say {_percent(attempt.own)}"
    tried = f" (first try {_percent(attempt.first_score)})" if attempt.probes else ""
    score = f"{_percent(attempt.score)}/100 · {attempt.verdict}{tried}{own}"
    yield f"**{attempt.at:%Y-%m-%d %H:%M} UTC · {score}**"
    yield ""
    yield from (f"> {line}".rstrip() for line in _escaped(attempt.text).splitlines())
    yield ""
    yield from (f"{_MARKS.get(p.status, '- ✗ Wrong: ')}{_escaped(p.claim)}" for p in attempt.points)


def _escaped(text: str) -> str:
    """What a person typed, so that it is shown as it was typed; lists and code may be what they are."""
    text = re.sub(r"[\\*<]|__+", lambda m: "".join(f"\\{c}" for c in m[0]), text)
    return re.sub(r"^(\s*)#", r"\1\\#", text, flags=re.MULTILINE)


def _anki(export: Export) -> bytes:
    answered = dict.fromkeys(attempt.question for attempt in export.standing)
    text = io.StringIO()
    text.write(
        "#separator:tab\n#html:false\n#columns:Question\tModel answer\tTags\n#tags column:3\n"
    )
    # Quoted throughout: a field may hold line breaks, or begin with the sign of a comment.
    writer = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
    for question in filter(None, map(export.bank.questions.get, answered)):
        topic = export.bank.sheet_of(question.id).topic
        tags = f"interview {topic.replace('/', '::')} {question.level}"
        writer.writerow((question.prompt, question.answers[0], tags))
    return text.getvalue().encode()


def _percent(score: float) -> int:
    return round(100 * score)


_SHAPES: Mapping[File, tuple[str, str, Callable[[Export], bytes]]] = {
    File.JSON: ("interview-data", "json", _json),
    File.CSV: ("interview-answers", "csv", _csv),
    File.MARKDOWN: ("interview-answers", "md", _markdown),
    File.ANKI: ("interview-anki", "txt", _anki),
}
