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
    "calibration": {"r": 0.934, "r_middle": 0.616, "auc": 0.968},
    "second set, tuning": {"r": 0.959, "r_middle": 0.761, "auc": 0.98},
    "second set, unread": {"r": 0.888, "r_middle": 0.494, "auc": 0.941},
    "third set, tuning": {"r": 0.929, "r_middle": 0.78, "auc": 0.947},
    "third set, unread": {"r": 0.881, "r_middle": 0.783, "auc": 0.935},
    "fourth set, tuning": {"r": 0.937, "r_middle": 0.792, "auc": 0.973},
    "fourth set, unread": {"r": 0.869, "r_middle": 0.646, "auc": 0.945},
    "calibration, without rubrics": {"r": 0.628},
}
CEILINGS = {
    "calibration": {"false_credit": 0.022, "false_denial": 0.024},
    "second set, tuning": {"false_credit": 0.015, "false_denial": 0.015},
    "second set, unread": {"false_credit": 0.015, "false_denial": 0.088},
    "third set, tuning": {"false_credit": 0.015, "false_denial": 0.015},
    "third set, unread": {"false_credit": 0.048, "false_denial": 0.081},
    "fourth set, tuning": {"false_credit": 0.021, "false_denial": 0.015},
    "fourth set, unread": {"false_credit": 0.065, "false_denial": 0.071},
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
