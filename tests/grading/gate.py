"""The gate: the grader's figures on scored answers mustn't fall below what was reached.

``python -m tests.grading.gate`` prints the tables and fails if a figure is worse than its floor. A
floor is the figure reached when it was last set, less a margin of 0.015 (or 1.5 percentage points);
raise the floors when the figures rise.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.bank import Bank, load_bank
from bot.grading import Grader
from bot.grading.calibration import Scored, figures, grade_all, read_scored, table

ANSWERS = Path(__file__).parent / "answers"
FLOORS = {
    "calibration": {"r": 0.926, "r_middle": 0.646, "auc": 0.97},
    "second set, tuning": {"r": 0.957, "r_middle": 0.746, "auc": 0.979},
    "second set, unread": {"r": 0.889, "r_middle": 0.493, "auc": 0.946},
    "third set, tuning": {"r": 0.925, "r_middle": 0.762, "auc": 0.945},
    "third set, unread": {"r": 0.884, "r_middle": 0.762, "auc": 0.928},
    "fourth set, tuning": {"r": 0.929, "r_middle": 0.753, "auc": 0.969},
    "fourth set, unread": {"r": 0.861, "r_middle": 0.628, "auc": 0.944},
    "calibration, without rubrics": {"r": 0.628},
}
CEILINGS = {
    "calibration": {"false_credit": 0.054, "false_denial": 0.015},
    "second set, tuning": {"false_credit": 0.015, "false_denial": 0.015},
    "second set, unread": {"false_credit": 0.043, "false_denial": 0.036},
    "third set, tuning": {"false_credit": 0.021, "false_denial": 0.021},
    "third set, unread": {"false_credit": 0.048, "false_denial": 0.048},
    "fourth set, tuning": {"false_credit": 0.015, "false_denial": 0.015},
    "fourth set, unread": {"false_credit": 0.082, "false_denial": 0.06},
    "calibration, without rubrics": {"false_denial": 0.074},
}


def sets() -> Iterator[tuple[str, tuple[Scored, ...]]]:
    """The sets of scored answers by name."""
    yield "calibration", read_scored((ANSWERS / "calibration.jsonl").open(encoding="utf-8"))
    for name in ("second", "third", "fourth"):
        lines = (ANSWERS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for part in ("tuning", "unread"):
            yield (
                f"{name} set, {part}",
                read_scored(line for line in lines if json.loads(line)["part"] == part),
            )


def without_rubrics(bank: Bank) -> Bank:
    """The bank as drafts: prompts and model answers alone."""
    return Bank(
        sheets=tuple(
            sheet.model_copy(
                update={
                    "question": tuple(
                        question.model_copy(update={"point": (), "trap": (), "rivals": ()})
                        for question in sheet.question
                    )
                }
            )
            for sheet in bank.sheets
        )
    )


def main() -> int:
    """Print the tables; the result is 1 if a figure is worse than its bound."""
    shipped, grader = load_bank(), Grader()
    tried = [(name, shipped, answers) for name, answers in sets()]
    tried.append(("calibration, without rubrics", without_rubrics(shipped), tried[0][2]))
    worse: list[str] = []
    for name, bank, answers in tried:
        grades = grade_all(bank, grader, answers)
        sys.stdout.write(f"\n{name}\n{table(answers, grades)}\n")
        reached = figures(answers, grades)
        for figure, floor in FLOORS[name].items():
            if getattr(reached, figure) < floor:
                worse.append(f"{name}: {figure} is {getattr(reached, figure):.3f}, below {floor}")
        for figure, ceiling in CEILINGS[name].items():
            if getattr(reached, figure) > ceiling:
                worse.append(f"{name}: {figure} is {getattr(reached, figure):.3f}, above {ceiling}")
    sys.stdout.write("\n".join(["", *worse, ""]))
    return int(bool(worse))


if __name__ == "__main__":
    raise SystemExit(main())
