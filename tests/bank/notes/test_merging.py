"""Notes change, and so do banks: what a person did stays, what is new comes in, what is gone is marked."""

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bank.models import Sheet
from bot.bank.notes import Merged, as_one, draft, merge
from bot.errors import BankError

NOTES = """\
# Web

## HTTP

A request is a message from a client to a server.

Q: What is a header?
A: A line with a name and a value. It precedes the body.

- **Proxy:** a server that takes requests for others.

## Caching

Q: What does max-age say?
A: For how many seconds an answer is fresh.
"""


def run(notes: str, old: str = "") -> Merged:
    """One run of the command, into one file."""
    whole = as_one(draft(notes.encode(), "web.md"), "Web")
    return merge({"web.toml": old} if old else {}, whole)


def text(merged: Merged) -> str:
    """The one file."""
    (only,) = merged.files.values()
    return only


def question(toml: str, known: str) -> dict[str, Any]:
    """A question of a file."""
    Sheet.model_validate(tomllib.loads(toml))
    (found,) = [one for one in tomllib.loads(toml)["question"] if one["id"] == known]
    return dict(found)


FIRST = text(run(NOTES))


def test_a_second_run_changes_nothing() -> None:
    """Not a letter."""
    again = run(NOTES, FIRST)
    assert text(again) == FIRST
    assert len(again.kept) == 4
    assert not [*again.added, *again.updated, *again.changed, *again.gone, *again.removed]


def test_what_is_new_comes_in_and_the_rest_stays_as_it_was() -> None:
    """Ids too."""
    more = run(NOTES + "\nQ: What is a miss?\nA: A look-up that finds nothing.\n", FIRST)
    assert more.added == ["miss"]
    kept, _, new = text(more).partition('[[question]]\nid = "miss"')
    assert FIRST.startswith(kept)
    assert question(text(more), "miss")["answers"] == ["A look-up that finds nothing."]
    assert text(
        run(NOTES + "\nQ: What is a miss?\nA: A look-up that finds nothing.\n", text(more))
    ) == text(more)
    assert "[drafted]" in new


def test_a_question_that_nobody_edited_follows_the_notes() -> None:
    """Under its id, and in its place."""
    changed = run(
        NOTES.replace("It precedes the body.", "It precedes the body. Case doesn't matter."), FIRST
    )
    assert changed.updated == ["header"]
    assert len(question(text(changed), "header")["point"]) == 3
    assert text(run(NOTES, text(changed))) == FIRST


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('prompt = "What is a header?"', 'prompt = "What is a header of HTTP?"'),
        ('claim = "It precedes the body"', 'claim = "It comes before the body"   # mine'),
        ('prompt = "What is a header?"',
         'hints = ["A line.", "With a name.", "And a value."]\nprompt = "What is a header?"'),
        ('  claim = "It precedes the body"',
         '  claim = "It precedes the body"\n  weight = 3\n  probe = "Where does it stand?"'),
    ],
)  # fmt: skip
def test_what_a_person_edited_stays_when_the_notes_change(old: str, new: str) -> None:
    """And a comment says that they have."""
    assert old in FIRST
    edited = FIRST.replace(old, new)
    changed = run(NOTES.replace("It precedes the body.", "It stands before the body."), edited)
    assert changed.changed == ["header"]
    mark = 'id = "header"  # the notes have changed here since you edited this'
    assert (
        text(changed).partition("[drafted]")[0]
        == edited.replace('id = "header"', mark).partition("[drafted]")[0]
    )


def test_comments_and_layout_stay() -> None:
    """Wherever they stand, also beside what is drafted anew."""
    edited = (
        "# my bank\n" + FIRST.replace('id = "header"', '# ask this first\nid   =  "header"  # mine')
    ).replace('level = "core"', "level = 'core'")
    changed = text(run(NOTES.replace("It precedes the body.", "It stands before it."), edited))
    for remark in ("# my bank", "# ask this first", 'id   =  "header"  # mine', "level = 'core'"):
        assert remark in changed
    assert "It stands before it." in changed


def test_what_lost_its_source_is_marked_and_comes_back_unmarked() -> None:
    """Nothing is deleted that somebody may have practised."""
    without = run(NOTES.partition("## Caching")[0], FIRST)
    assert without.gone == ["max-age-say"]
    assert 'id = "max-age-say"  # no longer in the notes' in text(without)
    again = run(NOTES.partition("## Caching")[0], text(without))
    assert text(again) == text(without)
    assert text(run(NOTES, text(without))) == FIRST


def test_a_question_that_was_taken_out_stays_out() -> None:
    """Also when the notes change there."""
    start = FIRST.index('[[question]]\nid = "header"')
    shorter = FIRST[:start] + FIRST[FIRST.index("[[question]]", start + 1) :]
    again = run(NOTES, shorter)
    assert again.removed == ["header"]
    assert text(again) == shorter
    changed = run(NOTES.replace("It precedes the body.", "It precedes it."), shorter)
    assert 'id = "header"' not in text(changed)
    assert not changed.added


