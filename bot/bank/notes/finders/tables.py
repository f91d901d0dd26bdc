"""Tables: two columns that ask and answer, or things compared feature by feature."""

import re
from collections.abc import Sequence

from bot.bank.notes import asking, headings
from bot.bank.notes.blocks import Block, Table
from bot.bank.notes.english import content_words
from bot.bank.notes.found import Found, Match, Scene, Unused
from bot.bank.notes.inline import Line
from bot.bank.notes.passages import fitting, passed_over

_QUESTION = frozenset("question questions q prompt front".split())
_DOING = frozenset(
    "command commands shortcut shortcuts keybinding method function operator decorator statement hook "
    "directive magic instruction middleware call".split()
)
_SERVING = frozenset(
    "option options flag flags argument parameter parameters setting settings variable field column "
    "key keys property header".split()
)
_EXPLAINING = frozenset("definition description explanation meaning means".split())
"""Heads of columns that explain whatever stands in the first."""
_TELLING = _EXPLAINING | frozenset(
    "answer answers back what purpose does action effect result use usage notes summary".split()
)
"""Heads of columns that explain what the first one's head names as such."""
_NAMING = frozenset(
    "term terms concept name word keyword type code status abbreviation acronym pattern principle tool "
    "component object class structure layer protocol law".split()
)
_MEANING = frozenset({"meaning", "means"})
_FEATURE = frozenset("feature aspect property criterion criteria characteristic attribute".split())
_FEWEST = 2


def tables(scene: Scene, blocks: Sequence[Block], at: int) -> Match | None:
    """A row or a table as questions, if its head says which column asks and which answers."""
    table = blocks[at]
    if not isinstance(table, Table):
        return None
    heads = [_words(cell) for cell in table.head]
    if len(heads) > _FEWEST and (not heads[0] or heads[0] & _FEATURE):
        return _compared(table)
    named = heads[0] & (_QUESTION | _DOING | _SERVING | _NAMING)
    told = _TELLING if named else _EXPLAINING
    telling = next((k for k, head in enumerate(heads) if k and head & told), None)
    if telling is not None:
        return _rows(scene, table, heads[0], telling)
    reason = "a table whose head doesn't say which column asks and which answers"
    return Match((), unused=(passed_over(table, reason),))


def _rows(scene: Scene, table: Table, head: set[str], telling: int) -> Match:
    found: list[Found] = []
    unused: list[Unused] = []
    for row in table.rows:
        asked = row[0].text
        answer = row[telling].text if telling < len(row) else ""
        if not asked or len(content_words(answer)) < 1:
            unused.append(
                Unused(row[0].number, row[0].number, asked[:60], "a row with an empty cell")
            )
            continue
        exact = bool(head & _QUESTION)
        found.append(
            Found(
                _prompt(scene, table, row[0], answer, telling),
                fitting(answer),
                row[0].number,
                "warm-up",
                exact=exact,
            )
        )
    return Match(tuple(found), unused=tuple(unused))


def _prompt(scene: Scene, table: Table, cell: Line, answer: str, telling: int) -> str:
    head, told = _words(table.head[0]), _words(table.head[telling])
    where = headings.place(scene.path, cell.text, table.head[0].text)
    if head & _QUESTION:
        return asking.as_question(cell.text)
    if head & _DOING:
        return f"What does {cell.text} do{where}?"
    if head & _SERVING:
        return f"What is {cell.text} for{where}?"
    if told & _MEANING:
        return f"What is meant by “{cell.text}”{where}?"
    return asking.of_term(cell.text, answer, scene)


def _words(cell: Line) -> set[str]:
    return set(re.findall(r"[a-z]+", cell.text.lower()))


def _compared(table: Table) -> Match | None:
    things = [cell.text for cell in table.head[1:]]
    if not all(things):
        return Match((), unused=(passed_over(table, "a table with an empty head"),))
    names = f"{', '.join(things[:-1])} and {things[-1]}"
    lines = [
        f"{row[0].text}: "
        + "; ".join(
            f"{thing} – {cell.text}"
            for thing, cell in zip(things, row[1:], strict=False)
            if cell.text
        )
        for row in table.rows
        if row[0].text and any(cell.text for cell in row[1:])
    ]
    if not lines:
        return Match((), unused=(passed_over(table, "a table without rows"),))
    return Match((Found(f"How do {names} differ?", fitting("\n".join(lines)), table.line, "deep"),))
