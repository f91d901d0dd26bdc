"""A bank as it stands: sheets of TOML, edited in place, so that all that isn't touched stays."""

from collections.abc import Mapping
from typing import cast

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError
from tomlkit.items import AoT, Table

from bot.bank.models import Origin, Question
from bot.bank.notes.drafting import Draft
from bot.bank.toml import DRAFTED, origin_as_toml, question_as_toml, sheet_as_toml
from bot.errors import BankError

_FIELDS = ("level", "section", "prompt", "answers", "context", "point")
"""What a draft says of a question."""


class Standing:
    """Sheets of TOML that are edited in place, so that all that isn't touched stays as it is."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._documents = {name: _parsed(name, text) for name, text in files.items()}
        self._fresh: dict[str, list[tuple[Question, Origin]]] = {}
        self.questions: dict[str, Table] = {
            str(table["id"]): table
            for name, document in self._documents.items()
            for table in _tables(name, document)
        }
        self._prompts = {known: self.prompt(known).casefold() for known in self.questions}

    def origins(self) -> dict[str, Origin]:
        """Where each question that was ever drafted came from."""
        return {
            str(known): Origin.model_validate(origin.unwrap())
            for document in self._documents.values()
            for known, origin in document.get("drafted", {}).items()
        }

    def prompt(self, known: str) -> str:
        """A question's prompt."""
        return str(self.questions[known].get("prompt", ""))

    def answer(self, known: str) -> str:
        """A question's first model answer."""
        answers = self.questions[known].get("answers", [])
        return str(answers[0]) if answers else ""

    def has_prompt(self, prompt: str, but: str = "") -> bool:
        """Whether another question is put in these words."""
        prompt = prompt.casefold()
        return any(other == prompt for known, other in self._prompts.items() if known != but)

    def mark(self, known: str, words: str) -> None:
        """Say something beside a question's id, unless a person's own comment stands there."""
        item = self.questions[known]["id"]
        if not item.trivia.comment:
            item.comment(words)
            item.trivia.comment_ws = "  "

    def unmark(self, known: str, words: str) -> None:
        """Take back what was said beside a question's id."""
        trivia = self.questions[known]["id"].trivia
        if trivia.comment == f"# {words}":
            trivia.comment = trivia.comment_ws = ""

    def remember(self, known: str, origin: Origin) -> None:
        """Note where a question comes from, if that has changed."""
        for document in self._documents.values():
            drafted = document.get("drafted", {})
            if known in drafted:
                if drafted[known].unwrap() != origin.model_dump():
                    drafted[known] = _line(known, origin)
                return

    def forget(self, known: str) -> None:
        """A question that neither the bank nor the notes have any more."""
        for document in self._documents.values():
            document.get("drafted", {}).pop(known, None)

    def add(self, topic: str, question: Question, origin: Origin) -> None:
        """Add a question to the file of its topic; without one, to the only file, or to a new one."""
        self._prompts[question.id] = question.prompt.casefold()
        documents = self._documents
        chosen = next((d for d in documents.values() if d.get("topic") == topic), None)
        if chosen is None and len(documents) == 1:
            chosen = next(iter(documents.values()))
        if chosen is None:
            self._fresh.setdefault(topic, []).append((question, origin))
            return
        table = _table(question)
        chosen["question"].append(table)
        self.questions[question.id] = table
        if "drafted" not in chosen:
            chosen.add("drafted", tomlkit.parse(f"[drafted]\n{DRAFTED}")["drafted"])
        chosen["drafted"][question.id] = _line(question.id, origin)

    def texts(self, draft: Draft) -> dict[str, str]:
        """All files as they are now."""
        texts = {name: tomlkit.dumps(document) for name, document in self._documents.items()}
        for sheet in draft.sheets:
            if sheet.topic in self._fresh:
                questions, origins = zip(*self._fresh[sheet.topic], strict=True)
                drafted = {q.id: o for q, o in zip(questions, origins, strict=True)}
                whole = sheet.model_copy(update={"question": questions, "drafted": drafted})
                texts[_file_name(sheet.topic, texts)] = sheet_as_toml(whole)
        return texts


def _file_name(topic: str, taken: Mapping[str, str]) -> str:
    stem = topic.replace("/", "-")
    name, number = f"{stem}.toml", 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}.toml"
    return name


def _parsed(name: str, text: str) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(text)
    except (ParseError, TOMLKitError) as error:
        raise BankError([f"{name}: isn't valid TOML: {error}"]) from None


def _tables(name: str, document: tomlkit.TOMLDocument) -> list[Table]:
    questions = document.get("question")
    if not isinstance(questions, AoT) or not all("id" in table for table in questions):
        raise BankError([f"{name}: isn't a sheet of questions, each [[question]] with an id"])
    return list(questions)


def rewrite(table: Table, question: Question) -> None:
    """Bring a question that nobody edited to a new wording, in place."""
    fresh = _table(question)
    for name in _FIELDS:
        new, old = fresh.get(name), table.get(name)
        if new is None:
            table.pop(name, None)
        elif old is None or old.unwrap() != new.unwrap():
            table[name] = new


def _table(question: Question) -> Table:
    """A question as it is written, with an empty line after it."""
    document = tomlkit.parse(f"{question_as_toml(question)}\n")
    return cast("AoT", document["question"])[0]


def _line(known: str, origin: Origin) -> tomlkit.items.Item:
    return cast("tomlkit.items.Item", tomlkit.parse(origin_as_toml(known, origin))[known])
