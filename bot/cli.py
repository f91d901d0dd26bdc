"""The command line: options in, the right room called, every error one line."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from bot.bank import Bank, Question, load_bank
from bot.errors import InterviewBotError
from bot.grading import Grade, Grader


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the result is its exit status."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except InterviewBotError as error:
        print(f"interview-bot: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="interview-bot")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--bank", action="append", type=Path, default=[])
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", parents=[common])
    check.add_argument("--answers")
    check.set_defaults(command=_check)
    grade = commands.add_parser("grade", parents=[common])
    grade.add_argument("id", nargs="?")
    grade.add_argument("text", nargs="?")
    grade.add_argument("--batch")
    grade.set_defaults(command=_grade)
    return parser


def _check(options: argparse.Namespace) -> int:
    from bot.grading import calibration, checking

    bank = load_bank(options.bank)
    grader = Grader(bank)
    if options.answers:
        answers = calibration.read_scored(_lines(options.answers))
        print(calibration.table(answers, calibration.grade_all(bank, grader, answers)))
        return 0
    serious = 0
    for fault in checking.check_bank(bank, grader):
        serious += fault.serious
        print(f"{'mend' if fault.serious else 'note'}  {fault}")
    print(f"{len(bank.questions)} questions, {serious} faults")
    return int(serious > 0)


def _grade(options: argparse.Namespace) -> int:
    bank = load_bank(options.bank)
    grader = Grader(bank)
    if options.batch:
        for line in _lines(options.batch):
            row = json.loads(line)
            grade = grader.grade(bank.questions[row["question"]], row["answer"])
            print(json.dumps(_as_json(row["question"], grade), ensure_ascii=False))
        return 0
    question = bank.questions[options.id]
    grade = grader.grade(question, options.text or sys.stdin.read())
    print("\n".join(_explained(question, grade)))
    return 0


def _as_json(question: str, grade: Grade) -> dict[str, object]:
    return {
        "question": question,
        "score": grade.score,
        "verdict": grade.verdict.value,
        "points": [{"claim": p.point.claim, "status": p.status.value} for p in grade.points],
        "traps": [t.trap.claim for t in grade.traps],
    }


def _explained(question: Question, grade: Grade) -> Iterator[str]:
    yield question.prompt
    yield f"{round(100 * grade.score)}/100 · {grade.verdict.value}"
    for point in grade.points:
        words = f" (“{point.words}”)" if point.words else ""
        yield f"{point.status.value:<8} [{point.point.weight}] {point.point.claim}{words}"
    for trap in grade.traps:
        yield f"trap     [{trap.trap.weight}] {trap.trap.claim} (“{trap.words}”)"
    if grade.guard:
        yield f"not taken as an answer: {grade.guard.value}"


def _lines(name: str) -> Iterable[str]:
    return sys.stdin if name == "-" else Path(name).read_text(encoding="utf-8").splitlines()
