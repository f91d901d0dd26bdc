"""Pictures of statistics: facts in, PNG out.

============ ====================================================================================
canvas       a page measured in pixels, on which letters, boxes and lines are put
theme        light and dark: colours that colour-blind people can tell apart
panels       what is drawn of bars, trends and calendars
page         the panels, one below the other
============ ====================================================================================

The drawing library is loaded at the first picture, so that nothing else waits for it.
"""

from functools import lru_cache

from bot.practice.pictures import Picture

_KEPT = 32
"""Pictures kept, some 150 kB each: whoever asks again before something changed waits for nothing."""


@lru_cache(maxsize=_KEPT)
def draw(picture: Picture) -> bytes:
    """The picture as PNG, 1,000 pixels wide; the same facts give the same bytes."""
    from bot.fronts.charts.page import page  # noqa: PLC0415  (see above)

    return page(picture)


__all__ = ["draw"]
