"""The commands on whole banks: drafted from notes, held against them, written in other forms."""

import argparse
import gc
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.reading import named_bank
from bot.errors import InterviewBotError, NotesError

if TYPE_CHECKING:
    from bot.bank import Bank
    from bot.bank.notes import Merged, Unused

_KINDS = frozenset({".md", ".markdown", ".txt"})
_NO_OUTPUT = frozenset({".json", ".tsv", *_KINDS})
"""Endings that no folder has: whoever types one means a file."""
_SHOWN = 30
"""Passages not used that are listed unless all are asked for."""


def notes(options: argparse.Namespace) -> int:
    """Draft a bank; into a file or folder that is there already, merge what is new."""
    from bot.bank.notes import as_one, draft_all, merge
    from bot.bank.toml import sheet_as_toml

    gc.disable()  # a short run that keeps all it makes: collecting takes a third of its time
    output: Path | None = options.output
    if output is not None and output.suffix in _NO_OUTPUT and not output.is_dir():
        raise InterviewBotError(f"{output}: should be a folder, or a file that ends in .toml")
    draft = draft_all(dict(read_notes(options.notes)))
    if not draft.sheets:
        _say(["found nothing to ask", *_not_used(draft.unused, everything=options.all)])
        return 1
    if output is None:
        print(sheet_as_toml(as_one(draft, options.notes[0].stem).sheets[0]), end="")
        _say([_count(len(draft.questions)), *_not_used(draft.unused, everything=options.all)])
        return 0
    single = output.suffix == ".toml"
    folder = output.parent if single else output
    old = {file.name: _text(file) for file in _sheets(output)}
    merged = merge(old, as_one(draft, options.notes[0].stem) if single else draft)
    files = merged.files if old or not single else {output.name: "".join(merged.files.values())}
    for name, text in files.items():
        if old.get(name) != text:
            _write(folder / name, text)
            print(f"wrote {folder / name}")
    for line in _told(merged):
        print(line)
    _say(_not_used(draft.unused, everything=options.all))
    return 0


def export_bank(options: argparse.Namespace) -> int:
    """Write a bank as JSON, as tab-separated text, or as a folder of TOML."""
    from bot.bank import formats
    from bot.bank.toml import sheet_as_toml

    bank, path = named_bank(options), options.file
    if path.suffix == formats.JSON:
        files = {path: formats.as_json(bank)}
    elif path.suffix == formats.TSV:
        files = {path: formats.as_tsv(bank)}
    elif path.suffix:
        raise InterviewBotError(f"{path}: should end in .json or .tsv, or be a folder for TOML")
    else:
        files = {
            path / f"{sheet.topic.replace('/', '-')}.toml": sheet_as_toml(sheet)
            for sheet in bank.sheets
        }
    there = next((file for file in files if file.exists()), None)
    if there is not None:
        raise InterviewBotError(f"{there} is there already; choose another name")
    for file, text in files.items():
        _write(file, text)
        print(f"wrote {file}")
    if path.suffix == formats.TSV and not all(q.is_draft for q in bank.questions.values()):
        print("rubrics don't fit into cells: the questions come back as drafts")
    return 0


def covered(bank: "Bank", paths: Iterable[Path]) -> int:
    """Print heading by heading how many questions come from it; 1 if something is missing."""
    from bot.bank.notes import coverage

    found = coverage(bank, dict(read_notes(paths)))
    for place in found.places:
        count = str(place.questions) if place.questions else "none" if place.is_missed else ""
        within = f"  (see {place.within})" if place.tells and place.within else ""
        indent = "  " * (len(place.path) - 1)
        print(f"{count:>5}  {indent}{place.path[-1]}{within if not place.questions else ''}")
    missed = [place for place in found.places if place.is_missed]
    for place in missed:
        print(f"mend  line {place.line}: nothing is asked about “{place.path[-1]}”")
    for question, section in found.gone.items():
        print(f"mend  {question}: its section “{section}” isn't in the notes")
    for question in found.changed:
        print(f"mend  {question}: the notes have changed where it was drafted from")
    asked = sum(place.questions > 0 for place in found.places)
    print(
        f"{_count(asked, 'place')} in the notes asked about, {len(missed)} not; of the questions "
        f"{len(found.gone)} lost their section, {len(found.changed)} differ from the notes"
    )
    return int(not found.is_whole)


def read_notes(paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """The contents of files of notes, and of all within folders, by name; ``-`` is standard input.

    Raises:
        NotesError: if one can't be read, or a folder holds none.
    """
    from bot.bank.notes import MOST_BYTES

    for path in paths:
        if str(path) == "-":
            yield "notes", sys.stdin.buffer.read(MOST_BYTES + 1)
            continue
        files = sorted(_within(path)) if path.is_dir() else [path]
        if not files:
            raise NotesError(f"{path}: no notes (*.md, *.txt) in this folder")
        for file in files:
            try:
                with file.open("rb") as opened:
                    content = opened.read(MOST_BYTES + 1)
            except OSError as error:
                raise NotesError(f"can't read {file}: {error.strerror}") from None
            yield str(file.relative_to(path)) if path.is_dir() else file.name, content


def _within(folder: Path) -> Iterator[Path]:
    """The notes in a folder and those below it, but not in hidden ones."""
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.suffix.lower() in _KINDS and file.is_file() and not hidden:
            yield file


def _sheets(output: Path) -> list[Path]:
    """The sheets that are there already."""
    if output.suffix == ".toml":
        return [output] if output.exists() else []
    if output.exists() and not output.is_dir():
        raise InterviewBotError(f"{output}: should be a folder, or a file that ends in .toml")
    return [file for file in sorted(output.glob("*.toml")) if file.name != "lexicon.toml"]


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise InterviewBotError(f"can't read {file}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InterviewBotError(f"{file}: isn't UTF-8 text") from None


def _write(file: Path, text: str) -> None:
    """Put a text in place of a file, whole or not at all."""
    fresh = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(file)
    except OSError as error:
        raise InterviewBotError(f"can't write {file}: {error.strerror}") from None


def _told(merged: "Merged") -> Iterator[str]:
    yield f"{_count(len(merged.added))} added, {len(merged.kept)} as before"
    for what, ids in (
        ("drafted anew, since the notes have changed", merged.updated),
        ("kept as you edited them, though the notes have changed", merged.changed),
        ("kept, though no longer in the notes", merged.gone),
        ("left out, as you had removed them", merged.removed),
    ):
        if ids:
            yield f"{len(ids)} {what}: {', '.join(ids)}"


def _count(number: int, thing: str = "question") -> str:
    return f"{number} {thing}{'s' * (number != 1)}"


def _not_used(unused: "tuple[Unused, ...]", *, everything: bool) -> Iterator[str]:
    if unused:
        yield f"{_count(len(unused), 'passage')} not used:"
    shown = unused if everything else unused[:_SHOWN]
    yield from (f"  {passage}" for passage in shown)
    if len(shown) < len(unused):
        yield f"  and {len(unused) - len(shown)} more; --all lists them"


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr)
