"""The day one prepares for: how ready one is, what is missing, and what to do day by day."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.practice.choices import Action
from bot.practice.plan import Day, Plan
from bot.practice.readiness import UNSEEN, Readiness, TopicReadiness
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Settings
from bot.practice.wording.phrases import (
    buttons,
    clip,
    count,
    days_ahead,
    long_date,
    percent,
    remark,
    short_date,
)

_EXAMPLES = "/interview 2026-12-10, or “10 Dec”, or “in 2 weeks”"
_MOST_GAPS = 6
_BY_DAY, _SOON = 14, 21
"""So many days of a plan are told one by one, or all if there are few; the rest by the week."""

_MEANING = (
    "So many of 100 questions you would be expected to answer well, by how fast each one fades; "
    f"what was never asked, or isn't solid yet, counts {percent(UNSEEN)} at most."
)


def interview_page(ready: Readiness, plan: Plan, now: datetime, settings: Settings) -> Reply:
    """How ready a person is for the day, and what is missing."""
    if ready.day is None or ready.then is None or plan.then is None:
        return no_interview_yet()
    ahead = days_ahead(ready.day, now, settings)
    return Reply(
        (
            Block(f"Interview {ahead}, on {long_date(ready.day)}", Style.TITLE),
            Block(_ready(ready.today, ready.then, plan)),
            Block(_MEANING, Style.QUIET),
            *_topics(ready),
            *_gaps(ready),
        ),
        (buttons(("Today's plan", Action.TODAY), ("No interview", Action.NO_INTERVIEW)),),
        key="interview",
    )


def today_page(plan: Plan, settings: Settings) -> Reply:
    """What to do today, and on the days to come."""
    left = plan.today.reviews + plan.today.new
    done = f"Done: {count(plan.done, 'question')}. " if plan.done else ""
    if left:
        what = f"{done}Left: {_work(plan.today)}."
    else:
        what = f"{done}Nothing left for today." if done else "Nothing is planned."
    return Reply(
        (
            Block(f"Today, {long_date(plan.today.day)}", Style.TITLE),
            Block(_about(plan, settings.interview)),
            Block(what),
            *_days(plan),
        ),
        (
            buttons(("Begin" if not plan.done else "Go on", Action.GO)) if left
            else buttons(("Start a quiz", Action.QUIZ)),
        ),
        key="today",
    )  # fmt: skip


def no_interview_yet() -> Reply:
    """No day is set."""
    return Reply(
        (Block(f"When is your interview? {_EXAMPLES}. Then I plan the days up to it."),),
        (buttons(("Start a quiz", Action.QUIZ)),),
    )


def no_interview() -> Reply:
    """The day was removed."""
    return remark("There is no interview to prepare for now. A new one: /interview 10 Dec")


def no_such_day(text: str) -> Reply:
    """No day was understood."""
    return remark(f"I can't read “{clip(text, 40)}” as a day. Try {_EXAMPLES}.")


def day_is_over(day: date) -> Reply:
    """A day in the past."""
    return remark(f"{long_date(day)} is over. Give me a day to come: {_EXAMPLES}.")


def day_too_far(day: date) -> Reply:
    """A day that nobody plans for."""
    return remark(f"{long_date(day)} is more than a year away; come back when it is nearer.")


def _ready(now: float, then: float, plan: Plan) -> str:
    today = f"{percent(now)}/100 ready today."
    if not plan.days:
        return today
    return (
        f"{today} On the day: {percent(then)} if you stop now, {percent(plan.then or 0)} if you keep "
        "to the plan and all goes well."
    )


def _topics(ready: Readiness) -> Iterable[Block]:
    begun = [topic for topic in ready.topics if topic.unseen < topic.questions]
    for topic in sorted(begun, key=lambda topic: topic.today):
        yield Block(_topic(topic))
    rest = [topic.title for topic in ready.topics if topic not in begun]
    if rest:
        yield Block(f"Not begun: {', '.join(rest)}")


def _topic(topic: TopicReadiness) -> str:
    then = "" if topic.then is None else f", {percent(topic.then)} on the day"
    gaps = [f"{topic.unseen} not asked yet"] if topic.unseen else []
    gaps += [f"{topic.weak} not solid"] if topic.weak else []
    rest = f" ({', '.join(gaps)} of {topic.questions})" if gaps else ""
    return f"{topic.title}: {percent(topic.today)}/100{then}{rest}"


def _gaps(ready: Readiness) -> Iterable[Block]:
    gaps = [f"not solid: {q.prompt}" for q in ready.weak]
    gaps += [f"not asked yet: {q.prompt}" for q in ready.unseen]
    if gaps:
        yield Block("Gaps", Style.TITLE)
        for gap in gaps[:_MOST_GAPS]:
            yield Block(f"• {clip(gap, 100)}")
    if len(gaps) > _MOST_GAPS:
        yield Block(f"and {len(gaps) - _MOST_GAPS} more")


def _about(plan: Plan, day: date | None) -> str:
    left = (day - plan.today.day).days if day is not None else -1
    if day is None or left < 0:
        return "With the day of your interview I plan the days up to it: /interview 10 Dec"
    if not left:
        return "Today is the day. Good luck, you know more than you think!"
    return f"Your interview is on {long_date(day)}, in {count(left, 'day')}: /interview"


def _days(plan: Plan) -> Iterable[Block]:
    if plan.days:
        yield Block("The days to come", Style.TITLE)
    by_day = len(plan.days) if len(plan.days) <= _SOON else _BY_DAY
    for day in plan.days[:by_day]:
        yield Block(f"{day.day:%a} {short_date(day.day)}: {_work(day)}")
    for begin in range(by_day, len(plan.days), 7):
        week = plan.days[begin : begin + 7]
        total = Day(week[0].day, sum(d.reviews for d in week), sum(d.new for d in week))
        yield Block(f"{short_date(total.day)} to {short_date(week[-1].day)}: {_work(total)}")
    if plan.left_out and plan.days:
        yield Block(
            f"{count(plan.left_out, 'question')} won't fit before the interview; /settings can "
            "leave out the harder ones."
        )


def _work(day: Day) -> str:
    parts = [f"{day.reviews} to review"] if day.reviews else []
    parts += [f"{day.new} new"] if day.new else []
    return ", ".join(parts) or "free"
