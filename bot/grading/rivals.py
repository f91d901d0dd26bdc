"""Of which rival a statement is said.

A statement is bound to the rival named nearest to it: in its own clause, else in the clause it
leans on, else the last one spoken of, else the one that the prompt asks about. “Unlike X”, “than X”
and “instead of X” name X without speaking of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.grading.occurrences import Occurrences, Span
from bot.grading.rubric import Rubric
from bot.grading.text import PAUSE, STOP, Text

_CONTRASTS = frozenset("unlike like than not vs versus without nor".split())
_CONTRAST_PAIRS = frozenset(
    {("instead", "of"), ("rather", "than"), ("opposed", "to"), ("compared", "to"),
     ("contrary", "to"), ("contrast", "to"), ("compared", "with"), ("different", "from"), ("like", "in"), ("like", "with"),
     ("same", "as")}
)  # fmt: skip
_LEANS_FORWARD = frozenset("for if when with in as whenever on where to given".split())
_JOINTS = frozenset("and or while whereas but then".split())
_NEW_WITHIN = 3
"""How far before a rival the “and” stands that starts something new with it."""
_CONNECTIVES = frozenset("and but or so then".split())
_BACKWARD = frozenset("it its this they them".split())
_FIRST = frozenset({"former", "first"})
_SECOND = frozenset({"latter", "second", "other"})
_PRONOUNS = frozenset(
    "one is does runs takes handles means gives works uses has needs keeps saves maps makes for thing".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a rival, as that which the words around it speak of."""

    span: Span
    name: str


class Subjects:
    """The rivals of one group as an answer names them."""

    def __init__(self, names: list[Mention], text: Text, default: str | None) -> None:
        self._text = text
        self._default = default
        self._mentions = names
        self._known: dict[Span, str | None] = {}

    def of(self, place: Span) -> str | None:
        """The rival that a statement at this place is said of; None if that can't be told."""
        if place not in self._known:
            self._known[place] = self._of(place)
        return self._known[place]

    def of_all(self, places: tuple[Span, ...]) -> frozenset[str]:
        """The rivals that the parts of a statement are said of, as far as that can be told."""
        return frozenset(name for place in places if (name := self.of(place)) is not None)

    def named_within(self, place: Span) -> list[Mention]:
        """The rivals named in the very clauses of a statement."""
        clauses = self._text.clauses
        first, last = clauses[place.first], clauses[place.last]
        return [m for m in self._mentions if first <= clauses[m.span.first] <= last]

    def _of(self, place: Span) -> str | None:
        text, mentions = self._text, self._mentions
        if not mentions:
            return self._default
        here = self.named_within(place)
        if here:
            listed = self._named_before_joint(here[0], place)
            return self._nearest(here, place) if listed is None else listed.name
        sentence = text.sentences[place.first]
        beside = [m for m in mentions if text.sentences[m.span.first] == sentence]
        before = [m for m in beside if m.span.last < place.first]
        after = [m for m in beside if m.span.first > place.last]
        if after and (
            self._leans_forward(place, before, after[0])
            or (not before and self._led_up_to(after[0]))
            or (
                self._default is None
                and not before
                and self._only_one(beside)
                and not self._refers_back(place)
                and self._parted(place, after[0].span) < PAUSE
                and not self._joint_before(after[0], place)
            )
        ):
            return after[0].name
        earlier = [m for m in mentions if m.span.last < place.first]
        return self._last_of(before or earlier) if earlier else self._default

    def _named_before_joint(self, first: Mention, place: Span) -> Mention | None:
        """The rival that a list goes on about: "X does this, that and Y another" says two of X."""
        text = self._text
        if not self._joint_before(first, place):
            return None
        sentence = text.sentences[place.first]
        earlier = [m for m in self._mentions if m.span.last < place.first]
        return (
            earlier[-1] if earlier and text.sentences[earlier[-1].span.first] == sentence else None
        )

    def _joint_before(self, mention: Mention, place: Span) -> bool:
        """Whether an “and” or its like starts something new with the rival after a statement."""
        text, first = self._text, mention.span.first
        return any(
            text.words[k] in _JOINTS and not any(text.breaks[k + 1 : first + 1])
            for k in range(max(place.last + 1, first - _NEW_WITHIN), first)
        )

    @staticmethod
    def _only_one(mentions: list[Mention]) -> bool:
        return len({m.name for m in mentions}) == 1

    def _refers_back(self, place: Span) -> bool:
        """Whether a sentence takes up what was spoken of before: "it does a join, unlike Y"."""
        text = self._text
        sentence = text.sentences[place.first]
        return any(
            text.words[k] in _BACKWARD and text.sentences[k] == sentence
            for k in range(place.last + 1)
        )

    def _nearest(self, here: list[Mention], place: Span) -> str | None:
        if len({m.name for m in here}) == 1:
            return here[0].name
        inside = [m for m in here if place.first <= m.span.first <= place.last]
        before = [m for m in here if m.span.first < place.first]
        after = [m for m in here if m.span.first > place.last]
        if inside and len({m.name for m in inside}) == 1:
            return inside[0].name
        if inside:
            return None
        if before and after and self._joint_between(before[-1].span, place):
            return after[0].name
        if before:
            return before[-1].name
        return after[0].name if after else None

    def _joint_between(self, earlier: Span, place: Span) -> bool:
        """Whether an “and” parts a statement from the rival before it: "X for a and for b Y"."""
        return any(
            self._text.words[k] in _JOINTS and k + 1 < len(self._text)
            and self._text.words[k + 1] in _LEANS_FORWARD
            for k in range(earlier.last + 1, place.first)
        )  # fmt: skip

    def _leans_forward(self, place: Span, before: list[Mention], after: Mention) -> bool:
        """Whether a clause without a rival belongs to the next one: "for m2m, prefetch_related"."""
        text = self._text
        start = place.first
        while start > 0 and text.clauses[start - 1] == text.clauses[place.first]:
            start -= 1
        if text.words[start] in _CONNECTIVES and start < place.first:
            start += 1
        to_after = self._parted(place, after.span)
        if text.words[start] in _LEANS_FORWARD:
            adjacent = text.clauses[after.span.first] == text.clauses[place.last] + 1
            return adjacent and to_after < PAUSE
        if not before:
            return False
        to_before = self._parted(before[-1].span, place)
        return to_after < to_before and to_before >= PAUSE

    def _led_up_to(self, mention: Mention) -> bool:
        """Whether the whole sentence before a rival leads up to it: "if a, b or c, then X"."""
        text, place = self._text, mention.span.first
        start = text.sentences.index(text.sentences[place])
        return text.words[start] == "if" and "then" in text.words[max(start, place - 2) : place]

    def _parted(self, earlier: Span, later: Span) -> int:
        """How strongly two places of one sentence are parted: 0, COMMA or PAUSE."""
        return max(self._text.breaks[earlier.last + 1 : later.first + 1], default=0)

    def _last_of(self, mentions: list[Mention]) -> str | None:
        """The last rival spoken of, or None if the last clause that names any names several."""
        text = self._text
        last = mentions[-1]
        clause = text.clauses[last.span.first]
        in_clause = {m.name for m in mentions if text.clauses[m.span.first] == clause}
        return last.name if len(in_clause) == 1 else None


