"""Notes and bank side by side: what isn't asked about, what is gone, what has changed."""

from pathlib import Path

import pytest

from bot.bank import Bank, load_bank
from bot.bank.notes import Coverage, coverage, draft

NOTES = """\
# Web

## 1. HTTP
A request is a message from a client.

### Details
It goes over TCP.

## 2. Caching
### 2.1 ETag
ETag stands for entity tag.

## Questions
**Q1: What is a proxy?**
> A: Something that stands between.

## Links
- [the standard](https://example.org)
"""
SHEET = """\
topic = "web"
title = "Web"
section = "{}"

[[question]]
id = "one"
level = "core"
prompt = "One?"
answers = ["One."]
"""


def held(bank: Bank, notes: str = NOTES) -> Coverage:
    """A bank against notes."""
    return coverage(bank, {"web.md": notes.encode()})


def drafted(notes: str = NOTES) -> Bank:
    """The bank that is drafted from notes."""
    return Bank(sheets=draft(notes.encode(), "web.md").sheets)


def filed_under(section: str, folder: Path) -> Bank:
    """A bank of one question that somebody wrote."""
    file = folder / "sheet.toml"
    file.write_text(SHEET.format(section), encoding="utf-8")
    return load_bank([file])


def test_a_fresh_draft_fits_its_notes() -> None:
    """Only what asks nothing is left."""
    found = held(drafted())
    assert [place.path[-1] for place in found.places if place.questions] == [
        "1. HTTP", "2.1 ETag", "Questions",
    ]  # fmt: skip
    assert not found.gone
    assert not found.changed
    assert found.is_whole


def test_a_heading_without_questions_is_named() -> None:
    """Links and headings without a text need none."""
    found = held(drafted(), NOTES + "\n## 3. Cookies\nThey are sent along.\n")
    (missed,) = [place for place in found.places if place.is_missed]
    assert (missed.path, missed.line) == (("Web", "3. Cookies"), 20)
    assert not found.is_whole


def test_questions_whose_passage_vanished_or_changed_are_named() -> None:
    """By id."""
    found = held(drafted(), NOTES.replace("entity tag", "entity tagging").split("## Questions")[0])
    assert found.changed == ("etag-stand",)
    assert found.gone == {"proxy": "Web › Questions"}


def test_a_passage_that_moved_is_found_again() -> None:
    """Its words tell."""
    found = held(drafted(), NOTES.replace("### 2.1 ETag", "### 2.2 The ETag"))
    assert found.is_whole


@pytest.mark.parametrize(
    ("section", "places"),
    [
        ("1", ["1. HTTP"]),
        ("2.1", ["2.1 ETag"]),
        ("Q1", ["Q1"]),
        ("1-2", ["1. HTTP", "2. Caching"]),
        ("2.1 ETag", ["2.1 ETag"]),
        ("Web › questions", ["Questions"]),
        ("7", []),
        ("Cookies", []),
    ],
)
def test_a_section_is_a_number_a_range_or_words(
    section: str, places: list[str], tmp_path: Path
) -> None:
    """As people write it."""
    found = held(filed_under(section, tmp_path))
    assert [place.path[-1] for place in found.places if place.questions] == places
    assert found.gone == ({} if places else {"one": section})


def test_an_unnumbered_heading_goes_with_the_numbered_one_above(tmp_path: Path) -> None:
    """A bank that files by numbers has none for it."""
    found = held(filed_under("1", tmp_path))
    details = next(place for place in found.places if place.path[-1] == "Details")
    assert details.within == "1. HTTP"
    assert not details.is_missed
