"""What a drafter must know of English: words that carry meaning, verbs, plurals, articles."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

_WORD = re.compile(r"\w+(?:[-+.'’]\w+)*")
_SMALL = frozenset(
    "a an the this that these those it its is are was were be been being do does did has have had "
    "can could will would should must may might of in on at by for from to into onto with without "
    "per through between and or but if then than as so not no when while where which who what how "
    "why your you we our my i they their he she there here also only just e.g i.e etc vs use used "
    "using mean means meant".split()
)
"""Words that join others and say little by themselves."""

VERBS = frozenset(
    "accept access accumulate add adjust allow analyze append apply assign attach authenticate "
    "authorize avoid await balance bind block break build bundle cache calculate call capture "
    "catch check choose clean clear clone close collect combine commit communicate compare compile "
    "compress compute configure confirm connect consume contain continue control convert "
    "coordinate copy count create customize deal decide declare decode decouple decrypt "
    "decrease define delete deliver deny depend deploy describe deserialize destroy detect "
    "determine disable discard discover dispatch display distribute divide download drive drop "
    "edit eliminate emit enable encapsulate encode encrypt enforce ensure enter establish evaluate "
    "examine exchange exclude execute expand explain expose express extend extract fetch fill "
    "filter find finish fix flatten flush follow force fork forward free generate get give govern "
    "grant group grow guarantee guard handle help hide highlight hold identify ignore implement "
    "import improve include increase indicate infer inherit initialize inject insert inspect "
    "install instantiate integrate intercept introduce invalidate invoke isolate iterate join keep "
    "launch let limit link list listen load lock log maintain make manage map mark match measure "
    "merge migrate minimize mix modify monitor mount move multiply navigate negotiate normalize "
    "notify obtain occur offer omit open optimize organize orchestrate override pack parse partition "
    "pass pause perform permit persist pick point poll populate prepare preserve prevent print "
    "prioritize produce propagate protect prove provide prune publish pull push put query queue "
    "raise read rebuild receive reclaim recompute record recover recreate redirect reduce refer refresh "
    "register reject release reload remove rename render repeat replace replicate represent "
    "reproduce require reset resolve respond restart restore restrict retrieve retry return reuse "
    "reverse revert revoke roll rotate route run sanitize save scale scan schedule search secure "
    "see select send separate serialize serve set share shelve show shrink shut sign simplify skip "
    "solve sort specify speed spin split stage start stash stop store stream strip submit subscribe "
    "support suppress switch sync synchronize tag take tell terminate test throttle throw toggle "
    "track transfer transform translate traverse trigger trim truncate try turn uninstall update "
    "upgrade upload validate verify visit wait walk warn watch wipe wrap write yield".split()
)
"""What things in notes do, in the base form."""
_DOUBTFUL = frozenset(
    "access block break cache call catch check control copy count cache display download drop "
    "exchange filter fix force fork free grant group guard help hide hold import increase index join "
    "limit link list load lock log map mark match measure mount pack partition pass pause permit "
    "pick point poll print prune pull push query queue raise read record release reset restore return reuse "
    "reverse roll route run scale scan schedule search secure select separate set share show sign "
    "speed spin split stage start stash stop store stream strip support switch sync tag test "
    "throttle toggle track transfer trigger trim try turn update upgrade upload visit wait walk "
    "watch wrap write request".split()
)
"""Those that are as often nouns: “Query parameters”, “Test client”."""
_PARTICLES = frozenset(
    "a an the its your all any each every one two up down out off over on in to into from for with "
    "by only whether data new existing multiple several other".split()
)
"""What follows on a verb rather than on a noun at the beginning of an explanation."""

_DETERMINERS = frozenset("a an the its all your each every".split())
"""What follows on a verb and hardly ever on a noun."""
_NO_VERBS = frozenset(
    "this always perhaps besides less plus sometimes afterwards towards across unless almost nearly once "
    "over under after before since during like such half both often because about against among behind "
    "beside beyond despite inside outside near off out past till until up via within per whether".split()
)

_COUNTED = frozenset(
    "algorithm approach architecture cycle diagram effect equation flow formula framework function "
    "hierarchy keyword language law layer lifecycle life-cycle loop method model module paradigm "
    "pattern phase pipeline principle problem process protocol rule stack statement strategy "
    "structure system theorem workflow".split()
)
"""Nouns that take “the” after a name of their own: the N+1 problem, the observer pattern."""
_LINKS = frozenset("of in for to with from on at by as that which per".split())
"""What parts the head of a name from the rest: “cost of queries”."""
_SINGULAR_S = (
    "ss",
    "us",
    "is",
    "os",
    "js",
    "as",
    "dns",
    "tls",
    "css",
    "sas",
    "aws",
    "cors",
    "https",
    "ies.",
)


def content_words(text: str) -> list[str]:
    """The words of a text that carry meaning, lower-case, plural endings taken off."""
    return [
        _singular(word)
        for word in map(str.lower, _WORD.findall(text))
        if word not in _SMALL and len(word) > 1
    ]


def is_plural(term: str) -> bool:
    """Whether a term speaks of several things."""
    words = term.split()
    if not words:
        return False
    if "&" in words or "and" in words:
        return True
    head = next((before for before, word in pairwise(words) if word in _LINKS), words[-1])
    head = head.rstrip(".,:;)").lower()
    return (
        len(head) > 3  # noqa: PLR2004  (abbreviations end in s by chance)
        and head.isalpha()
        and head.endswith("s")
        and not head.endswith(_SINGULAR_S)
    )


def with_article(term: str) -> str:
    """“the observer pattern”, but “caching”."""
    first, *rest = term.split()
    if first.lower() in {"a", "an", "the"}:
        return " ".join([first.lower(), *rest])
    head = term.rsplit(maxsplit=1)[-1].lower().rstrip("s")
    counted = head in _COUNTED and len(term.split()) > 1
    return f"the {term}" if counted and not is_plural(term) else term


def is_verb(word: str, following: str = "") -> bool:
    """Whether a word at the beginning is a verb in its base form: “Extract the token”."""
    base = _plain(word)
    if base not in VERBS:
        inflected = base.endswith(("ing", "ed", "s"))
        return (
            base.isalpha()
            and not inflected
            and base not in _SMALL | _NO_VERBS
            and following in _DETERMINERS
        )
    return base not in _DOUBTFUL or _plain(following) in _PARTICLES


def is_order(term: str) -> bool:
    """Whether a term of several words tells somebody to do something, or what is done."""
    first, *others = term.split()
    return bool(others) and (is_verb(first, others[0]) or is_verb_of_it(first, others[0]))


def is_verb_of_it(word: str, following: str = "") -> bool:
    """Whether a word at the beginning says what one thing does: “Extracts the token”."""
    word = _plain(word)
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and word.removesuffix(ending) + instead in VERBS:
            base = word.removesuffix(ending) + instead
            return (
                base not in _DOUBTFUL
                or _plain(following) in _PARTICLES | {""}
                or (following.islower() and following not in _SMALL and not following.endswith("s"))
            )
    return (
        len(word) > 3  # noqa: PLR2004  (as, is, its)
        and word.endswith("s")
        and not word.endswith(_SINGULAR_S)
        and word not in _SMALL | _NO_VERBS
        and following in _DETERMINERS
    )


def is_adjective(term: str) -> bool:
    """Whether a term names a quality rather than a thing: “crash safe”, “no daemon”."""
    words = term.lower().split()
    return words[0] in _QUALIFYING or words[0] in _PREPOSITIONS or words[-1].endswith(_QUALITIES)


_PREPOSITIONS = frozenset(
    "in on at by per over under with without from into via out off up as".split()
)
_QUALIFYING = frozenset(
    "no not zero non fast easy simple small tiny low high more less always".split()
)
_QUALITIES = (
    "able", "ible", "less", "ful", "safe", "free", "ready", "based", "friendly", "proof", "first", "only",
    "fast", "last", "aware", "ous", "wide", "compatible", "typed", "driven",
)  # fmt: skip


def is_gerund(word: str) -> bool:
    """Whether a word at the beginning names an activity: “Validating tokens”."""
    word = _plain(word)
    stem = word.removesuffix("ing")
    return word.endswith("ing") and (
        stem in VERBS or f"{stem}e" in VERBS or (stem[-1:] == stem[-2:-1] and stem[:-1] in VERBS)
    )


def sentences(text: str) -> list[str]:
    """A text's sentences, line by line, without the stops at their ends."""
    return [
        sentence
        for line in text.split("\n")
        for part in _STOP.split(_SHORT.sub(lambda m: m[0].replace(".", _DOT), line))
        if (sentence := part.replace(_DOT, ".").strip().rstrip(".").strip())
    ]


