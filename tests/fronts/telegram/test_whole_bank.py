"""Telegram takes every message that the shipped bank can lead to."""

from datetime import timedelta
from html import unescape
from re import sub

import pytest

from bot.bank import Bank, Question
from bot.fronts.telegram import showing
from bot.grading import Grader
from bot.practice import Attempt, Reply, wording
from bot.practice.choices import MOST_BYTES
from bot.practice.state import Ask, Round
from tests.conftest import BEGIN

FIRST_MESSAGE = 1


def every_reply(bank: Bank, question: Question, grader: Grader) -> list[Reply]:
    """The longest replies to one question: all hints, all faults, all points missed, all made."""
    ask = Ask(number=10**6, question=question.id, at=BEGIN, hints=len(question.hints))
    round_ = Round("Everything", "", (), 50)
    section = bank.section_of(question)
    replies = [
        wording.question_card(question, ask, round_),
        wording.shown(question, section, ask, last=True),
        wording.skipped(question),
    ]
    answers = ["nothing at all", *question.answers, " ".join(t.claim for t in question.trap)]
    for answer in answers:
        grade = grader.grade(question, answer)
        attempt = Attempt(
            ask=10**6, question=question.id, fingerprint=question.fingerprint, text=answer,
            first_score=grade.score, score=grade.score, verdict=grade.verdict.value, points=(),
            at=BEGIN + timedelta(minutes=1), seconds=60,
        )  # fmt: skip
        replies.append(wording.feedback(question, section, grade, attempt, last=False))
        replies.extend(wording.probe(grade, place, ask) for place in range(len(question.point)))
    return replies


def length(html: str) -> int:
    """A text's length as Telegram counts it, after its markup is read."""
    return showing.size(unescape(sub(r"<[^>]+>", "", html)))


def test_every_message_fits(shipped: Bank, shipped_grader: Grader) -> None:
    """4096 letters at most, buttons of 64 bytes, and a question with its grade in one message."""
    for question in shipped.questions.values():
        for reply in every_reply(shipped, question, shipped_grader):
            texts = showing.texts(reply)
            assert len(texts) == FIRST_MESSAGE, question.id
            assert length(texts[0]) <= showing.LONGEST_TEXT
            for row in reply.choices:
                assert all(len(b.choice.encode().encode()) <= MOST_BYTES for b in row)


def test_the_list_of_topics_fits(shipped: Bank) -> None:
    """One message with a button a topic."""
    reply = wording.topics(shipped)
    keyboard = showing.keyboard(reply)
    assert keyboard is not None
    assert sum(map(len, keyboard.inline_keyboard)) == len(shipped.sheets) + 1
    assert len(showing.texts(reply)) == FIRST_MESSAGE


@pytest.mark.parametrize(("text", "most"), [(wording.ABOUT, 512), (wording.IN_SHORT, 120)])
def test_the_descriptions_fit(text: str, most: int) -> None:
    """Telegram refuses longer ones."""
    assert len(text) <= most
