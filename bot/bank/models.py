"""Questions as data: what an author writes, checked and frozen.

A *sheet* is one TOML file on one topic; a *bank* is all that was loaded. Everything is immutable,
and an unknown field is an error: a typo in a field's name must not silently lose a rubric.
"""

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)

from bot.bank.phrasing import PhrasingError, parse_phrasing

Level = Literal["warm-up", "core", "deep"]
LEVELS: tuple[Level, ...] = ("warm-up", "core", "deep")

CHECKED: Final = {"checked": True}
"""The validation context of a bank that was checked before it was kept."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
TopicName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-/][a-z0-9]+)*$", max_length=50)]
Names = Annotated[
    tuple[Prose, ...],
    AfterValidator(lambda names: tuple(part for name in names for part in name.split(" / "))),
]
"""Names of one thing; a string may hold several, as in a slot."""
Weight = Annotated[int, Field(ge=1, le=3)]

_UNLESS: Final = "Words with which none of the phrasings counts, as if after '!' in each."


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Point(_Frozen):
    """One thing that a full answer says."""

    claim: Prose = Field(description="The point in one sentence, as shown to the person.")
    accept: tuple[Prose, ...] = Field(
        default=(), description="Phrasings that count as saying it; none in a draft."
    )
    unless: Names = Field(default=(), description=_UNLESS)
    weight: Weight = Field(default=1, description="3 essential, 2 important, 1 a detail.")
    about: str | None = Field(default=None, description="Which of the rivals this is said of.")
    probe: Prose | None = Field(
        default=None, description="The follow-up asked when the point is missing."
    )


class Trap(_Frozen):
    """A known misconception and its correction."""

    claim: Prose = Field(
        description="The misconception in one sentence, stated as people state it."
    )
    accept: tuple[Prose, ...] = Field(min_length=1, description="Phrasings that give it away.")
    unless: Names = Field(default=(), description=_UNLESS)
    weight: Weight = Field(
        default=2, description="3 the key relation turned round, 2 plainly false, 1 imprecise."
    )
    about: str | None = Field(
        default=None, description="Which of the rivals it is wrongly said of."
    )
    correction: Prose = Field(description="What is true instead, shown to the person.")


class Origin(_Frozen):
    """Where in the notes a question was drafted from, and as what."""

    heading: str = Field(description="The headings above it, from the outermost.")
    text: str = Field(description="A hash of what the notes said there.")
    question: str = Field(description="A hash of the question as it was drafted.")


class Question(_Frozen):
    """One question with all that is needed to ask and to grade it."""

    id: Slug = Field(description="For ever: a person's history hangs on it.")
    level: Level
    prompt: Prose
    answers: tuple[Prose, ...] = Field(min_length=1, max_length=6)
    hints: tuple[Prose, ...] = Field(default=(), max_length=3)
    section: Prose | None = Field(default=None, description="Overrides the sheet's section.")
    context: Prose | None = Field(
        default=None, description="Code from the notes, shown beside the model answer."
    )
    rivals: tuple[dict[str, Names], ...] = Field(
        default=(), description="Groups of things that people mix up, each with its names."
    )
    kin: tuple[Slug, ...] = Field(
        default=(), description="Questions of other topics whose answers truly answer this one too."
    )
    point: tuple[Point, ...] = ()
    trap: tuple[Trap, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """A short hash of the question as it is: kept with each attempt, to show later changes."""
        return sha256(self.model_dump_json().encode()).hexdigest()[:16]

    @property
    def is_draft(self) -> bool:
        """Whether no phrasings tell yet which wordings count; then the model answers must do."""
        return not any(point.accept for point in self.point)

    @property
    def rival_names(self) -> frozenset[str]:
        """All names that ``about`` may take."""
        return frozenset(name for group in self.rivals for name in group)

    @model_validator(mode="after")
    def _consistent(self, info: ValidationInfo) -> Self:
        if info.context is CHECKED:
            return self
        faults: list[str] = []
        if not self.is_draft:
            faults.extend(
                f"point {number}: has no phrasings, while others of the question have"
                for number, point in enumerate(self.point, 1)
                if not point.accept
            )
        statements: tuple[tuple[str, tuple[Point | Trap, ...]], ...] = (
            ("point", self.point), ("trap", self.trap),
        )  # fmt: skip
        for kind, items in statements:
            for number, item in enumerate(items, 1):
                if item.about is not None and item.about not in self.rival_names:
                    faults.append(f"{kind} {number}: about {item.about!r} is not among the rivals")
                for source in item.accept:
                    try:
                        parse_phrasing(source)
                    except PhrasingError as error:
                        faults.append(f"{kind} {number}: {error}")
        if faults:
            raise ValueError("; ".join(faults))
        return self


class Sheet(_Frozen):
    """One file of the bank: a topic and its questions."""

    topic: TopicName = Field(description="The address people type, such as django/orm.")
    title: Prose = Field(description="The name people read, such as Django › ORM.")
    section: Prose = Field(description="The heading of the notes the questions come from.")
    also: tuple[Prose, ...] = Field(default=(), description="Other names people may type for it.")
    lexicon: dict[Slug, Prose] = Field(
        default_factory=dict, description="Sets of alternatives, written <name> in a slot."
    )
    question: tuple[Question, ...] = Field(min_length=1)
    drafted: dict[Slug, Origin] = Field(
        default_factory=dict,
        description="What `interview-bot notes` drafted, by id, so that it keeps edits when run again.",
    )


class Bank(_Frozen):
    """All sheets that were loaded; ids and topics are unique among them."""

    sheets: tuple[Sheet, ...]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by id, in the order of the files."""
        return {question.id: question for sheet in self.sheets for question in sheet.question}

    @cached_property
    def _sheet_by_question(self) -> Mapping[str, Sheet]:
        return {question.id: sheet for sheet in self.sheets for question in sheet.question}

    def sheet_of(self, question_id: str) -> Sheet:
        """The sheet that holds a question.

        Raises:
            KeyError: if no sheet does.
        """
        return self._sheet_by_question[question_id]

    def section_of(self, question: Question) -> str:
        """The heading of the notes that a question comes from."""
        return question.section or self.sheet_of(question.id).section
