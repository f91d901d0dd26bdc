"""Choosing a topic, being asked, and what a round came to."""

from collections.abc import Iterable, Mapping, Sequence

from bot.bank import Bank, Level, Question
from bot.grading import Verdict, verdict_of
from bot.practice.choices import Action, Button, Choice
from bot.practice.graded import Graded
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Ask, Kind, Round
from bot.practice.topics import Scope
from bot.practice.wording.grades import grade_buttons, grade_lines
from bot.practice.wording.phrases import buttons, clip, count, percent, remark

_KINDS = {
    Kind.QUIZ: "", Kind.REVIEW: "Review", Kind.MISTAKES: "Mistakes", Kind.TODAY: "Today's plan",
}  # fmt: skip


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


def which_topic(query: str, candidates: Sequence[Scope], action: Action = Action.QUIZ) -> Reply:
    """Several topics fit; a button for each does what was asked for."""
    return Reply(
        (Block(f"Which one do you mean by “{clip(query, 40)}”?"),),
        tuple((Button(s.title, Choice(action, 0, s.address)),) for s in candidates),
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


def none_at_level(scope: Scope, level: Level) -> Reply:
    """A topic has no question that is easy enough."""
    return remark(
        f"{scope.title} has no question up to the level “{level}”. /settings changes the level.",
        buttons(("Settings", Action.SETTINGS), ("Topics", Action.TOPICS)),
    )


def round_title(kind: Kind, scope: Scope) -> str:
    """What a round is called."""
    what = _KINDS[kind]
    return ": ".join(
        part for part in (what, scope.title if scope.address or not what else "") if part
    )


def round_begins(round_: Round, waiting: int) -> Reply:
    """The heading of a round, with how many questions it was chosen from."""
    rest = waiting - round_.length
    more = f", {rest} more after that" if rest else ""
    lines = [Block(f"{round_.title} · {count(round_.length, 'question')}{more}", Style.TITLE)]
    if round_.late:
        lines.append(Block("You get the grades at the end, all together.", Style.QUIET))
    return Reply(tuple(lines))


def noted() -> Reply:
    """An answer was taken whose grade waits for the end."""
    return Reply((Block("Noted.", Style.QUIET),))


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
            *_undo_the_last(round_),
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


def round_ends(
    round_: Round, waiting: Mapping[Kind, int], graded: Sequence[Graded], *, stopped: bool
) -> Reply:
    """What a round came to, with the grades that waited for it, and what waits to be asked again."""
    answered = len(round_.scores)
    head = "Stopped" if stopped else "Round done"
    lines = list(grade_lines(graded)) if graded else []
    lines.append(Block(f"{head}: {round_.title}", Style.TITLE))
    if answered:
        scores = [score for _, score in round_.scores]
        solid = sum(verdict_of(score) is Verdict.SOLID for score in scores)
        average = percent(sum(scores) / answered)
        lines.append(
            Block(f"{count(answered, 'answer')}, {solid} solid, {average}/100 on average.")
        )
    else:
        lines.append(Block("No answer this time, and that's all right."))
    if round_.skipped:
        they = "it" if round_.skipped == 1 else "they"
        lines.append(Block(f"{round_.skipped} skipped; {they} will come back."))
    lines += [Block(text) for text in _waits(round_, waiting)]
    again = [Button("Again", Choice(Action.QUIZ, 0, round_.scope))]
    return Reply(
        tuple(lines),
        (
            *grade_buttons(graded),
            (
                *(again if round_.kind is Kind.QUIZ else ()),
                *buttons(*_waiting(waiting)),
            ),
            buttons(("Topics", Action.TOPICS), ("My stats", Action.STATS)),
        ),
    )


def _waits(round_: Round, waiting: Mapping[Kind, int]) -> Iterable[str]:
    """What can be done next, in words."""
    for kind, words in (
        (Kind.TODAY, "left for today: /today"),
        (Kind.REVIEW, "due for review: /review"),
        (Kind.MISTAKES, "not solid: /mistakes"),
    ):
        if waiting.get(kind):
            yield f"{waiting[kind]} {'still ' if round_.kind is kind else ''}{words}"


def _waiting(waiting: Mapping[Kind, int]) -> Iterable[tuple[str, Action]]:
    """The same as buttons."""
    for kind, label, action in (
        (Kind.TODAY, "Go on", Action.GO),
        (Kind.REVIEW, "Review", Action.REVIEW),
        (Kind.MISTAKES, "Mistakes", Action.MISTAKES),
    ):
        if waiting.get(kind):
            yield label, action


def _undo_the_last(round_: Round) -> Iterable[tuple[Button, ...]]:
    """Where grades wait, the last answer can be taken back from the question after it."""
    if round_.late and round_.scores:
        yield buttons(("Undo last answer", Action.UNDO), ask=round_.scores[-1][0])
