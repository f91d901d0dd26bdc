"""What people type at an open question that isn't meant as an answer: “next please”, “undo”."""

import re
from collections.abc import Mapping

from bot.bank import Question

_SAYINGS = {
    "hint": (
        "hint / a hint / another hint / one more hint / give me a hint / can i have a hint / "
        "can you give me a hint / i need a hint / help me"
    ),
    "skip": (
        "skip / skip it / skip this / skip this one / skip this question / skip question / pass / "
        "next / next one / next question / go on / continue / finish"
    ),
    "answer": (
        "answer / show answer / show the answer / show me the answer / show me / the answer / "
        "tell me / tell me the answer / give me the answer / model answer / solution / "
        "what is the answer / what's the answer / whats the answer"
    ),
    "stop": "stop / cancel / quit / exit / end / end it / leave / bye / enough / that's enough",
    "help": "help",
    "undo": "undo / take it back / take that back / take back",
    "right": "i was right / i am right / i'm right / im right / that was right",
    "again": (
        "what / repeat / repeat it / repeat the question / repeat that / again / say that again / "
        "what was the question / what is the question / can you repeat / can you repeat that / "
        "can you repeat the question / rephrase / rephrase it / rephrase the question / "
        "can you rephrase / can you rephrase that / can you rephrase the question / "
        "i don't understand the question / i dont understand the question / "
        "i don't get the question / i dont get the question"
    ),
}
_COMMANDS: Mapping[str, str] = {
    saying: command for command, sayings in _SAYINGS.items() for saying in sayings.split(" / ")
}
_POLITE = frozenset({"please", "pls", "ok", "okay", "sorry", "um", "hm", "thanks"})
_SHORT = 5
"""Model answers of so many words at most may be just such a word: ``pass`` does nothing."""


def command_in(text: str, question: Question | None) -> str | None:
    """The command that a text says in plain words and nothing besides, or None.

    Args:
        text: what was typed.
        question: the one that is open; None if there is none. Words of a short model answer are an
            answer to it.
    """
    said = [word for word in _words(text) if word not in _POLITE]
    command = _COMMANDS.get(" ".join(said))
    if command is None or question is None:
        return command
    short = [words for words in map(_words, question.answers) if len(words) <= _SHORT]
    return None if any(set(said) <= set(words) for words in short) else command


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.casefold().replace("’", "'"))
