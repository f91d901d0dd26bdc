"""A person's data: what is kept, and how it goes."""

from collections.abc import Sequence

from bot.practice.choices import Action
from bot.practice.replies import Block, File, Reply, Style
from bot.practice.wording.phrases import buttons, clip, count, remark

_FILES = {
    File.JSON: "JSON: everything I keep of you, for programs",
    File.CSV: "CSV: answers and grades, for a spreadsheet",
    File.MARKDOWN: "Markdown: answers and grades, to be read",
    File.ANKI: "Anki: the questions you answered, with model answers, to import as flashcards",
}


def export(answers: int, files: tuple[File, ...]) -> Reply:
    """A person's data goes with this reply."""
    return Reply(
        (
            Block(f"Your data: {count(answers, 'answer')}", Style.TITLE),
            *(Block(f"• {_FILES[file]}") for file in files),
            *([Block("One alone: /export csv", Style.QUIET)] if len(files) == len(File) else []),
        ),
        files=files,
    )


def written(paths: Sequence[str]) -> Reply:
    """Where the files are."""
    return Reply(tuple(Block(f"Written: {path}") for path in paths))


def not_written(why: str) -> Reply:
    """The files couldn't be written."""
    return remark(f"Nothing was written: {why}")


def nothing_to_export() -> Reply:
    """There are no answers yet."""
    return remark("There is nothing to take along yet. Your first answer changes that.")


def no_such_file(name: str) -> Reply:
    """A shape that doesn't exist."""
    shapes = " ".join(file.value for file in File)
    return remark(f"I can't write “{clip(name, 30)}”. There are: {shapes}; /export writes all.")


def file_too_large(name: str) -> Reply:
    """A file that the front can't carry."""
    return remark(
        f"{name} is too large to be sent here. Whoever runs this bot can write it for you."
    )


def privacy() -> Reply:
    """What is kept, why, how long."""
    return Reply(
        (
            Block("Your data", Style.TITLE),
            Block(
                "I keep your answers with their grades, how well you remember each question, your "
                "settings, the questions made of notes you sent, and where we are in a round, under your "
                "account's number: to show your progress and choose what to ask. They stay until you "
                "erase them. Your name is not kept, and nothing is sent to anybody else."
            ),
            Block(
                "What you send waits on the disk until it is answered; for three days more I know its "
                "number, so that nothing is graded twice. A message I can't read is kept for 30 days, "
                "to mend that."
            ),
            Block("/export gives you all of it as files."),
            Block(
                "/forget erases everything about you at once, also what still waits to be sent. Copies "
                "that the operator made as backups go when those are replaced or deleted."
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
        (Block("Done: everything about you is erased. /quiz begins afresh, if you like."),),
        (buttons(("Start a quiz", Action.QUIZ), ("Topics", Action.TOPICS)),),
    )


def kept() -> Reply:
    """Nothing was erased."""
    return remark("Good, nothing was erased.", buttons(("My stats", Action.STATS)))
