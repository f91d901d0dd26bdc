"""Looking back at one's own answers: by topic, by question, one at a time, and by their words."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.bank import Bank
from bot.grading.searching import search
from bot.practice import wording
from bot.practice.attempts import Mark
from bot.practice.desk import Desk, Step
from bot.practice.shelves import EVERYTHING, GONE, Page, Shelf, Trail
from bot.practice.topics import find_scopes, in_scope, scopes

PAGE = 5
"""Questions, or answers found, on one page."""
SEARCHED = 2000
"""How many of the latest answers are searched."""
_LONGEST_NUMBER = 3


def history(desk: Desk, argument: str) -> Step:
    """Show what was answered: all topics, the one that is named, or what has the words."""
    first, _, rest = argument.partition(" ")
    if first.casefold() == "search":
        return find(desk, rest)
    if not argument.strip():
        return overview(desk)
    meant = find_scopes(desk.bank, argument)
    if len(meant) > 1:
        return desk.says(wording.which_answers(argument, meant))
    return _page(desk, meant[0].address, 0) if meant else find(desk, argument)


def overview(desk: Desk) -> Step:
    """Show the topics of what was answered."""
    trails = _trails(desk.past.marks())
    place = {q.id: n for n, sheet in enumerate(desk.bank.sheets) for q in sheet.question}
    gone = len(desk.bank.sheets)
    trails.sort(key=lambda trail: place.get(trail.question, gone))
    shelves = [
        Shelf(desk.bank.sheets[n].topic, desk.bank.sheets[n].title, tuple(on))
        if n < gone
        else Shelf(GONE, wording.NOT_IN_THE_BANK, tuple(on))
        for n, on in groupby(trails, key=lambda trail: place.get(trail.question, gone))
    ]
    return desk.says(wording.answers_by_topic(shelves, desk.state.settings))


def shelf(desk: Desk, detail: str) -> Step:
    """Show a page of the questions that were answered, from a button's “page address”."""
    page, _, address = detail.partition(" ")
    usable = page.isdecimal() and len(page) <= _LONGEST_NUMBER
    return _page(desk, address, int(page) if usable else 0)


def read(desk: Desk, ask: int) -> Step:
    """Show one answer in full, with what it was worth then."""
    attempt = desk.past.attempt(ask)
    if attempt is None or attempt.undone:
        return desk.says(wording.answer_gone())
    asks = [mark.ask for mark in desk.past.marks() if mark.question == attempt.question]
    question = desk.bank.questions.get(attempt.question)
    address = desk.bank.sheet_of(question.id).topic if question else GONE
    return desk.says(wording.answer_page(attempt, asks, question, address, desk.state.settings))


def compare(desk: Desk, ask: int) -> Step:
    """Show the first and the latest answer to the question of one asking."""
    one = desk.past.attempt(ask)
    asks = [mark.ask for mark in desk.past.marks() if one and mark.question == one.question]
    first, latest = (desk.past.attempt(asks[place]) if asks else None for place in (0, -1))
    if first is None or latest is None or first == latest:
        return desk.says(wording.nothing_to_compare())
    prompt = latest.prompt or _prompt(desk, latest.question, latest.ask)
    return desk.says(wording.comparison(first, latest, prompt, desk.state.settings))


def find(desk: Desk, query: str) -> Step:
    """Find answers by words in them or in their questions."""
    if not any(letter.isalnum() for letter in query):
        return desk.says(wording.search_for_what())
    told = desk.past.told(SEARCHED)
    found = search(query, [f"{one.text}\n{one.prompt}" for one in told])
    marks = {mark.ask: mark for mark in desk.past.marks()}
    best = [(told[one.index], one.begin, marks[told[one.index].ask]) for one in found[:PAGE]]
    searched = SEARCHED if len(marks) > SEARCHED else None
    return desk.says(wording.findings(query, best, len(found), searched, desk.state.settings))


def _page(desk: Desk, address: str, number: int) -> Step:
    trails = _within(desk.bank, address, _trails(desk.past.marks()))
    last = max(0, (len(trails) - 1) // PAGE)
    number = min(number, last)
    shown = tuple(
        (trail, _prompt(desk, trail.question, trail.latest.ask))
        for trail in trails[number * PAGE : (number + 1) * PAGE]
    )
    title = _titles(desk.bank).get(address, wording.NOT_IN_THE_BANK)
    page = Page(title, address, shown, number, last)
    return desk.says(wording.answers_by_question(page, desk.state.settings))


def _trails(marks: Iterable[Mark]) -> list[Trail]:
    """The marks by question, the one answered last first."""
    by_question: dict[str, list[Mark]] = {}
    for mark in marks:
        by_question.setdefault(mark.question, []).append(mark)
    found = [Trail(question, tuple(on)) for question, on in by_question.items()]
    return sorted(found, key=lambda trail: -trail.latest.ask)


def _within(bank: Bank, address: str, trails: Sequence[Trail]) -> list[Trail]:
    if address == GONE:
        return [trail for trail in trails if trail.question not in bank.questions]
    if address == EVERYTHING:
        return list(trails)
    wanted = {question.id for question in in_scope(bank, address)}
    return [trail for trail in trails if trail.question in wanted]


def _titles(bank: Bank) -> dict[str, str]:
    known = {address: scope.title for address, (scope, _) in scopes(bank).items()}
    return {EVERYTHING: wording.ALL_ANSWERS, **known}


def _prompt(desk: Desk, question: str, ask: int) -> str:
    """A question's words: the bank's, those kept with an answer, or at least its id."""
    if question in desk.bank.questions:
        return desk.bank.questions[question].prompt
    kept = desk.past.attempt(ask)
    return (kept and kept.prompt) or wording.only_its_name(question)
