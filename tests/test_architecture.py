"""The house keeps its shape: imports run one way, and each library lives in one room."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"
ORDER = [
    "errors",
    "bank",
    "grading",
    "practice",
    "history",
    "settings",
    "interview",
    "fronts",
    "cli",
]
"""From the ground up: a room may import those before it."""
ROOMS = {
    "pydantic": "bank",
    "ftfy": "bank/notes",
    "markdown_it": "bank/notes",
    "tomlkit": "bank/notes",
    "rapidfuzz": "grading",
    "snowballstemmer": "grading",
    "fsrs": "practice",
    "sqlite_utils": "history",
    "platformdirs": "settings",
    "rich": "fronts/terminal",
    "matplotlib": "fronts/charts",
    "telegram": "fronts/telegram",
    "aiohttp": "fronts/telegram",
}
PURE = ["bank", "grading", "practice"]


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports, wherever the import stands."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "bot":
                yield from (f"bot.{alias.name}" for alias in node.names)
            yield node.module


def room_of(file: Path) -> str:
    """The room a file stands in."""
    return file.relative_to(BOT).parts[0].removesuffix(".py")


FILES = sorted(f for f in BOT.rglob("*.py") if room_of(f) not in {"__init__", "__main__"})


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(BOT)))
def test_a_room_imports_only_rooms_below_it(file: Path) -> None:
    """An import against the order would let a change run both ways."""
    room = room_of(file)
    for module in imports(file):
        if module.startswith("bot.") and not module.startswith("bot.__"):
            imported = module.split(".")[1]
            assert ORDER.index(imported) <= ORDER.index(room), f"{file.name} imports {module}"


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(BOT)))
def test_each_library_lives_in_one_room(file: Path) -> None:
    """A library can be exchanged by rewriting one room."""
    where = str(file.relative_to(BOT).with_suffix(""))
    for module in imports(file):
        top = module.split(".")[0]
        if top in {"bot", "questions"} or top in sys.stdlib_module_names:
            continue
        assert top in ROOMS, f"{where} imports {top}, which has no room yet"
        assert where.startswith(ROOMS[top]), f"{where} imports {top}, which lives in {ROOMS[top]}"


@pytest.mark.parametrize("room", PURE)
def test_the_core_reads_no_clock_no_environment_and_no_chance_of_its_own(room: str) -> None:
    """What a pure room needs of the world comes in as a parameter."""
    for file in (BOT / room).rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        for forbidden in ("datetime.now", "time.time", "os.environ", "random.random(", "asyncio"):
            assert forbidden not in source, f"{file.name} uses {forbidden}"


def test_the_fronts_below_telegram_never_import_it() -> None:
    """The terminal starts fast because it doesn't load the Telegram framework."""
    for file in BOT.rglob("*.py"):
        if "fronts/telegram" not in file.as_posix():
            assert not any(m.split(".")[0] == "telegram" for m in imports(file)), file
