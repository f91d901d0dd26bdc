"""Answers to what comes out of turn or can't be used."""

from bot.practice.choices import Action
from bot.practice.replies import Reply
from bot.practice.wording.phrases import buttons, clip, remark

LONGEST_ANSWER = 4000
"""Letters of an answer that are taken at most."""


_KINDS = {
    "photo": "a photo", "voice": "a voice message", "video": "a video", "sticker": "a sticker",
    "document": "a file", "location": "a place", "contact": "a contact", "audio": "a recording",
    "poll": "a poll", "animation": "an animation", "dice": "a die",
}  # fmt: skip


def nothing_open() -> Reply:
    """A text while no question is open."""
    return remark(
        "No question is open right now. /quiz starts a round.",
        buttons(("Start a quiz", Action.QUIZ), ("Topics", Action.TOPICS)),
    )


def already_graded(*, answered: bool) -> Reply:
    """A text after the grade, or after the answer was shown."""
    back = "/next goes on; /undo takes your answer back." if answered else "/next goes on."
    return remark(f"That question is closed. {back}")


def asked_back() -> Reply:
    """A question instead of an answer."""
    return remark(
        "That sounds like a question, and I can only grade answers; /hint may help. If it is your "
        "answer, send it without the question mark."
    )


def only_a_number(number: str) -> Reply:
    """A number that is neither a choice nor in any model answer."""
    return remark(
        f"“{clip(number, 20)}” is none of the choices, and no answer to this question. Type what "
        "you know, or take a choice."
    )


def stale() -> Reply:
    """A button of an earlier question, or one tapped twice."""
    return remark("That button belongs to an earlier question; nothing changed.")


def unknown_choice() -> Reply:
    """A button that this version doesn't know."""
    return remark("I don't know that button any more. /help shows what I can do.")


def unknown_command(name: str) -> Reply:
    """A command that doesn't exist."""
    return remark(f"I don't know /{clip(name, 30)}. /help shows what I can do.")


def cannot_read(kind: str) -> Reply:
    """A photo, a voice message and so on."""
    return remark(f"I can't read {_KINDS.get(kind, 'that')}; please type your answer.")


def empty() -> Reply:
    """A text without a letter or a number."""
    return remark("I see no words in that. Type what you know; a part of the answer counts too.")


def too_long(length: int) -> Reply:
    """A text too long to be an answer."""
    return remark(
        f"That has {length:,} letters; I read up to {LONGEST_ANSWER:,}. Send the heart of it, please."
    )


def too_fast() -> Reply:
    """More messages in a minute than anybody types; the next ones get no answer at all."""
    return remark(
        "That is more than I can read at once. Give me a minute; what you sent just now wasn't used."
    )


def not_invited(number: int) -> Reply:
    """A person whom a private bot doesn't know."""
    return remark(f"This is a private bot. Its owner can let you in by your number: {number}")


def only_in_private() -> Reply:
    """A command in a group."""
    return remark("I work one to one: open my profile, press Start, and we can begin.")


def trouble() -> Reply:
    """A fault of the program."""
    return remark("Something went wrong on my side, and it is noted. Please try that once more.")


def edit_too_late() -> Reply:
    """A message was edited that is no answer to the current question."""
    return remark(
        "I saw your edit; it changes nothing, since that message isn't an answer to the question we "
        "are at. If it should be, send it anew."
    )
