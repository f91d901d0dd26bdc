"""Statistics: what a person's past adds up to, on everything or on one topic."""

from bot.practice import wording
from bot.practice.desk import Desk, Step
from bot.practice.progress import progress
from bot.practice.readiness import expected_recall, readiness
from bot.practice.topics import Scope, find_scopes, scope_at
from bot.practice.zones import zone_of


def stats(desk: Desk, query: str) -> Step:
    """Sum up the past on what a person names, or on everything."""
    found = find_scopes(desk.bank, query)
    if not found:
        return desk.says(wording.no_such_topic(query))
    if len(found) > 1:
        return desk.says(wording.which_stats(query, found))
    return _on(desk, found[0])


def stats_on(desk: Desk, address: str) -> Step:
    """Sum up the past on the topic behind a button."""
    scope = scope_at(desk.bank, address)
    return desk.says(wording.topic_gone()) if scope is None else _on(desk, scope)


def _on(desk: Desk, scope: Scope) -> Step:
    settings = desk.state.settings
    cards = {card.question: card for card in desk.past.cards()}
    ready = readiness(desk.bank, cards.values(), desk.now, settings, scope.address)
    sums = progress(desk.bank, desk.past.marks(), desk.now, zone_of(settings), scope.address)
    recalls = {
        q.question: expected_recall(cards[q.question], desk.now)
        for q in sums.questions
        if q.question in cards
    }
    return desk.says(wording.stats(wording.Standing(sums, ready, recalls), scope, settings))
