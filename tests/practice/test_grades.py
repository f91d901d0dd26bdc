"""How a grade is told."""

from bot.bank import Bank
from bot.grading import Grade, PointGrade, Status, TrapGrade, Verdict
from bot.practice.graded import Graded
from bot.practice.wording.grades import grade_lines
from tests.history.test_exporting import attempt


def test_an_error_is_told_once(small: Bank) -> None:
    """Where a trap's correction is about the words that contradict a point, the correction says it."""
    question = small.questions["get-or-post"]
    swapped = PointGrade(question.point[0], Status.SWAPPED, "the same as POST: GET has a body")
    denied = PointGrade(question.point[1], Status.DENIED, "changes nothing")
    trap = TrapGrade(question.trap[0], "the same as POST", "")
    grade = Grade(0.0, Verdict.NOT_YET, (swapped, denied), (trap,), ample=0.0)
    lines = [block.text for block in grade_lines([Graded(attempt(), question, grade)])]
    assert lines[3:6] == [
        f"○ Missing: {question.point[0].claim}",
        f"✗ {question.point[1].claim} – “changes nothing” denies it.",
        f"✗ Careful: “the same as POST”. {question.trap[0].correction}",
    ]
