"""Notes that have been through a wrong encoding, and files that are no notes."""

from pathlib import Path

import pytest

from bot.bank.notes import MOST_BYTES, draft
from bot.errors import NotesError

CLEAN = "## 🚀 What’s a café – in “short”?\n\nA place with naïve prices: 3 € or more…\n"


def damaged(text: str) -> str:
    """UTF-8 that was taken for Windows-1252, as far as that has a sign for a byte."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") for byte in text.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_text_in_any_usual_encoding_is_read(encoding: str) -> None:
    """With or without a mark of the order of bytes."""
    content = CLEAN.encode(encoding)
    if encoding == "utf-16-be":
        content = b"\xfe\xff" + content
    (question,) = draft(content, "n.md").questions
    assert question.prompt == "What’s a café – in “short”?"
    assert question.answers[0] == "A place with naïve prices: 3 € or more…"


def test_text_of_an_old_windows_is_read() -> None:
    """Without the rocket, which it has no byte for."""
    (question,) = draft(CLEAN.replace("🚀 ", "").encode("cp1252"), "n.md").questions
    assert question.prompt == "What’s a café – in “short”?"


def test_damage_by_a_wrong_encoding_is_mended() -> None:
    """Even where a sign has lost a byte for good, nothing of it is left in the question."""
    notes = f"# {damaged('🎸')} Guitars\n## {damaged('❓')} What is a fret?\n{damaged('It’s a bar – of metal…')}\n"
    (question,) = draft(notes.encode(), "n.md").questions
    assert question.prompt == "What is a fret?"
    assert question.answers[0] == "It’s a bar – of metal…"


def test_letters_that_look_like_damage_are_left_alone() -> None:
    """French is no damage."""
    (question,) = draft(
        "Q: What is à la carte?\nA: Ordering à prix fixe isn't: «â».".encode(), "n.md"
    ).questions
    assert question.answers[0] == "Ordering à prix fixe isn't: «â»."


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "n.md: is empty"),
        (b" \n\t\n", "n.md: is empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00" * 50, "n.md: isn't text"),
        (bytes(range(256)) * 40, "n.md: isn't text"),
        (b"a" * (MOST_BYTES + 1), "n.md: is bigger than 5 MB"),
        (b"a\n" * 100_000, "n.md: has 100001 lines"),
    ],
)
def test_what_is_no_notes_gets_one_clear_line(content: bytes, says: str) -> None:
    """It says what to do instead."""
    with pytest.raises(NotesError, match=says) as caught:
        draft(content, "n.md")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "notes",
    [
        "> " * 5000 + "deep",
        "\n".join("  " * level + "- a" for level in range(800)),
        "<details>\n" * 3000,
        "<details><summary>What is x?</summary>\n\n" * 500,
        "[" * 100_000,
        "*a **b " * 20_000,
        "`" * 100_000,
        "|" * 50_000 + "\n" + "|-" * 25_000,
        "Q: a? " * 20_000,
        "a :: " * 20_000,
        "- a, " * 20_000,
        "**a** " * 20_000,
        "# " + "x " * 50_000 + "\nIt is a thing that is long.",
        "(" * 50_000 + "a is a b",
        "a" * 200_000,
        "1. " * 10_000,
        "Use " + "a " * 50_000 + "when",
        "===" * 30_000 + "a",
        "%%" * 30_000,
        "<!--" * 30_000,
    ],
    ids=lambda notes: notes[:12],
)  # fmt: skip
def test_heaps_and_depths_neither_hang_nor_break(notes: str) -> None:
    """A hostile file costs no more than a big one."""
    draft(notes.encode(), "n.md")


def test_what_lies_too_deep_is_named() -> None:
    """Rather than left out without a word."""
    reasons = [passage.reason for passage in draft(b"> " * 100 + b"deep\n", "n.md").unused]
    assert "nested too deeply to be read" in reasons


def test_all_styles_survive_the_usual_damage() -> None:
    """Damaged and mended, the notes give the same questions."""
    styles = Path(__file__).parent / "styles"
    for file in sorted(styles.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        if all(byte not in text.encode() for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)):
            whole, mended = (
                draft(text.encode(), file.name),
                draft(damaged(text).encode(), file.name),
            )
            assert mended == whole, file.name
