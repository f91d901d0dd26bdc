"""How well grades agree with people's: the figures of a grader on answers that were scored by hand."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.bank import Bank
from bot.errors import InterviewBotError
from bot.grading.grader import Grader

FULL = 5.0
"""Human scores run from 0 to 5."""
PASS = 3.5
CREDIT_AT_MOST, CREDITED_FROM = 1.0, 2.5
DENIED_FROM, DENIAL_BELOW = 4.5, 3.0


@dataclass(frozen=True, slots=True)
class Scored:
    """One answer with the score people gave it, ∈ [0, 5]."""

    question: str
    kind: str
    answer: str
    human: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Agreement over some answers; a figure that can't be computed is nan."""

    count: int
    r: float
    """Pearson's correlation."""
    r_middle: float
    """The same among half-right answers (human 1 to 4)."""
    rmse: float
    """Root mean square error, of 5."""
    auc: float
    """The chance that a passing answer (human ≥ 3.5) is graded above one that doesn't pass."""
    false_credit: float
    """Of the answers with human ≤ 1, the share graded ≥ 2.5."""
    false_denial: float
    """Of the answers with human ≥ 4.5, the share graded < 3."""


def read_scored(lines: Iterable[str]) -> tuple[Scored, ...]:
    """Read JSON Lines with id, answer, score and, if known, kind.

    Raises:
        InterviewBotError: naming the first line that can't be used.
    """
    scored: list[Scored] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            scored.append(
                Scored(row["id"], row.get("kind", "all"), row["answer"], float(row["score"]))
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InterviewBotError(
                f"line {number} of the answers isn't JSON with id, answer and score ({error})"
            ) from None
    return tuple(scored)


def grade_all(bank: Bank, grader: Grader, answers: Sequence[Scored]) -> tuple[float, ...]:
    """The machine's scores, of 5.

    Raises:
        InterviewBotError: if an answer is to a question that the bank lacks.
    """
    for answer in answers:
        if answer.question not in bank.questions:
            raise InterviewBotError(f"the bank has no question {answer.question!r}")
    return tuple(FULL * grader.grade(bank.questions[a.question], a.answer).score for a in answers)


def figures(answers: Sequence[Scored], grades: Sequence[float]) -> Figures:
    """Compare grades with human scores."""
    human = [a.human for a in answers]
    pairs = list(zip(human, grades, strict=True))
    middle = [(h, g) for h, g in pairs if 1 <= h <= 4]  # noqa: PLR2004  (half-right)
    low = [g for h, g in pairs if h <= CREDIT_AT_MOST]
    high = [g for h, g in pairs if h >= DENIED_FROM]
    return Figures(
        count=len(pairs),
        r=_pearson(pairs),
        r_middle=_pearson(middle),
        rmse=math.sqrt(_mean([(h - g) ** 2 for h, g in pairs])),
        auc=_auc([g for h, g in pairs if h >= PASS], [g for h, g in pairs if h < PASS]),
        false_credit=_mean([float(g >= CREDITED_FROM) for g in low]),
        false_denial=_mean([float(g < DENIAL_BELOW) for g in high]),
    )


def table(answers: Sequence[Scored], grades: Sequence[float]) -> str:
    """The figures as text: over all answers, then by kind."""
    kinds = sorted({a.kind for a in answers})
    rows = [
        f"{'answers':<24}{'n':>5}{'r':>7}{'r 1-4':>7}{'RMSE':>7}{'AUC':>7}"
        f"{'credit':>8}{'denial':>8}{'human':>7}{'grade':>7}"
    ]
    for name in ["all", *(k for k in kinds if len(kinds) > 1)]:
        chosen = [(a, g) for a, g in zip(answers, grades, strict=True) if name in {"all", a.kind}]
        some, scores = [a for a, _ in chosen], [g for _, g in chosen]
        f = figures(some, scores)
        rows.append(
            f"{name:<24}{f.count:>5}{_cell(f.r)}{_cell(f.r_middle)}{_cell(f.rmse)}{_cell(f.auc)}"
            f"{_percent(f.false_credit)}{_percent(f.false_denial)}"
            f"{_cell(_mean([a.human for a in some]))}{_cell(_mean(scores))}"
        )
    return "\n".join(rows)


def _cell(value: float) -> str:
    return f"{'–':>7}" if math.isnan(value) else f"{value:>7.2f}"


def _percent(value: float) -> str:
    return f"{'–':>8}" if math.isnan(value) else f"{value:>8.1%}"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else math.nan


def _pearson(pairs: Sequence[tuple[float, float]]) -> float:
    if len(pairs) < 2:  # noqa: PLR2004  (a correlation takes two)
        return math.nan
    x_mean, y_mean = _mean([x for x, _ in pairs]), _mean([y for _, y in pairs])
    xy = sum((x - x_mean) * (y - y_mean) for x, y in pairs)
    xx = sum((x - x_mean) ** 2 for x, _ in pairs)
    yy = sum((y - y_mean) ** 2 for _, y in pairs)
    return xy / math.sqrt(xx * yy) if xx and yy else math.nan


def _auc(passing: Sequence[float], failing: Sequence[float]) -> float:
    if not passing or not failing:
        return math.nan
    won = sum((p > f) + (p == f) / 2 for p in passing for f in failing)
    return won / (len(passing) * len(failing))