def subjects(
    rubric: Rubric, text: Text, found: Occurrences, defaults: tuple[str | None, ...]
) -> tuple[Subjects, ...]:
    """Who is spoken of where, for each group of rivals."""
    groups: list[Subjects] = []
    for group, default in zip(rubric.rivals, defaults, strict=True):
        names = _with_ordinals(mentions(group, found), text)
        groups.append(Subjects([m for m in names if not _in_contrast(text, m)], text, default))
    return tuple(groups)


def mentions(group: Mapping[str, int], found: Occurrences) -> list[Mention]:
    """Where the rivals of one group are named; a name within a longer one doesn't count."""
    named = [Mention(span, name) for name, slot in group.items() for span in found.get(slot, ())]
    named.sort(key=lambda m: (m.span.first, -m.span.last))
    return [m for m in named if not any(_within(m.span, other.span) for other in named)]


def _within(inner: Span, outer: Span) -> bool:
    return inner != outer and outer.first <= inner.first and inner.last <= outer.last


def _with_ordinals(names: list[Mention], text: Text) -> list[Mention]:
    """Add "the former", "first one", "the latter", "the other" as mentions of what they stand for."""
    added: list[Mention] = []
    for place, word in enumerate(text.words):
        if word not in _FIRST and word not in _SECOND:
            continue
        if word in {"first", "second", "other"} and (
            place + 1 == len(text) or text.words[place + 1] not in _PRONOUNS
        ):
            continue
        order = list(dict.fromkeys(m.name for m in names if m.span.last < place))[-2:]
        if len(order) == 2:  # noqa: PLR2004  (a pair, of which the words name one)
            added.append(Mention(Span(place, place), order[0 if word in _FIRST else 1]))
    return sorted([*names, *added], key=lambda m: m.span.first) if added else names


def _in_contrast(text: Text, mention: Mention) -> bool:
    first = mention.span.first
    if first == 0 or text.breaks[first] == STOP:
        return False
    if text.words[first - 1] in _CONTRASTS:
        return True
    return first > 1 and (text.words[first - 2], text.words[first - 1]) in _CONTRAST_PAIRS
