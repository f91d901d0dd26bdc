"""Readable ids and addresses, made of the words they stand for."""

import re
import unicodedata
from collections.abc import Collection
from hashlib import sha256

_ASKING = frozenset(
    "a an the this that is are was were be do does did you your we it its it's in of on at for to with "
    "and or if there what which who how when where would should could can used meant by mean "
    "means walk me through from into".split()
)
"""Words of a prompt that say nothing of its subject."""
_TASKS = frozenset("explain describe name define complete list".split())
LONGEST_ID = 40
LONGEST_TOPIC = 50
_MOST_NUMBERED = 20
"""Ids of the same words that are told apart by a number; further ones by a hash."""


def slug(text: str, longest: int = LONGEST_ID) -> str:
    """A text in small letters and hyphens, cut at a word; a hash where it has no Latin letters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    whole = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if not whole:
        return digest(text)
    return (
        whole
        if len(whole) <= longest
        else whole[: longest + 1].rpartition("-")[0] or whole[:longest]
    )


def id_of(prompt: str, taken: Collection[str]) -> str:
    """An id made of the words of a prompt that carry meaning, unlike those that are taken."""
    words = re.findall(r"[^\W_]+(?:[-+.'’_][^\W_]+)*", prompt.partition("\n")[0].lower())
    if words[:1] and words[0] in _TASKS:
        del words[0]
    name = slug(" ".join(word for word in words if word not in _ASKING) or prompt)
    if name not in taken:
        return name
    endings = (*map(str, range(2, _MOST_NUMBERED)), digest(prompt))
    names = (f"{name[: LONGEST_ID - 1 - len(ending)].rstrip('-')}-{ending}" for ending in endings)
    return next(one for one in names if one not in taken)


def digest(text: str) -> str:
    """A short hash of a text."""
    return sha256(text.encode()).hexdigest()[:10]
