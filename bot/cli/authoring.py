"""The commands for those who write questions."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from bot import settings
from bot.bank import Bank, Question
from bot.cli.banks import covered
from bot.cli.keeping import open_kept
from bot.cli.reading import beside, lines, named_bank
from bot.errors import InterviewBotError
from bot.grading import Grader


def check(options: argparse.Namespace) -> int:
    """Validate and lint the bank, or hold it against notes, measure the grader, list disputes."""
    from bot.grading import calibration, checking

    bank = named_bank(options)
    if options.notes:
        return covered(bank, options.notes)
    grader = Grader()
    if options.answers:
        answers = calibration.read_scored(lines(options.answers))
        print(calibration.table(answers, calibration.grade_all(bank, grader, answers)))
        return 0
    if options.disputes:
        return _disputes(bank, grader, settings.place([], options.db, os.environ).database)
    serious = advice = 0
    for fault in checking.check_bank(bank, grader, beside(bank)):
        serious += fault.serious
        advice += not fault.serious
        if fault.serious or not options.quiet:
            print(f"{'mend' if fault.serious else 'note'}  {fault}")
    print(f"{len(bank.questions)} questions: {serious} to mend, {advice} to note")
    return int(serious > 0)


def _disputes(bank: Bank, grader: Grader, database: Path) -> int:
    from bot.grading.disputes import nearest_point

    history = open_kept(database)
    try:
        disputes = history.disputes()
    finally:
        history.close()
    for question_id, text, score in disputes:
        print(f"{question_id}: graded {round(100 * score)}/100: “{' '.join(text.split())}”")
        question = bank.questions.get(question_id)
        point = nearest_point(grader, question, text) if question else None
        if point is not None:
            print(f"    nearest missed point: {point.claim}")
    print(f"{len(disputes)} disputed answer{'s' * (len(disputes) != 1)}")
    return 0


def grade(options: argparse.Namespace) -> int:
    """Grade one answer with its explanation, or many in a batch."""
    from bot.grading import explaining

    bank = named_bank(options)
    grader = Grader()
    if options.batch:
        for question_id, answer in _batch(options.batch):
            question = _question(bank, question_id)
            print(explaining.as_json(question_id, grader.grade(question, answer)))
        return 0
    if not options.id:
        raise InterviewBotError("name a question: interview-bot grade ID [TEXT], or --batch FILE")
    question = _question(bank, options.id)
    answer = sys.stdin.read() if options.text is None else options.text
    print("\n".join(explaining.explained(question, grader.grade(question, answer))))
    return 0


def _question(bank: Bank, question_id: str) -> Question:
    from bot.grading.lookup import rank

    if question_id in bank.questions:
        return bank.questions[question_id]
    near = rank(question_id, {known: (known,) for known in bank.questions})
    hint = f"; did you mean {near[0][0]}?" if near else ""
    raise InterviewBotError(f"the bank has no question {question_id!r}{hint}")


def _batch(name: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines(name), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            question, answer = row["question"], row["answer"]
        except (ValueError, KeyError, TypeError):
            question = answer = None
        if not isinstance(question, str) or not isinstance(answer, str):
            raise InterviewBotError(
                f'{name}, line {number}: should be JSON such as {{"question": "id", "answer": "text"}}'
            )
        yield question, answer
