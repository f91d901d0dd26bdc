"""How a person is doing."""

from bot.practice.choices import Action, Button, Choice
from bot.practice.progress import Progress, TopicProgress
from bot.practice.replies import Block, Reply, Style
from bot.practice.wording.phrases import buttons, clip, count, percent


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
