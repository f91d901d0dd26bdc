"""How a person is doing."""

from collections.abc import Sequence

from bot.practice.choices import Action, Button, Choice
from bot.practice.pictures import Bar, Bars, Calendar, Picture, Trend
from bot.practice.progress import Progress, QuestionProgress, TopicProgress
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Settings
from bot.practice.topics import EVERYTHING, Scope
from bot.practice.wording.phrases import buttons, clip, count, percent

_KEY = "stats"
_MOST_TO_DRILL = 2


def stats(progress: Progress, scope: Scope, settings: Settings) -> Reply:
    """How a person is doing on everything or on a topic, and what to do next."""
    if not progress.answered:
        return _none_yet(scope)
    picture = _picture(progress, scope, settings)
    return Reply(
        (
            Block(picture.title, Style.TITLE),
            Block(picture.line),
            *(Block(line, Style.FIGURE) for line in _figures(progress)),
            *_weakest(progress),
            Block(f"Next: /quiz {_typed(_next(progress))}".rstrip()),
        ),
        tuple(row for row in (_practise(progress), _drill(progress, scope), _other(scope)) if row),
        key=_KEY,
        picture=picture,
    )


def which_stats(query: str, candidates: Sequence[Scope]) -> Reply:
    """Several topics fit."""
    return Reply(
        (Block(f"Which one do you mean by “{clip(query, 40)}”?"),),
        tuple((Button(s.title, Choice(Action.STATS, 0, s.address)),) for s in candidates),
        key=_KEY,
    )


def _none_yet(scope: Scope) -> Reply:
    if scope == EVERYTHING:
        return Reply(
            (Block("No answers yet. Your first /quiz changes that."),),
            (buttons(("Start a quiz", Action.QUIZ)),),
        )
    return Reply(
        (Block(f"{scope.title}: no answers yet."),),
        ((Button("Practise it", Choice(Action.QUIZ, 0, scope.address)),), _other(scope)),
        key=_KEY,
    )


def _picture(progress: Progress, scope: Scope, settings: Settings) -> Picture:
    if progress.questions:
        bars = Bars(
            "Questions, by your latest answers", tuple(map(_question_bar, progress.questions))
        )
    else:
        bars = Bars("Topics, by your latest answers", tuple(map(_topic_bar, progress.topics)))
    return Picture(
        title="How you are doing" if scope == EVERYTHING else scope.title,
        line=f"{count(progress.answered, 'answer')}, {percent(progress.average)}/100 on average, "
        f"{count(progress.streak, 'day')} in a row",
        bars=bars,
        trend=Trend(_spans(progress), tuple((span.begin, span.score) for span in progress.spans)),
        calendar=Calendar("Answers, day by day", progress.today, progress.days),
        dark=settings.dark,
    )


def _topic_bar(topic: TopicProgress) -> Bar:
    return Bar(topic.title, topic.level, f"{topic.seen} of {topic.questions} seen")


def _question_bar(question: QuestionProgress) -> Bar:
    if not question.answers:
        return Bar(question.prompt, None, "not asked yet")
    return Bar(question.prompt, question.last, count(question.answers, "answer"))


def _figures(progress: Progress) -> Sequence[str]:
    """The same as the picture, in words."""
    lines = (
        [_question_line(question) for question in progress.questions]
        or [_topic_line(topic) for topic in progress.topics]
    )  # fmt: skip
    scores = ", ".join(str(percent(span.score)) for span in progress.spans)
    lines.append(f"{_spans(progress)}: {scores}")
    active = sum(map(bool, progress.days))
    weeks = [sum(progress.days[n : n + 7]) for n in range(0, len(progress.days), 7)]
    begun = next((n for n, answers in enumerate(weeks) if answers), len(weeks) - 1)
    lines.append(
        f"Answers by week: {', '.join(map(str, weeks[begun:]))}; "
        f"active on {count(active, 'day')} of the last {len(progress.days)}"
    )
    return lines


def _spans(progress: Progress) -> str:
    return "Scores by week" if progress.by_week else "Scores by day"


def _topic_line(topic: TopicProgress) -> str:
    trend = ""
    if topic.trend is not None:
        points = percent(topic.trend)
        trend = ", steady" if not points else f", {'up' if points > 0 else 'down'} {abs(points)}"
    return (
        f"{topic.title}: {percent(topic.level)}/100{trend}, "
        f"{topic.seen} of {topic.questions} questions seen"
    )


def _question_line(question: QuestionProgress) -> str:
    prompt = clip(question.prompt, 90)
    if not question.answers:
        return f"– {prompt} (not asked yet)"
    again = f", first {percent(question.first)}, {question.answers} answers"
    return f"{percent(question.last)}/100 {prompt}" + (again if question.answers > 1 else "")


def _weakest(progress: Progress) -> Sequence[Block]:
    if not progress.weakest or progress.questions:
        return ()
    return (
        Block("Weakest now", Style.TITLE),
        *(
            Block(f"• {percent(weak.last)}/100 {clip(weak.prompt, 90)}")
            for weak in progress.weakest
        ),
    )


def _next(progress: Progress) -> TopicProgress | None:
    return min(progress.topics, key=lambda topic: topic.level, default=None)


def _typed(topic: TopicProgress | None) -> str:
    return topic.topic.replace("/", " ").replace("-", " ") if topic else ""


def _practise(progress: Progress) -> tuple[Button, ...]:
    topic = _next(progress)
    if topic is None:
        return buttons(("Start a quiz", Action.QUIZ))
    return (Button(f"Practise {topic.title}", Choice(Action.QUIZ, 0, topic.topic)),)


def _drill(progress: Progress, scope: Scope) -> tuple[Button, ...]:
    """The weakest topics, to be looked at question by question."""
    if progress.questions:
        return (Button("My answers on it", Choice(Action.ANSWERS, 0, f"0 {scope.address}")),)
    weakest = sorted(progress.topics, key=lambda topic: topic.level)[:_MOST_TO_DRILL]
    return tuple(
        Button(
            f"{topic.title.rpartition(' › ')[2]} in detail", Choice(Action.STATS, 0, topic.topic)
        )
        for topic in weakest
    )


def _other(scope: Scope) -> tuple[Button, ...]:
    if scope == EVERYTHING:
        return buttons(("History", Action.HISTORY))
    return buttons(("All my stats", Action.STATS))
