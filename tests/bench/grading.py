"""How long one answer takes, beside whole-text measures on the same texts, in one run.

``python -m tests.bench.grading`` prints medians and 99th percentiles in milliseconds, and what
loading the bank costs. Machines are noisy: compare the rows of one run.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

from rapidfuzz import fuzz

from bot.bank import Question, load_bank
from bot.grading import Grader

WORDS = 80
ROUNDS = 5


def eighty_words(question: Question) -> str:
    """An answer of 80 words, made of the question's model answers."""
    return " ".join(" ".join(question.answers).split()[:WORDS])


def timed(work: Callable[[Question, str], object], tasks: list[tuple[Question, str]]) -> str:
    """Median and 99th percentile over all tasks, after a warm-up."""
    for task in tasks:
        work(*task)
    taken: list[float] = []
    for _ in range(ROUNDS):
        for task in tasks:
            begin = time.perf_counter()
            work(*task)
            taken.append(1000 * (time.perf_counter() - begin))
    return f"p50 {statistics.median(taken):7.3f} ms   p99 {statistics.quantiles(taken, n=100)[98]:7.3f} ms"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        loads = []
        for _ in range(6):
            begin = time.perf_counter()
            bank = load_bank(cache_folder=Path(folder))
            loads.append(1000 * (time.perf_counter() - begin))
    tasks = [(question, eighty_words(question)) for question in bank.questions.values()]
    grader = Grader()
    begin = time.perf_counter()
    for task in tasks:
        grader.grade(*task)
    first = 1000 * (time.perf_counter() - begin) / len(tasks)
    rows = {
        "this grader": timed(grader.grade, tasks),
        "rapidfuzz token_set_ratio, each model answer": timed(
            lambda q, text: [fuzz.token_set_ratio(text, a) for a in q.answers], tasks
        ),
        "difflib ratio, each model answer": timed(
            lambda q, text: [SequenceMatcher(None, text, a).ratio() for a in q.answers], tasks
        ),
    }
    sys.stdout.write(f"{len(tasks)} answers of {WORDS} words, one to each question\n")
    for name, row in rows.items():
        sys.stdout.write(f"{name:<46}{row}\n")
    sys.stdout.write(f"first answer to a question, compiling it: {first:.1f} ms\n")
    sys.stdout.write(
        f"loading the bank: {loads[0]:.0f} ms, from the cache {statistics.median(loads[1:]):.0f} ms\n"
    )


if __name__ == "__main__":
    main()
