"""The bank that comes with the program is what it promises to be."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from bot.bank import LEVELS, Bank
from bot.grading import Grader
from bot.grading.checking import check_questions
from bot.practice.topics import find_scopes

ANSWERS = Path(__file__).parent.parent / "grading" / "answers"
SECTIONS = ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2", "2.1", "2.2", "2.3", "2.4", "3", "3.1",
            "3.2"]  # fmt: skip


def sections(bank: Bank) -> Counter[str]:
    """How many questions come from each section of the notes."""
    return Counter(bank.section_of(question) for question in bank.questions.values())


def test_it_has_enough_questions_from_every_section(shipped: Bank) -> None:
    """At least 120, and four from each numbered section."""
    found = sections(shipped)
    assert len(shipped.questions) >= 120
    assert all(found[section] >= 4 for section in SECTIONS)
    assert all(found[section] >= 1 for section in ("Q1", "Q2", "Q3", "Q4"))
    assert {question.level for question in shipped.questions.values()} == set(LEVELS)


def test_the_calibration_questions_are_in_it_word_for_word(shipped: Bank) -> None:
    """The figures are about these."""
    for line in (ANSWERS / "calibration.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        question = shipped.questions[row["id"]]
        assert question.prompt == row["prompt"]
        assert shipped.section_of(question) == row["section"]


def test_every_question_is_whole(shipped: Bank) -> None:
    """Model answers, points with probes, traps with corrections, three hints."""
    for question in shipped.questions.values():
        assert 2 <= len(question.answers) <= 4, question.id
        assert 2 <= len(question.point) <= 8, question.id
        assert question.trap, question.id
        assert len(question.hints) == 3, question.id


def test_no_text_says_a_thing_twice_in_a_row(shipped: Bank) -> None:
    """Nor holds what is left of an editor's hand: marks of headings, quotes around the whole."""
    for question in shipped.questions.values():
        texts = [question.prompt, *question.answers, *question.hints]
        texts += [text for p in question.point for text in (p.claim, p.probe or "")]
        texts += [text for t in question.trap for text in (t.claim, t.correction)]
        for text in texts:
            assert not re.search(r"\b(\w[^.]*\w(?:\W+\w+){2,})\W+\1\b", text), text
            assert "##" not in text, text
            assert not text.startswith('"') or text.count('"') > 2, text
            assert not re.search(r"[^.]\.\. ", text), text


def test_no_answer_that_measures_the_grader_stands_in_the_bank(shipped: Bank) -> None:
    """A phrasing copied from a test answer would make the figures lie."""
    longest = 12  # two people say ten words alike by chance, about a header for instance
    everything = " ".join(shipped.model_dump_json().casefold().split())
    for name in ("calibration.jsonl", "second.jsonl", "third.jsonl", "fourth.jsonl"):
        for line in (ANSWERS / name).read_text(encoding="utf-8").splitlines():
            words = json.loads(line)["answer"].casefold().split()
            runs = {" ".join(words[i : i + longest]) for i in range(len(words) - longest + 1)}
            copied = [run for run in runs if run in everything]
            assert not copied, copied


def test_it_is_clean(shipped: Bank, shipped_grader: Grader) -> None:
    """Nothing that an author would have to mend in a question by itself."""
    faults = [str(f) for f in check_questions(shipped, shipped_grader, shipped) if f.serious]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("name", ["flask", "Django", "FastAPI", "web", "databases"])
def test_a_framework_s_name_means_all_of_its_topics(shipped: Bank, name: str) -> None:
    """No topic claims it as a nickname: “/quiz flask 3” starts at once."""
    (scope,) = find_scopes(shipped, name)
    assert scope.title.casefold() == name.casefold()
