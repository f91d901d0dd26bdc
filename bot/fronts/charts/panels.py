"""What is drawn of bars, trends and calendars. Each panel knows how high it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.fronts.charts.canvas import Box, Canvas, Ink
from bot.fronts.charts.theme import Theme
from bot.grading import SOLID, Verdict, verdict_of
from bot.practice.pictures import Bar, Bars, Calendar, Trend

MARGIN = 44
_BESIDE = 22
"""Pixels of letters that are said beside: on a phone as wide as this page, the smallest to read."""
_HEAD = 60
"""From a panel's top to its first row."""
_FEW = 5
"""Rows up to this number go one below the other and are large."""
_WORDY, _SOME = 34, 12
"""With a name of more letters than this, up to so many rows go one below the other as well."""
_MOST = 20
"""Rows drawn at most; beyond that the picture shows those furthest back."""


@dataclass(frozen=True, slots=True)
class BarPanel:
    """Things side by side: a name, a figure, a bar with the pattern of its level."""

    bars: Bars
    theme: Theme

    @property
    def _rows(self) -> Sequence[Bar]:
        if len(self.bars.rows) <= _MOST:
            return self.bars.rows
        lowest = sorted(self.bars.rows, key=lambda row: 2.0 if row.value is None else row.value)
        kept = set(map(id, lowest[:_MOST]))
        return [row for row in self.bars.rows if id(row) in kept]

    @property
    def _columns(self) -> int:
        wordy = any(len(row.label) > _WORDY for row in self._rows)
        return 1 if len(self._rows) <= (_SOME if wordy else _FEW) else 2

    @property
    def _is_large(self) -> bool:
        return len(self._rows) <= _FEW

    @property
    def _step(self) -> int:
        return 78 if self._is_large else 61

    @property
    def high(self) -> int:
        """Pixels from top to bottom."""
        in_a_column = -(-len(self._rows) // self._columns)
        return _HEAD + in_a_column * self._step + 40

    def draw(self, canvas: Canvas, top: float) -> None:
        """Put it on the page."""
        more = len(self.bars.rows) - len(self._rows)
        _title(
            canvas, top, self.bars.title + (f" (the lowest {_MOST})" if more else ""), self.theme
        )
        in_a_column = -(-len(self._rows) // self._columns)
        gap = 48
        wide = (canvas.width - 2 * MARGIN - gap * (self._columns - 1)) / self._columns
        for place, row in enumerate(self._rows):
            column, line = divmod(place, in_a_column)
            x, y = MARGIN + column * (wide + gap), top + _HEAD + line * self._step
            if self._columns == 1:
                self._wide_row(canvas, x, y, wide, row)
            else:
                self._narrow_row(canvas, x, y, wide, row)
        self._legend(canvas, top + self.high - 22)

    def _wide_row(self, canvas: Canvas, x: float, y: float, wide: float, row: Bar) -> None:
        """Name, note and figure in one line, the bar below."""
        size, line, high = (27, 16, 22) if self._is_large else (24, 12, 17)
        name, note = Ink(size, self.theme.ink), Ink(size - 3, self.theme.faint)
        right = x + wide
        canvas.text(
            right, y + line, _figure(row), Ink(size + 2, self.theme.ink, bold=True), "right"
        )
        right -= 74.0 if _figure(row) else 0.0
        canvas.text(right, y + line, row.note, note, "right")
        room = right - canvas.length(row.note, note) - 24 - x
        canvas.text(x, y + line, canvas.clipped(row.label, name, room), name)
        self._bar(canvas, Box(x, y + 2 * line + 8, wide, high), row)

    def _narrow_row(self, canvas: Canvas, x: float, y: float, wide: float, row: Bar) -> None:
        """The name in one line, the bar and the figure below."""
        name, note = Ink(23, self.theme.ink), Ink(21, self.theme.faint)
        canvas.text(x, y + 12, canvas.clipped(row.label, name, wide), name)
        if row.value is None:
            canvas.text(x + wide, y + 40, row.note, note, "right")
            room = canvas.length(row.note, note) + 14
        else:
            canvas.text(x + wide, y + 40, _figure(row), Ink(25, self.theme.ink, bold=True), "right")
            room = 62.0
        self._bar(canvas, Box(x, y + 31, wide - room, 18), row)

    def _bar(self, canvas: Canvas, box: Box, row: Bar) -> None:
        canvas.box(box, self.theme.line)
        if row.value is not None:
            filled = box._replace(wide=max(4.0, box.wide * row.value))
            _fill(canvas, filled, verdict_of(row.value), self.theme)
        if row.later is not None:
            x = box.x + box.wide * row.later
            canvas.line([(x, box.y - 5), (x, box.y + box.high + 5)], self.theme.ink, 3)

    def _legend(self, canvas: Canvas, y: float) -> None:
        x, beside = float(MARGIN), Ink(_BESIDE, self.theme.faint)
        present = {verdict_of(row.value) for row in self._rows if row.value is not None}
        for verdict in [verdict for verdict in Verdict if verdict in present]:
            _fill(canvas, Box(x, y - 10, 40, 20), verdict, self.theme)
            canvas.text(x + 50, y, verdict.value, beside)
            x += 50 + canvas.length(verdict.value, beside) + 36
        if self.bars.later:
            canvas.line([(x + 6, y - 13), (x + 6, y + 13)], self.theme.ink, 3)
            canvas.text(x + 20, y, self.bars.later, beside)


@dataclass(frozen=True, slots=True)
class TrendPanel:
    """A value over time: dots on a line, with figures at its ends."""

    trend: Trend
    theme: Theme
    high: int = _HEAD + 222

    @property
    def _beside(self) -> Ink:
        return Ink(_BESIDE, self.theme.faint)

    def draw(self, canvas: Canvas, top: float) -> None:
        """Put it on the page."""
        _title(canvas, top, self.trend.title, self.theme)
        left, right = MARGIN + 74.0, canvas.width - MARGIN - 40.0
        above, below = top + _HEAD + 30, top + _HEAD + 180

        def level(value: float) -> float:
            return below - (below - above) * value

        for value in (0.0, SOLID, 1.0):
            y, wanted = level(value), value == SOLID
            colour = self.theme.faint if wanted else self.theme.line
            canvas.line([(left - 14, y), (right + 24, y)], colour, 1.5, dashed=wanted)
            canvas.text(left - 26, y, f"{100 * value:.0f}", self._beside, "right")
        self._legend(canvas, right + 24, top + 22)
        days = [day for day, _ in self.trend.values]
        if not days:
            return
        begin, span = left + 26, max(1, (days[-1] - days[0]).days)
        points = [
            (begin + (right - begin) * ((day - days[0]).days / span), level(value))
            for day, value in self.trend.values
        ]
        if len(points) == 1:
            points = [((left + right) / 2, points[0][1])]
        canvas.line(points, self.theme.accent, 4)
        for x, y in points:
            canvas.dot(x, y, 15, self.theme.accent, self.theme.paper)
        for place in sorted({0, len(points) - 1}):
            self._say(canvas, points[place], self.trend.values[place], below + 34)

    def _legend(self, canvas: Canvas, right: float, y: float) -> None:
        words = f"{Verdict.SOLID.value} from {100 * SOLID:.0f}"
        canvas.text(right, y, words, self._beside, "right")
        x = right - canvas.length(words, self._beside) - 14
        canvas.line([(x - 46, y), (x, y)], self.theme.faint, 1.5, dashed=True)

    def _say(
        self, canvas: Canvas, point: tuple[float, float], said: tuple[date, float], below: float
    ) -> None:
        (x, y), (day, value) = point, said
        words = f"{round(100 * value)}"
        ink = Ink(25, self.theme.ink, bold=True)
        wide = canvas.length(words, ink) + 8
        canvas.box(Box(x - wide / 2, y - 40, wide, 28), self.theme.paper)  # over grid and line
        canvas.text(x, y - 26, words, ink, "center")
        canvas.text(x, below, f"{day.day} {day:%b}", self._beside, "center")


@dataclass(frozen=True, slots=True)
class CalendarPanel:
    """Days in columns of weeks; the more was done, the larger the square."""

    calendar: Calendar
    theme: Theme

    _CELL = 37
    _HALF = 14
    """Up to this day a month that began before the first column is named above it."""
    _SIZES = ((0, 6), (1, 14), (3, 23), (6, 32))
    """From how many answers on a square has which size."""

    @property
    def _beside(self) -> Ink:
        return Ink(_BESIDE, self.theme.faint)

    @property
    def high(self) -> int:
        """Pixels from top to bottom."""
        return _HEAD + 34 + 7 * self._CELL

    def draw(self, canvas: Canvas, top: float) -> None:
        """Put it on the page."""
        _title(canvas, top, self.calendar.title, self.theme)
        left, above = MARGIN + 74.0, top + _HEAD + 34
        for line, name in ((0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun")):
            y = above + (line + 0.5) * self._CELL
            canvas.text(left - 16, y, name, self._beside, "right")
        first = self.calendar.until - timedelta(days=len(self.calendar.counts) - 1)
        for number, count in enumerate(self.calendar.counts):
            day = first + timedelta(days=number)
            column = (number + first.weekday()) // 7
            x = left + (column + 0.5) * self._CELL
            y = above + (day.weekday() + 0.5) * self._CELL
            self._square(canvas, x, y, count)
            if day.day == 1 or (not number and day.day <= self._HALF):
                canvas.text(x - self._CELL / 2 + 3, above - 20, f"{day:%b}", self._beside)
            if day == self.calendar.until:
                half = self._CELL / 2 - 1
                canvas.box(Box(x - half, y - half, 2 * half, 2 * half), "none", edge=self.theme.ink)
        self._legend(canvas, left + 18 * self._CELL, above)

    def _square(self, canvas: Canvas, x: float, y: float, count: int) -> None:
        size = next(size for least, size in reversed(self._SIZES) if count >= least)
        colour = self.theme.accent if count else self.theme.line
        canvas.box(Box(x - size / 2, y - size / 2, size, size), colour)

    def _legend(self, canvas: Canvas, x: float, above: float) -> None:
        for line, (count, words) in enumerate(((0, "none"), (1, "1–2"), (3, "3–5"), (6, "6+"))):
            y = above + (1.5 + line) * self._CELL
            self._square(canvas, x, y, count)
            canvas.text(x + 34, y, words, self._beside)


def _title(canvas: Canvas, top: float, words: str, theme: Theme) -> None:
    canvas.text(MARGIN, top + 22, words, Ink(28, theme.ink, bold=True))


def _fill(canvas: Canvas, box: Box, verdict: Verdict, theme: Theme) -> None:
    look = theme.levels[verdict]
    canvas.box(box, look.colour, pattern=look.pattern, across=theme.paper)


def _figure(row: Bar) -> str:
    return "" if row.value is None else f"{round(100 * row.value)}"
