"""A person's data: what is kept, and how it goes."""

from bot.practice.choices import Action
from bot.practice.replies import Block, Reply, Style
from bot.practice.wording.phrases import buttons, remark


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
        (buttons(("Yes, erase everything", Action.FORGET), ("No, keep it", Action.KEEP)),),
    )


def forgotten() -> Reply:
    """Everything is gone."""
    return Reply(
        (Block("Done: everything about you is erased. /quiz begins afresh, if you like."),)
    )


def kept() -> Reply:
    """Nothing was erased."""
    return remark("Good, nothing was erased.")
