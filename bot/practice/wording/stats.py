"""How a person is doing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.practice.choices import Action, Button, Choice
from bot.practice.pictures import Bar, Bars, Calendar, Picture, Trend
from bot.practice.progress import Progress, QuestionProgress, TopicProgress
from bot.practice.readiness import Readiness
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Settings
from bot.practice.topics import BETWEEN, EVERYTHING, Scope
from bot.practice.wording.phrases import buttons, clip, count, percent, short_date

_KEY = "stats"
_MOST_TO_DRILL = 2
_READY = "Ready today"
_NOT_ASKED = "not asked yet"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands: what was, and what may be expected of it."""

    progress: Progress
    readiness: Readiness
    recalls: Mapping[str, float]
    """Where it is about one topic: the expected recall today of each question that was tried,
    ∈ [0, 1]."""


def stats(standing: Standing, scope: Scope, settings: Settings) -> Reply:
    """How a person is doing on everything or on a topic, and what to do next."""
    progress = standing.progress
    if not progress.answered:
        return _none_yet(scope)
    picture = _picture(standing, scope, settings)
    weakest = sorted(progress.topics, key=lambda topic: _ready(standing, topic) or 0.0)
    return Reply(
        (
            Block(picture.title, Style.TITLE),
            Block(_overall(standing.readiness)),
            Block(
                f"{count(progress.answered, 'answer')}, {percent(progress.average)}/100 on average, "
                f"{count(progress.streak, 'day')} in a row"
            ),
            *(Block(line, Style.FIGURE) for line in _figures(standing)),
            *_weakest(progress),
            Block(f"Next: /quiz {_typed(weakest[0]) if weakest else ''}".rstrip()),
        ),
        tuple(
            row
            for row in (_practise(weakest), _drill(progress, weakest, scope), _other(scope))
            if row
        ),
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


def _picture(standing: Standing, scope: Scope, settings: Settings) -> Picture:
    progress, day = standing.progress, standing.readiness.day
    if progress.questions:
        rows = tuple(_question_bar(standing, question) for question in progress.questions)
        bars = Bars(f"{_READY}, by question", rows)
    else:
        rows = tuple(_topic_bar(standing, topic) for topic in progress.topics)
        bars = Bars(
            f"{_READY}, by topic", rows, f"on {short_date(day)} without practice" if day else ""
        )
    return Picture(
        title="How you are doing" if scope == EVERYTHING else scope.title,
        line=f"{percent(standing.readiness.today)}/100 ready today · "
        f"{count(progress.answered, 'answer')} · {count(progress.streak, 'day')} in a row",
        bars=bars,
        trend=Trend(_spans(progress), tuple((span.begin, span.score) for span in progress.spans)),
        calendar=Calendar("Answers, day by day", progress.today, progress.days),
        dark=settings.dark,
    )


def _topic_bar(standing: Standing, topic: TopicProgress) -> Bar:
    note = f"{topic.seen} of {topic.questions} seen"
    for known in standing.readiness.topics:
        if known.topic == topic.topic:
            return Bar(topic.title, known.today, note, known.then)
    return Bar(topic.title, None, note)  # all its questions are harder than the person wants


def _question_bar(standing: Standing, question: QuestionProgress) -> Bar:
    if not question.answers:
        return Bar(question.prompt, None, _NOT_ASKED)
    note = f"{percent(question.last)}/100 last time"
    return Bar(question.prompt, standing.recalls.get(question.question), note)


def _overall(readiness: Readiness) -> str:
    """The one figure, and what it means."""
    line = f"{percent(readiness.today)}/100 ready today"
    if readiness.then is not None and readiness.day is not None:
        line += f", {percent(readiness.then)} on {short_date(readiness.day)} without practice"
    return f"{line}: so many of 100 questions you would be expected to answer well."


def _ready(standing: Standing, topic: TopicProgress) -> float | None:
    return _topic_bar(standing, topic).value


def _figures(standing: Standing) -> Sequence[str]:
    """The same as the picture, in words."""
    progress = standing.progress
    lines = (
        [_question_line(standing, question) for question in progress.questions]
        or [_topic_line(standing, topic) for topic in progress.topics]
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


def _topic_line(standing: Standing, topic: TopicProgress) -> str:
    bar = _topic_bar(standing, topic)
    line = f"{topic.title}: "
    if bar.value is not None:
        line += f"{percent(bar.value)}/100 ready"
        line += "" if bar.later is None else f", then {percent(bar.later)}"
        line += "; "
    line += f"{percent(topic.level)} in your latest answers"
    if topic.trend is not None:
        points = percent(topic.trend)
        line += ", steady" if not points else f", {'up' if points > 0 else 'down'} {abs(points)}"
    return f"{line}; {bar.note}"


def _question_line(standing: Standing, question: QuestionProgress) -> str:
    prompt = clip(question.prompt, 90)
    if not question.answers:
        return f"– {prompt} ({_NOT_ASKED})"
    bar = _question_bar(standing, question)
    first = f", {percent(question.first)} at first" if question.answers > 1 else ""
    return f"{percent(bar.value or 0.0)}/100 {prompt} ({bar.note}{first})"


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


def _typed(topic: TopicProgress) -> str:
    """How to ask for a topic, by its name: the address of somebody's own notes is no word."""
    return topic.title.replace(BETWEEN, " ").lower()


def _practise(weakest: Sequence[TopicProgress]) -> tuple[Button, ...]:
    if not weakest:
        return buttons(("Start a quiz", Action.QUIZ))
    return (Button(f"Practise {weakest[0].title}", Choice(Action.QUIZ, 0, weakest[0].topic)),)


def _drill(
    progress: Progress, weakest: Sequence[TopicProgress], scope: Scope
) -> tuple[Button, ...]:
    """The weakest topics, to be looked at question by question."""
    if progress.questions:
        return (Button("My answers on it", Choice(Action.ANSWERS, 0, f"0 {scope.address}")),)
    return tuple(
        Button(
            f"{topic.title.rpartition(' › ')[2]} in detail", Choice(Action.STATS, 0, topic.topic)
        )
        for topic in weakest[:_MOST_TO_DRILL]
    )


def _other(scope: Scope) -> tuple[Button, ...]:
    if scope == EVERYTHING:
        return buttons(("History", Action.HISTORY))
    return buttons(("All my stats", Action.STATS))
