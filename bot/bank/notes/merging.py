"""A fresh draft and the bank that was made of an earlier one: what a person edited stays.

A bank remembers under ``[drafted]`` where each of its questions came from: the headings above it, a
hash of what the notes said there, and a hash of the question as drafted. So it can be told which
passage of the notes is which question, though headings move and wordings change, whether the notes
have changed there, and whether a person has changed the question.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError
from tomlkit.items import Table

from bot.bank.models import Origin, Question
from bot.bank.naming import id_of
from bot.bank.notes.drafting import BETWEEN, Draft, content_hash
from bot.bank.notes.english import content_words, likeness
from bot.bank.notes.standing import Standing, rewrite

GONE = "no longer in the notes"
CHANGED = "the notes have changed here since you edited this"
_ALIKE = 0.5
"""The share of words from which on two passages under one heading are taken for versions of one."""
_ALIKE_ELSEWHERE = 0.65
"""The same for passages under different headings."""
_MOST_PAIRS = 100_000
"""Pairs of passages that are held against each other at the most."""


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
    bank = Standing(files)
    merged = Merged()
    old = bank.origins()
    news = [
        _New(sheet.topic, question, sheet.drafted[question.id])
        for sheet in draft.sheets
        for question in sheet.question
    ]
    matches = _matches(old, news, bank, draft)
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


def _bring_up(bank: Standing, merged: Merged, known: str, origin: Origin, new: _New) -> None:
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
        rewrite(table, new.question)
        drafted = new.origin.question
        merged.updated.append(known)
    else:
        bank.mark(known, CHANGED)
        merged.changed.append(known)
    bank.remember(known, new.origin.model_copy(update={"question": drafted}))


def _add(bank: Standing, merged: Merged, new: _New) -> None:
    if bank.has_prompt(new.question.prompt):
        return
    taken = {*bank.questions, *bank.origins()}
    name = new.question.id if new.question.id not in taken else id_of(new.question.prompt, taken)
    bank.add(new.topic, new.question.model_copy(update={"id": name}), new.origin)
    merged.added.append(name)


def _matches(
    old: Mapping[str, Origin], news: list[_New], bank: Standing, draft: Draft
) -> dict[int, str]:
    """Which drafted question is which known one: first by place and text, then by less."""
    left = dict(old)
    found: dict[int, str] = {}

    def take(place: int, known: str) -> None:
        found[place] = known
        del left[known]

    for way in _WAYS:
        index: dict[tuple[str, ...], list[str]] = {}
        for known, origin in left.items():
            if way != ("id",) or _was_read(origin, draft):
                index.setdefault(_key(way, known, origin), []).append(known)
        for place, new in enumerate(news):
            if place not in found and (
                known_here := index.get(_key(way, new.question.id, new.origin))
            ):
                take(place, known_here.pop(0))
    left = {known: origin for known, origin in left.items() if _was_read(origin, draft)}
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
    left: Mapping[str, Origin], news: list[tuple[int, _New]], bank: Standing
) -> Iterator[tuple[int, str]]:
    """Versions of one passage, which ask for the same thing in other words; the likest first."""
    old = [
        (known, origin.heading, *_words(bank.prompt(known), bank.answer(known)))
        for known, origin in left.items()
        if known in bank.questions
    ]
    if len(old) * len(news) > _MOST_PAIRS:
        return
    pairs: list[tuple[float, int, str]] = []
    for place, new in news:
        asked, said = _words(new.question.prompt, new.question.answers[0])
        for known, heading, asked_before, said_before in old:
            enough = _ALIKE if heading == new.origin.heading else _ALIKE_ELSEWHERE
            likely = likeness(asked | said, asked_before | said_before)
            if asked & asked_before and likely >= enough:
                pairs.append((likely, place, known))
    for _, place, known in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        yield place, known


def _words(prompt: str, answer: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a question and of its answer that carry meaning."""
    return frozenset(content_words(prompt)), frozenset(content_words(answer))


def _hash(table: Table) -> str:
    try:
        return content_hash(Question.model_validate(table.unwrap()))
    except ValidationError:
        return ""
