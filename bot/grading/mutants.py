"""Right answers made wrong (or mistyped) by rule, to see whether the grader notices.

Each function takes a text and gives its mutant, or None where the text offers nothing to change.
All are deterministic: chance comes in as a parameter.
"""

import random
import re

from bot.bank import Question
from bot.grading.grader import Grader
from bot.grading.words import DETERMINERS, PREPOSITIONS, base

_NEGATED_AFTER = frozenset(
    "is are was were can will would should must does do did has could may".split()
)
_VERBS = frozenset(
    map(
        base,
        (
            "accept access add aggregate answer apply ask attach authenticate await become begin "
            "belong bind block break bring build bundle cache call cancel carry catch check "
            "clean close collect combine come commit compare compute confirm connect contain "
            "convert count couple cover create decide declare decode define delete depend derive "
            "describe destroy detect determine disable divide drop emit enable end enforce "
            "escape evaluate execute expect expire expose extract fail fetch fill filter find "
            "fire fit flush follow forbid force forward freeze generate get give group guard "
            "handle happen hash hide hit hold import inherit inject insert inspect issue join "
            "keep know lack last lead leave let limit list listen live load lock look lose make "
            "manage map match mean measure merge migrate mount name need notify offer open "
            "organize override own pass persist pick place point populate prefix prevent print "
            "process produce protect prove provide publish push put query raise reach react read "
            "rebuild receive record redirect reduce refresh register reject release reload rely "
            "remember remove render repeat replace represent require resolve respond restrict "
            "return reuse review revoke roll run save say see select send separate serialize "
            "serve set share show sign sit skip sleep slice solve span spawn split stand start "
            "state stay stop store stream stub subscribe supply support swap switch take talk "
            "tell test throttle throw tie track trace travel treat trigger trust turn update use "
            "validate verify wait walk want watch work wrap write"
        ).split(),
    )
)
_NO_VERB_AFTER = (
    DETERMINERS
    | PREPOSITIONS
    | frozenset("or to two three more other all any each every plain its this that many".split())
)
_NO_VERB_END = ("ing", "ed", "ion", "()")
_PLURAL = frozenset({"you", "they", "we", "i"})
_DENIED = re.compile(
    r"\b(not|never|no|nothing|nobody|none|neither|without|cannot)\b|n't\b", re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z_]+(?:\(\))?")


def swap_rivals(question: Question, text: str) -> str | None:
    """Exchange the names of two rivals wherever they stand.

    Names that only stand side by side ("select_related or prefetch_related") offer no swap: said of
    both, it stays true.
    """
    for group in question.rivals:
        names = {
            alias.casefold(): (name, alias) for name, aliases in group.items() for alias in aliases
        }
        ordered = sorted(names, key=len, reverse=True)
        name = r"(?<!\w)(" + "|".join(map(re.escape, ordered)) + r")(?!\w)"
        pattern = re.compile(name, re.IGNORECASE)
        pairs = re.compile(rf"{name},? (?:and|or) {name}", re.IGNORECASE)
        present = list(dict.fromkeys(names[m.casefold()][0] for m in pattern.findall(text)))
        if not pattern.search(pairs.sub(" ", text)):
            continue
        others = [name for name in group if name not in present]
        pair = (present + others)[:2]
        if len(pair) < 2:  # noqa: PLR2004  (a swap takes two)
            continue
        target = {pair[0]: group[pair[1]][0], pair[1]: group[pair[0]][0]}

        def other(match: re.Match[str], target: dict[str, str] = target,
                  names: dict[str, tuple[str, str]] = names) -> str:  # fmt: skip
            return target.get(names[match[0].casefold()][0], match[0])

        mutant = pattern.sub(other, text)
        if mutant != text:
            return mutant
    return None


def negate_verbs(text: str) -> str | None:
    """Deny the first verb of each clause, in sentences that deny nothing yet."""
    parts = re.split(r"((?<=[.!?;:,])\s+)", text)
    negated = [_negate_first(part) for part in parts]
    return None if negated == parts else "".join(negated)


def _negate_first(clause: str) -> str:
    if _DENIED.search(clause):
        return clause
    before = ""
    for match in _WORD.finditer(clause):
        word = match[0].lower()
        if word in _NEGATED_AFTER:
            return f"{clause[: match.end()]} not{clause[match.end() :]}"
        if (
            base(word) in _VERBS
            and before not in _NO_VERB_AFTER
            and not word.endswith(_NO_VERB_END)
        ):
            if word.endswith("s") and not word.endswith("ss"):
                return f"{clause[: match.start()]}does not {word[:-1]}{clause[match.end() :]}"
            if before in _PLURAL:
                return f"{clause[: match.start()]}do not {word}{clause[match.end() :]}"
        before = word
    return clause


def shuffle_words(text: str, rng: random.Random) -> str:
    """The same words in any order."""
    words = text.split()
    rng.shuffle(words)
    return " ".join(words)


def mistype(text: str, rng: random.Random, every: int = 8) -> str:
    """One slip (a letter dropped, doubled, exchanged or hit beside) in one of ``every`` words."""
    words = text.split(" ")
    for place, word in enumerate(words):
        if len(word) > 3 and rng.randrange(every) == 0:  # noqa: PLR2004  (too short to mistype)
            words[place] = _slip(word, rng)
    return " ".join(words)


def _slip(word: str, rng: random.Random) -> str:
    at = rng.randrange(len(word) - 1)
    return rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + rng.choice("etaoinshrdlu") + word[at + 1 :],
        )
    )


def loses_half(grader: Grader, question: Question, answer: str, mutant: str) -> bool:
    """Whether a mutant earns at most half of what its original does."""
    return grader.grade(question, mutant).score <= grader.grade(question, answer).score / 2
