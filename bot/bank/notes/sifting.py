"""From all that was found in a section to what is worth asking, each question once."""

from collections.abc import Sequence
from dataclasses import replace

from bot.bank.notes.english import content_words, shorten
from bot.bank.notes.found import Found, Unused
from bot.bank.notes.passages import fitting

LONGEST_PROMPT = 500
_FEWEST_NEW = 0.3
"""The least share of an answer's words that its question doesn't say already."""


def sifted(found: Sequence[Found]) -> tuple[list[Found], list[Unused]]:
    """Questions of one section, those that are put alike made one, without those of no use."""
    kept: dict[str, Found] = {}
    dropped: list[Unused] = []
    for one in found:
        reason = _useless(one)
        key = one.prompt.casefold()
        earlier = kept.get(key)
        if reason:
            dropped.append(Unused(one.line, one.line, shorten(one.prompt, 60), reason))
        elif earlier is None:
            kept[key] = one
        elif earlier.exact or one.exact:
            dropped.append(_repeated(one, earlier.line))
        elif one.answer not in earlier.answer:
            kept[key] = replace(
                earlier, answer=fitting(f"{earlier.answer}\n{one.answer}"), probes=()
            )
    return list(kept.values()), dropped


def _repeated(one: Found, line: int) -> Unused:
    return Unused(
        one.line, one.line, shorten(one.prompt, 60), f"the same question as in line {line}"
    )


def _useless(one: Found) -> str:
    if len(one.prompt) > LONGEST_PROMPT:
        return f"a question of more than {LONGEST_PROMPT} letters"
    asked = set(content_words(one.prompt))
    answer = content_words(one.answer)
    if not answer:
        return "an answer without a word that says something"
    if sum(word not in asked for word in answer) < _FEWEST_NEW * len(answer):
        return "an answer that says hardly more than its question"
    return ""


def joined(unused: Sequence[Unused]) -> list[Unused]:
    """Neighbouring passages that aren't used for the same reason, as one."""
    joined: list[Unused] = []
    for passage in sorted(unused, key=lambda passage: passage.line):
        before = joined[-1] if joined else None
        if before and before.reason == passage.reason and passage.line <= before.last + 2:
            joined[-1] = replace(before, last=max(before.last, passage.last))
        else:
            joined.append(passage)
    return joined
