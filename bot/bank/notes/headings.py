"""What a heading is called, what it is about, and where in the notes something stands."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from bot.bank.notes.english import content_words, is_gerund, is_verb, shorten, with_article

_NUMBER = re.compile(
    r"(?:(?:chapter|part|week|lecture|day|section|unit|lesson|module|session|topic)\s+"
    r"(?:\d+|[IVX]+\b)(?:\.\d+)*\s*[-–—:.)]?\s*|\(?\d+(?:\.\d+)*[.):]?\s+(?=\D)|[IVX]+[.)]\s+)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_KIND = re.compile(
    r"\s*[-–—:]?\s*\b(?:cheat[ -]?sheet|(?:study |lecture |my |interview )?notes(?: on)?|guide|handbook|"
    r"tutorial|101|interview questions|flash ?cards|summary|overview|basics|introduction|crash course)$",
    re.IGNORECASE,
)
_LEADING_KIND = re.compile(
    r"^(?:(?:my |study |lecture |interview )*notes (?:on|about|for)|(?:an )?introduction to|intro to|"
    r"overview of|basics of|the basics of|guide to|more (?:on|about))\s+",
    re.IGNORECASE,
)
_GENERAL = frozenset(
    "about additional advanced answer answers appendix background basic basics bonus common concept "
    "concepts content contents core day deep deep-dive definition definitions detail details dive "
    "example examples extra faq faqs feature features flashcard flashcards further fundamental "
    "fundamentals general glossary important info information interview intro introduction key lecture "
    "link links list main misc miscellaneous more my note notes on other overview part philosophy "
    "point points prerequisites primer question questions quick reading recap recommended reference references remark "
    "remarks resource resources review section see some stuff summary table takeaways term "
    "terminology terms the things tip tips to topic topics todo tl dr tldr useful vocabulary week "
    "acknowledgements authors building changelog community configuration contact contributing contributors "
    "credits development faq install installation installing licence license options prerequisites readme "
    "requirements roadmap running setup sponsors support testing tests untitled usage "
    "what's and & of".split()
)
"""Words of headings that say what kind of text follows, not what it is about."""
_LONGEST_PLACE = 6
"""Words."""
_LONGEST = 200
"""Letters of a heading that are looked at."""


@lru_cache(maxsize=4096)
def clean(heading: str) -> str:
    """A heading without pictures, its number, an aside in brackets and a colon."""
    text = shorten(without_pictures(heading), _LONGEST)
    text = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
    while (shorter := _ASIDE.sub("", text)) and shorter != text:
        text = shorter
    return text.rstrip(" :.").strip() or without_pictures(heading)


def number_of(heading: str) -> str:
    """The number a heading begins with: “2.1”, “Q3”; empty if it has none."""
    found = re.match(r"(?:§\s*)?(Q\d+|\d+(?:\.\d+)*)(?=[.):\s]|$)", without_pictures(heading))
    return found[1] if found else ""


@lru_cache(maxsize=4096)
def subject(heading: str) -> str:
    """What a heading says its text is about, or nothing if it only says what kind of text it is."""
    text = clean(heading)
    while (shorter := _LEADING_KIND.sub("", _KIND.sub("", text)).strip()) != text and shorter:
        text = shorter
    words = re.findall(r"[\w'&-]+", text.lower())
    if not words or all(word in _GENERAL or word.isdecimal() for word in words):
        return ""
    return text


@lru_cache(maxsize=4096)
def is_place(heading: str) -> bool:
    """Whether “in …” can be said of what a heading is about."""
    text = subject(heading)
    words = text.split()
    return (
        bool(words)
        and len(words) <= _LONGEST_PLACE
        and not re.search(r"[?!:,;/]|\bvs\.?\b|\bversus\b|->|→", text, re.IGNORECASE)
        and words[0].lower() not in _NO_PLACE
        and "to" not in words
        and not (is_gerund(words[0]) and len(words) > 1)
        and not is_verb(words[0], words[1] if len(words) > 1 else "")
    )


_NO_PLACE = frozenset(
    "how why when what which who where is are do does can should use using never don't dont getting "
    "setting avoid steps".split()
)


def place(path: Sequence[str], term: str, kind: str = "") -> str:
    """“ in FastAPI”: the nearest heading that adds something to a term, or nothing.

    A heading that only names the kind of a term, such as “Commands”, adds nothing.
    """
    own = _stems(term)
    kinds = _stems(kind)
    for heading in reversed(path):
        if is_place(heading):
            name = subject(heading)
            words = _stems(name)
            if words <= kinds:
                continue
            if words <= own:
                return ""
            if not words & own:
                return f" in {with_article(name)}"
    return ""


def topic_of(path: Sequence[str], depth: int) -> tuple[str, ...]:
    """The headings that name the topic."""
    return tuple(path[:depth])


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """Words that carry meaning, cut so that “cache” meets “caching”."""
    words = content_words(re.sub(r"[._/()\[\]]+", " ", text))
    return frozenset(re.sub(r"(?<=\w{3})(?:ing|ed|es|s|e)$", "", word) for word in words)


def without_pictures(text: str) -> str:
    """A text without emoji and other signs that only decorate."""
    kept = (
        "".join(
            " "
            if unicodedata.category(sign) in {"So", "Sk", "Cs", "Co", "Cn"}
            or sign in "\ufe0f\u200d\u20e3"
            else sign
            for sign in text
        )
        if not text.isascii()
        else text
    )
    return " ".join(kept.split())


_VERSUS = re.compile(
    r"(?:(?:the )?differences? between\s+)?(?P<a>.+?)\s+(?:vs\.?|versus)\s+(?P<b>.+)"
    r"|(?:the )?differences? between\s+(?P<c>.+?)\s+and\s+(?P<d>.+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def compared(heading: str) -> tuple[str, ...]:
    """The things that a heading sets against each other: “X vs Y”."""
    found = _VERSUS.fullmatch(clean(heading))
    if found is None:
        return ()
    one, other = (found["a"], found["b"]) if found["a"] else (found["c"], found["d"])
    others = re.split(r"\s+(?:vs\.?|versus)\s+", other, flags=re.IGNORECASE)
    names = tuple(name.strip() for name in (one, *others))
    return names if not any(name.lower().split()[0] in _NO_PLACE for name in names) else ()
