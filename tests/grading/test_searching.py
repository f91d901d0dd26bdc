"""Words are found in many texts as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grading.searching import ENOUGH, search

TEXTS = [
    "for author select_related, every book has just one so a join is enough",
    "tags are many to many so i need prefetch_related",
    "a migration with RunPython that changes rows",
    "",
    "Ünïcode – naïve café 🎉",
]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("select_related", 0),
        ("select related join", 0),
        ("selct relatd", 0),
        ("prefetch", 1),
        ("PREFETCH many", 1),
        ("migrations", 2),
        ("migratoin runpython", 2),
        ("café", 4),
        ("naïve 🎉", 4),
    ],
)
def test_words_are_found_as_people_type_them(query: str, best: int) -> None:
    """Typos, beginnings, identifiers in parts, any case."""
    assert search(query, TEXTS)[0].index == best


@pytest.mark.parametrize("query", ["websocket", "", "?!", "🎉", "rows websocket"])
def test_what_isnt_there_isnt_found(query: str) -> None:
    """One of two words is too little."""
    assert search(query, TEXTS) == []


def test_texts_that_are_alike_keep_their_order() -> None:
    """The latest answer stays first."""
    assert [found.index for found in search("join", ["a join", "no", "the join"])] == [0, 2]


def test_the_place_of_the_first_word_is_told() -> None:
    """A snippet begins there."""
    (found,) = search("runpython", TEXTS)
    assert TEXTS[found.index][found.begin :].startswith("RunPython")


@given(st.text(max_size=40), st.lists(st.text(max_size=80), max_size=6))
def test_any_query_and_any_texts(query: str, texts: list[str]) -> None:
    """Nothing fails; what is found is in order, each text once, its place within it."""
    found = search(query, texts)
    assert len({one.index for one in found}) == len(found)
    assert [one.likeness for one in found] == sorted((f.likeness for f in found), reverse=True)
    assert all(one.likeness >= ENOUGH for one in found)
    assert all(0 <= one.begin <= len(texts[one.index]) for one in found)
