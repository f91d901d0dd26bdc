"""Finding what a person meant among a few names, forgiving typos."""

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

CLEAR = 86
"""From this likeness on, of 100, a name is taken as meant."""
POSSIBLE = 66
"""From this likeness on a name is worth offering."""


def likeness(query: str, names: Iterable[str]) -> float:
    """How well a query fits the best of some names for one thing, from 0 to 100."""
    wanted = _plain(query)
    return max((_alike(wanted, _plain(name)) for name in names), default=0.0)


def rank(query: str, named: Mapping[str, Iterable[str]]) -> list[tuple[str, float]]:
    """Things by how well a query fits one of their names, best first, the unlikely left out."""
    scored = [(thing, likeness(query, names)) for thing, names in named.items()]
    return sorted(
        [(thing, score) for thing, score in scored if score >= POSSIBLE],
        key=lambda pair: -pair[1],
    )


def _alike(wanted: str, name: str) -> float:
    if wanted == name:
        return 100.0
    if min(len(wanted), len(name)) <= 3:  # noqa: PLR2004  (short names leave no room for typos)
        return 0.0
    return max(
        fuzz.ratio(wanted, name), fuzz.token_sort_ratio(wanted, name),
        0.9 * fuzz.token_set_ratio(wanted, name),
    )  # fmt: skip


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() or c == "+" else " " for c in text.casefold()).split())
