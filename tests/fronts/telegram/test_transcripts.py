"""The same conversations as in the terminal, with the same words and choices, on Telegram."""

import json
import random
from pathlib import Path

import pytest

from bot.bank import Bank
from bot.fronts.terminal.lines import Offer, event_of
from bot.history import History
from bot.interview import Interview
from bot.practice import Chose
from tests.conftest import BEGIN
from tests.fronts.telegram.conftest import Talk, talking
from tests.fronts.telegram.rules import WORDS, words_of
from tests.transcripts.player import TRANSCRIPTS, sessions, through_the_core

Calls = list[tuple[str, dict[str, str]]]


def said(calls: Calls) -> list[str]:
    """What a person reads, also as a note that fades."""
    return [
        given["text"] if name == "answerCallbackQuery" else words_of(name, given)
        for name, given in calls
        if name in WORDS or (name == "answerCallbackQuery" and given.get("text"))
    ]


def labels(calls: Calls) -> list[str]:
    """The choices a person sees."""
    return [
        button["text"]
        for name, given in calls
        if name in WORDS and given.get("reply_markup")
        for row in json.loads(given["reply_markup"])["inline_keyboard"]
        for button in row
    ]


async def play(talk: Talk, line: str, offer: Offer) -> Calls:
    """Do on Telegram what a typed line does in the terminal."""
    event = event_of(line, offer)
    if isinstance(event, Chose) and event.choice is not None:
        return await talk.tap(event.choice.encode())
    return await talk.update(message=talk.message(line))


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda t: t.stem)
async def test_telegram_says_what_the_transcript_says(transcript: Path, small: Bank) -> None:
    """Turn by turn: the texts of the core's replies, and its choices as buttons."""
    now = [BEGIN]
    history, rng = History.open(None), random.Random()
    async with talking(small, lambda: now[0], rng=rng) as talk:
        for run in sessions(transcript):
            now[0] = run.begin
            core = Interview(small, history, random.Random(1))
            rng.seed(1)
            lines = [line for line in run.lines if line not in {"", "/quit"}]
            turns = list(through_the_core(core, lambda: now[0], lines))
            await talk.update(message=talk.message("/resume"))
            offer = turns[0][2]
            for line, replies, then in turns[1:]:
                calls = await play(talk, str(line), offer)
                assert said(calls) == [reply.plain() for reply in replies], line
                expected = [b.label for reply in replies for row in reply.choices for b in row]
                assert labels(calls) == expected, line
                offer = then
