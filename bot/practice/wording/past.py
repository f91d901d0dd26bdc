"""Looking back: the person's own answers, and what became of them."""

from collections.abc import Sequence

from bot.bank import Question
from bot.grading import Status
from bot.practice.attempts import Attempt, Mark, PointResult, Told
from bot.practice.choices import Action, Button, Choice
from bot.practice.replies import Block, Reply, Style
from bot.practice.shelves import EVERYTHING, GONE, Page, Shelf, Trail
from bot.practice.state import Settings
from bot.practice.topics import Scope
from bot.practice.wording.phrases import around, buttons, clip, count, day, percent, remark, when

NOT_IN_THE_BANK = "No longer in the bank"
ALL_ANSWERS = "All answers, latest first"
_KEY = "history"
_COMPARED = 1000
"""Letters shown of each of two answers; both in full are a tap away."""


def answers_by_topic(shelves: Sequence[Shelf], settings: Settings) -> Reply:
    """Where a person's answers are."""
    if not shelves:
        return _none_yet()
    trails = [trail for shelf in shelves for trail in shelf.trails]
    since = min(trail.first.at for trail in trails)
    return Reply(
        (
            Block("Your answers", Style.TITLE),
            Block(f"{_amount(trails)}, since {day(since, settings)}"),
            *(
                Block(
                    f"{shelf.title}: {_amount(shelf.trails)}, "
                    f"latest {day(shelf.trails[0].latest.at, settings)}"
                )
                for shelf in shelves
            ),
            Block("Search their words: /search select_related", Style.QUIET),
        ),
        (
            *((_to_shelf(shelf.title, shelf.address),) for shelf in shelves),
            (_to_shelf(ALL_ANSWERS, EVERYTHING),),
        ),
        key=_KEY,
    )


def answers_by_question(page: Page, settings: Settings) -> Reply:
    """A page of questions that were answered."""
    if not page.trails:
        topic = "" if page.address == GONE else page.address
        return Reply(
            (Block(f"{page.title}: no answers yet."),),
            ((Button("Practise it", Choice(Action.QUIZ, 0, topic)), _all_topics()),),
            key=_KEY,
        )
    place = f" · page {page.number + 1} of {page.last + 1}" if page.last else ""
    lines = [Block(page.title + place, Style.TITLE)]
    for number, (trail, prompt) in enumerate(page.trails, 1):
        lines.append(Block(f"{number}. {clip(prompt, 200)}", Style.PROMPT))
        lines.append(Block(_trail_line(trail, settings), Style.QUIET))
    pages: list[Button] = []
    if page.number:
        pages.append(_to_shelf("Newer", page.address, page.number - 1))
    if page.number < page.last:
        pages.append(_to_shelf("Older", page.address, page.number + 1))
    return Reply(
        tuple(lines),
        (
            tuple(_to_answer(f"Read {n}", t.latest.ask) for n, (t, _) in enumerate(page.trails, 1)),
            (*pages, _all_topics()),
        ),
        key=_KEY,
    )


def answer_page(
    attempt: Attempt,
    asks: Sequence[int],
    question: Question | None,
    address: str,
    settings: Settings,
) -> Reply:
    """One answer in full, as it was graded then.

    Args:
        attempt: the answer.
        asks: all askings of its question, oldest first.
        question: as the bank has it now, if it still does.
        address: where the answers of its topic are.
        settings: the person's.
    """
    place = asks.index(attempt.ask)
    earlier = [_to_answer("Earlier", asks[place - 1])] if place else []
    later = [_to_answer("Later", asks[place + 1])] if place + 1 < len(asks) else []
    both = [_to_comparison(attempt)] if len(asks) > 1 else []
    return Reply(
        (
            Block(
                f"Answer {place + 1} of {len(asks)} · {when(attempt.at, settings)}", Style.QUIET
            ),
            Block(
                attempt.prompt or (question.prompt if question else only_its_name(attempt.question)),
                Style.PROMPT,
            ),
            Block(_score_line(attempt), Style.TITLE),
            Block(f"“{attempt.text}”", Style.FOLDED),
            *(_point(point) for point in attempt.points),
            *_what_became(attempt, question),
        ),
        tuple(
            row for row in (
                (*earlier, *later, *both),
                (_to_shelf("Others of this topic", address), _all_topics()),
            ) if row
        ),
        key=_KEY,
    )  # fmt: skip


def comparison(first: Attempt, latest: Attempt, prompt: str, settings: Settings) -> Reply:
    """Two answers to one question, one after the other, and what changed in the points."""
    return Reply(
        (
            Block(prompt, Style.PROMPT),
            *_in_short("First", first, settings),
            *_in_short("Latest", latest, settings),
            Block("What changed", Style.TITLE),
            *_changes(first, latest),
        ),
        (
            (_to_answer("Read the first", first.ask), _to_answer("Read the latest", latest.ask)),
            (_all_topics(),),
        ),
        key=_KEY,
    )


