"""From what a person typed to words in sentences and clauses, each still pointing at its letters.

Identifiers are kept both split and joined (``select_related``, ``SelectRelated`` and ``select
related`` are one thing); code, bullets and arrows are ordinary material.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from bot.grading.words import ARTICLES, CONTRACTIONS, FILLERS, PRODUCTS, base

COMMA, PAUSE, STOP = 1, 2, 3
"""How strongly two neighbouring words are parted."""

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": " ", "´": "'", "“": '"', "”": '"', "\u200b": None,
                         "\u200c": None, "\u200d": None, "\ufeff": None, "\r": "\n"})  # fmt: skip

_LEXEME = re.compile(
    r"(?P<word>\bw/(?:o\b)?|[|~]|\(\)|(?<!\w)@(?=[A-Za-z])|(?<!\w)\.env\b|[^\W_]+(?:_+[^\W_]+)*(?:'[^\W\d_]+)?)"
    r"|(?P<bullet>(?m:^)[ \t]*-+(?=\s))"
    r"|(?P<arrow>-+>|=+>|→|⇒|(?<=\s)=(?=\s))"
    r"|(?P<gap>\.{2,}|…)"
    r"|(?P<ask>\?+(?=[\s\"')\]]))"
    r"|(?P<stop>[.!?]+(?=[\s\"')\]]|$)|\n)"
    r"|(?P<pause>;)"
    r"|(?P<relation>[:()—–]|(?<=\s)-(?=\s))"
    r"|(?P<comma>[,\[\]{}]|(?<=\s)[/+](?=\s))"
    r"|(?P<other>[&+=])",
)
_EMPTY_CALL = re.compile(r"\(\)(?!\))")
"""“save()” is “save”; but “Depends(f())” isn't “Depends(f)”."""
_PARTS = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+|[^\W\d_]+")
_ONE_WORD = re.compile(r"[^\W\d_]?[^\W\d_A-Z]*|[A-Z]+(?:s|ed|ing)?")
_PARTS_BY = {
    "arrow": COMMA,
    "gap": COMMA,
    "ask": COMMA,  # "Need an admin? Django." is one statement
    "other": 0,
    "relation": COMMA,
    "comma": COMMA,
    "pause": PAUSE,
    "stop": STOP,
}
_SEEN_AS = {
    "gap": ",",
    "ask": ".",
    "arrow": "→",
    "other": "→",
    "relation": ":",
    "comma": ",",
    "pause": ",",
    "stop": ".",
}
_READ_AS = {
    "w/": ("with",),
    "w/o": ("without",),
    ".env": ("dotenv",),  # the file, not an environment
    "None": ("null",),  # Python's None denies nothing
    "@": ("decorator",),
    "|": ("pipe",),
    "~": ("tilde",),
}
_ABBREVIATED = frozenset({"e.g", "i.e", "etc", "vs", "f.ex", "ex", "approx", "resp", "incl"})

_CLAUSE_WORDS = frozenset(
    "but while whereas whilst though although however because since therefore hence otherwise "
    "unless meaning thus".split()
)


