"""What stands behind a button survives the way to Telegram and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bank import Bank
from bot.practice import Action, Choice, Chose
from bot.practice.choices import MOST_BYTES
from bot.practice.topics import scopes
from tests.practice.conversations import Calendar, Talk, fresh

details = st.text("abcdefghijklmnopqrstuvwxyz0123456789/- ", max_size=30)


@given(st.builds(Choice, st.sampled_from(Action), st.integers(0, 10**9), details))
def test_a_choice_survives_encoding(choice: Choice) -> None:
    """Encoding and decoding are inverse."""
    assert Choice.decode(choice.encode()) == choice


forged = st.builds(
    "{}:{}:{}".format, st.sampled_from([action.value for action in Action]),
    st.integers() | st.sampled_from(["", "x", "-1", "1" + "0" * 30]), st.text(max_size=60),
)  # fmt: skip


@given(st.text(max_size=80) | forged)
def test_any_text_behind_a_button_is_read_without_failing(encoded: str) -> None:
    """Old or forged data becomes nothing, or a choice that encodes to the like."""
    choice = Choice.decode(encoded)
    assert choice is None or Choice.decode(choice.encode()) == choice


@given(forged)
@settings(max_examples=50, deadline=None)
def test_forged_data_is_answered_in_words(encoded: str) -> None:
    """Whatever number or detail stands in it."""
    talk = Talk(fresh(), Calendar())
    talk.commands("quiz sql 1")
    talk.says("no idea")
    assert talk.hears(Chose(Choice.decode(encoded)))


def test_every_topic_of_the_bank_fits_a_button(shipped: Bank) -> None:
    """Telegram refuses more than 64 bytes."""
    for address in scopes(shipped):
        assert len(Choice(Action.QUIZ, 10**6, address).encode().encode()) <= MOST_BYTES


def test_a_choice_too_long_is_refused_where_it_is_made() -> None:
    """Not later, by Telegram."""
    with pytest.raises(ValueError, match="64 bytes"):
        Choice(Action.QUIZ, 0, "x" * 80).encode()
