"""Every sentence the bot says: functions from facts to replies.

Short, warm, plain. Words carry the meaning, a sign in front only repeats it. Nothing scolds, and
nothing is a dead end: each reply that closes something says what can be done next.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.bank import Bank, Question
from bot.grading import Grade, Guard, Status
from bot.practice.attempts import Attempt
from bot.practice.choices import Action, Button, Choice
from bot.practice.progress import Progress, TopicProgress
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Ask, Round, Settings
from bot.practice.topics import Scope

COMMANDS = {
    "quiz": "Start a quiz: /quiz django orm 3",
    "topics": "See all topics",
    "hint": "Get a hint",
    "skip": "Skip this question",
    "answer": "Show the model answer",
    "next": "Go to the next question",
    "stop": "End this round",
    "stats": "See how you are doing",
    "history": "Read your past answers",
    "settings": "Follow-ups, length of a round, time zone",
    "privacy": "What is kept, and how to erase it",
    "help": "What I can do",
}
"""The commands a menu shows, in the order people need them."""

ABOUT = (
    "Practise for a job interview: I ask, you answer in your own words, and I tell you at once which "
    "points you made and which are missing. Nothing you write leaves the machine I run on."
)
IN_SHORT = (
    "Interview practice: answer in your own words, see at once what was right and what is missing."
)
LONGEST_ANSWER = 4000
"""Letters of an answer that are taken at most."""

_KINDS = {
    "photo": "a photo", "voice": "a voice message", "video": "a video", "sticker": "a sticker",
    "document": "a file", "location": "a place", "contact": "a contact", "audio": "a recording",
    "poll": "a poll", "animation": "an animation", "dice": "a die",
}  # fmt: skip


def _buttons(*buttons: tuple[str, Action], ask: int = 0) -> tuple[Button, ...]:
    return tuple(Button(label, Choice(action, ask)) for label, action in buttons)


def _remark(text: str, *rows: tuple[Button, ...]) -> Reply:
    """A line that answers something out of turn."""
    return Reply((Block(text),), rows, passing=True)


def percent(score: float) -> int:
    """A score as people read it, 0 to 100."""
    return round(100 * score)


def _clip(text: str, most: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"


# --- coming and going -------------------------------------------------------------------------


def welcome() -> Reply:
    """The first words to a person."""
    return Reply(
        (
            Block("Hello! Let's practise for your interview.", Style.TITLE),
            Block(
                "I ask, you answer in your own words, short is fine. I tell you which points you made, "
                "which are missing and what was off."
            ),
            Block("Type /quiz to begin, or name a topic: /quiz django orm 3"),
        ),
        (_buttons(("Start a quiz", Action.QUIZ), ("Topics", Action.TOPICS)),),
    )


def welcome_back() -> Reply:
    """Words to somebody who was here before and has no round open."""
    return Reply(
        (Block("Welcome back. /quiz starts a round, /stats shows how you are doing."),),
        (
            _buttons(
                ("Start a quiz", Action.QUIZ), ("Topics", Action.TOPICS), ("My stats", Action.STATS)
            ),
        ),
    )


def back_after_grade(question: Question, ask: Ask, *, last: bool) -> Reply:
    """Words to somebody who left after a grade, in the middle of a round."""
    return Reply(
        (
            Block("Welcome back. The last question was:"),
            Block(question.prompt, Style.PROMPT),
            Block("It is graded. Shall we go on?"),
        ),
        (_buttons(_onward(last=last), ("Stop", Action.STOP), ask=ask.number),),
    )


def where_we_were() -> Reply:
    """A line before the open question is shown again."""
    return Reply((Block("Welcome back. This is where we were:", Style.QUIET),))


def help_page() -> Reply:
    """What can be done."""
    return Reply(
        (
            Block("What I can do", Style.TITLE),
            *(Block(f"/{name} – {what}") for name, what in COMMANDS.items() if name != "help"),
            Block("While a question is open, whatever you type is your answer."),
        ),
        (_buttons(("Start a quiz", Action.QUIZ), ("Topics", Action.TOPICS)),),
    )


def privacy() -> Reply:
    """What is kept, why, how long."""
    return Reply(
        (
            Block("Your data", Style.TITLE),
            Block(
                "I keep your answers with their grades, your settings and where we are in a round, under "
                "your account's number: to show your progress and choose what to ask. They stay until "
                "you erase them. Your name is not kept, and nothing is sent to anybody else."
            ),
            Block(
                "/forget erases everything about you at once. Copies that the operator made as backups "
                "go when those are replaced."
            ),
        ),
    )


def ask_forget() -> Reply:
    """The one confirmation before everything is erased."""
    return Reply(
        (Block("Erase all your answers, statistics and settings? This can't be undone."),),
        (_buttons(("Yes, erase everything", Action.FORGET), ("No, keep it", Action.KEEP)),),
    )


def forgotten() -> Reply:
    """Everything is gone."""
    return Reply(
        (Block("Done: everything about you is erased. /quiz begins afresh, if you like."),)
    )


def kept() -> Reply:
    """Nothing was erased."""
    return _remark("Good, nothing was erased.")


# --- choosing a topic -------------------------------------------------------------------------


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
        (Block(f"Which one do you mean by “{_clip(query, 40)}”?"),),
        tuple((Button(s.title, Choice(Action.QUIZ, 0, s.address)),) for s in candidates),
    )


def no_such_topic(query: str) -> Reply:
    """No topic fits."""
    return _remark(
        f"I have no topic like “{_clip(query, 40)}”. /topics shows what there is.",
        _buttons(("Topics", Action.TOPICS), ("A mix of everything", Action.QUIZ)),
    )


def topic_gone() -> Reply:
    """A button names a topic that the bank no longer has."""
    return _remark("That topic isn't in the bank any more. /topics shows what there is.")


# --- asking -----------------------------------------------------------------------------------


def round_begins(title: str, length: int) -> Reply:
    """The heading of a round."""
    return Reply((Block(f"{title} · {_count(length, 'question')}", Style.TITLE),))


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
            _buttons(
                *first, ("Skip", Action.SKIP), ("Show answer", Action.SHOW), ("Stop", Action.STOP),
                ask=ask.number,
            ),
        ),
        key=f"question-{ask.number}",
    )  # fmt: skip


def no_more_hints() -> Reply:
    """All hints were given."""
    return _remark("That was the last hint. Say what you know: a part of the answer counts too.")


def skipped(question: Question) -> Reply:
    """A question was passed over."""
    return Reply(
        (Block(f"Skipped: “{_clip(question.prompt, 60)}” It will come back.", Style.QUIET),)
    )


# --- grading ----------------------------------------------------------------------------------


def probe(grade: Grade, point: int, ask: Ask) -> Reply:
    """A part is there: one follow-up at the heaviest point that is missing."""
    missing = sum(p.status is not Status.MADE for p in grade.points)
    return Reply(
        (
            _headline(grade.score, grade.verdict.value),
            *_made(grade),
            Block(f"○ Still missing: {_count(missing, 'point')}", Style.MISSED),
            Block(grade.points[point].point.probe, Style.PROMPT),
        ),
        (_buttons(("Show answer", Action.SHOW), ("Next", Action.NEXT), ask=ask.number),),
        key=f"grade-{ask.number}",
    )


def feedback(
    question: Question, section: str, grade: Grade, attempt: Attempt, *, last: bool
) -> Reply:
    """The whole grade of an answer."""
    steps = 1 + attempt.probes
    followed = f", in {steps} steps" if attempt.probes and grade.verdict.value != "not yet" else ""
    return Reply(
        (
            _headline(grade.score, grade.verdict.value + followed),
            *_guarded(grade.guard),
            *_made(grade),
            *_missed(grade),
            *_wrong(grade),
            *_unsure(grade),
            *_model_answer(question, section),
        ),
        _after_grade(grade, attempt.ask, last=last),
        key=f"grade-{attempt.ask}",
    )


def shown(question: Question, section: str, ask: Ask, *, last: bool) -> Reply:
    """The model answer, asked for before any answer."""
    return Reply(
        (
            Block("This is what a full answer says:"),
            *(Block(f"• {point.claim}") for point in question.point),
            *_model_answer(question, section),
        ),
        (_buttons(_onward(last=last), ask=ask.number),),
        key=f"grade-{ask.number}",
    )


def taken_as_right() -> Reply:
    """The person has the last word."""
    return _remark(
        "Noted: it counts as right for you. Your words are kept for whoever writes the questions."
    )


def already_right() -> Reply:
    """The person says so twice."""
    return _remark("That one already counts as right.")


def taken_as_not_meant() -> Reply:
    """The person says that they meant something else."""
    return _remark("Thanks for being straight. The grade stands, and the question will come back.")


def undone() -> Reply:
    """An answer was taken back."""
    return _remark("Taken back: that answer doesn't count. The question is open again.")


def _headline(score: float, verdict: str) -> Block:
    return Block(f"{percent(score)}/100 · {verdict}", Style.TITLE)


def _guarded(guard: Guard | None) -> Iterable[Block]:
    if guard is not None:
        yield Block(
            {
                Guard.PILE: "I see key words, but no statement. What about them? A short sentence will do.",
                Guard.SCRAMBLED: "I can't make out sentences in this. A short plain one will do.",
                Guard.PARROT: "That is the question in other words. What would you answer?",
            }[guard]
        )


def _made(grade: Grade) -> Iterable[Block]:
    if grade.guard is None:
        for p in grade.points:
            if p.status is Status.MADE:
                yield Block(f"✓ {p.point.claim}", Style.MADE)


def _missed(grade: Grade) -> Iterable[Block]:
    for p in grade.points:
        if p.status is Status.MISSED or (grade.guard is not None and p.status is Status.MADE):
            label = "Could be added" if grade.score >= 1 else "Missing"
            yield Block(f"○ {label}: {p.point.claim}", Style.MISSED)


def _wrong(grade: Grade) -> Iterable[Block]:
    for p in grade.points:
        if p.status in {Status.DENIED, Status.SWAPPED}:
            how = "is the other way round" if p.status is Status.SWAPPED else "denies it"
            yield Block(f"✗ {p.point.claim} – “{_clip(p.words or '', 80)}” {how}.", Style.WRONG)
    for t in grade.traps:
        yield Block(f"✗ Careful: “{_clip(t.words, 80)}”. {t.trap.correction}", Style.WRONG)


def _unsure(grade: Grade) -> Iterable[Block]:
    if grade.unsure:
        yield Block("I'm not sure I read you right. Did you mean what the model answer says?")


def _model_answer(question: Question, section: str) -> Iterable[Block]:
    yield Block("Model answer", Style.QUIET)
    yield Block(question.answers[0], Style.FOLDED)
    yield Block(f"notes › {section}", Style.QUIET)


def _onward(*, last: bool) -> tuple[str, Action]:
    return ("Finish", Action.NEXT) if last else ("Next", Action.NEXT)


def _after_grade(grade: Grade, ask: int, *, last: bool) -> tuple[tuple[Button, ...], ...]:
    onward = _onward(last=last)
    if grade.unsure:
        return (
            _buttons(("Yes, I meant that", Action.MEANT), ("No", Action.NOT_MEANT), ask=ask),
            _buttons(onward, ("Undo", Action.UNDO), ask=ask),
        )
    if grade.score >= 1:
        return (_buttons(onward, ("Undo", Action.UNDO), ask=ask),)
    return (_buttons(onward, ("I was right", Action.RIGHT), ("Undo", Action.UNDO), ask=ask),)


# --- the end of a round -----------------------------------------------------------------------


def round_ends(round_: Round, *, stopped: bool) -> Reply:
    """What a round came to."""
    answered = len(round_.scores)
    head = "Stopped" if stopped else "Round done"
    lines = [Block(f"{head}: {round_.title}", Style.TITLE)]
    if answered:
        solid = sum(score >= 0.7 for score in round_.scores)  # noqa: PLR2004
        average = percent(sum(round_.scores) / answered)
        lines.append(
            Block(f"{_count(answered, 'answer')}, {solid} solid, {average}/100 on average.")
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
                *_buttons(("Topics", Action.TOPICS), ("My stats", Action.STATS)),
            ),
        ),
    )


# --- looking back -----------------------------------------------------------------------------


def stats(progress: Progress) -> Reply:
    """How a person is doing, and what to do next."""
    if not progress.answered:
        return Reply(
            (Block("No answers yet. Your first /quiz changes that."),),
            (_buttons(("Start a quiz", Action.QUIZ)),),
        )
    lines = [
        Block("How you are doing", Style.TITLE),
        Block(
            f"{_count(progress.answered, 'answer')}, {percent(progress.average)}/100 on average, "
            f"{_count(progress.streak, 'day')} in a row"
        ),
        *(Block(_topic_line(topic)) for topic in progress.topics),
    ]
    rows: list[tuple[Button, ...]] = []
    if progress.weakest:
        lines.append(Block("Weakest now", Style.TITLE))
        lines.extend(
            Block(f"• {percent(weak.score)}/100 {_clip(weak.prompt, 90)}")
            for weak in progress.weakest
        )
    weakest = min(progress.topics, key=lambda topic: topic.level, default=None)
    if weakest is not None:
        lines.append(Block(f"Next: /quiz {weakest.topic.replace('/', ' ').replace('-', ' ')}"))
        label = f"Practise {weakest.title}"
        rows.append((Button(label, Choice(Action.QUIZ, 0, weakest.topic)),))
    rows.append(_buttons(("History", Action.HISTORY)))
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
            (_buttons(("Start a quiz", Action.QUIZ)),),
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
        lines.append(Block(f"{_when(attempt.at, settings)} · {_score_line(attempt)}", Style.QUIET))
        lines.append(Block(_clip(prompt, 160), Style.PROMPT))
        lines.append(Block(f"“{_clip(attempt.text, 400)}”"))
    buttons: list[Button] = []
    if page:
        buttons.append(Button("Newer", Choice(Action.HISTORY, 0, str(page - 1))))
    if more:
        buttons.append(Button("Older", Choice(Action.HISTORY, 0, str(page + 1))))
    return Reply(tuple(lines), (tuple(buttons),) if buttons else (), key="history")


def _score_line(attempt: Attempt) -> str:
    line = f"{percent(attempt.score)}/100 · {attempt.verdict}"
    if attempt.probes:
        line += f" (first try {percent(attempt.first_score)})"
    if attempt.own is not None:
        line += f" · you say {percent(attempt.own)}"
    return line + (" · taken back" if attempt.undone else "")


def _when(at: datetime, settings: Settings) -> str:
    return at.astimezone(ZoneInfo(settings.zone or "UTC")).strftime("%Y-%m-%d %H:%M")


# --- settings ---------------------------------------------------------------------------------


def settings_page(settings: Settings) -> Reply:
    """What can be set, each with a button."""

    def change(label: str, detail: str) -> Button:
        return Button(label, Choice(Action.SET, 0, detail))

    return Reply(
        (
            Block("Settings", Style.TITLE),
            Block(f"Follow-up questions: {'on' if settings.probes else 'off'}"),
            Block(f"Questions in a round: {settings.length}"),
            Block(f"Time zone: {settings.zone or 'not set, UTC serves'} (change it: /timezone Berlin)"),
        ),
        (
            (change("Follow-ups off" if settings.probes else "Follow-ups on",
                    "probes off" if settings.probes else "probes on"),),
            tuple(change(f"{n} a round", f"length {n}") for n in (3, 5, 10) if n != settings.length),
        ),
        key="settings",
    )  # fmt: skip


def zone_set(zone: str, now: datetime) -> Reply:
    """A time zone was found."""
    clock = now.astimezone(ZoneInfo(zone)).strftime("%H:%M")
    return _remark(f"Your time zone is {zone} now; it is {clock} there.")


def no_such_zone(query: str) -> Reply:
    """No time zone fits."""
    if not query.strip():
        return _remark("Name a city: /timezone Berlin, or /timezone America/New York")
    return _remark(
        f"I know no time zone like “{_clip(query, 40)}”. Try a big city: /timezone Berlin"
    )


# --- out of turn ------------------------------------------------------------------------------


def nothing_open() -> Reply:
    """A text while no question is open."""
    return _remark(
        "No question is open right now. /quiz starts a round.",
        _buttons(("Start a quiz", Action.QUIZ), ("Topics", Action.TOPICS)),
    )


def already_graded() -> Reply:
    """A text after the grade."""
    return _remark("That question is closed. /next goes on; Undo takes your answer back.")


def stale() -> Reply:
    """A button of an earlier question, or one tapped twice."""
    return _remark("That button belongs to an earlier question; nothing changed.")


def unknown_choice() -> Reply:
    """A button that this version doesn't know."""
    return _remark("I don't know that button any more. /help shows what I can do.")


