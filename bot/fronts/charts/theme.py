"""Light and dark: colours that colour-blind people can tell apart, each with a pattern of its own.

The three levels take blue, orange and vermilion of the palette of Okabe and Ito (2008), "Color
Universal Design"; in the dark they are lighter, so that they stand out as much.
"""

from dataclasses import dataclass

from bot.grading import Verdict


@dataclass(frozen=True, slots=True)
class Look:
    """How a level is filled: its colour, and lines across it or none."""

    colour: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a page."""

    paper: str
    ink: str
    faint: str
    """For what is said beside."""
    line: str
    """For grids and empty places."""
    accent: str
    levels: dict[Verdict, Look]


LIGHT = Theme(
    paper="#ffffff", ink="#1a1c1e", faint="#575e66", line="#dfe3e8", accent="#0072b2",
    levels={
        Verdict.SOLID: Look("#0072b2", ""),
        Verdict.PARTLY: Look("#e69f00", "//"),
        Verdict.NOT_YET: Look("#d55e00", "xx"),
    },
)  # fmt: skip
DARK = Theme(
    paper="#17212b", ink="#f2f5f7", faint="#a3b1be", line="#33424f", accent="#56b4e9",
    levels={
        Verdict.SOLID: Look("#56b4e9", ""),
        Verdict.PARTLY: Look("#f0b429", "//"),
        Verdict.NOT_YET: Look("#ff8f57", "xx"),
    },
)  # fmt: skip
