"""A person's notes become their own questions, and nobody else's."""

import random

from hypothesis import given
from hypothesis import strategies as st

from bot.bank import Bank
from bot.history import History
from bot.interview import Interview
from bot.practice import MOST_BYTES, Chose, File, Shared
from bot.practice.banks import MOST_BANKS
from tests.conftest import BEGIN
from tests.practice.conversations import Clock, Talk, fresh

NOTES = b"""# Caching

What does a cache keep? :: It keeps results that were expensive to compute, so that they are at hand.
When does a cache entry expire? :: After its time to live, or when it is pushed out by newer entries.
"""


def test_notes_become_questions_that_can_be_practised_at_once(talk: Talk) -> None:
    """A file is enough; the grade says that it is a rough one."""
    said = talk.hears(Shared("My caching_notes.md", NOTES))
    assert "My caching notes: 2 questions" in said
    assert "What does a cache keep?" in said
    assert "My caching notes · 2 questions" in talk.taps("Practise them")
    answer = "expensive results that were computed before, so they are at hand"
    graded = talk.says(answer)
    if "expire" in talk.replies[0].plain():  # chance decides which comes first
        graded = talk.says(answer)
    assert "A rough figure" in graded


def test_own_questions_are_found_by_name_and_listed(talk: Talk) -> None:
    """As any other topic."""
    talk.hears(Shared("caching.md", NOTES))
    assert "caching · 1 question" in talk.commands("quiz caching 1")
    talk.commands("topics")
    assert "caching (2)" in talk.labels()


def test_nobody_else_sees_them(interview: Interview, clock: Clock) -> None:
    """Not in topics, not in a quiz, not by a button that was passed on."""
    mine, other = Talk(interview, clock), Talk(interview, clock, "test:2")
    mine.hears(Shared("secret plans.md", NOTES))
    practise = mine.button("Practise them")
    other.commands("topics")
    assert "secret plans" not in str(other.labels())
    assert "have no topic like" in other.commands("quiz secret plans")
    assert "isn't in the bank" in other.hears(Chose(practise))
    assert "no bank of your own" in other.commands("banks")


def test_the_same_file_sent_again_takes_the_place_of_the_first(talk: Talk) -> None:
    """And keeps the name that its owner gave it."""
    talk.hears(Shared("caching.md", NOTES))
    talk.commands("banks rename 1 Speed")
    more = (
        NOTES
        + b"What is a cache miss? :: A look-up that finds nothing, so the work is done anew.\n"
    )
    assert "Speed: 3 questions" in talk.hears(Shared("caching.md", more))
    assert "1. Speed: 3 questions" in talk.commands("banks")
    assert "2." not in talk.commands("banks")


def test_a_bank_is_renamed_and_removed(talk: Talk) -> None:
    """Removing asks once; the answers stay readable."""
    talk.hears(Shared("caching.md", NOTES))
    talk.taps("Practise them")
    talk.says("it keeps expensive results at hand until their time to live is over")
    assert "1. Speed: 2 questions" in talk.commands("banks rename 1   Speed ")
    assert "Your answers to them are kept" in talk.taps("Remove Speed")
    assert "is removed" in talk.taps("Yes, remove it")
    assert "no bank of your own" in talk.commands("banks")
    assert "cache" in talk.commands("search expensive results")


def test_long_names_that_begin_alike_are_two_banks(talk: Talk) -> None:
    """A name is shown cut, and told apart whole."""
    for end in ("one", "two"):
        talk.hears(Shared(f"{'a' * 44}-{end}.md", f"What is {end}? :: A number {end}.".encode()))
    assert "2." in talk.commands("banks")


def test_a_command_that_a_phone_capitalised_is_understood(talk: Talk) -> None:
    """Rename, as after a full stop."""
    talk.hears(Shared("notes.md", NOTES))
    assert "Flask" in talk.commands("banks Rename 1 Flask")


def test_a_button_of_a_removed_bank_is_answered(talk: Talk) -> None:
    """Nothing is a dead end."""
    talk.hears(Shared("caching.md", NOTES))
    practise = talk.button("Practise them")
    talk.commands("banks")
    remove = talk.button("Remove caching")
    talk.taps("Remove caching")
    talk.taps("Yes, remove it")
    assert "isn't there any more" in talk.hears(Chose(remove))
    assert "isn't in the bank any more" in talk.hears(Chose(practise))


def test_a_number_that_names_no_bank_shows_the_list(talk: Talk) -> None:
    """With the way to do it."""
    talk.hears(Shared("caching.md", NOTES))
    assert "/banks rename 1 New name" in talk.commands("banks rename 7 Speed")


def test_forgetting_takes_the_banks_along(small: Bank, clock: Clock) -> None:
    """Nothing of the notes is left anywhere."""
    history = History.open(None)
    talk = Talk(Interview(small, history, random.Random(1)), clock)
    talk.hears(Shared("caching.md", NOTES))
    talk.taps("Practise them")
    talk.says("it keeps expensive results at hand")
    talk.commands("forget")
    talk.taps("Yes, erase everything")
    assert "no bank of your own" in talk.commands("banks")
    assert not [line for line in history.dump() if "cache" in line]


def test_what_isnt_notes_gets_one_line(talk: Talk) -> None:
    """What to do instead."""
    assert "as a .md or .txt file" in talk.hears(Shared("photo.jpg", b"\xff\xd8"))
    assert "too big" in talk.hears(Shared("book.md", None))
    assert "too big" in talk.hears(Shared("book.md", b"a" * (MOST_BYTES + 1)))
    assert "nothing to ask" in talk.hears(Shared("empty.md", b"Hello.\n"))


def test_there_is_a_most_of_banks(talk: Talk) -> None:
    """The words say how to go on, and a known file may still be sent again."""
    for number in range(MOST_BANKS):
        assert "2 questions" in talk.hears(Shared(f"n{number}.md", NOTES))
    assert "Remove one first" in talk.hears(Shared("one too many.md", NOTES))
    assert "2 questions" in talk.hears(Shared("n3.md", NOTES))


@given(st.text(max_size=80), st.binary(max_size=400))
def test_any_file_is_answered(name: str, content: bytes) -> None:
    """Whatever it is called and holds."""
    interview = fresh()
    talk = Talk(interview, lambda: BEGIN)
    assert talk.hears(Shared(name, content))
    assert talk.hears(Shared(f"{name}.md", content))


def test_own_banks_are_part_of_the_export(talk: Talk) -> None:
    """The questions, and what was answered to them."""
    talk.hears(Shared("caching.md", NOTES))
    talk.taps("Practise them")
    talk.says("it keeps expensive results at hand")
    export = talk.interview.export(talk.person, BEGIN)
    assert export is not None
    written = export.write(File.JSON).content.decode()
    assert "When does a cache entry expire?" in written
    assert '"topic": "caching"' in written


def test_an_export_before_the_first_answer_holds_notes_and_settings(talk: Talk) -> None:
    """As /privacy promises; who left nothing is told so."""
    assert "nothing to take along yet" in talk.commands("export")
    talk.hears(Shared("caching.md", NOTES))
    assert "everything I keep of you" in talk.commands("export csv")
    assert [reply.files for reply in talk.replies] == [(File.JSON,)]
