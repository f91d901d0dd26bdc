"""From files to a bank, with every fault reported at once."""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.bank import cache, formats
from bot.bank.clashes import clashes
from bot.bank.models import Bank, Sheet
from bot.bank.phrasing import PhrasingError, fill_in
from bot.errors import BankError

LEXICON_FILE = "lexicon.toml"
"""The one file of a bank's folder that holds no questions."""
_NOTES = frozenset({".md", ".markdown", ".txt"})


def shipped_bank() -> Path:
    """The folder of the bank that comes with the program."""
    import questions  # noqa: PLC0415  (found where it is installed, only when it is asked for)

    return Path(questions.__path__[0])


def load_bank(paths: Iterable[Path] = (), cache_folder: Path | None = None) -> Bank:
    """Load all sheets in the given files and folders; without any, the shipped bank.

    With a cache folder, a bank that was loaded before is taken from there if nothing has changed.

    Raises:
        BankError: with one line for each fault: file, question, field, and what to do.
    """
    chosen = tuple(paths) or (shipped_bank(),)
    if cache_folder is None:
        return _load(chosen)
    try:
        key = cache.fingerprint([shipped_bank() / LEXICON_FILE, *_all_files(chosen)])
    except OSError:
        return _load(chosen)
    bank = cache.recall(cache_folder, key)
    if bank is None:
        bank = _load(chosen)
        cache.keep(cache_folder, key, bank)
    return bank


def _all_files(paths: tuple[Path, ...]) -> list[Path]:
    return [file for path in paths for file in _files(path)]


def _files(path: Path) -> list[Path]:
    """A file of any kind that is named, or the TOML files of a folder."""
    return sorted(path.glob("*.toml")) if path.is_dir() else [path]


def _load(paths: tuple[Path, ...]) -> Bank:
    faults: list[str] = []
    sheets: list[tuple[Path, Sheet]] = []
    seen: set[Path] = set()
    shared = _read_lexicon(shipped_bank() / LEXICON_FILE, faults)
    for path in paths:
        lexicon = shared
        if path.is_dir() and (path / LEXICON_FILE).exists():
            lexicon = {**shared, **_read_lexicon(path / LEXICON_FILE, faults)}
        files = [file for file in _files(path) if file.name != LEXICON_FILE]
        if not files:
            faults.append(f"{path}: no question files (*.toml) in this folder")
        for file in files:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                sheets += [(file, sheet) for sheet in _load_sheets(file, lexicon, faults)]
    faults += clashes(sheets)
    if faults:
        raise BankError(faults)
    return Bank(sheets=tuple(sheet for _, sheet in sheets))


def _read_raw(file: Path, faults: list[str]) -> list[dict[str, Any]]:
    """The sheets in a file as they stand there."""
    if file.suffix.lower() in _NOTES:
        faults.append(f"{file}: notes become a bank by: interview-bot notes {file} -o bank.toml")
        return []
    try:
        text = file.read_text(encoding="utf-8-sig")
        if file.suffix == formats.JSON:
            return formats.from_json(text)
        if file.suffix == formats.TSV:
            return formats.from_tsv(text, file.stem)
        return [tomllib.loads(text)]
    except OSError as error:
        faults.append(f"{file}: can't be read ({error.strerror})")
    except UnicodeDecodeError:
        faults.append(f"{file}: isn't UTF-8 text")
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{file}: isn't valid TOML: {error}")
    except (ValueError, RecursionError, csv.Error) as error:
        kind = "JSON" if file.suffix == formats.JSON else "tab-separated text"
        faults.append(f"{file}: isn't a bank as {kind}: {error}")
    return []


def _read_lexicon(file: Path, faults: list[str]) -> dict[str, str]:
    entries = next(iter(_read_raw(file, faults)), {})
    for name, value in entries.items():
        if not isinstance(value, str):
            faults.append(f"{file}: {name}: should be one string of alternatives")
    return {name: value for name, value in entries.items() if isinstance(value, str)}


def _load_sheets(file: Path, shared: Mapping[str, str], faults: list[str]) -> Iterator[Sheet]:
    for raw in _read_raw(file, faults):
        own = raw.get("lexicon", {})
        words = own.items() if isinstance(own, dict) else ()  # what is none is told by the model
        lexicon = {**shared, **{name: entry for name, entry in words if isinstance(entry, str)}}
        found = [f"{file}: {fault}" for fault in _fill_in_all(raw, lexicon)]
        try:
            sheet = Sheet.model_validate(raw)
        except ValidationError as error:
            found += [f"{file}: {_where(raw, e['loc'])}: {_what(e)}" for e in error.errors()]
        if found:
            faults += found
        else:
            yield sheet


def _fill_in_all(raw: dict[str, Any], lexicon: Mapping[str, str]) -> list[str]:
    """Fill the lexicon into every phrasing and alias of a raw sheet, in place; return the faults."""
    faults: list[str] = []
    for where, table, field in _lists_of_words(raw):
        filled: list[object] = []
        for value in table[field]:
            try:
                filled.append(fill_in(value, lexicon) if isinstance(value, str) else value)
            except PhrasingError as error:
                faults.append(f"{where}: {error}")
        table[field] = filled
    return faults


def _lists_of_words(raw: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every list that may name entries of the lexicon: where, the table it is in, its field."""
    for question in _tables(raw.get("question")):
        name = f"question {question.get('id', '?')!r}"
        for kind in ("point", "trap"):
            for number, item in enumerate(_tables(question.get(kind)), 1):
                for field in ("accept", "unless"):
                    if isinstance(item.get(field), list):
                        yield f"{name}: {kind} {number}: {field}", item, field
        for group in _tables(question.get("rivals")):
            for rival in [rival for rival, names in group.items() if isinstance(names, list)]:
                yield f"{name}: rival {rival}", group, rival


def _tables(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _where(raw: dict[str, Any], location: tuple[int | str, ...]) -> str:
    """Name a place as an author would: the question by id, points and traps by number from 1."""
    parts: list[str] = []
    here: object = raw
    for step in location:
        here = _within(here, step)
        if not isinstance(step, int):
            parts.append(step)
        elif parts and parts[-1] == "question" and isinstance(here, dict) and "id" in here:
            parts[-1] = f"question {here['id']!r}"
        elif parts:
            parts[-1] = f"{parts[-1]} {step + 1}"
    return ": ".join(parts) or "the file"


def _within(container: object, step: int | str) -> object:
    if isinstance(container, dict):
        return container.get(step)
    if isinstance(container, list) and isinstance(step, int) and step < len(container):
        return container[step]
    return None


def _what(error: Any) -> str:  # noqa: ANN401  (pydantic's own typed dict isn't public)
    message = str(error["msg"]).removeprefix("Value error, ")
    return {
        "extra_forbidden": "no such field; is it spelled right?",
        "missing": "is missing",
    }.get(error["type"], message[:1].lower() + message[1:])
