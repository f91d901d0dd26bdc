"""Coming and going: what a person hears first, and on the way back."""

from collections.abc import Iterable
from datetime import datetime

from bot.bank import Question
from bot.practice.choices import Action
from bot.practice.replies import Block, Reply, Style
from bot.practice.state import Ask, Settings
from bot.practice.wording.phrases import buttons, count, days_ahead, onward
from bot.practice.zones import today

COMMANDS = {
    "quiz": "Start a quiz: /quiz django orm 3",
    "review": "Practise what is due, weakest first",
    "mistakes": "Put right what went wrong",
    "today": "What to do today",
    "interview": "Prepare for a day: /interview 10 Dec",
    "remind": "Be reminded: /remind 08:30",
    "topics": "See all topics",
    "hint": "Get a hint",
    "skip": "Skip this question",
    "answer": "Show the model answer",
    "next": "Go to the next question",
    "undo": "Take your last answer back",
    "stop": "End this round",
    "stats": "See how you are doing",
    "history": "Read and compare your past answers",
    "search": "Search them: /search select_related",
    "banks": "Questions from your own notes",
    "settings": "Level, length of a round, grades, time zone",
    "export": "Take your data along as files",
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
        (buttons(("Start a quiz", Action.QUIZ), ("Topics", Action.TOPICS)),),
    )


def welcome_back(due: int, now: datetime, settings: Settings) -> Reply:
    """Words to somebody who was here before and has no round open."""
    day = settings.interview
    ahead = day is not None and day >= today(now, settings)
    next_to_do = [("Review", Action.REVIEW)] if due else []
    next_to_do += [("Today's plan", Action.TODAY)] if ahead else []
    return Reply(
        (
            Block("Welcome back. /quiz starts a round, /stats shows how you are doing."),
            *_due(due),
            *(
                (Block(f"Your interview is {days_ahead(day, now, settings)}: /today"),)
                if day is not None and ahead
                else ()
            ),
        ),
        (
            *((buttons(*next_to_do),) if next_to_do else ()),
            buttons(
                ("Start a quiz", Action.QUIZ), ("Topics", Action.TOPICS), ("My stats", Action.STATS)
            ),
        ),
    )


def back_after_grade(question: Question, ask: Ask, due: int, *, last: bool) -> Reply:
    """Words to somebody who left after a grade, in the middle of a round."""
    return Reply(
        (
            Block("Welcome back. The last question was:"),
            Block(question.prompt, Style.PROMPT),
            Block("It is graded. Shall we go on?"),
            *_due(due),
        ),
        (buttons(onward(last=last), ("Stop", Action.STOP), ask=ask.number),),
    )


def where_we_were(due: int) -> Reply:
    """A line before the open question is shown again."""
    where = "This is where we were:"
    if not due:
        return Reply((Block(f"Welcome back. {where}", Style.QUIET),))
    return Reply((Block("Welcome back.", Style.QUIET), *_due(due), Block(where, Style.QUIET)))


def again() -> Reply:
    """A line before the open question is put once more."""
    return Reply((Block("Here it is again; a hint may help.", Style.QUIET),))


def _due(due: int) -> Iterable[Block]:
    if due:
        yield Block(
            f"{count(due, 'question')} {'is' if due == 1 else 'are'} due for review: /review"
        )


def help_page() -> Reply:
    """What can be done."""
    return Reply(
        (
            Block("What I can do", Style.TITLE),
            *(Block(f"/{name} – {what}") for name, what in COMMANDS.items() if name != "help"),
            Block(
                "While a question is open, what you type is your answer; “hint”, “next” or “undo” "
                "alone do what they say."
            ),
        ),
        (buttons(("Start a quiz", Action.QUIZ), ("Topics", Action.TOPICS)),),
    )
