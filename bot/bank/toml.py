"""Sheets as TOML that is pleasant to edit."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from bot.bank.models import Origin, Point, Question, Sheet, Trap

DRAFTED = (
    "# What `interview-bot notes` drafted, so that it keeps your edits when it is run again.\n"
    "# Leave this as it is.\n"
)


def sheet_as_toml(sheet: Sheet) -> str:
    """A whole file; loading it gives the same sheet."""
    return "\n".join(
        [*_head(sheet), *map(question_as_toml, sheet.question), *_drafted(sheet.drafted)]
    )


def question_as_toml(question: Question) -> str:
    """One question with its points and traps."""
    return "\n".join(_question(question)) + "\n"


def origin_as_toml(question_id: str, origin: Origin) -> str:
    """One line of what was drafted."""
    return f"{question_id} = {_inline(origin.model_dump())}"


def _head(sheet: Sheet) -> Iterator[str]:
    yield f"topic = {_string(sheet.topic)}"
    yield f"title = {_string(sheet.title)}"
    yield f"section = {_string(sheet.section)}"
    if sheet.also:
        yield f"also = {_strings(sheet.also)}"
    yield ""
    if sheet.lexicon:
        yield "[lexicon]"
        yield from (f"{name} = {_string(entry)}" for name, entry in sheet.lexicon.items())
        yield ""


def _question(question: Question) -> Iterator[str]:
    yield "[[question]]"
    yield f"id = {_string(question.id)}"
    yield f"level = {_string(question.level)}"
    if question.section:
        yield f"section = {_string(question.section)}"
    yield f"prompt = {_string(question.prompt)}"
    yield from _list("answers", question.answers)
    if question.context:
        yield f"context = {_string(question.context)}"
    if question.hints:
        yield from _list("hints", question.hints)
    if question.rivals:
        groups = ", ".join(
            _inline({name: list(names) for name, names in group.items()})
            for group in question.rivals
        )
        yield f"rivals = [{groups}]"
    if question.kin:
        yield f"kin = {_strings(question.kin)}"
    for point in question.point:
        yield from ("", "  [[question.point]]", *_point(point))
    for trap in question.trap:
        yield from ("", "  [[question.trap]]", *_trap(trap))


def _point(point: Point) -> Iterator[str]:
    yield f"  claim = {_string(point.claim)}"
    if point.about:
        yield f"  about = {_string(point.about)}"
    if point.weight != Point.model_fields["weight"].default:
        yield f"  weight = {point.weight}"
    if point.accept:
        yield from _list("accept", point.accept, "  ")
    yield from _unless(point)
    if point.probe:
        yield f"  probe = {_string(point.probe)}"


def _trap(trap: Trap) -> Iterator[str]:
    yield f"  claim = {_string(trap.claim)}"
    if trap.about:
        yield f"  about = {_string(trap.about)}"
    if trap.weight != Trap.model_fields["weight"].default:
        yield f"  weight = {trap.weight}"
    yield from _list("accept", trap.accept, "  ")
    yield from _unless(trap)
    yield f"  correction = {_string(trap.correction)}"


def _unless(item: Point | Trap) -> Iterator[str]:
    if item.unless:
        yield f"  unless = {_strings(item.unless)}"


def _drafted(drafted: Mapping[str, Origin]) -> Iterator[str]:
    if drafted:
        yield f"[drafted]\n{DRAFTED}".rstrip()
        yield from (origin_as_toml(key, origin) for key, origin in drafted.items())
        yield ""


def _list(name: str, values: Iterable[str], indent: str = "") -> Iterator[str]:
    """Each value in a line of its own."""
    yield f"{indent}{name} = ["
    yield from (f"{indent}  {_string(value)}," for value in values)
    yield f"{indent}]"


def _strings(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_string, values))}]"


def _inline(table: Mapping[str, str | list[str]]) -> str:
    entries = ", ".join(
        f"{_key(name)} = {_string(value) if isinstance(value, str) else _strings(value)}"
        for name, value in table.items()
    )
    return f"{{ {entries} }}"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _string(name)


def _string(text: str) -> str:
    """A basic string; between triple quotes if it has several lines."""
    if "\n" not in text:
        return _quoted(text)
    body = "\n".join(_quoted(line)[1:-1] for line in text.split("\n"))
    if '"""' not in text and not text.endswith('"'):
        body = re.sub(r'(?<!\\)((?:\\\\)*)\\"', r'\1"', body)
    return f'"""\n{body}"""'


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
