"""No reply, whatever it holds, breaks a rule of Telegram."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from bot.bank import Bank
from bot.fronts.telegram import showing
from bot.grading import Grader
from bot.practice import Action, Block, Button, Choice, Reply, Style, wording
from bot.practice.state import Ask, Round
from tests.conftest import BEGIN
from tests.fronts.telegram.rules import shown

TEXT = st.text(st.characters(codec="utf-8"))
LONG = st.builds(
    lambda part, times: part * times, st.text(st.characters(codec="utf-8"), max_size=9),
    st.integers(1, 3000),
)  # fmt: skip
BLOCKS = st.builds(Block, TEXT | LONG, st.sampled_from(Style))


@given(st.lists(BLOCKS, max_size=6))
def test_every_text_fits_and_its_markup_is_whole(blocks: list[Block]) -> None:
    """Whatever is in it: tags, emoji, four thousand of them, nothing but spaces."""
    for text in showing.texts(Reply(tuple(blocks))):
        shown(text, "HTML")
    for text in showing.bare_texts(Reply(tuple(blocks))):
        shown(text, None)


@given(st.lists(BLOCKS, max_size=6))
def test_nothing_is_lost_by_cutting(blocks: list[Block]) -> None:
    """All letters come, in their order; only space at the cuts may go."""
    whole = "".join(showing.bare_texts(Reply(tuple(blocks))))
    assert "".join(whole.split()) == "".join("".join(b.text for b in blocks).split())


@given(TEXT)
def test_what_people_wrote_is_shown_as_they_wrote_it(text: str) -> None:
    """Their angle brackets are no markup."""
    for html in showing.texts(Reply((Block(f"x{text}"),))):
        assert not re.search("<", html)
        assert unescape(html) in f"x{text}" or "&" in text


def test_each_style_has_its_look() -> None:
    """Titles and prompts are bold, asides italic, the model answer folded."""
    looks = {style: showing.texts(Reply((Block("a<b", style),)))[0] for style in Style}
    assert looks[Style.TITLE] == looks[Style.PROMPT] == "<b>a&lt;b</b>"
    assert looks[Style.QUIET] == "<i>a&lt;b</i>"
    assert looks[Style.FOLDED] == "<blockquote expandable>a&lt;b</blockquote>"
    assert looks[Style.MADE] == looks[Style.MISSED] == looks[Style.WRONG] == "a&lt;b"


def test_a_short_remark_without_buttons_can_be_a_note() -> None:
    """What has buttons, is long, or should stay can't."""
    button = (Button("Next", Choice(Action.NEXT)),)
    assert showing.note(Reply((Block("x"),), passing=True)) == "x"
    assert showing.note(Reply((Block("x"),))) is None
    assert showing.note(Reply((Block("x"),), (button,), passing=True)) is None
    assert showing.note(Reply((Block("x" * 201),), passing=True)) is None


def test_there_are_never_more_buttons_than_telegram_takes() -> None:
    """Eight in a row, a hundred in all; whole rows fall away at the end."""
    button = Button("Next", Choice(Action.NEXT))
    markup = showing.keyboard(Reply((), ((button,) * 20,) * 9))
    assert markup is not None
    rows = [len(row) for row in markup.inline_keyboard]
    assert sum(rows) <= 100
    assert max(rows) <= 8
    assert showing.keyboard(Reply(())) is None


def test_every_message_over_a_whole_bank_is_taken(small: Bank) -> None:
    """Each card with all hints, each grade of each model answer and of nonsense."""
    grader = Grader()
    for question in small.questions.values():
        ask = Ask(1, question.id, BEGIN, hints=len(question.hints))
        replies = [wording.question_card(question, ask, Round("t", "t", (), 1))]
        replies.append(wording.shown(question, "1", ask, last=True))
        for answer in (*question.answers, "nonsense & <b>", "y " * 1990):
            grade = grader.grade(question, answer)
            replies += [wording.probe(grade, n, ask) for n in range(len(grade.points))]
        for reply in replies:
            assert all(shown(text, "HTML") for text in showing.texts(reply))
            showing.keyboard(reply)
    assert shown(showing.texts(wording.topics(small))[0], "HTML")
