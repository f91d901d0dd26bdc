"""A page measured in pixels from its upper left corner, on which letters, boxes and lines are put."""

import io
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

_DPI = 100
_LEVEL = 1.0
"""What is put on the page later covers what is there; the library would put lines above boxes."""
_FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
_PLAIN, _BOLD = _FONTS / "DejaVuSans.ttf", _FONTS / "DejaVuSans-Bold.ttf"


class Ink(NamedTuple):
    """How letters are put on the page."""

    size: float
    """Pixels from line to line, about."""
    colour: str
    bold: bool = False


class Box(NamedTuple):
    """A place on the page."""

    x: float
    y: float
    wide: float
    high: float


class Canvas:
    """One page. It touches no state that pictures share, so threads may draw side by side."""

    def __init__(self, width: int, height: int, paper: str) -> None:
        self.width = width
        self._height = height
        self._figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, facecolor=paper)
        canvas = FigureCanvasAgg(self._figure)
        # It measures words. The library's own types leave it out.
        self._renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]

    def png(self) -> bytes:
        """The page as PNG."""
        file = io.BytesIO()
        self._figure.savefig(file, format="png", dpi=_DPI, metadata={"Software": None})
        return file.getvalue()

    def text(self, x: float, y: float, words: str, ink: Ink, align: str = "left") -> None:
        """Put words on the line whose middle is at y."""
        self._figure.text(
            x / self.width, 1 - y / self._height, shown(words), fontproperties=_font(ink),
            color=ink.colour, ha=align, va="center_baseline", parse_math=False,
        )  # fmt: skip

    def length(self, words: str, ink: Ink) -> float:
        """How many pixels words are wide."""
        wide, _, _ = self._renderer.get_text_width_height_descent(
            shown(words), _font(ink), ismath=False
        )
        return float(wide)

    def clipped(self, words: str, ink: Ink, most: float) -> str:
        """The words, cut to so many pixels."""
        if self.length(words, ink) <= most:
            return words
        kept = bisect_left(
            range(len(words)), most, key=lambda n: self.length(f"{words[:n].rstrip()}…", ink)
        )
        return f"{words[: max(0, kept - 1)].rstrip()}…"

    def box(
        self, box: Box, colour: str, *, pattern: str = "", across: str = "", edge: str = "none"
    ) -> None:
        """Fill a box, or not: ``none``; a pattern across it has a colour of its own."""
        corner = box.x / self.width, 1 - (box.y + box.high) / self._height
        self._figure.add_artist(
            Rectangle(
                corner, box.wide / self.width, box.high / self._height,
                facecolor=colour, edgecolor=across if pattern else edge, hatch=pattern or None,
                linewidth=0 if pattern else 2, transform=self._figure.transFigure, zorder=_LEVEL,
            )
        )  # fmt: skip

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        wide: float,
        *,
        dashed: bool = False,
    ) -> None:
        """Draw from point to point."""
        self._figure.add_artist(
            Line2D(
                [x / self.width for x, _ in points], [1 - y / self._height for _, y in points],
                color=colour, linewidth=wide, linestyle=(0, (4, 3)) if dashed else "solid",
                solid_capstyle="round", solid_joinstyle="round",
                transform=self._figure.transFigure, zorder=_LEVEL,
            )
        )  # fmt: skip

    def dot(self, x: float, y: float, size: float, colour: str, edge: str) -> None:
        """Put a round dot, so many pixels wide."""
        self._figure.add_artist(
            Line2D(
                [x / self.width], [1 - y / self._height], marker="o", markersize=_points(size),
                markerfacecolor=colour, markeredgecolor=edge, markeredgewidth=2,
                transform=self._figure.transFigure, zorder=_LEVEL,
            )
        )  # fmt: skip


def shown(words: str) -> str:
    """The words without what the font has no sign for, such as an emoji."""
    font = get_font(_PLAIN)
    kept = "".join(c if font.get_char_index(ord(c)) else " " for c in words)
    return " ".join(kept.split())


def _font(ink: Ink) -> FontProperties:
    return FontProperties(fname=_BOLD if ink.bold else _PLAIN, size=_points(ink.size))


def _points(pixels: float) -> float:
    return pixels * 72 / _DPI
