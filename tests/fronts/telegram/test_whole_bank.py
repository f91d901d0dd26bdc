"""Telegram takes every message that the shipped bank can lead to."""

import random
from datetime import timedelta
from html import unescape
from re import sub

import pytest

from bot.bank import Bank, Question
from bot.fronts.telegram import showing
from bot.grading import Grader
from bot.history import History
from bot.interview import Interview
from bot.practice import (
    Action,
    Attempt,
    Choice,
    Chose,
    Command,
    Event,
    PointResult,
    Reply,
    Said,
    wording,
)
from bot.practice.choices import MOST_BYTES
from bot.practice.state import Ask, Round, Settings
from bot.practice.wording.grades import MOST_CORRECTIONS
from tests.conftest import BEGIN

FIRST_MESSAGE = 1
PERSON = "telegram:1"


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


def test_who_errs_in_everything_hears_the_worst_first(
    shipped: Bank, shipped_grader: Grader
) -> None:
    """A flood of corrections teaches nothing."""
    question = max(shipped.questions.values(), key=lambda q: len(q.trap))
    *_, worst = (
        reply for reply in every_reply(shipped, question, shipped_grader)
        if any(block.text.startswith("✗ Careful") for block in reply.blocks)
    )  # fmt: skip
    said = [block.text for block in worst.blocks if block.text.startswith("✗")]
    assert sum(text.startswith("✗ Careful") for text in said) == MOST_CORRECTIONS
    assert said[-1].endswith("more like these.")


def fits(reply: Reply, most: int = 1) -> None:
    """Telegram takes it, as so many messages at most."""
    texts = showing.texts(reply)
    assert len(texts) <= most, reply.plain()[:300]
    assert all(length(text) <= showing.LONGEST_TEXT for text in texts)
    for row in reply.choices:
        assert all(len(button.choice.encode().encode()) <= MOST_BYTES for button in row)


def test_every_page_of_the_past_fits(shipped: Bank) -> None:
    """With every question of the bank answered."""
    interview = Interview(shipped, History.open(None), random.Random(1))
    events: list[Event] = [Command("stats"), Command("history"), Command("search", "idea")]
    for sheet in shipped.sheets:
        interview.hear(PERSON, Command("quiz", f"{sheet.topic} 50"), BEGIN)
        for _ in sheet.question:
            interview.hear(PERSON, Said("no idea"), BEGIN)
            interview.hear(PERSON, Command("next"), BEGIN)
        events += [Command("stats", sheet.topic), Command("history", sheet.topic)]
    events += [Chose(Choice(Action.ANSWERS, 0, f"{page} ")) for page in range(30)]
    for event in events:
        for delivery in interview.hear(PERSON, event, BEGIN):
            fits(delivery.reply)


def test_the_longest_answers_fit_side_by_side(shipped: Bank) -> None:
    """In one message; one of them in full takes a few."""
    for question in shipped.questions.values():
        first, latest = (
            Attempt(
                ask=10**6 + n, question=question.id, fingerprint="changed", text="an idea 🎉 " * 364,
                first_score=0.5, score=0.5, verdict="partly",
                points=tuple(PointResult(p.claim, "denied", "x" * 200) for p in question.point),
                at=BEGIN, seconds=60, hints=3, probes=2, own=0.5, prompt=question.prompt,
            )
            for n in range(2)
        )  # fmt: skip
        fits(wording.comparison(first, latest, question.prompt, Settings()))
        asks = [first.ask, latest.ask]
        fits(wording.answer_page(latest, asks, question, "x" * 50, Settings()), most=3)


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
