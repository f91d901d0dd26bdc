"""Choosing a topic, being asked, and what a round came to."""

from collections.abc import Sequence

from bot.bank import Bank, Question
from bot.practice.choices import Action, Button, Choice
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Ask, Round
from bot.practice.topics import Scope
from bot.practice.wording.phrases import buttons, clip, count, percent, remark


def topics(bank: Bank) -> Reply:
    """All topics, each a button."""
    rows = [
        (Button(f"{sheet.title} ({len(sheet.question)})", Choice(Action.QUIZ, 0, sheet.topic)),)
        for sheet in bank.sheets
    ]
    return Reply(
        (
            Block(f"{len(bank.questions)} questions on {len(bank.sheets)} topics", Style.TITLE),
            Block("Choose one, or type /quiz with a topic and a number, such as /quiz flask 3"),
        ),
        (*rows, (Button("A mix of everything", Choice(Action.QUIZ)),)),
    )


def which_topic(query: str, candidates: Sequence[Scope]) -> Reply:
    """Several topics fit."""
    return Reply(
        (Block(f"Which one do you mean by “{clip(query, 40)}”?"),),
        tuple((Button(s.title, Choice(Action.QUIZ, 0, s.address)),) for s in candidates),
    )


def no_such_topic(query: str) -> Reply:
    """No topic fits."""
    return remark(
        f"I have no topic like “{clip(query, 40)}”. /topics shows what there is.",
        buttons(("Topics", Action.TOPICS), ("A mix of everything", Action.QUIZ)),
    )


def topic_gone() -> Reply:
    """A button names a topic that the bank no longer has."""
    return remark("That topic isn't in the bank any more. /topics shows what there is.")


def round_begins(title: str, length: int) -> Reply:
    """The heading of a round."""
    return Reply((Block(f"{title} · {count(length, 'question')}", Style.TITLE),))


def question_card(question: Question, ask: Ask, round_: Round) -> Reply:
    """A question with as many hints as were asked for."""
    hints = question.hints[: ask.hints]
    first = (
        [("Hint" if not hints else "Another hint", Action.HINT)]
        if len(hints) < len(question.hints)
        else []
    )
    return Reply(
        (
            Block(f"{round_.position}/{round_.length} · {question.level}", Style.QUIET),
            Block(question.prompt, Style.PROMPT),
            *(Block(f"Hint {n}: {hint}") for n, hint in enumerate(hints, 1)),
        ),
        (
            buttons(
                *first, ("Skip", Action.SKIP), ("Show answer", Action.SHOW), ("Stop", Action.STOP),
                ask=ask.number,
            ),
        ),
        key=f"question-{ask.number}",
    )  # fmt: skip


def no_more_hints() -> Reply:
    """All hints were given."""
    return remark("That was the last hint. Say what you know: a part of the answer counts too.")


def skipped(question: Question) -> Reply:
    """A question was passed over."""
    return Reply(
        (Block(f"Skipped: “{clip(question.prompt, 60)}” It will come back.", Style.QUIET),)
    )


def round_ends(round_: Round, *, stopped: bool) -> Reply:
    """What a round came to."""
    answered = len(round_.scores)
    head = "Stopped" if stopped else "Round done"
    lines = [Block(f"{head}: {round_.title}", Style.TITLE)]
    if answered:
        solid = sum(score >= 0.7 for score in round_.scores)  # noqa: PLR2004
        average = percent(sum(round_.scores) / answered)
        lines.append(
            Block(f"{count(answered, 'answer')}, {solid} solid, {average}/100 on average.")
        )
    else:
        lines.append(Block("No answer this time, and that's all right."))
    if round_.skipped:
        lines.append(Block(f"{round_.skipped} skipped; they will come back."))
    return Reply(
        tuple(lines),
        (
            (
                Button("Again", Choice(Action.QUIZ, 0, round_.scope)),
                *buttons(("Topics", Action.TOPICS), ("My stats", Action.STATS)),
            ),
        ),
    )
