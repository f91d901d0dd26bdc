"""How near an answer comes to the words in which the model answers make each point.

For a question with phrasings this is the second witness beside them. For a draft made from
somebody's notes it is the only one: that has model answers, perhaps with the points of a full one,
but nobody has written down yet which other wordings count. It can't tell a right answer in quite
other words, nor a wrong one in the same words, so such a grade is a rough one and says so.

Three things make it better than counting common words, in this order: a word counts by the number
of model answers that use it, a word of the prompt counts nothing, and a word counts only if it is
said of the same thing: where the model answers speak of it beside certain *landmarks* (words of
the prompt, and words that all of them use), so must the answer.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from bot.bank import Point, Question
from bot.grading.grade import PointGrade, Status
from bot.grading.guards import Guard, misshapen
from bot.grading.negation import denials
from bot.grading.text import Text, read
from bot.grading.typos import Spelling
from bot.grading.words import COMMON

FULL = 0.4
"""The share of a point's words that earns it wholly: right answers in other people's words use
about two of five of the words in three model answers."""
HALF = 0.5
"""From this share of :data:`FULL` on a point is called made."""


class _Word(NamedTuple):
    """A word that carries meaning, where it stands in its text."""

    place: int
    base: str
    denied: bool
    typed: str


@dataclass(frozen=True, slots=True)
class Reference:
    """All that an answer to a draft is held against."""

    points: tuple[Point, ...]
    words: tuple[frozenset[str], ...]
    """For each point, the words that carry it, by base form."""
    counts: Mapping[str, float]
    """How much a word counts: the number of model answers that use it over the number of points
    that it belongs to; 0 if it stands in the prompt."""
    spoken: frozenset[tuple[str, bool]]
    """Words with whether they are denied, as the model answers say them."""
    landmarks: frozenset[str]
    beside: Mapping[str, frozenset[str]]
    """The landmarks that stand beside a word in a clause of a model answer."""
    spelling: Spelling
    """What may be a slip of the model answers' words."""
    prompt: frozenset[str]
    excused: frozenset[Guard]
    """Shapes that a model answer itself has, such as a bare list of names; no answer is refused
    for them."""


def compile_reference(question: Question) -> Reference:
    """Make a draft ready for grading.

    Its points are those that it has, else the sentences of its first model answer. Each sentence
    of the model answers belongs to the point that it shares most words with.
    """
    texts = [read(answer) for answer in question.answers]
    prompt = frozenset(read(question.prompt).bases)
    uses = Counter(base for text in texts for base in {word.base for word in _content(text)})
    points = (
        question.point or tuple(_sentence_points(texts[0])) or (Point(claim=question.answers[0]),)
    )
    claims = [read(point.claim) for point in points]
    spoken = [word for text in (*texts, *claims) for word in _content(text)]
    words = _words_of_points(claims, texts)
    landmarks = prompt | {base for base, count in uses.items() if 1 < count == len(texts)}
    beside: dict[str, set[str]] = {}
    for text in texts:
        for clause in _by(text.clauses, _content(text)):
            near = landmarks & {word.base for word in clause}
            for word in clause:
                beside.setdefault(word.base, set()).update(near - {word.base})
    return Reference(
        points=points,
        words=words,
        counts={
            w.base: 0.0
            if w.base in prompt
            else max(1, uses[w.base]) / max(1, sum(w.base in mine for mine in words))
            for w in spoken
        },
        spoken=frozenset((word.base, word.denied) for word in spoken),
        landmarks=landmarks,
        beside={base: frozenset(near) for base, near in beside.items()},
        spelling=Spelling({word.typed: word.base for word in spoken}),
        prompt=prompt,
        excused=frozenset(filter(None, (misshapen(prompt, text) for text in texts))),
    )


def nearness(reference: Reference, text: Text) -> tuple[float, ...]:
    """How much of each point an answer's words carry, ∈ [0, 1]."""
    said = {word.base for word in _said(reference, text)}
    return tuple(_share(reference, words, words & said) for words in reference.words)


def compare(reference: Reference, text: Text) -> tuple[PointGrade, ...]:
    """The points of a draft as far as an answer's words carry them."""
    said = list(_said(reference, text))
    return tuple(
        _point_grade(reference, point, words, said, text)
        for point, words in zip(reference.points, reference.words, strict=True)
    )


def _sentence_points(text: Text) -> Iterator[Point]:
    for sentence in _by(text.sentences, _content(text)):
        if len(sentence) > 1:
            number = text.sentences[sentence[0].place]
            places = [k for k, other in enumerate(text.sentences) if other == number]
            yield Point(claim=text.excerpt(places[0], places[-1]))


def _words_of_points(claims: list[Text], texts: list[Text]) -> tuple[frozenset[str], ...]:
    own = [{word.base for word in _content(claim)} for claim in claims]
    words = [set(mine) for mine in own]
    claimed = frozenset().union(*own)
    for text in texts:
        for sentence in _by(text.sentences, _content(text)):
            said = {word.base for word in sentence}
            shared = [len(mine & said) / (len(mine) or 1) for mine in own]
            if max(shared):
                words[shared.index(max(shared))] |= said - claimed
    return tuple(map(frozenset, words))


def _said(reference: Reference, text: Text) -> Iterator[_Word]:
    """The words of an answer that a model answer says too: of the same thing, and not denied."""
    meant = [
        word
        if word.base in reference.counts
        else word._replace(base=reference.spelling.meant(word.typed) or word.base)
        for word in _content(text)
    ]
    for clause in _by(text.clauses, meant):
        near = reference.landmarks & {word.base for word in clause}
        for word in clause:
            expected = reference.beside.get(word.base, frozenset())
            others = near - {word.base}
            if (word.base, word.denied) in reference.spoken and (
                not others or not expected or others & expected
            ):
                yield word


def _point_grade(
    reference: Reference, point: Point, words: frozenset[str], said: list[_Word], text: Text
) -> PointGrade:
    mine = [word for word in said if word.base in words]
    share = _share(reference, words, {word.base for word in mine})
    if share < HALF:
        return PointGrade(point, Status.MISSED, share=share)
    sentence = max(_by(text.sentences, mine), key=lambda there: sum(
        reference.counts[word.base] for word in there
    ))  # fmt: skip
    excerpt = text.excerpt(sentence[0].place, sentence[-1].place)
    return PointGrade(point, Status.MADE, excerpt, "the model answer's words", share=share)


def _share(reference: Reference, words: frozenset[str], covered: Collection[str]) -> float:
    # exact sums, since the order of a set must not show in a grade
    total = fsum(reference.counts[base] for base in words)
    if total:
        share = fsum(reference.counts[base] for base in covered) / total
    else:  # the point says nothing but words of the prompt
        share = len(covered) / (len(words) or 1)
    return min(1.0, share / FULL)


def _content(text: Text) -> list[_Word]:
    denied = denials(text).hard
    return [
        _Word(place, base, len(denied.get(place, ())) % 2 == 1, word)
        for place, (word, base) in enumerate(zip(text.words, text.bases, strict=True))
        if word not in COMMON
    ]


def _by(parts: tuple[int, ...], words: list[_Word]) -> list[list[_Word]]:
    """Words grouped by the clause or sentence they stand in."""
    groups: dict[int, list[_Word]] = {}
    for word in words:
        groups.setdefault(parts[word.place], []).append(word)
    return list(groups.values())
