"""**Term: explanation**, in bullets and paragraphs; and terms that are told apart."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from bot.bank.notes import asking, headings
from bot.bank.notes.blocks import Block, Item, Listing, Prose
from bot.bank.notes.english import content_words, is_order, shorten
from bot.bank.notes.found import Found, Match, Scene, Unused
from bot.bank.notes.inline import Line
from bot.bank.notes.passages import code_of, fitting, last_line, said

_MARK = re.compile(r"\s*(?::|[-–—]{1,2}\s|→|->|=>|=\s)\s*")
_PLAIN = re.compile(r"([A-Za-z@`][^:.!?;,“”\"]{0,48}?)(?::|\s+[-–—]{1,2})\s+(\S.*)")
_DEFINED = re.compile(r":\s+(\S.*)")
_LONGEST_TERM = 8
_LONGEST_PLAIN = 4
_SHORTEST = 2
"""Content words of an explanation."""
_LINKED = 0.6
"""The share of links from which on an entry is a pointer to something else."""
_MOST_COMPARED = 3


def lists_of_terms(scene: Scene, blocks: Sequence[Block], at: int) -> Match | None:
    """The entries of a list, each to be looked at by itself, and what some of them have in common."""
    listing = blocks[at]
    if isinstance(listing, Prose) and at + 1 < len(blocks) and isinstance(blocks[at + 1], Listing):
        return _labelled_list(scene, listing, blocks[at + 1])
    if not isinstance(listing, Listing):
        return None
    return Match(tuple(_compared(scene, listing)), inside=tuple(_entries(listing)))


def _labelled_list(scene: Scene, lead: Prose, listing: Block) -> Match | None:
    """“Advantages:” and a list."""
    form = asking.label(lead.text.rstrip(":"))
    prompt = asking.of_label(form, scene.path) if form and lead.text.endswith(":") else ""
    answer = said([listing])
    if not prompt or not answer:
        return None
    return Match((Found(prompt, fitting(answer), lead.line, code=code_of([listing])),), 2)


def _entries(listing: Listing) -> Iterator[tuple[Block, ...]]:
    """The blocks of each entry; an answer that stands in an entry of its own joins its question."""
    pending: tuple[Block, ...] = ()
    for item in listing.items:
        first = item.blocks[0] if item.blocks else None
        if (
            pending
            and isinstance(first, Prose)
            and re.match(r"A(?:nswer|ns)?\s*\d*[:.)]", first.text)
        ):
            pending = (*pending, *item.blocks)
            continue
        if pending:
            yield pending
        pending = item.blocks
    if pending:
        yield pending


def terms(scene: Scene, blocks: Sequence[Block], at: int) -> Match | None:
    """A term with its explanation."""
    block = blocks[at]
    if not isinstance(block, Prose):
        return None
    own_lines = [at for at, line in enumerate(block.lines) if _is_own(line)]
    if own_lines[1:]:
        return Match((), inside=tuple(_by_term(block, own_lines)))
    parted = _parted(block, listed=scene.listed)
    if parted is None:
        return None
    term, own, codes = parted
    rest = blocks[at + 1 :] if scene.listed else _continued(blocks, at + 1, own)
    plain, inner = _inner(rest)
    explanation = "\n".join(part for part in (own, said(plain)) if part)
    used = 1 + len(rest)
    compared = term.lower() in map(str.lower, headings.compared(scene.path[-1]))
    if compared or (inner and not explanation):  # the comparison says it, or the entries below
        return Match((), used, inside=inner)
    prompt, reason = _asked(term, explanation, scene, codes)
    if reason:
        last = max(last_line(b) for b in (block, *rest))
        unused = Unused(block.line, last, shorten(block.text, 60), reason)
        return Match((), used, (unused,), inner)
    if re.search(r"\([^()]*\)$", term):
        explanation = f"{term}: {explanation}"
    found = Found(prompt, fitting(explanation), block.line, "warm-up", code_of(rest))
    return Match((found,), used, inside=inner)


def _asked(term: str, explanation: str, scene: Scene, codes: int) -> tuple[str, str]:
    """The question that a term raises, or the reason why it raises none."""
    if len(content_words(explanation)) < _SHORTEST:
        return "", "a term with hardly an explanation"
    if form := asking.label(term):
        prompt = asking.of_label(form, scene.path)
        return prompt, "" if prompt else "a label under no heading that names a subject"
    if asking.is_mute(term):
        return "", f"“{shorten(term, 30)}” doesn't say what to ask"
    return asking.of_term(term, explanation, scene, codes), ""


def _is_own(line: Line) -> bool:
    """Whether a line is a term with its explanation by itself."""
    return (
        bool(line.lead and line.rest)
        and _parted(Prose((line,), line.number), listed=True) is not None
    )


def _by_term(block: Prose, begins: Sequence[int]) -> Iterator[tuple[Block, ...]]:
    """A paragraph cut where a line begins with a term."""
    for begin, end in pairwise([*dict.fromkeys([0, *begins]), len(block.lines)]):
        yield (Prose(block.lines[begin:end], block.lines[begin].number),)


def _parted(block: Prose, *, listed: bool) -> tuple[str, str, int] | None:
    """The term, its explanation in the same paragraph, and how much of that is code."""
    first = block.lines[0]
    others = [line.text for line in block.lines[1:]]
    defined = _DEFINED.match(others[0]) if others else None
    if defined and len(first.text.split()) <= _LONGEST_PLAIN:
        return (
            first.text,
            " ".join([defined[1], *others[1:]]),
            sum(line.codes for line in block.lines[1:]),
        )
    if first.lead:
        term = first.lead.rstrip()
        mark = _MARK.match(first.rest)
        ended = term.endswith(":")
        if not (ended or mark or (not first.rest and others and not first.is_code)):
            return None
        explanation = first.rest[mark.end() :] if mark and not ended else first.rest
        term = term.rstrip(": ").rstrip()
        codes = first.codes - first.is_code
    else:
        plain = _PLAIN.match(first.text) if listed else None
        if plain is None or len(plain[1].split()) > _LONGEST_PLAIN or asking.asks(plain[1]):
            return None
        term, explanation, codes = plain[1], plain[2], first.codes
    if not _is_term_like(term, code=first.is_code) or first.linked > _LINKED:
        return None
    return term, " ".join(part for part in (explanation, *others) if part), codes


def _is_term_like(term: str, *, code: bool) -> bool:
    """Whether what stands before an explanation is a name, not a sentence in bold."""
    if not 0 < len(term.split()) <= _LONGEST_TERM or not re.search(r"\w", term):
        return False
    whole = term[-1] not in ".,;!" and term.count("(") == term.count(")")
    return code or (whole and not is_order(term))


def _continued(blocks: Sequence[Block], at: int, own: str) -> Sequence[Block]:
    """The list that a paragraph leads to."""
    leads = not own or own.endswith(":")
    return (
        blocks[at : at + 1]
        if leads and at < len(blocks) and isinstance(blocks[at], Listing)
        else ()
    )


def _inner(rest: Sequence[Block]) -> tuple[list[Block], tuple[tuple[Block, ...], ...]]:
    """What belongs to the explanation, and entries below it that are terms of their own."""
    plain: list[Block] = []
    inner: list[tuple[Block, ...]] = []
    for block in rest:
        if not isinstance(block, Listing):
            plain.append(block)
            continue
        own = [item for item in block.items if _is_term(item)]
        others = tuple(item for item in block.items if item not in own)
        inner += [item.blocks for item in own]
        if others:
            plain.append(Listing(others, block.ordered, block.line))
    return plain, tuple(inner)


def _is_term(item: Item) -> bool:
    first = item.blocks[0] if item.blocks else None
    return (
        isinstance(first, Prose)
        and bool(first.lines[0].lead)
        and _parted(first, listed=True) is not None
    )


def _compared(scene: Scene, listing: Listing) -> Iterator[Found]:
    """The question how two or three terms of one kind differ."""
    if headings.compared(scene.path[-1] if scene.path else ""):
        return
    named: dict[str, list[tuple[str, str, int]]] = {}
    for item in listing.items:
        first = item.blocks[0] if item.blocks else None
        parted = _parted(first, listed=True) if isinstance(first, Prose) and first.lines else None
        if parted is None or asking.label(parted[0]) or asking.is_mute(parted[0]):
            continue
        name = re.sub(r"\s*\([^()]*\)$", "", parted[0]).strip("\"“”'")
        if len(name.split()) > 1 and len(content_words(parted[1])) >= _SHORTEST:
            named.setdefault(name.split()[-1].lower().removesuffix("s"), []).append(
                (name, parted[1], item.line)
            )
    for alike in named.values():
        if not 1 < len(alike) <= _MOST_COMPARED or any(
            a[0].lower() == b[0].lower() for a, b in combinations(alike, 2)
        ):
            continue
        names = [headings.without_pictures(name) for name, _, _ in alike]
        yield Found(
            asking.difference(names),
            fitting("\n".join(f"{name}: {text}" for name, text, _ in alike)),
            alike[0][2],
            "core",
            probes=tuple(f"And what about {name}?" for name in names),
        )
