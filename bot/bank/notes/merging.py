"""A fresh draft and the bank that was made of an earlier one: what a person edited stays.

A bank remembers under ``[drafted]`` where each of its questions came from: the headings above it, a
hash of what the notes said there, and a hash of the question as drafted. So it can be told which
passage of the notes is which question, though headings move and wordings change, whether the notes
have changed there, and whether a person has changed the question.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

import tomlkit
from pydantic import ValidationError
from tomlkit.exceptions import ParseError, TOMLKitError
from tomlkit.items import AoT, Table

from bot.bank.models import Origin, Question
from bot.bank.notes.drafting import BETWEEN, Draft, content_hash
from bot.bank.notes.english import content_words, likeness
from bot.bank.notes.naming import id_of
from bot.bank.toml import DRAFTED, origin_as_toml, question_as_toml, sheet_as_toml
from bot.errors import BankError

GONE = "no longer in the notes"
CHANGED = "the notes have changed here since you edited this"
_ALIKE = 0.5
"""The share of words from which on two passages under one heading are taken for versions of one."""
_MOST_PAIRS = 100_000
"""Pairs of passages that are held against each other at the most."""
_FIELDS = ("level", "section", "prompt", "answers", "context", "point")
"""What a draft says of a question."""


@dataclass(slots=True)
class Merged:
    """The files of a bank after a merge, and what became of the questions, by id."""

    files: dict[str, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    """Questions that nobody had edited, drafted anew since the notes have changed."""
    changed: list[str] = field(default_factory=list)
    """Edited questions under which the notes have changed; they are kept, and marked."""
    gone: list[str] = field(default_factory=list)
    """Questions whose passage is no longer in the notes; they are kept, and marked."""
    removed: list[str] = field(default_factory=list)
    """Questions that a person has taken out; they aren't added again."""
    kept: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _New:
    """A drafted question, and the topic that it is for."""

    topic: str
    question: Question
    origin: Origin


def merge(files: Mapping[str, str], draft: Draft) -> Merged:
    """Bring a bank up to date with a draft; again with the same draft it changes nothing.

    Args:
        files: the bank's sheets as TOML, by name; none for a new bank.
        draft: what the notes say now. If the bank is one file, all that is new goes into it, else
            into the file of its topic.

    Raises:
        BankError: for a file that can't be read as a sheet of questions.
    """
    bank = _Bank(files)
    merged = Merged()
    old = bank.origins()
    news = [
        _New(sheet.topic, question, sheet.drafted[question.id])
        for sheet in draft.sheets
        for question in sheet.question
    ]
    matches = _matches(old, news, bank)
    for place, new in enumerate(news):
        if place in matches:
            _bring_up(bank, merged, matches[place], old[matches[place]], new)
    for lost in [known for known in old if known not in set(matches.values())]:
        if not _was_read(old[lost], draft):
            continue
        if lost in bank.questions:
            bank.mark(lost, GONE)
            merged.gone.append(lost)
        else:
            bank.forget(lost)
    fresh = [new for place, new in enumerate(news) if place not in matches]
    for new in fresh:
        _add(bank, merged, new)
    merged.files = bank.texts(draft)
    return merged


def _was_read(origin: Origin, draft: Draft) -> bool:
    """Whether a question came from one of the notes that the draft is made of."""
    return origin.heading.partition(BETWEEN)[0] in draft.roots


def _bring_up(bank: "_Bank", merged: Merged, known: str, origin: Origin, new: _New) -> None:
    """What the notes say now meets the question that was made of them earlier."""
    table = bank.questions.get(known)
    if table is None:
        bank.remember(known, new.origin)
        merged.removed.append(known)
        return
    bank.unmark(known, GONE)
    drafted = origin.question
    if origin.text == new.origin.text:
        merged.kept.append(known)
    elif _hash(table) == origin.question and not bank.has_prompt(new.question.prompt, but=known):
        _rewrite(table, new.question)
        drafted = new.origin.question
        merged.updated.append(known)
    else:
        bank.mark(known, CHANGED)
        merged.changed.append(known)
    bank.remember(known, new.origin.model_copy(update={"question": drafted}))


def _add(bank: "_Bank", merged: Merged, new: _New) -> None:
    if bank.has_prompt(new.question.prompt):
        return
    taken = {*bank.questions, *bank.origins()}
    name = new.question.id if new.question.id not in taken else id_of(new.question.prompt, taken)
    bank.add(new.topic, new.question.model_copy(update={"id": name}), new.origin)
    merged.added.append(name)


def _matches(old: Mapping[str, Origin], news: list[_New], bank: "_Bank") -> dict[int, str]:
    """Which drafted question is which known one: first by place and text, then by less."""
    left = dict(old)
    found: dict[int, str] = {}

    def take(place: int, known: str) -> None:
        found[place] = known
        del left[known]

    for way in _WAYS:
        index: dict[tuple[str, ...], list[str]] = {}
        for known, origin in left.items():
            index.setdefault(_key(way, known, origin), []).append(known)
        for place, new in enumerate(news):
            if place not in found and (
                known_here := index.get(_key(way, new.question.id, new.origin))
            ):
                take(place, known_here.pop(0))
    for place, known in _alike(left, [(p, n) for p, n in enumerate(news) if p not in found], bank):
        if known in left and place not in found:
            take(place, known)
    return found


_WAYS = (("heading", "text"), ("heading", "id"), ("text",), ("id",))
"""What must be the same of two passages for them to be one, the surest first."""


def _key(way: tuple[str, ...], known: str, origin: Origin) -> tuple[str, ...]:
    """What two passages are compared by."""
    facts = {"id": known, "heading": origin.heading, "text": origin.text}
    return tuple(facts[name] for name in way)


def _alike(
    left: Mapping[str, Origin], news: list[tuple[int, _New]], bank: "_Bank"
) -> Iterator[tuple[int, str]]:
    """Versions of one passage under one heading, the likest first."""
    under: dict[str, list[tuple[str, set[str]]]] = {}
    for known, origin in left.items():
        if known in bank.questions:
            words = {*content_words(bank.prompt(known)), *content_words(bank.answer(known))}
            under.setdefault(origin.heading, []).append((known, words))
    if sum(len(under.get(new.origin.heading, ())) for _, new in news) > _MOST_PAIRS:
        return
    pairs = [
        (likeness(words, {*content_words(new.question.prompt), *content_words(new.question.answers[0])}),
         place, known)
        for place, new in news
        for known, words in under.get(new.origin.heading, ())
    ]  # fmt: skip
    for likely, place, known in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if likely >= _ALIKE:
            yield place, known


class _Bank:
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


def _hash(table: Table) -> str:
    try:
        return content_hash(Question.model_validate(table.unwrap()))
    except ValidationError:
        return ""


def _rewrite(table: Table, question: Question) -> None:
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
