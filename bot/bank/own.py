"""A bank that only one person sees."""

from dataclasses import dataclass, replace
from hashlib import sha256

from bot.bank.models import CHECKED, Bank, Sheet

OWN = "own-"
"""How the ids of people's own questions begin, and of no others."""


@dataclass(frozen=True, slots=True)
class OwnBank:
    """Questions made of one file of a person's notes."""

    key: str
    """Made of the file's name: the same file sent again takes the place of the first."""
    sheet: Sheet

    @property
    def title(self) -> str:
        """What its owner calls it."""
        return self.sheet.title

    def dumps(self) -> str:
        """The sheet as JSON."""
        return self.sheet.model_dump_json()

    @classmethod
    def loads(cls, key: str, source: str) -> "OwnBank":
        """The bank that :meth:`dumps` wrote."""
        return cls(key, Sheet.model_validate_json(source, context=CHECKED))

    def renamed(self, title: str) -> "OwnBank":
        """The same bank under another name; to the history its questions stay the same."""
        return replace(self, sheet=self.sheet.model_copy(update={"title": title}))


def own_sheet(key: str, title: str, name: str, sheets: tuple[Sheet, ...], most: int) -> Sheet:
    """A draft's questions in one sheet, up to a number, under ids that no other bank has."""
    questions = [
        question.model_copy(
            update={
                "id": OWN + sha256(f"{key}/{question.id}".encode()).hexdigest()[:16],
                "section": question.section or sheet.section,
            }
        )
        for sheet in sheets
        for question in sheet.question
    ]
    return Sheet(topic=f"{OWN}{key}", title=title, section=name, question=tuple(questions[:most]))


def with_own(bank: Bank, own: tuple[OwnBank, ...]) -> Bank:
    """A bank and a person's own."""
    return Bank(sheets=(*bank.sheets, *(mine.sheet for mine in own))) if own else bank
