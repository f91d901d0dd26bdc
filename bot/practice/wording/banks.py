"""A person's own banks."""

from collections.abc import Sequence

from bot.bank import OwnBank, Sheet
from bot.practice.choices import Action, Button, Choice
from bot.practice.replies import Block, Reply, Style
from bot.practice.wording.phrases import buttons, clip, count, remark

_HOW = (
    "Send me your notes as a .md or .txt file on Telegram, and I make questions of them, for you "
    "alone; in a terminal, `interview-bot notes` does."
)
_FORMS = (
    "I look for questions with answers (Q: and A:, headings that ask, “question :: answer”), bold "
    "terms with an explanation, definitions, warnings and numbered steps."
)


def banks(own: Sequence[OwnBank]) -> Reply:
    """All of a person's banks."""
    if not own:
        return Reply((Block("You have no bank of your own yet."), Block(_HOW)))
    lines = [
        Block(f"{number}. {mine.title}: {count(len(mine.sheet.question), 'question')}")
        for number, mine in enumerate(own, 1)
    ]
    rows = [
        (
            Button(f"Practise {clip(mine.title, 24)}", Choice(Action.QUIZ, 0, mine.sheet.topic)),
            Button(f"Remove {clip(mine.title, 24)}", Choice(Action.REMOVE, 0, mine.key)),
        )
        for mine in own
    ]
    return Reply(
        (
            Block("Your own banks", Style.TITLE),
            *lines,
            Block("To rename one: /banks rename 1 New name", Style.QUIET),
            Block(_HOW, Style.QUIET),
        ),
        tuple(rows),
        key="banks",
    )


def notes_taken(sheet: Sheet, found: int, unused: int) -> Reply:
    """What was made of somebody's notes."""
    taken = len(sheet.question)
    lines = [
        Block(f"{clip(sheet.title, 60)}: {count(taken, 'question')}", Style.TITLE),
        *(Block(f"• {clip(question.prompt, 100)}") for question in sheet.question[:3]),
    ]
    if taken > 3:  # noqa: PLR2004  (as many as are shown)
        lines.append(Block(f"… and {taken - 3} more"))
    if found > taken:
        lines.append(Block(f"{found - taken} more didn't fit; split the file to have them too."))
    if unused:
        lines.append(Block(f"{count(unused, 'passage')} I couldn't make a question of."))
    lines.append(
        Block(
            "They are drafts: I grade them roughly, by the words of your notes. Only you see them.",
            Style.QUIET,
        )
    )
    return Reply(
        tuple(lines),
        (
            (
                Button("Practise them", Choice(Action.QUIZ, 0, sheet.topic)),
                *buttons(("My banks", Action.BANKS)),
            ),
        ),
    )


def nothing_found(name: str) -> Reply:
    """Notes without anything to ask."""
    return remark(f"I found nothing to ask in {clip(name, 60)}. {_FORMS}")


def not_notes(name: str) -> Reply:
    """A file of another kind."""
    return remark(f"I can't read {clip(name, 60) or 'that file'}. {_HOW}")


def notes_too_big(name: str, most: int) -> Reply:
    """A file beyond the limit."""
    return remark(
        f"{clip(name, 60)} is too big: I take files of up to {most // 1000} kB. "
        "Send it in parts, please."
    )


def notes_unusable(why: str) -> Reply:
    """Notes that can't be read at all."""
    return remark(f"I can't use these notes: {clip(why, 200)}")


def too_many_banks(most: int) -> Reply:
    """A person has as many banks as they may have."""
    return remark(
        f"You have {most} banks, and that's the most. Remove one first: /banks",
        buttons(("My banks", Action.BANKS)),
    )


def ask_remove(mine: OwnBank) -> Reply:
    """The one confirmation before a bank goes."""
    return Reply(
        (
            Block(
                f"Remove “{clip(mine.title, 60)}” with its "
                f"{count(len(mine.sheet.question), 'question')}? Your answers to them are kept."
            ),
        ),
        (
            (
                Button("Yes, remove it", Choice(Action.REMOVED, 0, mine.key)),
                *buttons(("No, keep it", Action.BANKS)),
            ),
        ),
    )


def removed(mine: OwnBank) -> Reply:
    """A bank is gone."""
    return remark(f"“{clip(mine.title, 60)}” is removed. Send the file again to have it back.")


def no_such_bank() -> Reply:
    """A button of a bank that is gone."""
    return remark("That bank isn't there any more. /banks shows yours.")


def not_fetched() -> Reply:
    """Telegram didn't hand a file over."""
    return remark("I couldn't fetch that file from Telegram. Please send it once more.")
