"""How a question is put that nobody wrote down: in the words that an interviewer would use."""

import re
from collections.abc import Sequence

from bot.bank.notes import headings
from bot.bank.notes.english import (
    content_words,
    is_adjective,
    is_gerund,
    is_plural,
    is_verb,
    is_verb_of_it,
    with_article,
)
from bot.bank.notes.found import Scene

_INTERROGATIVE = re.compile(
    r"(?:what|why|how|when|which|who|whose|where|is|are|do|does|did|can|could|should|would|will|has|"
    r"have|in which|in what|for what|under which|to what|at what|name|explain|describe|compare|define|"
    r"discuss|contrast|tell me|walk me|give|list|true or false)\b",
    re.IGNORECASE,
)
_PLAIN_QUESTION = re.compile(
    r"(?:what|why|how|when|which|who|where)(?:['’]s)? (?:is|are|was|were|do|does|did|can|could|should|"
    r"would|will|kinds?|types?|many|much)\b",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"(?:explain|describe|compare|define|discuss|contrast|walk me|tell me)\b", re.IGNORECASE
)

_COUNT = re.compile(r"(?:(?:Q|Question)\s*#?)?\d+\s*[.):]\s+(?=\S)", re.IGNORECASE)
"""The number of a question in a list of them."""

_LABELS = {
    "What are the use cases of {}?": "use case, usecase, typical use",
    "When would you use {}?": "when to use, when to use it, when, use when, use it when, use for",
    "When would you not use {}?": "when not to use, when not to use it, don't use when, avoid when",
    "What are the advantages of {}?": "pro, advantage, benefit, strength, upside",
    "What are the drawbacks of {}?":
        "con, disadvantage, drawback, limitation, weakness, weaknesse, downside, trade-off, tradeoff",
    "What is the purpose of {}?": "purpose, goal, aim, motivation, objective",
    "What is the time complexity of {}?": "complexity, time complexity",
    "What is the space complexity of {}?": "space complexity",
    "How {does} {} work?": "how it works, mechanism, how they work",
    "What are alternatives to {}?": "alternative",
    "What are common mistakes with {}?": "common mistake, mistake, common error, anti-pattern",
    "What are best practices for {}?": "best practice",
}  # fmt: skip
_TEMPLATES = {
    label: template for template, labels in _LABELS.items() for label in labels.split(", ")
}
_MUTE = frozenset(
    "example note tip todo syntax see source reference link important remember hint fix solution "
    "problem answer question author date status tag tags option default input output result "
    "summary remark comment ps nb fyi task returns return stability added deprecated history throw parameter since required homework exercise deadline bonu statu see version prerequisite requirement "
    "installation usage license contact credit name type step conclusion takeaway takeaways ref "
    "refs bonus eg code more update edit definition meaning description explanation".split()
)
"""Labels that say nothing of what could be asked."""
_MUTE_PHRASES = frozenset(
    {"see also", "fun fact", "key takeaway", "key point", "source code", "step by step"}
)
WARNINGS = frozenset(
    "warning caution danger gotcha pitfall beware careful attention watch trap caveat".split()
)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|isn['’]t|matters?|does|doesn['’]t|do|must|should|can|cannot|can['’]t|never|"
    r"always|don['’]t|not|beats?|wins?|over|before|until|if|when|than)\b",
    re.IGNORECASE,
)
_WORKING = frozenset(
    "flow workflow process lifecycle life-cycle pipeline mechanism algorithm loop".split()
)


def asks(text: str) -> bool:
    """Whether a text as it stands is a question, or a task such as “Explain …”."""
    text = text.strip()
    if text.endswith("?"):
        return bool(_INTERROGATIVE.match(text)) or len(text.split()) > 3  # noqa: PLR2004  ("Really?")
    return bool(_PLAIN_QUESTION.match(text) or _TASK.match(text)) and not text.endswith(":")


def as_question(text: str) -> str:
    """A question as somebody wrote it, with its mark."""
    text = _COUNT.sub("", headings.without_pictures(text).rstrip(" :"), count=1)
    text = text[:1].upper() + text[1:]
    if text.endswith(("?", ".", "!")):
        return text
    return f"{text}?" if not _TASK.match(text) else f"{text}."


def label(term: str) -> str:
    """What a bold word is if it only says what kind of text follows: “Use Cases:”."""
    plain = " ".join(re.sub(r"[^\w\s'’-]", " ", term.lower()).split())
    for form in (plain, plain.removesuffix("s")):
        if form in _TEMPLATES:
            return form
    return ""


def is_mute(term: str) -> bool:
    """Whether a bold word gives no hint at what could be asked."""
    words = [word.removesuffix("s") for word in re.findall(r"[a-z]+", term.lower())]
    return not words or (
        words[0] in _MUTE and (len(words) == 1 or " ".join(words) in _MUTE_PHRASES)
    )


