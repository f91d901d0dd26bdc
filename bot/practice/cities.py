"""Time zones by the names of cities: those that have a zone, and large ones that don't."""

from functools import cache
from zoneinfo import available_timezones

from bot.grading.lookup import CLEAR, rank

_MOST_OFFERED = 4
_ALSO = {
    "Africa/Johannesburg": "Cape Town, Durban, Pretoria",
    "Africa/Lagos": "Nigeria, Abuja, Kano, Ibadan",
    "America/Bogota": "Medellin, Cali",
    "America/Chicago": "Austin, Dallas, Houston, Minneapolis, San Antonio",
    "America/Los_Angeles": "San Francisco, Seattle, San Diego, San Jose, Portland, Las Vegas",
    "America/New_York": "Boston, Washington, Miami, Atlanta, Philadelphia, Charlotte",
    "America/Sao_Paulo": "Rio de Janeiro, Brasilia, Belo Horizonte, Curitiba",
    "America/Toronto": "Montreal, Ottawa",
    "America/Vancouver": "Victoria",
    "Asia/Dubai": "Abu Dhabi",
    "Asia/Ho_Chi_Minh": "Vietnam, Hanoi, Saigon, Da Nang",
    "Asia/Jerusalem": "Tel Aviv, Haifa",
    "Asia/Karachi": "Pakistan, Lahore, Islamabad",
    "Asia/Kolkata": "India, Mumbai, Delhi, New Delhi, Bangalore, Bengaluru, Chennai, Hyderabad, Pune",
    "Asia/Manila": "Cebu, Davao",
    "Asia/Shanghai": "China, Beijing, Shenzhen, Guangzhou, Hangzhou, Chengdu",
    "Asia/Tokyo": "Japan, Osaka, Kyoto, Nagoya",
    "Australia/Sydney": "Canberra, Newcastle",
    "Europe/Amsterdam": "Netherlands, Rotterdam, Utrecht, Eindhoven, The Hague",
    "Europe/Berlin": "Germany, Munich, Hamburg, Frankfurt, Cologne, Stuttgart, Leipzig, Dresden",
    "Europe/Istanbul": "Turkey, Ankara, Izmir",
    "Europe/Kyiv": "Ukraine, Kiev, Lviv, Kharkiv, Odesa, Dnipro",
    "Europe/Lisbon": "Portugal, Lisboa, Porto",
    "Europe/London": "England, Manchester, Edinburgh, Glasgow, Birmingham, Bristol, Cambridge",
    "Europe/Madrid": "Spain, Barcelona, Valencia, Seville",
    "Europe/Moscow": "Saint Petersburg, Moskva, Moskau, Russia",
    "Europe/Paris": "France, Lyon, Marseille, Toulouse",
    "Europe/Prague": "Praha, Brno, Czechia",
    "Europe/Rome": "Italy, Roma, Milan, Turin, Naples",
    "Europe/Vienna": "Austria, Wien, Graz",
    "Europe/Warsaw": "Poland, Warszawa, Krakow, Wroclaw, Gdansk, Poznan",
    "Europe/Zurich": "Switzerland, Geneva, Basel, Bern",
}


def zones_named(query: str) -> tuple[str | None, tuple[str, ...]]:
    """The time zone that a query clearly means, if it does, and those that it may mean."""
    ranked = sorted(rank(query, _zones()), key=lambda pair: (-pair[1], "/" not in pair[0], pair[0]))
    sure = ranked[0][0] if ranked and ranked[0][1] >= CLEAR else None
    return sure, tuple(zone for zone, _ in ranked[:_MOST_OFFERED])


def is_zone(name: str) -> bool:
    """Whether a zone goes by exactly this name."""
    return name in _zones()


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    """Every zone with the names people use for it."""
    return {
        zone: (zone, zone.rpartition("/")[2].replace("_", " "), *_also(zone))
        for zone in available_timezones()
    }


def _also(zone: str) -> list[str]:
    return _ALSO[zone].split(", ") if zone in _ALSO else []
