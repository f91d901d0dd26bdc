"""What a person sets for themselves."""

from dataclasses import replace

from bot.bank import LEVELS
from bot.practice import wording
from bot.practice.cities import is_zone, zones_named
from bot.practice.desk import Desk, Step
from bot.practice.reminding import rescheduled
from bot.practice.state import Settings
from bot.practice.zones import name_of, offset_named

_LENGTHS = range(1, 51)


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
    if name == "pictures" and value in {"dark", "light"}:
        return replace(settings, dark=value == "dark")
    if name == "grades" and value in {"end", "once"}:
        return replace(settings, late=value == "end")
    if name == "level" and value in LEVELS:
        return replace(settings, level=value)
    if name == "length" and value.isdecimal() and int(value) in _LENGTHS:
        return replace(settings, length=int(value))
    return None


def timezone(desk: Desk, query: str) -> Step:
    """Find the time zone that a person names by a city or an offset."""
    offset = offset_named(query)
    if offset is not None:
        return zone(desk, name_of(offset))
    sure, others = zones_named(query)
    return desk.says(wording.which_zone(query, others)) if sure is None else zone(desk, sure)


def zone(desk: Desk, name: str) -> Step:
    """Take a time zone, or ask for one; reminders come by it from now on."""
    if not name:
        return desk.says(wording.which_zone("", ()))
    if not is_zone(name) and offset_named(name) is None:
        return desk.says(wording.unknown_choice())
    settings = replace(desk.state.settings, zone=name)
    state = rescheduled(replace(desk.state, settings=settings), desk.now)
    return Step(state, (wording.zone_set(desk.now, state),))
