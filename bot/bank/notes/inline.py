"""The lines of a paragraph as plain text, each with what it begins with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

_LINK = re.compile(r"!\[\[[^\[\]\n]*\]\]|\[\[(?:[^\[\]|\n]*\|)?([^\[\]\n]*)\]\]")
"""A link of a wiki, with its own words or another page's name; one that embeds says nothing."""
_MARKED = re.compile(r"==(?=\S)([^=\n]+)(?<=\S)==")
_TAG = re.compile(r"(?<!\S)#[A-Za-z][\w/-]*(?!\S)|(?<!\S)\^[A-Za-z0-9-]+$|\[\^[^\[\]\n]+\]")
"""A tag, the name of a paragraph, a footnote's sign."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph, or a cell of a table."""

    number: int
    text: str
    """Its words without markup."""
    lead: str
    """What it begins with in bold or as code; may be empty."""
    rest: str
    """What follows on that."""
    is_code: bool
    """Whether the lead is code."""
    codes: int
    """How many pieces of code it holds."""
    linked: float
    """The share of its letters that are links, ∈ [0, 1]."""

    @classmethod
    def plain(cls, number: int, text: str) -> "Line":
        """A line without markup."""
        return cls(number, text, "", text, is_code=False, codes=0, linked=0)


@dataclass(slots=True)
class _Parts:
    """The pieces of one line."""

    number: int
    pieces: list[tuple[str, bool, bool, bool]] = field(default_factory=list)
    """Text, whether it is bold, code, a link."""

    def line(self) -> Line:
        lead: list[str] = []
        rest: list[str] = []
        is_code = codes = linked = 0
        for text, bold, code, link in self.pieces:
            codes += code
            linked += len(text) * link
            if not rest and (bold or (code and not lead)) and not (is_code and lead):
                is_code = code and not bold
                lead.append(text)
            elif text.strip() or rest:
                rest.append(text)
        whole = "".join(piece[0] for piece in self.pieces)
        return Line(
            self.number,
            _spaced(whole),
            _spaced("".join(lead)),
            _spaced("".join(rest)),
            is_code=bool(is_code),
            codes=codes,
            linked=linked / (len(whole) or 1),
        )


def lines_of(inline: Token, references: dict[str, object]) -> tuple[Line, ...]:
    """The lines of an inline token, the empty ones left out."""
    first = inline.map[0] + 1 if inline.map else 1
    if not _MARKUP.search(inline.content):
        return tuple(
            Line.plain(number, text)
            for number, line in enumerate(inline.content.split("\n"), first)
            if (text := _spaced(_without_signs(line)))
        )
    tokens: list[Token] = []
    parser = _MARKDOWN if inline.content.count("[") <= _MOST_LINKS else _LINKLESS
    content = _DUNDER.sub(_as_code, inline.content)
    parser.inline.parse(content, parser, references, tokens)
    return tuple(line for parts in _parts(tokens, first) if (line := parts.line()).text)


def _as_code(found: re.Match[str]) -> str:
    return found[0] if found[1] is None else f"`__{found[1]}__`"


_DUNDER = re.compile(r"`+[^`]*`+|(?<!\w)__([a-z][a-z0-9_]*[a-z0-9])__(?!\w)")
"""A name such as ``__init__``, which Markdown takes for bold; code beside it is left as it is."""
_DEEPEST = 10
"""Levels of emphasis and links; each one makes parsing a heap of brackets as much slower."""
_MARKDOWN = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("strikethrough")
_MOST_LINKS = 40
"""Links of a paragraph; where more brackets are opened, they are letters, since each may be the
beginning of a link up to the end of the paragraph."""
_LINKLESS = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).disable(["link", "image"])
_MARKUP = re.compile(r"[*_`\[\]<>\\&~!]")


def _parts(tokens: list[Token], first: int) -> Iterator[_Parts]:
    parts = _Parts(first)
    bold = link = 0
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                parts.pieces.append((_without_signs(token.content), bold > 0, False, link > 0))
            case "code_inline":
                parts.pieces.append((token.content, bold > 0, True, link > 0))
            case "softbreak" | "hardbreak":
                yield parts
                parts = _Parts(parts.number + 1)
            case "html_inline" if token.content.lower().startswith("<br"):
                parts.pieces.append((" ", bold > 0, False, False))
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "link_open" | "link_close":
                link += token.nesting
    yield parts


def _without_signs(text: str) -> str:
    if "[" in text:
        text = _LINK.sub(lambda link: link[1] or "", text)
    if "==" in text:
        text = _MARKED.sub(r"\1", text)
    if "#" in text or "^" in text:
        text = _TAG.sub("", text)
    return text


def _spaced(text: str) -> str:
    return " ".join(text.split())
