"""Statistics: what a person's past adds up to, on everything or on one topic."""

from bot.practice import wording
from bot.practice.desk import Desk, Step
from bot.practice.progress import progress
from bot.practice.topics import EVERYTHING, Scope, find_scopes, scopes


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
    known = scopes(desk.bank)
    if address and address not in known:
        return desk.says(wording.topic_gone())
    return _on(desk, known[address][0] if address else EVERYTHING)


def _on(desk: Desk, scope: Scope) -> Step:
    settings = desk.state.settings
    sums = progress(desk.bank, desk.past.marks(), desk.now, settings.zone, scope.address)
    return desk.says(wording.stats(sums, scope, settings))
