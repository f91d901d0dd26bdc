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
    "calibration": {"r": 0.9, "r_middle": 0.599, "auc": 0.956},
    "second set, tuning": {"r": 0.96, "r_middle": 0.741, "auc": 0.979},
    "second set, unread": {"r": 0.831, "r_middle": 0.474, "auc": 0.92},
    "third set, tuning": {"r": 0.895, "r_middle": 0.703, "auc": 0.934},
    "third set, unread": {"r": 0.831, "r_middle": 0.679, "auc": 0.891},
    "fourth set, tuning": {"r": 0.89, "r_middle": 0.69, "auc": 0.95},
    "fourth set, unread": {"r": 0.82, "r_middle": 0.58, "auc": 0.925},
    "calibration, without rubrics": {"r": 0.633},
}
CEILINGS = {
    "calibration": {"false_credit": 0.086, "false_denial": 0.032},
    "second set, tuning": {"false_credit": 0.015, "false_denial": 0.015},
    "second set, unread": {"false_credit": 0.057, "false_denial": 0.068},
    "third set, tuning": {"false_credit": 0.046, "false_denial": 0.037},
    "third set, unread": {"false_credit": 0.096, "false_denial": 0.081},
    "fourth set, tuning": {"false_credit": 0.05, "false_denial": 0.05},
    "fourth set, unread": {"false_credit": 0.11, "false_denial": 0.07},
    "calibration, without rubrics": {"false_denial": 0.09},
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
