"""Looking back: statistics and history."""

from collections.abc import Sequence

from bot.bank import Bank
from bot.practice.attempts import Attempt
from bot.practice.choices import Action, Button, Choice
from bot.practice.progress import Progress, TopicProgress
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Settings
from bot.practice.wording.phrases import buttons, clip, count, percent, when


def stats(progress: Progress) -> Reply:
    """How a person is doing, and what to do next."""
    if not progress.answered:
        return Reply(
            (Block("No answers yet. Your first /quiz changes that."),),
            (buttons(("Start a quiz", Action.QUIZ)),),
        )
    lines = [
        Block("How you are doing", Style.TITLE),
        Block(
            f"{count(progress.answered, 'answer')}, {percent(progress.average)}/100 on average, "
            f"{count(progress.streak, 'day')} in a row"
        ),
        *(Block(_topic_line(topic)) for topic in progress.topics),
    ]
    rows: list[tuple[Button, ...]] = []
    if progress.weakest:
        lines.append(Block("Weakest now", Style.TITLE))
        lines.extend(
            Block(f"• {percent(weak.score)}/100 {clip(weak.prompt, 90)}")
            for weak in progress.weakest
        )
    weakest = min(progress.topics, key=lambda topic: topic.level, default=None)
    if weakest is not None:
        lines.append(Block(f"Next: /quiz {weakest.topic.replace('/', ' ').replace('-', ' ')}"))
        label = f"Practise {weakest.title}"
        rows.append((Button(label, Choice(Action.QUIZ, 0, weakest.topic)),))
    rows.append(buttons(("History", Action.HISTORY)))
    return Reply(tuple(lines), tuple(rows), key="stats")


def _topic_line(topic: TopicProgress) -> str:
    trend = ""
    if topic.trend is not None:
        points = percent(topic.trend)
        trend = ", steady" if not points else f", {'up' if points > 0 else 'down'} {abs(points)}"
    return (
        f"{topic.title}: {percent(topic.level)}/100{trend}, "
        f"{topic.seen} of {topic.questions} questions seen"
    )


def history(
    attempts: Sequence[Attempt], bank: Bank, page: int, settings: Settings, *, more: bool
) -> Reply:
    """One page of past answers, latest first."""
    if not attempts:
        return Reply(
            (
                Block(
                    "No answers yet." if page == 0 else "That is all. There are no older answers."
                ),
            ),
            (buttons(("Start a quiz", Action.QUIZ)),),
            key="history",
        )
    lines: list[Block] = [Block("Your answers, latest first", Style.TITLE)]
    for attempt in attempts:
        question = bank.questions.get(attempt.question)
        prompt = (
            question.prompt
            if question
            else f"(a question no longer in the bank: {attempt.question})"
        )
        lines.append(Block(f"{when(attempt.at, settings)} · {_score_line(attempt)}", Style.QUIET))
        lines.append(Block(clip(prompt, 160), Style.PROMPT))
        lines.append(Block(f"“{clip(attempt.text, 400)}”"))
    pages: list[Button] = []
    if page:
        pages.append(Button("Newer", Choice(Action.HISTORY, 0, str(page - 1))))
    if more:
        pages.append(Button("Older", Choice(Action.HISTORY, 0, str(page + 1))))
    return Reply(tuple(lines), (tuple(pages),) if pages else (), key="history")


def _score_line(attempt: Attempt) -> str:
    line = f"{percent(attempt.score)}/100 · {attempt.verdict}"
    if attempt.probes:
        line += f" (first try {percent(attempt.first_score)})"
    if attempt.own is not None:
        line += f" · you say {percent(attempt.own)}"
    return line + (" · taken back" if attempt.undone else "")
