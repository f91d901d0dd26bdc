"""An answer with its question and its grade."""

from typing import NamedTuple

from bot.bank import Question
from bot.grading import Grade
from bot.practice.attempts import Attempt


class Graded(NamedTuple):
    """What is shown of an answer whose question is closed."""

    attempt: Attempt
    question: Question
    grade: Grade
