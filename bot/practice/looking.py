"""Everything but rounds: welcome, help, statistics, history, settings, one's data."""

from dataclasses import replace
from zoneinfo import available_timezones

from bot.grading.lookup import rank
from bot.practice import answering, asking, wording
from bot.practice.desk import Desk, Step
from bot.practice.progress import progress
from bot.practice.state import Phase, Settings, State

PAGE = 5
"""Past answers on one page."""
_LENGTHS = range(1, 51)


def start(desk: Desk, payload: str) -> Step:
    """Greet; a deep link's payload such as ``quiz_django-orm`` goes straight to a topic."""
    kind, _, topic = payload.partition("_")
    if kind == "quiz":
        return asking.quiz(desk, topic.replace("-", " ").replace("_", " "))
    return desk.says(wording.welcome())


def resume(desk: Desk) -> Step:
    """Pick up where the last talk stopped."""
    state = desk.state
    if desk.current is None or state.round is None:
        known = bool(state.asks)
        return desk.says(wording.welcome_back() if known else wording.welcome())
    ask, question = desk.current
    if ask.phase is Phase.DONE:
        return desk.says(wording.back_after_grade(question, ask, last=desk.last_in_round))
    card = wording.question_card(question, ask, state.round)
    if ask.phase is Phase.OPEN:
        return desk.says(wording.where_we_were(), card)
    return desk.says(wording.where_we_were(), card, answering.probe_again(desk, ask, question))


def help_page(desk: Desk) -> Step:
    """Say what can be done."""
    return desk.says(wording.help_page())


def topics(desk: Desk) -> Step:
    """List the topics."""
    return desk.says(wording.topics(desk.bank))


def stats(desk: Desk) -> Step:
    """Sum up the person's past."""
    zone = desk.state.settings.zone
    return desk.says(wording.stats(progress(desk.bank, desk.past.marks(), desk.now, zone)))


def history(desk: Desk, page: str) -> Step:
    """Show one page of past answers, counted from 0."""
    number = int(page) if page.isdecimal() and len(page) < 6 else 0  # noqa: PLR2004
    found = desk.past.attempts(number * PAGE, PAGE + 1)
    return desk.says(
        wording.history(
            found[:PAGE], desk.bank, number, desk.state.settings, more=len(found) > PAGE
        )
    )


def settings(desk: Desk) -> Step:
    """Show what can be set."""
    return desk.says(wording.settings_page(desk.state.settings))


def change_setting(desk: Desk, detail: str) -> Step:
    """Set one thing, from a button's “name value”, and show all again."""
    changed = _changed(desk.state.settings, *detail.partition(" ")[::2])
    if changed is None:
        return desk.says(wording.unknown_choice())
    return Step(replace(desk.state, settings=changed), (wording.settings_page(changed),))


def _changed(settings: Settings, name: str, value: str) -> Settings | None:
    if name == "probes" and value in {"on", "off"}:
        return replace(settings, probes=value == "on")
    if name == "length" and value.isdecimal() and int(value) in _LENGTHS:
        return replace(settings, length=int(value))
    return None


def timezone(desk: Desk, query: str) -> Step:
    """Find the time zone a person names by a city."""
    zones = {
        zone: (zone, zone.rpartition("/")[2].replace("_", " ")) for zone in available_timezones()
    }
    found = sorted(rank(query, zones), key=lambda pair: (-pair[1], "/" not in pair[0], pair[0]))
    if not found:
        return desk.says(wording.no_such_zone(query))
    zone = found[0][0]
    changed = replace(desk.state, settings=replace(desk.state.settings, zone=zone))
    return Step(changed, (wording.zone_set(zone, desk.now),))


def privacy(desk: Desk) -> Step:
    """Say what is kept."""
    return desk.says(wording.privacy())


def ask_forget(desk: Desk) -> Step:
    """Ask once before erasing."""
    return desk.says(wording.ask_forget())


def forget(desk: Desk) -> Step:
    """Erase everything about the person."""
    del desk
    return Step(State(), (wording.forgotten(),), forget=True)


def keep(desk: Desk) -> Step:
    """Erase nothing."""
    return desk.says(wording.kept())