def unknown_command(name: str) -> Reply:
    """A command that doesn't exist."""
    return _remark(f"I don't know /{_clip(name, 30)}. /help shows what I can do.")


def cannot_read(kind: str) -> Reply:
    """A photo, a voice message and so on."""
    return _remark(f"I can't read {_KINDS.get(kind, 'that')}; please type your answer.")


def empty() -> Reply:
    """A text without a letter."""
    return _remark("That was empty. Type what you know; a part of the answer counts too.")


def too_long(length: int) -> Reply:
    """A text too long to be an answer."""
    return _remark(
        f"That has {length:,} letters; I read up to {LONGEST_ANSWER:,}. Send the heart of it, please."
    )


def too_fast() -> Reply:
    """More messages in a minute than anybody types; the next ones get no answer at all."""
    return _remark(
        "That is more than I can read at once. Give me a minute; what you sent just now wasn't used."
    )


def not_invited(number: int) -> Reply:
    """A person whom a private bot doesn't know."""
    return _remark(f"This is a private bot. Its owner can let you in by your number: {number}")


def only_in_private() -> Reply:
    """A command in a group."""
    return _remark("I work one to one: open my profile, press Start, and we can begin.")


def trouble() -> Reply:
    """A fault of the program."""
    return _remark("Something went wrong on my side, and it is noted. Please try that once more.")


def edit_too_late() -> Reply:
    """A message was edited whose question is gone."""
    return _remark("I saw your edit, but that question is closed; its grade stays as it was.")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")
