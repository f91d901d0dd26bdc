"""A person's data: told about, and erased on request."""

from bot.practice import wording
from bot.practice.desk import Desk, Step
from bot.practice.replies import File
from bot.practice.state import State

_CALLED = {**{file.value: file for file in File}, "markdown": File.MARKDOWN, "tsv": File.ANKI}


def privacy(desk: Desk) -> Step:
    """Say what is kept."""
    return desk.says(wording.privacy())


def export(desk: Desk, argument: str) -> Step:
    """Hand over the person's data, in the shapes they name or in all."""
    words = argument.casefold().replace(",", " ").split()
    unknown = [word for word in words if word not in _CALLED]
    if unknown:
        return desk.says(wording.no_such_file(unknown[0]))
    answers = len(desk.past.marks())
    if not answers and desk.state == State() and not desk.own:
        return desk.says(wording.nothing_to_export())
    files = tuple(dict.fromkeys(_CALLED[word] for word in words)) or tuple(File)
    if not answers:
        files = (File.JSON,)  # settings and notes stand there alone
    return desk.says(wording.export(answers, files))


def ask_forget(desk: Desk) -> Step:
    """Ask once before erasing."""
    return desk.says(wording.ask_forget())


def forget(desk: Desk) -> Step:
    """Erase everything about the person."""
    del desk
    return Step(State(), (wording.forgotten(),), forget=True)


def keep(desk: Desk) -> Step:
    """Erase nothing."""
    return desk.says(wording.kept())
