"""“X is …”, “X stands for …”, and first lines that say what their heading is."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.bank.notes import headings
from bot.bank.notes.blocks import Block, Listing, Prose
from bot.bank.notes.english import (
    content_words,
    is_gerund,
    is_plural,
    is_verb,
    is_verb_of_it,
    sentences,
    with_article,
)
from bot.bank.notes.found import Found, Match, Scene
from bot.bank.notes.passages import fitting, said

_NAME = r"(?P<name>[^.,;:!?–—]{1,60}?)"
_IS = re.compile(
    rf"{_NAME}(?:\s*\([^()]*\))?\s+(?P<verb>is|are)\s+(?:basically |simply |just |essentially |usually |"
    r"typically |often |commonly |actually )?(?:an?|the|any|one of|when|how|used (?:to|for|by)|what|like an?|"
    r"also called|[a-z]+(?:[- ][a-z]+)? (?:that|which|who)\b|(?<=are )(?:[a-z-]+ )?[a-z]+s\b)"
)
_STANDS = re.compile(rf"{_NAME}\s+(?P<verb>stands for|means|denotes|refers to)\s+\S")
_PRONOUN = re.compile(r"(?:it['’]?s|it is|this is|these are|they are|they['’]re)\s", re.IGNORECASE)
_DOES = re.compile(
    rf"{_NAME}\s+(?P<verb>provides?|allows?|lets?|enables?|handles?|converts?|stores?|manages?|ensures?|"
    r"represents?|describes?|defines?|combines?|wraps?|generates?|implements?|maps?|extracts?|splits?|"
    r"validates?|executes?|guarantees?|prevents?|does(?! not\b)|coerces?|gives?|keeps?|holds?|"
    r"contains?|returns?|creates?|sends?|receives?|runs?|saves?|tracks?|protects?|makes?)\s+\S"
)
_NO_BEGINNING = frozenset(
    "it this that these those there here he she we you i they what which who where when whenever why how one "
    "each every some most many all both another other if but and or so also then as for in on at with by to "
    "from of my our your his their its not no note example only first second finally thus hence otherwise "
    "certain several".split()
)
"""Words that no name begins with."""
_NO_PART = frozenset(
    "of in for to with from on at by that which than as between above below following next main best only "
    "same first last reason result idea point goal answer key difference and or if when whenever not these "
    "this your our you we it may can will would should must could might do does did be been have has had "
    "often usually also always never then main additional".split()
)
"""Words that stand in no short name, or in one that means nothing by itself."""
_LONGEST_NAME = 5
_SHORTEST = 3
"""Content words of an answer."""
_NOUN_LIKE = re.compile(r"(?:an?|the|code|objects?|data|tools?|functions?|way|set|layer(?:ed)?|collection|"
                        r"library|framework|system|software|process|technique)\b", re.IGNORECASE)  # fmt: skip


def definitions(scene: Scene, blocks: Sequence[Block], at: int) -> Match | None:
    """What a paragraph or an entry defines: a name, or the heading above it."""
    block = blocks[at]
    if (
        not isinstance(block, Prose)
        or not block.lines
        or len(content_words(block.text)) < _SHORTEST
    ):
        return None
    prompt = _of_name(block.text, scene) or (
        _of_heading(block, blocks, at, scene) if not scene.listed else ""
    )
    if not prompt:
        return None
    used = 1
    answer = [block.text]
    if scene.listed:
        answer.append(said(blocks[at + 1 :]))
        used = len(blocks) - at
    elif _goes_on(block, blocks[at + 1 : at + 2]):
        answer.append(said([blocks[at + 1]]))
        used = 2
    text = "\n".join(part for part in answer if part)
    return Match((Found(prompt, fitting(text), block.line, "warm-up"),), used)


def _goes_on(block: Prose, following: Sequence[Block]) -> bool:
    """Whether the list after a definition belongs to it: announced, or without terms of its own."""
    if not following or not isinstance(following[0], Listing) or following[0].ordered:
        return False
    firsts = [item.blocks[0] if item.blocks else None for item in following[0].items]
    return block.text.endswith(":") or all(
        isinstance(first, Prose)
        and is_verb_of_it(*(*first.text.split(), "", "")[:2])
        and not first.lines[0].lead
        for first in firsts
    )


def _of_name(text: str, scene: Scene) -> str:
    first = (sentences(text) or [""])[0]
    for form in (_IS, _STANDS, _DOES):
        found = form.match(first)
        if found is None:
            continue
        name = found["name"].strip(" \"“”'*")
        bare = re.sub(r"^(?:an?|the)\s+", "", name, flags=re.IGNORECASE)
        if _is_name(name, bare, scene) and (form is not _DOES or _agrees(name, found["verb"])):
            return _put(name, bare, found["verb"], form, scene)
    return ""


def _is_name(name: str, bare: str, scene: Scene) -> bool:
    """Whether the words before a verb name something that can be asked about out of its context."""
    words = bare.lower().split()
    return (
        0 < len(words) <= _LONGEST_NAME
        and name.lower().split()[0] not in _NO_BEGINNING
        and not _NO_PART & set(words)
        and not words[-1].endswith("ly")
        and not (is_gerund(words[0]) and len(words) > 1)
        and (bare[0].isalnum() or bare[0] in "@_.$#<")
        and bare.count("(") == bare.count(")")
        and (name[0].isupper() or _is_identifier(name) or _is_heading(name, scene))
    )


def _agrees(name: str, verb: str) -> bool:
    """Whether a name and a verb are both of one or both of several."""
    return is_plural(name) != verb.endswith("s")


def _put(name: str, bare: str, verb: str, form: re.Pattern[str], scene: Scene) -> str:
    article = name[: len(name) - len(bare)].lower()
    first = bare.split(maxsplit=1)[0]
    if not article and " " in bare and first[1:].islower() and first.lower() in scene.common:
        bare = f"{first.lower()}{bare[len(first) :]}"
    shown = article + bare
    proper = not article and not is_plural(name)
    where = "" if proper else headings.place(scene.path, bare)
    if form is _STANDS:
        if verb == "stands for":
            return f"What does {shown} stand for?"
        return f"What is meant by “{bare}”{where}?"
    if form is _DOES:
        does = "does" if verb.endswith("s") else "do"
        return f"What {does} {shown} do{where}?"
    if not article and verb == "are":
        shown = shown[:1].lower() + shown[1:] if shown[1:].islower() else shown
    return f"What {verb} {shown}{where}?"


def _of_heading(block: Prose, blocks: Sequence[Block], at: int, scene: Scene) -> str:
    """“What is …?” of the heading, if this is the first text below it and begins without a name."""
    if any(isinstance(earlier, Prose | Listing) for earlier in blocks[:at]) or not scene.path:
        return ""
    title = scene.path[-1]
    name = headings.subject(title)
    if not name or not headings.is_place(title) or block.lines[0].lead:
        return ""
    first, second = (*block.text.split(), "")[:2]
    many = is_plural(name)
    called = with_article(name)
    where = headings.place(scene.path[:-1], name)
    phrase = _is_phrase(block.text)
    if _PRONOUN.match(block.text) or (
        phrase and (_NOUN_LIKE.match(block.text) or _is_short(block.text))
    ):
        return f"What {'are' if many else 'is'} {called}{where}?"
    if is_verb(first, second) or is_verb_of_it(first, second):
        return f"What {'do' if many else 'does'} {called} do{where}?"
    if is_gerund(first) and phrase:
        return f"What {'are' if many else 'is'} {called} for{where}?"
    return ""


def _is_short(text: str) -> bool:
    """Whether a text begins with a few words between stops, and says more after them."""
    first, *more = sentences(text) or [""]
    return bool(more) and 1 < len(first.split()) <= _LONGEST_NAME


def _is_phrase(text: str) -> bool:
    """Whether a text begins without saying anything of anything: “A toolkit for …”, “Code that …”."""
    first = (sentences(text) or [""])[0]
    words = _RELATIVE.split(first, maxsplit=1)[0].split()
    return not _FINITE.search(" ".join(words)) and not any(
        is_verb_of_it(word, following) for word, following in pairwise([*words[1:], ""])
    )


_RELATIVE = re.compile(r"\b(?:that|which|who|where|when|for|of|to|with|by|from|into)\b|[,.;:(]")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|will|would|should|must|may|i|you|we|they|it|this|"
    r"here|there)\b|['’]",
    re.IGNORECASE,
)


def _is_heading(name: str, scene: Scene) -> bool:
    return any(name.casefold() == headings.subject(heading).casefold() for heading in scene.path)


def _is_identifier(name: str) -> bool:
    return bool(re.fullmatch(r"[\w.@$()<>-]+", name)) and bool(re.search(r"[_.()@A-Z0-9]", name))
