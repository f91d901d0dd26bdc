"""What may stand only once among all files of a bank, topics, ids, prompts, and what is reserved."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.bank.models import Sheet
from bot.bank.own import OWN


def clashes(sheets: Iterable[tuple[Path, Sheet]]) -> Iterator[str]:
    """One line for each thing that stands twice or isn't free, with the files and what to do."""
    topics: dict[str, Path] = {}
    ids: dict[str, Path] = {}
    prompts: dict[str, tuple[Path, str]] = {}
    for file, sheet in sheets:
        for name in (sheet.topic, *(question.id for question in sheet.question)):
            if name.startswith(OWN):
                yield f"{file}: {name!r}: names that begin with {OWN!r} are kept for people's own notes"
        if sheet.topic in topics:
            yield (
                f"{file}: topic {sheet.topic!r} is in {_other(topics[sheet.topic], file)} too; "
                "rename one, or leave a file out"
            )
        topics.setdefault(sheet.topic, file)
        for question in sheet.question:
            if question.id in ids:
                yield (
                    f"{file}: question {question.id!r}: this id stands in "
                    f"{_other(ids[question.id], file)} too; rename one"
                )
            ids.setdefault(question.id, file)
            prompt = question.prompt.casefold()
            if prompt in prompts:
                other, twin = prompts[prompt]
                yield (
                    f"{file}: question {question.id!r}: the same prompt as {twin!r} in "
                    f"{_other(other, file)}; reword or remove one"
                )
            prompts.setdefault(prompt, (file, question.id))


def _other(file: Path, here: Path) -> str:
    return "this file" if file == here else str(file)
