"""Which questions a person means by “django orm”, “djnago”, “DI” or “n+1”."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.bank import LEVELS, Bank, Level, Question, Sheet
from bot.grading.lookup import CLEAR, rank

_MOST_OFFERED = 6


BETWEEN = " › "
"""What stands between a group of topics and a topic in a title."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the bank that a round can be about."""

    address: str
    """A topic such as django/orm, the beginning of several such as django, or empty for all."""
    title: str


EVERYTHING = Scope("", "Everything")


def scopes(bank: Bank) -> dict[str, tuple[Scope, tuple[str, ...]]]:
    """Every scope by its address, with the names people use for it."""
    found: dict[str, tuple[Scope, tuple[str, ...]]] = {}
    for sheet in bank.sheets:
        group, _, rest = sheet.topic.partition("/")
        group_title = sheet.title.partition(BETWEEN)[0]
        if rest and group not in found:
            found[group] = (Scope(group, group_title), (group, group_title))
        names = (sheet.topic, sheet.title, *((rest, rest.replace("-", " ")) if rest else ()),
                 *sheet.also)  # fmt: skip
        found[sheet.topic] = (Scope(sheet.topic, sheet.title), names)
    return found


def find_scopes(bank: Bank, query: str) -> tuple[Scope, ...]:
    """The scopes a query may mean: one if it is clear, several to choose from, or none."""
    if not query.strip():
        return (EVERYTHING,)
    known = scopes(bank)
    ranked = rank(query, {address: names for address, (_, names) in known.items()})
    if not ranked:
        return ()
    best = ranked[0][1]
    top = [address for address, score in ranked if score >= best - 1]
    if best >= CLEAR and len(top) == 1:
        return (known[top[0]][0],)
    return tuple(known[address][0] for address, _ in ranked[:_MOST_OFFERED])


def scope_at(bank: Bank, address: str) -> Scope | None:
    """The scope behind a button; None if the bank has lost it."""
    if not address:
        return EVERYTHING
    known = scopes(bank).get(address)
    return known and known[0]


def sheets_in(bank: Bank, address: str) -> tuple[Sheet, ...]:
    """The sheets of a scope, in the bank's order."""
    return tuple(
        sheet
        for sheet in bank.sheets
        if not address or sheet.topic == address or sheet.topic.startswith(f"{address}/")
    )


def in_scope(bank: Bank, address: str) -> tuple[Question, ...]:
    """The questions of a scope, in the bank's order."""
    return tuple(question for sheet in sheets_in(bank, address) for question in sheet.question)


def up_to(questions: Iterable[Question], hardest: Level) -> tuple[Question, ...]:
    """The questions that are no harder than a level."""
    most = LEVELS.index(hardest)
    return tuple(question for question in questions if LEVELS.index(question.level) <= most)
