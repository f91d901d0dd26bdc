"""What is found in notes of five styles, and what isn't, question by question and line by line.

The listings stand beside the notes; ``python -m tests.bank.notes.test_styles`` writes them anew.
"""

from pathlib import Path
from statistics import fmean, median

import pytest

from bot.bank import Point, load_bank
from bot.bank.notes import Draft, draft_all, merge
from bot.grading import Grader
from bot.grading.checking import check_bank
from bot.grading.grade import SOLID

HERE = Path(__file__).parent / "styles"
STYLES = sorted(folder.name for folder in HERE.iterdir() if folder.is_dir())


def drafted(style: str) -> Draft:
    """The draft made of all notes of a style."""
    files = sorted(file for file in (HERE / style).iterdir())
    return draft_all({file.name: file.read_bytes() for file in files})


def listing(draft: Draft) -> str:
    """Questions with the points of their answers, by topic, and what wasn't used."""
    lines: list[str] = []
    for sheet in draft.sheets:
        lines += [f"# {sheet.topic}: {sheet.title}", ""]
        for question in sheet.question:
            heading = question.section or sheet.section
            lines += [question.prompt, f"    {question.id}, {question.level}, from {heading}"]
            for point in question.point:
                lines.append(f"    - {point.claim}" + (f"  ({point.probe})" if point.probe else ""))
            if question.context:
                lines += [f"    | {line}" for line in question.context.split("\n")]
            lines.append("")
    return "\n".join([*lines, "# not used", "", *map(str, draft.unused), ""])


@pytest.mark.parametrize("style", STYLES)
def test_each_style_gives_just_these_questions(style: str) -> None:
    """A silly question, a lost answer or a wrong place shows at once."""
    expected = (HERE / f"{style}.txt").read_text(encoding="utf-8")
    assert listing(drafted(style)) == expected


@pytest.mark.parametrize("style", STYLES)
def test_a_draft_loads_and_has_nothing_to_mend(style: str, tmp_path: Path) -> None:
    """It can be practised at once."""
    for name, text in merge({}, drafted(style)).files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    bank = load_bank([tmp_path])
    assert len(bank.questions) == len(drafted(style).questions)
    faults = [str(fault) for fault in check_bank(bank, Grader(), bank) if fault.serious]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("style", STYLES)
def test_the_answer_itself_is_solid(style: str) -> None:
    """The least that a drafted rubric must do."""
    grader = Grader()
    for question in drafted(style).questions:
        assert grader.grade(question, question.answers[0]).score >= SOLID, question.id


def test_half_of_the_answer_is_about_half() -> None:
    """Two thirds, since three quarters earn full marks; words that both halves share add a little."""
    grader = Grader()
    scores = [
        grader.grade(question, ". ".join(point.claim for point in half)).score
        for style in STYLES
        for question in drafted(style).questions
        if len(question.point) % 2 == 0
        for half in halves(question.point)
    ]
    assert len(scores) >= 40
    assert 0.5 <= fmean(scores) <= 0.72
    assert median(scores) < SOLID


def halves(points: tuple[Point, ...]) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """The first half of the points, and the second."""
    return points[: len(points) // 2], points[len(points) // 2 :]


@pytest.mark.parametrize("style", STYLES)
def test_the_same_notes_give_the_same_draft(style: str) -> None:
    """Not a hash seed, not an order of files decides."""
    assert merge({}, drafted(style)).files == merge({}, drafted(style)).files


if __name__ == "__main__":
    for name in STYLES:
        (HERE / f"{name}.txt").write_text(listing(drafted(name)), encoding="utf-8")
