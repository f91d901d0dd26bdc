"""Sentences, however hurried, are taken as sentences; the same words in any order aren't."""

import random

import pytest

from bot.grading.mutants import shuffle_words
from bot.grading.scrambled import is_scrambled
from bot.grading.text import read

SENTENCES = (
    "Who you are and how long this is good for is written in the second piece.",
    "look whether the one asking is the one the thing belongs to",
    "the dict you pass in is left as it is, and from then on each call has the header it needs",
    "One is about the program, and it's also there in a shell command. The other is about this one "
    "visitor's request, and it's thrown away after the answer.",
    "A ready site to look at and edit the data. Not for customers, for them I'd write my own views.",
    "No, one request is same speed. It let server do other work at same time, if is waiting",
    "Requests are dealt with by one library; their content is dealt with by another",
    "Flask makes the both for each request",
    "if an exception escapes it it rolls everything back, so u still have to handle it outside",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_hurried(sentence: str) -> None:
    """What people say in a hurry is no scramble."""
    assert not is_scrambled(read(sentence))


def test_shuffled() -> None:
    """A longer answer in any order is one."""
    text = " ".join(SENTENCES)
    assert all(is_scrambled(read(shuffle_words(text, random.Random(seed)))) for seed in range(200))