def is_warning(term: str) -> bool:
    """Whether a bold word announces a warning."""
    words = re.findall(r"[a-z]+", term.lower())
    return 0 < len(words) <= _SHORT and any(
        w in WARNINGS or w.removesuffix("s") in WARNINGS for w in words
    )


def of_label(form: str, path: Sequence[str]) -> str:
    """The question that a label puts to the subject of its section, or nothing."""
    about = thing(path)
    if not about:
        return ""
    does = "do" if is_plural(about) else "does"
    return _TEMPLATES[form].replace("{does}", does).format(about)


def thing(path: Sequence[str]) -> str:
    """What a section is about, as it stands in a sentence, or nothing if that can't be told."""
    name = headings.subject(path[-1]) if path else ""
    if label(name):
        return thing(path[:-1])
    return with_article(name) if path and headings.is_place(path[-1]) else ""


def difference(things: Sequence[str], path: Sequence[str] = ()) -> str:
    """The question how some things differ, which stand under a path of headings."""
    names = f"{', '.join(things[:-1])} and {things[-1]}"
    return f"What is the difference between {names}{headings.place(path, names) if path else ''}?"


def of_term(term: str, explanation: str, scene: Scene, codes: int = 0) -> str:
    """The question to which a term's explanation is the answer; empty for a term without a word."""
    name = re.sub(r"\s*\([^()]*\)$", "", term).strip().strip("\"“”'")
    name = headings.without_pictures(name)
    if things := headings.compared(name):
        return difference(things, scene.path)
    return _of_name(name, explanation, scene, codes) if name else ""


def _of_name(name: str, explanation: str, scene: Scene, codes: int) -> str:
    where = headings.place(scene.path, name)
    if is_adjective(name) or (_CLAUSE.search(name) and len(name.split()) > 1):
        return f"What is meant by “{name}”{where}?"
    if explanation.split(maxsplit=1)[0].lower() in {"when", "if", "whenever"}:
        return f"When would you use {with_article(name)}{where}?"
    *before, head = name.lower().split()
    if before and head in _WORKING:
        return f"How does {with_article(name)} work{where}?"
    if explanation.split(maxsplit=1)[0].lower() in {"a", "an"} and _is_common(name, scene.common):
        return f"What is {_with_a(name)}?"
    return _of_deed(name, explanation, where) or _of_thing(name, explanation, where, codes)


def _is_common(name: str, common: frozenset[str]) -> bool:
    """Whether a term is an ordinary noun, going by how the notes write its words elsewhere."""
    words = name.split()
    return (
        not is_plural(name)
        and all(word.isalpha() for word in words)
        and all(word.islower() for word in words[1:])
        and len(content_words(name)) == len(words) <= _SHORT
        and (len(words) > 1 or words[0].lower() in common)
        and words[0][1:].islower()
    )


def _with_a(name: str) -> str:
    """“a cache stampede”, “an index”."""
    plain = f"{name[:1].lower()}{name[1:]}"
    return f"{'an' if plain[0] in 'aeiou' else 'a'} {plain}"


def _of_deed(name: str, explanation: str, where: str) -> str:
    """What something does, if its explanation begins with a verb."""
    first, second = (*explanation.split(), "")[:2]
    many = is_plural(name)
    of_it = is_verb_of_it(first, second)
    if of_it or is_verb(first, second):
        return f"What {'do' if many and not of_it else 'does'} {with_article(name)} do{where}?"
    if is_gerund(first):
        return f"What {'are' if many else 'is'} {with_article(name)} used for{where}?"
    return ""


def _of_thing(name: str, explanation: str, where: str, codes: int) -> str:
    """What something is, or which of it there are."""
    many = is_plural(name)
    if _is_enumeration(explanation, codes):
        if many:
            return f"Which {_lowered(name)} are there{where}?"
        return f"What belongs to {with_article(name)}{where}?"
    if explanation.split(maxsplit=1)[0].lower() in {"a", "an"}:
        where = ""
    return f"What {'are' if many else 'is'} {with_article(name)}{where}?"


def _is_enumeration(explanation: str, codes: int) -> bool:
    parts = [part for part in re.split(r",|;|\band\b|\bor\b|/", explanation) if part.strip()]
    return (
        len(parts) > 1
        and not _SAYING.search(explanation)
        and all(len(content_words(part)) <= _SHORT for part in parts)
        and (codes > 1 or len(parts) > 2)  # noqa: PLR2004  (two may be one phrase)
    )


_SAYING = re.compile(
    r"\b(?:is|are|was|were|so|that|which|when|can|will|has|have|does|do|must|should|may)\b",
    re.IGNORECASE,
)
"""What a sentence has and an enumeration hasn't."""
_SHORT = 3
"""Words of an entry in an enumeration, and of a warning's announcement."""


def _lowered(term: str) -> str:
    """A term in small letters unless it looks like a name."""
    return " ".join(w.lower() if w.istitle() else w for w in term.split())
