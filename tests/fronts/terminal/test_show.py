"""Statistics in a terminal: drawn with letters where they can be, told in words elsewhere."""

from io import StringIO

from hypothesis import given, settings
from rich.console import Console

from bot.fronts.terminal.figures import figures
from bot.fronts.terminal.show import Rich
from bot.practice import Block, Reply, Style
from bot.practice.pictures import Picture
from tests.fronts.pictures import ORDINARY, pictures

REPLY = Reply(
    (
        Block("How you are doing", Style.TITLE),
        Block("Django › ORM: 92/100", Style.FIGURE),
        Block("Scores: 40, 90", Style.FIGURE),
        Block("Next: /quiz"),
    ),
    picture=ORDINARY,
)


def on_screen(reply: Reply, width: int) -> str:
    """What a terminal of a width shows."""
    screen = Rich(Console(width=width, record=True, file=StringIO()))
    screen.show(reply)
    return screen.console.export_text()


def test_figures_are_drawn_where_their_words_stand() -> None:
    """Once, with the words around them."""
    text = on_screen(REPLY, 100)
    assert text.index("How you are doing") < text.index("██████") < text.index("Next: /quiz")
    assert "Scores: 40, 90" not in text
    assert text.count("Django › ORM") == 1
    assert "FastAPI › Async [bold]" in text
    assert "█ solid  ▓ partly  ▒ not yet  │ on 10 Dec" in text
    assert "2 Mar 40 ▄▇ 90 4 Mar" in text


def test_a_narrow_terminal_gets_the_words() -> None:
    """They say the same."""
    text = on_screen(REPLY, 40)
    assert "Scores: 40, 90" in text
    assert "██" not in text


@given(pictures)
@settings(max_examples=50, deadline=None)
def test_any_facts_can_be_shown(picture: Picture) -> None:
    """Whatever a topic is called."""
    console = Console(width=90, record=True, file=StringIO())
    console.print(figures(picture))
    assert "Scores" in console.export_text()
