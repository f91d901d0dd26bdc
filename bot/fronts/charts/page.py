"""The panels, one below the other."""

from bot.fronts.charts.canvas import Canvas, Ink
from bot.fronts.charts.panels import MARGIN, BarPanel, CalendarPanel, TrendPanel
from bot.fronts.charts.theme import DARK, LIGHT
from bot.practice.pictures import Picture

_WIDTH = 1000
_TOP = 136
_GAP = 26


def page(picture: Picture) -> bytes:
    """The picture as PNG."""
    theme = DARK if picture.dark else LIGHT
    panels = (
        BarPanel(picture.bars, theme),
        TrendPanel(picture.trend, theme),
        CalendarPanel(picture.calendar, theme),
    )
    high = _TOP + sum(panel.high + _GAP for panel in panels)
    canvas = Canvas(_WIDTH, high, theme.paper)
    room = _WIDTH - 2 * MARGIN
    title, line = Ink(42, theme.ink, bold=True), Ink(27, theme.faint)
    canvas.text(MARGIN, 52, canvas.clipped(picture.title, title, room), title)
    canvas.text(MARGIN, 100, canvas.clipped(picture.line, line, room), line)
    top = _TOP
    for panel in panels:
        panel.draw(canvas, top)
        top += panel.high + _GAP
    return canvas.png()