@dataclass(frozen=True, slots=True)
class Text:
    """Words in order; all tuples have one entry a word, articles and fillers left out."""

    source: str
    """The text that ``starts`` and ``ends`` point into."""
    words: tuple[str, ...]
    """Lower-case words."""
    bases: tuple[str, ...]
    """Their base forms."""
    joined: tuple[tuple[str, int] | None, ...]
    """At the first part of an identifier, the base form of the whole and its number of parts."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]
    """How strongly the word is parted from the one before it: 0, COMMA, PAUSE or STOP."""
    clauses: tuple[int, ...]
    sentences: tuple[int, ...]
    everything: tuple[str, ...]
    """All words as typed, articles and fillers too, and the signs among them: "." for the end of a sentence,
    "," for a comma and its like, ":" and "→" for signs that relate. The guards read this."""

    def __len__(self) -> int:
        return len(self.words)

    def within_identifiers(self) -> frozenset[int]:
        """The places of words that are parts of an identifier such as ``exclude_none``."""
        return frozenset(
            place
            for first, whole in enumerate(self.joined)
            if whole is not None
            for place in range(first, first + whole[1])
        )

    def excerpt(self, first: int, last: int) -> str:
        """What the person typed from one word to another, both included."""
        return " ".join(self.source[self.starts[first] : self.ends[last]].split())


def read(typed: str) -> Text:
    """Take a text apart. Any string will do."""
    source = unicodedata.normalize("NFKC", typed).translate(_QUOTES)
    source = _EMPTY_CALL.sub("  ", source)
    found: list[tuple[str, str, tuple[str, int] | None, int, int, int]] = []
    everything: list[str] = []
    parted = STOP
    for match in _LEXEME.finditer(source):
        kind = match.lastgroup
        if kind == "word":
            offset = match.start()
            seen, parts = _parts_of(match[0])
            everything += seen
            for word, base_form, start, end, whole, silent, parting in parts:
                if parting and parted < COMMA:
                    parted = COMMA
                if not silent:
                    found.append((word, base_form, whole, offset + start, offset + end, parted))
                    parted = 0
        elif kind in _PARTS_BY and (kind != "stop" or not _is_abbreviation(source, match)):
            parted = max(parted, _PARTS_BY[kind])
            everything.append(_SEEN_AS[kind])
    words, bases, joined, starts, ends, breaks = zip(*found, strict=True) if found else [()] * 6
    return Text(
        source=source,
        words=words,
        bases=bases,
        joined=joined,
        starts=starts,
        ends=ends,
        breaks=breaks,
        clauses=tuple(accumulate(strength > 0 for strength in breaks)),
        sentences=tuple(accumulate(strength == STOP for strength in breaks)),
        everything=tuple(everything),
    )


class _Part(NamedTuple):
    """One word of a lexeme, its place counted from the lexeme's first letter."""

    word: str
    base: str
    start: int
    end: int
    whole: tuple[str, int] | None
    silent: bool
    parting: bool


@lru_cache(maxsize=65536)
def _parts_of(typed: str) -> tuple[tuple[str, ...], tuple[_Part, ...]]:
    """One lexeme as the guards see it, and its parts."""
    split = _split(typed)
    parts = tuple(
        _Part(
            word, base(word), start, end, whole,
            (word in ARTICLES and typed != "A") or word in FILLERS, word in _CLAUSE_WORDS,
        )
        for word, start, end, whole in split
    )  # fmt: skip
    # The guards see words as typed: case tells "OR" from "or".
    if split[0][3] is not None:
        return (typed,), parts
    return tuple(typed if word == typed.lower() else word for word, *_ in split), parts


def _split(typed: str) -> list[tuple[str, int, int, tuple[str, int] | None]]:
    """The words of one lexeme: word, start, end, and at the first the whole identifier's base."""
    lower, end = typed.lower(), len(typed)
    known = _READ_AS.get(typed) or CONTRACTIONS.get(lower.replace("'", ""))
    if known is not None:
        return [(word, 0, end, None) for word in known]
    if lower.endswith("n't"):
        return [("do", 0, end, None), ("not", 0, end, None)]  # "deosn't"
    if "'" in typed:
        return _split(typed.partition("'")[0])
    parts = list(_PARTS.finditer(typed))
    if len(parts) <= 1 or _ONE_WORD.fullmatch(typed) or lower in PRODUCTS:
        return [(lower, 0, end, None)]
    whole = (base("".join(part[0].lower() for part in parts)), len(parts))
    return [
        (part[0].lower(), part.start(), part.end(), None if number else whole)
        for number, part in enumerate(parts)
    ]


def _is_abbreviation(source: str, stop: re.Match[str]) -> bool:
    """Whether a full stop belongs to “e.g.” and its like."""
    before = source[max(0, stop.start() - 6) : stop.start()].lower().split()
    return stop[0] == "." and bool(before) and before[-1].strip("(") in _ABBREVIATED
