"""The language of phrasings reads what authors write and names what it can't read."""

import pytest

from bot.bank.phrasing import PhrasingError, fill_in, parse_alternatives, parse_phrasing


def test_slots_and_alternatives_are_read_in_order() -> None:
    """``+`` joins slots, ``/`` separates alternatives."""
    phrasing = parse_phrasing("run / push + thread pool / worker thread")
    assert phrasing.slots == (("run", "push"), ("thread pool", "worker thread"))
    assert phrasing.after == (False, False)


def test_a_greater_than_sign_asks_for_order() -> None:
    """The slot behind ``>`` must come later in the answer."""
    assert parse_phrasing("first > second + third").after == (False, True, False)


def test_a_slot_not_asks_for_a_denial() -> None:
    """It is no slot itself."""
    phrasing = parse_phrasing("not + verify / check")
    assert phrasing.denied
    assert phrasing.slots == (("verify", "check"),)


def test_words_after_an_exclamation_mark_exclude() -> None:
    """They are alternatives too."""
    assert parse_phrasing("runs + thread ! uvicorn / gunicorn").unless == ("uvicorn", "gunicorn")


@pytest.mark.parametrize("word", ["N+1", "/docs", "a->b", "C++", "and/or"])
def test_signs_within_a_word_are_letters(word: str) -> None:
    """Only signs with space around them are signs."""
    assert parse_phrasing(word).slots == ((word,),)


@pytest.mark.parametrize("source", ["", "a + ", "/ a", "a / / b", "not", "a ! ", "a ! b ! c", "+"])
def test_what_asks_for_nothing_is_refused(source: str) -> None:
    """A typo must not become a phrasing that never or always matches."""
    with pytest.raises(PhrasingError):
        parse_phrasing(source)


def test_the_lexicon_fills_in_names_and_knows_what_it_lacks() -> None:
    """``<name>`` stands for the entry's alternatives."""
    assert parse_alternatives(fill_in("<fast> / quick", {"fast": "fast / rapid"})) == (
        "fast", "rapid", "quick",
    )  # fmt: skip
    with pytest.raises(PhrasingError, match="<slow>"):
        fill_in("<slow>", {})
