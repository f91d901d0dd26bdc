"""A picture's facts as tables and bars of letters, each level with a sign of its own."""

from datetime import timedelta

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.grading import Verdict, verdict_of
from bot.practice.pictures import Bars, Calendar, Picture, Trend

_WIDTH, _LABEL = 24, 60
_FILLED = {
    Verdict.SOLID: ("█", "blue"),
    Verdict.PARTLY: ("▓", "yellow"),
    Verdict.NOT_YET: ("▒", "red"),
}
_STEPS = "▁▂▃▄▅▆▇█"
_DAYS = ((0, "·"), (1, "▪"), (3, "■"), (6, "█"))
"""From how many answers on a day has which sign."""


def figures(picture: Picture) -> RenderableType:
    """The picture without its heading, to be printed."""
    parts = [_bars(picture.bars)] if picture.bars.rows else []
    return Group(*parts, _trend(picture.trend), _calendar(picture.calendar))


def fits(console: Console) -> bool:
    """Whether the letters that draw are there, and the room."""
    return console.encoding.lower().startswith("utf") and console.width >= 2 * _WIDTH


def _bars(bars: Bars) -> RenderableType:
    table = _table(Text(bars.title))
    table.add_column(max_width=_LABEL, no_wrap=True, overflow="ellipsis")
    table.add_column(width=_WIDTH, no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    for row in bars.rows:
        if row.value is None:
            table.add_row(Text(row.label), Text("░" * _WIDTH, "dim"), "", Text(row.note))
            continue
        sign, colour = _FILLED[verdict_of(row.value)]
        full = max(round(_WIDTH * row.value), int(row.value > 0))
        bar = Text(sign * full, colour).append("░" * (_WIDTH - full), "dim")
        if row.later is not None:
            bar.plain = _marked(bar.plain, round((_WIDTH - 1) * row.later))
        table.add_row(Text(row.label), bar, f"{round(100 * row.value)}", Text(row.note))
    legend = "  ".join(f"{sign} {verdict.value}" for verdict, (sign, _) in _FILLED.items())
    return Group(table, Text(legend + (f"  │ {bars.later}" if bars.later else ""), "dim"))


def _marked(bar: str, place: int) -> str:
    return f"{bar[:place]}│{bar[place + 1 :]}"


def _trend(trend: Trend) -> RenderableType:
    steps = "".join(_STEPS[round((len(_STEPS) - 1) * value)] for _, value in trend.values)
    line = Text()
    if trend.values:
        (begin, first), (end, last) = trend.values[0], trend.values[-1]
        line.append(f"{begin.day} {begin:%b} ", "dim").append(f"{round(100 * first)} ")
        line.append(steps, "blue")
        if len(trend.values) > 1:
            line.append(f" {round(100 * last)}").append(f" {end.day} {end:%b}", "dim")
    return Group(Text(f"\n{trend.title}", "bold"), line)


def _calendar(calendar: Calendar) -> RenderableType:
    first = calendar.until - timedelta(days=len(calendar.counts) - 1)
    lines = [Text(f"\n{calendar.title}", "bold")]
    for weekday, name in enumerate(("Mon", "   ", "Wed", "   ", "Fri", "   ", "Sun")):
        of_it = calendar.counts[(weekday - first.weekday()) % 7 :: 7]
        signs = " ".join(_sign(count) for count in of_it)
        lines.append(Text(f"{name} ", "dim").append(signs, "blue"))
    lines.append(Text("· none  ▪ 1–2  ■ 3–5  █ 6 and more", "dim"))
    return Group(*lines)


def _sign(count: int) -> str:
    return next(sign for least, sign in reversed(_DAYS) if count >= least)


def _table(title: Text) -> Table:
    return Table(
        title=title, title_justify="left", title_style="bold", box=None, show_header=False,
        padding=(0, 1, 0, 0),
    )  # fmt: skip