_DOT = "\x00"
_SHORT = re.compile(
    r"\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl|Dr|Mr|Mrs|No|Fig)\.(?= \S)|\b[A-Z]\. (?=[A-Z])"
)
_STOP = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9`_@$<])")


def clauses(sentence: str) -> list[str]:
    """A sentence in parts that can stand for themselves, or the sentence alone."""
    entries = [part.strip(" ,.") for part in _COMMA.split(sentence)]
    if len(entries) > 2 and all(1 <= len(content_words(part)) <= _SHORT_ENTRY for part in entries):  # noqa: PLR2004
        return entries
    parts: list[str] = []
    begin = 0
    for joint in _JOINT.finditer(sentence):
        before, after = sentence[begin : joint.start()], sentence[joint.end() :]
        if (
            _within_brackets(before)
            or min(len(content_words(before)), len(content_words(after))) < _FEWEST
        ):
            continue
        parts.append(before.strip(" ,;:"))
        begin = joint.end() - len(joint["word"] or "")
    parts.append(sentence[begin:].strip(" ,;:"))
    return parts


def _within_brackets(before: str) -> bool:
    return before.count("(") > before.count(")")


_FEWEST = 2
"""Content words of the least that is a part."""
_SHORT_ENTRY = 4
"""Content words of the longest entry of an enumeration."""
_COMMA = re.compile(r"(?:,\s+(?:and\s+|or\s+)?|;\s+|\s[-–—]\s)(?![^(]*\))")
_JOINT = re.compile(
    r"(?:;\s+|\s+[–—]\s+|\s-\s|,\s+|\s+)(?P<word>(?:which|while|whereas|because|so|but|unless|thus)\b)"
    r"|;\s+|\s+[–—]\s+|\s-\s|,\s+(?=(?:and|or|then|where)\b)|:\s+(?=[a-z])"
)


def shorten(text: str, most: int) -> str:
    """The beginning of a text, cut at a word."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of words that two texts have in common, ∈ [0, 1]."""
    first, second = set(one), set(other)
    return len(first & second) / (len(first | second) or 1)


def _plain(word: str) -> str:
    return word.lower().rstrip(".,:;!?)").rpartition("-")[2]


@lru_cache(maxsize=16384)
def _singular(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith(_SINGULAR_S):  # noqa: PLR2004  (DNS)
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes", "zes")) else word[:-1]
