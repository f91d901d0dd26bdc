"""Whether an answer makes a statement, and if not, what it says in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from bot.bank import Point, Trap
from bot.grading.negation import Denials
from bot.grading.occurrences import Occurrences, Span
from bot.grading.placing import placements
from bot.grading.rivals import Subjects
from bot.grading.rubric import Pattern, Rubric, Statement
from bot.grading.text import Text

_NEAR = 3
"""How far around a statement a word that excludes it is looked for."""


class Finding(Enum):
    """What an answer does with a statement."""

    MADE = "made"
    DENIED = "denied"
    SWAPPED = "swapped"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Match:
    """A finding, and the words of the answer it rests on."""

    finding: Finding
    place: Span | None = None
    phrasing: str | None = None
    """The author's phrasing that found it."""
    words: frozenset[int] = frozenset()
    """The very words that filled the slots; of a point made, those of all its phrasings."""
    denials: frozenset[int] = frozenset()
    """The denials that reach them."""


ABSENT = Match(Finding.ABSENT)


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer read against a rubric: all that statements are judged by."""

    rubric: Rubric
    text: Text
    found: Occurrences
    denials: Denials
    subjects: tuple[Subjects, ...]
    stretch: tuple[int, ...]
    """What :func:`bot.grading.placing.stretched` gives for the text."""

    def point(self, statement: Statement[Point]) -> Match:
        """Find what the answer does with a point, and if it makes it, all the words that do.

        A clean match wins over a contradiction, unless its own sentence denies the point by its
        verb ("does not run in a pool"): then other words of that sentence can't make it.
        """
        about = statement.item.about
        subjects = self._subjects(about)
        matches = [
            match
            for pattern in self._possible(statement)
            for placement in placements(pattern, self.found, self.stretch)
            if (match := self._judge(about, subjects, pattern, *placement)) is not ABSENT
        ]
        made = [match for match in matches if match.finding is Finding.MADE]
        spoken = frozenset(word for match in made for word in match.words)
        if len(made) == len(matches):
            return replace(made[0], words=spoken) if made else ABSENT
        denied = {
            self.text.sentences[place]: match
            for match in matches
            if match.finding is Finding.DENIED
            for place in (match.denials & self.denials.verbal) - spoken
        }
        for match in made:
            if match.place is not None and self.text.sentences[match.place.first] not in denied:
                return replace(match, words=spoken)
        contradictions = [match for match in matches if match.finding is not Finding.MADE]
        return next(iter(denied.values())) if made else contradictions[0]

    def trap(self, statement: Statement[Trap]) -> Match:
        """A trap is sprung only by its own words, undenied, said of the right rival."""
        about = statement.item.about
        subjects = self._subjects(about)
        for pattern in self._possible(statement):
            for spans, place in placements(pattern, self.found, self.stretch):
                match = self._judge(about, subjects, pattern, spans, place)
                if (
                    match.finding is Finding.MADE
                    and not self._reported(place)
                    and (subjects is None or subjects.of_all(spans) == {about})
                ):
                    return match
        return ABSENT

    def _possible(self, statement: Statement[Point] | Statement[Trap]) -> list[Pattern]:
        """The phrasings all of whose slots occur; most of a rubric's don't."""
        occurring = self.found.keys()
        return [pattern for pattern in statement.patterns if pattern.needed <= occurring]

    def _judge(
        self,
        about: str | None,
        subjects: Subjects | None,
        pattern: Pattern,
        spans: tuple[Span, ...],
        place: Span,
    ) -> Match:
        said_of = frozenset() if subjects is None else subjects.of_all(spans)
        if len(said_of) > 1 or (
            pattern.unless is not None and self._excluded(pattern.unless, place)
        ):
            return ABSENT
        words = frozenset(k for span in spans for k in range(span.first, span.last + 1))
        reach = self.denials.soft if pattern.denied else self.denials.hard
        denials = self._denials(words, reach, place)
        other = bool(said_of - {about})
        finding = self._finding(pattern, place, denials, other=other)
        if finding is Finding.ABSENT or (
            finding is Finding.SWAPPED and not (subjects and subjects.named_within(place))
        ):
            return ABSENT
        if finding is not Finding.MADE and (self._reported(place) or self._supposed(place)):
            return ABSENT
        spoken = words | denials if pattern.denied else words
        if finding is Finding.DENIED:  # quoted without its "not", it would say the contrary
            place = Span(min(place.first, *denials), max(place.last, *denials))
        return Match(finding, place, pattern.source, spoken, denials)

    def _finding(
        self, pattern: Pattern, place: Span, denials: frozenset[int], *, other: bool
    ) -> Finding:
        """What a placement amounts to; ``other`` if it is said of another rival.

        Only a verb denied contradicts: “there is no queue” and “unlike Celery” may be the asides of
        a right answer.
        """
        if pattern.denied:
            together = self.text.clauses[place.first] == self.text.clauses[place.last]
            return Finding.MADE if denials and together and not other else Finding.ABSENT
        if len(denials) % 2 == 1:
            plainly = denials & self.denials.verbal and not other
            return Finding.DENIED if plainly else Finding.ABSENT
        return Finding.SWAPPED if other else Finding.MADE

    def _denials(
        self, words: frozenset[int], reach: Mapping[int, tuple[int, ...]], place: Span
    ) -> frozenset[int]:
        """The denials, not themselves among the words, that reach them or follow them at once.

        “It doesn't run unless X” says that with X it runs.
        """
        reaching = {
            denial
            for word in words & reach.keys()
            for denial in reach[word]
            if "unless" not in self.text.words[denial : place.last]
        }
        if place.last in self.denials.afterwards:
            reaching.add(self.denials.afterwards[place.last])
        return frozenset(reaching - words)

    def _subjects(self, about: str | None) -> Subjects | None:
        """The rivals among which a statement is about one."""
        for group, subjects in zip(self.rubric.rivals, self.subjects, strict=True):
            if about in group:
                return subjects
        return None

    def _excluded(self, slot: int, place: Span) -> bool:
        sentence = self.text.sentences[place.first]
        return any(
            span.last >= place.first - _NEAR
            and span.first <= place.last + _NEAR
            and self.text.sentences[span.first] == sentence
            for span in self.found.get(slot, ())
        )

    def _reported(self, place: Span) -> bool:
        """Whether the sentence tells of an error instead of making it."""
        words = self.text.words
        return any(
            word in _REPORTING or (word in _BELIEVE and k and words[k - 1] in _OTHERS)
            for k, word in self._sentence(place)
        )

    def _supposed(self, place: Span) -> bool:
        """Whether the sentence tells what would be: “otherwise you can't tell them apart”."""
        return any(word == "otherwise" for _, word in self._sentence(place))

    def _sentence(self, place: Span) -> Iterator[tuple[int, str]]:
        """The words of the sentence in which a place begins, and where they stand."""
        sentences = self.text.sentences
        for k, word in enumerate(self.text.words):
            if sentences[k] == sentences[place.first]:
                yield k, word


_REPORTING = frozenset(
    "myth misconception mistakenly wrongly mistake confuse confused misunderstanding "
    "misunderstand".split()
)
_OTHERS = frozenset("many most some people beginners everybody everyone others".split())
_BELIEVE = frozenset("think believe assume expect say thinks believes assumes expects says".split())
