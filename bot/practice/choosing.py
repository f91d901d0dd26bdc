"""What a person sets for themselves."""

from dataclasses import replace
from zoneinfo import available_timezones

from bot.bank import LEVELS
from bot.grading.lookup import rank
from bot.practice import wording
from bot.practice.desk import Desk, Step
from bot.practice.state import Settings

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