def findings(
    query: str,
    best: Sequence[tuple[Told, int, Mark]],
    found: int,
    searched: int | None,
    settings: Settings,
) -> Reply:
    """Answers that have the words that were looked for.

    Args:
        query: what was looked for.
        best: answers, where their first fitting word begins, and what they were worth.
        found: how many there are in all.
        searched: how many of the latest answers were searched, if not all.
        settings: the person's.
    """
    where = f"your latest {searched:,} answers" if searched else "your answers"
    words = clip(query, 40)
    if not best:
        return Reply(
            (Block(f"Nothing like “{words}” in {where}. /history shows them by topic."),),
            ((_all_topics(),),),
            key=_KEY,
        )
    lines = [Block(f"“{words}” in {where}: {found} found", Style.TITLE)]
    for number, (told, begin, mark) in enumerate(best, 1):
        prompt = told.prompt or only_its_name(told.question)
        lines.append(Block(f"{number}. {clip(prompt, 160)}", Style.PROMPT))
        lines.append(Block(f"{day(mark.at, settings)} · {percent(mark.score)}/100", Style.QUIET))
        # The words may stand in the question alone; then the answer is shown from its beginning.
        lines.append(Block(f"“{around(told.text, begin if begin < len(told.text) else 0, 160)}”"))
    if found > len(best):
        lines.append(Block("These fit best. One word more narrows it down.", Style.QUIET))
    return Reply(
        tuple(lines),
        (
            tuple(_to_answer(f"Read {n}", told.ask) for n, (told, _, _) in enumerate(best, 1)),
            (_all_topics(),),
        ),
        key=_KEY,
    )


def which_answers(query: str, candidates: Sequence[Scope]) -> Reply:
    """Several topics fit."""
    return Reply(
        (Block(f"Which answers do you mean by “{clip(query, 40)}”?"),),
        tuple((_to_shelf(scope.title, scope.address),) for scope in candidates),
        key=_KEY,
    )


def search_for_what() -> Reply:
    """A search without a word."""
    return remark("Name some words of your answer: /search select_related")


def answer_gone() -> Reply:
    """A button names an answer that was taken back or erased."""
    return remark("That answer was taken back or erased. /history shows those there are.")


def nothing_to_compare() -> Reply:
    """There is one answer only."""
    return remark("There is only one answer to that question so far.")


def only_its_name(question: str) -> str:
    """A question of which nothing but its id is known."""
    return f"(a question no longer in the bank: {question})"


def _none_yet() -> Reply:
    return Reply(
        (Block("No answers yet. Your first /quiz changes that."),),
        (buttons(("Start a quiz", Action.QUIZ)),),
        key=_KEY,
    )


def _amount(trails: Sequence[Trail]) -> str:
    answers = sum(len(trail.marks) for trail in trails)
    return f"{count(answers, 'answer')} to {count(len(trails), 'question')}"


def _trail_line(trail: Trail, settings: Settings) -> str:
    line = f"{percent(trail.latest.score)}/100 · {day(trail.latest.at, settings)}"
    if len(trail.marks) > 1:
        line += f" · {count(len(trail.marks), 'answer')}, the first {percent(trail.first.score)}"
    return line


def _score_line(attempt: Attempt) -> str:
    line = f"{percent(attempt.score)}/100 · {attempt.verdict}"
    if attempt.probes:
        line += f" (first try {percent(attempt.first_score)})"
    if attempt.hints:
        line += f" · {count(attempt.hints, 'hint')}"
    if attempt.own is not None:
        line += f" · you say {percent(attempt.own)}"
    return line


def _point(point: PointResult) -> Block:
    match Status(point.status):
        case Status.MADE:
            return Block(f"✓ {point.claim}", Style.MADE)
        case Status.MISSED:
            return Block(f"○ Missing: {point.claim}", Style.MISSED)
        case Status.DENIED | Status.SWAPPED:
            return Block(f"✗ Wrong: {point.claim} – “{clip(point.words or '', 80)}”", Style.WRONG)


def _what_became(attempt: Attempt, question: Question | None) -> tuple[Block, ...]:
    """What has happened to the question since."""
    if question is None:
        return (Block("This question is no longer in the bank.", Style.QUIET),)
    if question.fingerprint != attempt.fingerprint:
        return (Block("This question has been changed since.", Style.QUIET),)
    return ()


def _in_short(which: str, attempt: Attempt, settings: Settings) -> tuple[Block, ...]:
    return (
        Block(f"{which} · {day(attempt.at, settings)} · {_score_line(attempt)}", Style.TITLE),
        Block(f"“{clip(attempt.text, _COMPARED)}”", Style.FOLDED),
    )


def _changes(first: Attempt, latest: Attempt) -> list[Block]:
    before = {point.claim: Status(point.status) for point in first.points}
    after = {point.claim: Status(point.status) for point in latest.points}
    lines = [_change(claim, before[claim], after[claim]) for claim in after if claim in before]
    if before.keys() != after.keys():
        lines.append(
            Block(
                "The question was changed in between; points that differ are left out.", Style.QUIET
            )
        )
    return lines


def _change(claim: str, before: Status, after: Status) -> Block:
    if after is Status.MADE:
        sign = "= Both times" if before is Status.MADE else "✓ New"
        return Block(f"{sign}: {claim}", Style.MADE)
    if before is Status.MADE:
        return Block(f"– No longer said: {claim}", Style.MISSED)
    wrong = after is not Status.MISSED
    return Block(
        f"✗ Wrong: {claim}" if wrong else f"○ Still missing: {claim}",
        Style.WRONG if wrong else Style.MISSED,
    )


def _to_shelf(label: str, address: str, page: int = 0) -> Button:
    return Button(label, Choice(Action.ANSWERS, 0, f"{page} {address}".strip()))


def _to_answer(label: str, ask: int) -> Button:
    return Button(label, Choice(Action.READ, ask))


def _to_comparison(attempt: Attempt) -> Button:
    return Button("Compare first and latest", Choice(Action.COMPARE, attempt.ask))


def _all_topics() -> Button:
    return Button("All my answers", Choice(Action.HISTORY))
