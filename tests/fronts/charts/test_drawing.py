"""Pictures are drawn of any facts, the same every time, and can be read by everybody."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings

from bot.fronts import charts
from bot.fronts.charts.canvas import Canvas, Ink, shown
from bot.fronts.charts.page import page
from bot.fronts.charts.theme import DARK, LIGHT, Theme
from bot.practice.pictures import Picture
from tests.fronts.pictures import ORDINARY, pictures
from tests.fronts.telegram.rules import Upload, check_photo


def size(png: bytes) -> tuple[int, int]:
    """Width and height, from the file's head."""
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


@given(pictures)
@settings(max_examples=25, deadline=None)
def test_any_facts_can_be_drawn(picture: Picture) -> None:
    """As wide as a phone shows it, of a shape that Telegram takes, without a warning."""
    png = page(picture)
    check_photo(Upload("x.png", png))
    wide, high = size(png)
    assert wide == 1000
    assert high < 2 * wide


def test_the_same_facts_give_the_same_bytes_in_any_thread() -> None:
    """So that a picture may be kept by its facts."""
    with ThreadPoolExecutor(4) as pool:
        drawn = set(pool.map(page, [ORDINARY] * 8))
    assert drawn == {page(ORDINARY)}


def test_a_picture_is_drawn_once_until_something_changes() -> None:
    """One answer more is a new picture."""
    first = charts.draw(ORDINARY)
    assert charts.draw(replace(ORDINARY)) is first
    assert charts.draw(replace(ORDINARY, line="10 answers")) != first
    assert charts.draw(replace(ORDINARY, dark=True)) != first


def luminance(colour: str) -> float:
    """How bright a colour is, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_letters_stand_out_and_levels_differ_by_more_than_colour(theme: Theme) -> None:
    """A contrast of 4.5 to 1 at least, and a pattern for each level."""
    paper = luminance(theme.paper)
    for colour in (theme.ink, theme.faint):
        bright, dim = sorted((luminance(colour), paper), reverse=True)
        assert (bright + 0.05) / (dim + 0.05) >= 4.5
    assert len({look.pattern for look in theme.levels.values()}) == len(theme.levels)


def test_words_are_cut_to_the_room_there_is() -> None:
    """To the letter, and never beyond."""
    canvas, ink = Canvas(100, 100, "#ffffff"), Ink(20, "#000000")
    assert canvas.clipped("short", ink, 500) == "short"
    for room in (1, 30, 100, 200):
        cut = canvas.clipped("a name that is longer than any room", ink, room)
        assert cut.endswith("…")
        assert canvas.length(cut, ink) <= max(room, canvas.length("…", ink))


def test_signs_that_the_font_lacks_are_left_out() -> None:
    """Instead of boxes, or a warning."""
    assert shown("🎉 Django › ORM 中") == "Django › ORM"


def test_nothing_is_loaded_before_the_first_picture_and_no_global_state_after() -> None:
    """The bot starts fast; the library's global figures are never touched."""
    code = (
        "import sys, bot.fronts.telegram.serving\n"
        "assert 'matplotlib' not in sys.modules\n"
        "from bot.fronts import charts\n"
        "from tests.fronts.pictures import ORDINARY\n"
        "assert charts.draw(ORDINARY)\n"
        "assert 'matplotlib' in sys.modules\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], check=False, capture_output=True, timeout=120
    )
    assert (done.returncode, done.stdout) == (0, b""), done.stderr