def test_a_question_keeps_its_id_when_its_words_or_its_heading_change() -> None:
    """A person's history hangs on it."""
    renamed = NOTES.replace("## Caching", "## HTTP caches").replace(
        "What does max-age say", "What does max-age tell"
    )
    moved = run(renamed, FIRST)
    assert not moved.added
    assert not moved.gone
    reworded = NOTES.replace("What is a header?", "What exactly is a header in HTTP?")
    assert run(reworded, FIRST).updated == ["header"]


def test_own_questions_in_the_same_file_are_left_alone() -> None:
    """One with the prompt of a draft keeps that draft away."""
    own = '[[question]]\nid = "miss"\nlevel = "core"\nprompt = "What is a miss?"\nanswers = ["Mine."]\n\n[drafted]'
    bank = FIRST.replace("[drafted]", own)
    merged = run(NOTES + "\nQ: What is a miss?\nA: A look-up that finds nothing.\n", bank)
    assert not merged.added
    assert question(text(merged), "miss")["answers"] == ["Mine."]
    clash = run(NOTES + "\nQ: A miss, what is it?\nA: A look-up that finds nothing.\n", bank)
    assert clash.added == ["miss-2"]


def test_notes_that_werent_read_this_time_lose_nothing() -> None:
    """Two files of notes may feed one bank."""
    other = "# Other\n\nQ: What is a cookie?\nA: A small text.\n"
    both = run(other, FIRST)
    assert not both.gone
    assert len(tomllib.loads(text(both))["question"]) == 5


def test_the_same_question_of_other_notes_is_another() -> None:
    """A view of a database isn't one of a framework."""
    other = "# Other\n\nQ: What does a header do?\nA: It stands above a page.\n"
    bank = FIRST.replace("What is a header?", "What, please, is a header?")
    both = run(other.replace("What does a header do?", "What is a header?"), bank)
    assert both.added == ["header-2"]


def test_topics_go_into_files_of_their_own() -> None:
    """New questions find the file of their topic."""
    parts = "".join(f"Q: What is part {n} for?\nA: For the thing of number {n}.\n\n" for n in "123")
    notes = f"# Web\n## HTTP\n{parts}## Other\nQ: What is a cookie?\nA: A small text.\n"
    first = merge({}, draft(notes.encode(), "web.md"))
    assert first.files.keys() == {"web-http.toml", "web.toml"}
    more = notes.replace("## Other", "Q: What is part 9 for?\nA: For the end.\n## Other")
    second = merge(first.files, draft(more.encode(), "web.md"))
    assert second.files["web.toml"] == first.files["web.toml"]
    assert second.files["web-http.toml"].count("[[question]]") == 4


@pytest.mark.parametrize("broken", ["topic = ", "a = 1", "question = 3", "[[question]]\nlevel = 1"])
def test_a_file_that_is_no_bank_is_refused_by_name(broken: str) -> None:
    """Rather than overwritten."""
    with pytest.raises(BankError, match=r"web\.toml"):
        run(NOTES, broken)


SENTENCES = st.lists(
    st.sampled_from(
        ["It is fast.", "It keeps keys in memory.", "Nobody waits.", "A lock guards it.", "Two sides agree."]
    ),
    min_size=1, max_size=3, unique=True,
).map(" ".join)  # fmt: skip
CARDS = st.dictionaries(
    st.sampled_from(["a pipe", "a queue", "a stack", "a heap", "a ring", "a trie"]),
    SENTENCES,
    min_size=1,
)


def as_notes(cards: dict[str, str]) -> str:
    """Cards as notes, under two headings."""
    half = len(cards) // 2
    lines = [f"Q: What is {name}?\nA: {answer}\n" for name, answer in cards.items()]
    return "\n".join(["# Data\n## One", *lines[:half], "## Two", *lines[half:]])


@settings(deadline=None)  # TOML is edited several times an example
@given(st.lists(CARDS, min_size=1, max_size=4), st.data())
def test_whatever_changes_edits_survive_and_a_second_run_changes_nothing(
    versions: list[dict[str, str]], data: st.DataObject
) -> None:
    """However often the notes change, whichever question somebody edits."""
    bank = text(run(as_notes(versions[0])))
    known = data.draw(st.sampled_from([one["id"] for one in tomllib.loads(bank)["question"]]))
    bank = bank.replace(f'id = "{known}"', f'# a remark\nid = "{known}"').replace(
        question(bank, known)["prompt"], f"My own question about {known}?"
    )
    edited = question(bank, known)
    for version in versions[1:]:
        merged = run(as_notes(version), bank)
        again = run(as_notes(version), text(merged))
        assert text(again) == text(merged)
        bank = text(merged)
        assert question(bank, known) == edited
        assert "# a remark" in bank
        prompts = [one["prompt"] for one in tomllib.loads(bank)["question"]]
        assert len(prompts) == len(set(prompts))
        assert all(f"What is {name}?" in prompts or name in known.replace("-", " ") or
                   f"My own question about {known}?" in prompts for name in version)  # fmt: skip
