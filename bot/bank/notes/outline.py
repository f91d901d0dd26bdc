"""Notes as a list of sections, each with its headings above it and its blocks, by source line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.bank.notes.blocks import (
    Block,
    Code,
    Html,
    Item,
    Listing,
    Picture,
    Prose,
    Quote,
    Rule,
    Table,
)
from bot.bank.notes.inline import Line, lines_of

DEEPEST = 60
"""Levels of nesting that are read; what lies deeper is left out, and said."""
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(.+)$", re.MULTILINE | re.IGNORECASE)
_HIDDEN = (("%%", "%%"), ("<!--", "-->"))
"""Comments: Obsidian's, and those of HTML, in which flash card tools keep their dates."""
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`|<[^<>\n]*>|https?://\S+", re.DOTALL)
_SMALL_WORD = re.compile(r"(?<![\w./@-])[a-z][a-z-]+(?![\w/@(])")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it, up to the next heading."""

    path: tuple[str, ...]
    """The headings from the outermost to its own, as written; the first is the title of the whole."""
    level: int
    line: int
    blocks: tuple[Block, ...] = ()

    @property
    def title(self) -> str:
        """Its own heading."""
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole file of notes."""

    title: str
    """What it calls itself, else the name of the file."""
    sections: tuple[Section, ...]
    common: frozenset[str]
    """Words that it writes in small letters, code left out."""
    too_deep: tuple[int, ...]
    """The lines where something is nested too deeply to be read."""


def outline(text: str, name: str) -> Outline:
    """Parse clean Markdown from a file of this name."""
    front = _FRONT.match(text)
    named = _FRONT_TITLE.search(front[1]) if front else None
    if front:
        text = "\n" * front[0].count("\n") + text[front.end() :]
    for begin, end in _HIDDEN:
        text = _without(text, begin, end)
    references: dict[str, object] = {}
    reader = _Reader(_MARKDOWN.parse(text, references), references)
    sections = tuple(_sections(reader))
    title, within = _title(named[1].strip().strip("\"'") if named else "", name, sections)
    return Outline(
        title=title,
        sections=tuple(
            replace(
                section, path=section.path if within and section.path else (title, *section.path)
            )
            for section in sections
        ),
        common=frozenset(_SMALL_WORD.findall(_CODE.sub(" ", text))),
        too_deep=tuple(reader.too_deep),
    )


def _title(named: str, file: str, sections: Sequence[Section]) -> tuple[str, bool]:
    """The title of the whole, and whether it is the first of all headings."""
    tops = {section.path[0] for section in sections if section.path}
    first = next((section for section in sections if section.path), None)
    if not named and first is not None and first.level == 1 and len(tops) == 1:
        return first.path[0], True
    stem = PurePath(file).stem.replace("_", " ")
    return named or (stem if " " in stem else stem.replace("-", " ")), False


def _without(text: str, begin: str, end: str) -> str:
    """A text without what stands between two signs, its lines kept."""
    kept: list[str] = []
    at = 0
    while (opening := text.find(begin, at)) >= 0:
        closing = text.find(end, opening + len(begin))
        if closing < 0:
            break
        kept += [text[at:opening], "\n" * text.count("\n", opening, closing)]
        at = closing + len(end)
    return "".join([*kept, text[at:]])


_MARKDOWN = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable("inline")


@dataclass(slots=True)
class _Reader:
    """Tokens read one after another."""

    tokens: Sequence[Token]
    references: dict[str, object]
    """The link definitions of the whole text."""
    at: int = 0
    too_deep: list[int] = field(default_factory=list)

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def until(self, closing: str) -> Iterator[Token]:
        """Tokens up to the one that closes, which is taken too."""
        while (token := self.take()).type != closing:
            yield token


def _sections(reader: _Reader) -> Iterator[Section]:
    open_: list[tuple[int, str]] = []
    blocks: list[Block] = []
    section = Section((), 0, 1)
    while reader.at < len(reader.tokens):
        token = reader.take()
        if token.type != "heading_open":
            blocks.extend(_blocks(reader, token))
            continue
        inline = reader.take()
        lines = lines_of(inline, reader.references)
        reader.take()
        if _is_no_heading(token, inline):
            blocks.append(_prose(lines, _line(token)))
            blocks.append(Rule(_line(token)))
            continue
        if blocks or section.path:
            yield Section(section.path, section.level, section.line, tuple(blocks))
        blocks = []
        level = int(token.tag[1:])
        while open_ and open_[-1][0] >= level:
            open_.pop()
        title = " ".join(line.text for line in lines).strip()
        open_.append((level, title))
        section = Section(tuple(name for _, name in open_), level, _line(token))
    if blocks or section.path:
        yield Section(section.path, section.level, section.line, tuple(blocks))


_CARD = re.compile(r"(?:Q|A|C|Question|Answer)\s*\d*\s*[:.)]", re.IGNORECASE)


def _is_no_heading(token: Token, inline: Token) -> bool:
    """Whether a text is only taken for a heading since a line across stands right below it."""
    return token.markup == "-" and ("\n" in inline.content or bool(_CARD.match(inline.content)))


def _blocks(reader: _Reader, token: Token) -> Iterator[Block]:
    line = _line(token)
    if token.nesting == 1 and token.level >= DEEPEST - 1:
        reader.too_deep.append(line)
    match token.type:
        case "paragraph_open" | "heading_open":  # a heading within a quotation or a list
            lines = lines_of(reader.take(), reader.references)
            reader.take()
            yield _prose(lines, line)
        case "fence" | "code_block":
            yield Code(token.content.rstrip("\n"), line)
        case "html_block":
            yield Html(token.content.strip(), line)
        case "hr":
            yield Rule(line)
        case "blockquote_open":
            yield Quote(_inside(reader, "blockquote_close"), line)
        case "bullet_list_open" | "ordered_list_open":
            ordered = token.type.startswith("ordered")
            closing = token.type.replace("open", "close")
            items = tuple(
                Item(_inside(reader, "list_item_close"), _line(entry))
                for entry in reader.until(closing)
            )
            yield Listing(items, ordered, line)
        case "table_open":
            yield _table(reader, line)


def _prose(lines: tuple[Line, ...], line: int) -> Block:
    return Prose(lines, line) if lines else Picture(line)


def _inside(reader: _Reader, closing: str) -> tuple[Block, ...]:
    return tuple(block for token in reader.until(closing) for block in _blocks(reader, token))


def _table(reader: _Reader, line: int) -> Table:
    rows: list[list[Line]] = []
    for token in reader.until("table_close"):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            cells = lines_of(token, reader.references)
            rows[-1].append(next(iter(cells), Line.plain(_line(token), "")))
    return Table(tuple(rows[0]), tuple(map(tuple, rows[1:])), line)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1
