"""Phrasings so loose that empty talk or answers to other questions satisfy them."""

from collections import Counter
from collections.abc import Iterator

from bot.bank import Bank, Question
from bot.bank.phrasing import parse_phrasing
from bot.grading.grader import Grader

_EMPTY_TALK = (
    "It is a very powerful and flexible feature that makes the code cleaner, safer and easier to "
    "maintain, in line with best practices.",
    "It gives you modularity, testability, reusability, separation of concerns and a clean "
    "architecture, so the application is scalable and maintainable.",
    "It improves performance and security, handles everything automatically behind the scenes, and "
    "developers don't have to worry about it.",
    "It depends on the requirements of the project and the experience of the team; both have their "
    "advantages and disadvantages.",
    "It is about validation, conversion, configuration, authentication and error handling of data in "
    "modern web applications.",
    "It helps to manage the database, the requests, the responses and the users in a standard, "
    "consistent way, with less bugs.",
    "Django, FastAPI and Flask all support it, there is good documentation, and in production you "
    "should configure it properly and test it.",
    "It is widely used in the industry, works under high load, saves time and resources, and can be "
    "customized for the business logic.",
    "One is simpler and more traditional, the other more modern and powerful, and you choose the "
    "suitable one for your use case.",
    "Some magic under the hood with threads, contexts and sessions, the framework optimizes it, so "
    "it is fast, thread safe and efficient.",
    "It works with models, views, templates, routes, fields, objects, tokens and queries of your app.",
    "You should use it carefully, it can be dangerous, make things complex and cause problems.",
)
"""What people say when they know nothing; no phrasing may be earned by it."""
_ALONE, _TOGETHER = 0.03, 0.08
"""The share of other topics' model answers above which a phrasing of one slot, or of several, is
too loose to be a statement about this question."""


def loose_phrasings(question: Question, grader: Grader, beside: Bank) -> Iterator[str]:
    """Phrasings that empty talk or answers to other questions satisfy."""
    if question.is_draft:
        return
    others = [
        answer
        for sheet in beside.sheets
        if all(other.id != question.id for other in sheet.question)
        for other in sheet.question
        for answer in other.answers
    ]
    fired: dict[tuple[int, str], list[str]] = {}
    for text in others:
        for number, source, words in grader.firing(question, text):
            fired.setdefault((number, source), []).append(words)
    for (number, source), places in fired.items():
        most = _TOGETHER if len(parse_phrasing(source).slots) > 1 else _ALONE
        if len(places) > max(2, most * len(others)):
            common = Counter(place.casefold() for place in places).most_common(3)
            yield (
                f"point {number}: too loose, fires on {len(places)} of {len(others)} answers to "
                f"other topics ({', '.join(f'“{w}”' for w, _ in common)}): {source!r}"
            )
    for text in _EMPTY_TALK:
        for number, source, words in grader.firing(question, text):
            yield f"point {number}: earned by empty talk (“{words}” in “{text[:60]}…”): {source!r}"
