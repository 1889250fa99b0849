"""Markdown to rich text with places.

Takes the text of a file, gives its top-level blocks as values of `workmanual.model.richtext`, with line and column
on every one. markdown-it-py does the parsing; this module turns its tokens into our tree and finds the columns that
it does not give. Raw HTML is parsed only to be reported (WM107), other markup that the manual has no place for is
WM108: in both cases the words are kept, so that nothing an author wrote disappears from what is checked. For the
same reason definitions of link addresses (`[1]: …`), which Markdown swallows, are words here.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from markdown_it.token import Token

from workmanual.findings import Finding, finding
from workmanual.model.richtext import (
    Block,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Reference,
    Strong,
    Table,
    Text,
)
from workmanual.reading.markdown_parser import parser
from workmanual.reading.markdown_tree import NESTING, Node, tree
from workmanual.span import Span

_PARSER: Final = parser()
DEEPEST: Final = 6
"""Levels of lists and of marks around words; no printed page has room for more."""
_DISPLACED_HEAD: Final = re.compile(
    r"(?!---)[\s\ufeff\u200b]*---[ \t]*\n(?P<head>.*?\n)[ \t]*---[ \t]*(?=\n|\Z)", re.DOTALL
)
CODE: Final = r"[A-Z]{2,}(?:-[A-Z0-9]+)+"
"""What can be a code of a document or form at all; how they look in one manual is said in `manual.yml`."""
_REFERENCE: Final = re.compile(rf"basis:[a-z0-9-]+|{CODE}(\.[a-z0-9-]+)?")
_OUTSIDE: Final = re.compile(r"https?://[^/]|mailto:.")
"""What the address of something outside the manual begins with."""
_PLAIN: Final = re.compile(r"[^\[\]&]+")
"""Words in which nothing has to be looked for."""
_ENTITY: Final = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);", re.ASCII)


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A parsed file."""

    front_matter: tuple[str, int] | None
    """Its YAML text and the 1-based line on which that begins."""
    blocks: tuple[Block, ...]
    """Headings of every level included, as `Heading`."""
    findings: tuple[Finding, ...]


def read_markdown(text: str, path: str) -> MarkdownFile:
    """Parse one file whose lines end with LF alone.

    Findings: WM107 raw HTML, WM108 markup without a place, WM114 nested too deep, WM117 something before the head,
    WM213 a cell outside its table, WM308 a broken reference, WM319 a link to no address,
    WM910 a picture without its alternative text.
    """
    reader = _Reader(path, text.replace("\0", "\ufffd").split("\n"))
    displaced = _DISPLACED_HEAD.match(text)
    if displaced:
        reader.findings.append(finding("WM117", Span(path)))
        text = "\n" * displaced[0].count("\n") + text[displaced.end() :]
    tokens = _PARSER.parse(text)
    reader.flatten(tokens)
    nodes = tree(tokens)
    front_matter = next(((node.content, node.first_line + 1) for node in nodes if node.type == "front_matter"), None)
    if displaced:
        front_matter = (displaced["head"], displaced[0][: displaced.start("head")].count("\n") + 1)
    blocks = tuple(reader.blocks([node for node in nodes if node.type != "front_matter"]))
    return MarkdownFile(front_matter, blocks, tuple(reader.findings))


class _Reader:
    """The file being read and what was found in it."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self.findings: list[Finding] = []

    def flatten(self, tokens: list[Token]) -> None:
        """Make plain words of a paragraph whose marks lie inside each other without end (WM114)."""
        for token in tokens:
            if not token.map or len(token.children or ()) <= 2 * DEEPEST:
                continue
            depths = itertools.accumulate(child.nesting for child in token.children or ())
            if max(depths) > DEEPEST:
                self._too_deep(Span(self.path, token.map[0] + 1))
                lines = [line.lstrip(" \t") for line in token.content.split("\n")]
                token.children = [Token("text", "", 0, content=line) for line in lines]
                for place in range(len(token.children) - 1, 0, -1):
                    token.children.insert(place, Token("softbreak", "br", 0))

    def _too_deep(self, at: Span) -> None:
        self.findings.append(finding("WM114", at, limit=str(DEEPEST)))

    def blocks(self, nodes: list[Node]) -> Iterator[Block]:
        for node in nodes:
            block = self._block(node)
            if block is not None:
                yield block

    def _block(self, node: Node) -> Block | None:
        if node.type == "paragraph":
            return self._paragraph(node)
        at = self._at(node)
        if node.type in NESTING and node.inside == DEEPEST:
            self._too_deep(at)
            return None
        match node.type:
            case "heading" if node.token.level:  # inside a list
                self._unplaced(at, node.type, self.lines[at.line - 1])
                return Paragraph(at, self._inlines_of(node))
            case "heading":
                return Heading(at, int(node.token.tag[1:]), self._inlines_of(node))
            case "bullet_list" | "ordered_list":
                items = tuple(tuple(self.blocks(item.children)) for item in node.children)
                return ListBlock(at, node.type == "ordered_list", items)
            case "table":
                return self._table(node)
            case "html_block":
                self.findings.append(finding("WM107", at, found=_short(node.content)))
                return Paragraph(at, self._lines_of(node))
            case "blockquote":
                self._unplaced(at, node.type, self.lines[at.line - 1])
                inner = tuple(self.blocks(node.children))
                return ListBlock(at, False, (inner,))
            case "hr":
                self._unplaced(at, node.type, self.lines[at.line - 1])
                return None
            case _:  # fence, code_block
                self._unplaced(at, node.type, node.content)
                return Paragraph(at, self._lines_of(node))

    def _lines_of(self, node: Node) -> tuple[Inline, ...]:
        """The lines of something that has no place in a manual, as they are written, each where it stands."""
        first, end = node.map or (0, 0)
        return tuple(
            Text(Span(self.path, number, len(line) - len(line.lstrip()) + 1), line.strip())
            for number, line in enumerate(self.lines[first:end], start=first + 1)
            if line.strip()
        )

    def _paragraph(self, node: Node) -> Paragraph:
        places = self._places_of(node.children[0])
        at = places.here()
        if places.source.startswith("|"):  # a table without its row of dashes
            self._unplaced(at, "table", places.source)
        return Paragraph(at, tuple(self._inlines(node.children[0].children, places)))

    def _table(self, node: Node) -> Table:
        rows = [row for part in node.children for row in part.children]
        first = node.first_line
        # A table is its heading row, the row of dashes, and one line for every other row.
        lines = [first, *range(first + 2, first + 1 + len(rows))]
        head, *body = (self._row(row, line) for row, line in zip(rows, lines, strict=True))
        return Table(self._at(node), head, tuple(body))

    def _row(self, row: Node, line: int) -> tuple[tuple[Inline, ...], ...]:
        written = self.lines[line - 1]
        edge = re.match(r"\s*\|", written)
        cursor = edge.end() if edge else 0
        cells: list[tuple[Inline, ...]] = []
        for cell in row.children:
            inline = cell.children[0]
            content = inline.content.replace("|", r"\|")
            begin = max(written.find(content, cursor), cursor)
            cells.append(tuple(self._inlines(inline.children, _Places(self.path, [(line, begin, content)]))))
            bar = written.find("|", begin + len(content))
            cursor = len(written) if bar < 0 else bar + 1
        if written[cursor:].strip():
            self.findings.append(finding("WM213", Span(self.path, line, cursor + 1), found=_short(written[cursor:])))
        return tuple(cells)

    def _at(self, node: Node) -> Span:
        line = node.first_line
        written = self.lines[line - 1]
        return Span(self.path, line, len(written) - len(written.lstrip()) + 1)

    def _inlines_of(self, node: Node) -> tuple[Inline, ...]:
        inline = next((child for child in node.children if child.type == "inline"), None)
        return tuple(self._inlines(inline.children, self._places_of(inline))) if inline else ()

    def _places_of(self, inline: Node) -> _Places:
        """The lines of a paragraph or heading: what is not its content stands before it."""
        contents = [content.lstrip(" \t") for content in inline.content.split("\n")]
        first, last = inline.map or (0, 0)
        # Of lines that hold only such spaces as U+3000 and U+2028 Markdown drops those at either end.
        first = next((line for line in range(first, last) if contents[0].rstrip(" \t") in self.lines[line]), first)
        columns = [max(self.lines[first + place].rfind(words.rstrip(" \t")), 0) for place, words in enumerate(contents)]
        return _Places(self.path, list(zip(itertools.count(first + 1), columns, contents, strict=False)))

    def _inlines(self, nodes: list[Node], places: _Places) -> Iterator[Inline]:
        for node in nodes:
            match node.type:
                case "text":
                    yield from self._text(node.content, places)
                case "softbreak":
                    places.advance("\n")
                case "hardbreak":
                    yield LineBreak(places.advance("\n"))
                case "strong":
                    at = places.advance(node.markup)
                    yield Strong(at, tuple(self._inlines(node.children, places)))
                    places.advance(node.markup)
                case "link":
                    at, address = places.here(), str(node.token.attrs["href"])
                    if not _OUTSIDE.match(address):
                        self.findings.append(finding("WM319", at, found=unquote(address)))
                    yield Link(at, address, tuple(self._inlines(node.children, places)))
                    places.skip_address()
                case "image":
                    at = places.advance("![")
                    places.skip_address()
                    if not node.content.strip():
                        self.findings.append(finding("WM910", at, path=unquote(str(node.token.attrs["src"]))))
                    yield Image(at, unquote(str(node.token.attrs["src"])), node.content)
                case "html_inline":
                    self.findings.append(finding("WM107", places.upcoming(node.content), found=_short(node.content)))
                    yield from (Text(places.advance(line), line) for line in node.content.split("\n") if line.strip())
                case "code_inline":
                    self._unplaced(places.upcoming(node.content), node.type, node.content)
                    # Word by word: Markdown has made a space of every line end.
                    yield from (Text(places.advance(word), word) for word in node.content.split(" ") if word)
                case _:  # em
                    self._unplaced(places.advance(node.markup), node.type, node.markup)
                    yield from self._inlines(node.children, places)
                    places.advance(node.markup)

    def _text(self, text: str, places: _Places) -> Iterator[Inline]:
        if _PLAIN.fullmatch(text):  # nine in ten
            yield Text(places.advance(text), text)
            return
        for piece in re.split(r"(\[\[[^\[\]]*\]\])", text):
            if not piece:
                continue
            is_written_so = places.holds(piece)
            at = places.advance(piece)
            target = piece[2:-2].strip()
            if is_written_so and piece == f"[[{piece[2:-2]}]]" and _REFERENCE.fullmatch(target):
                yield Reference(at, target)
                continue
            for broken in re.finditer(r"(\[\[|\]\]).*", piece):
                self.findings.append(finding("WM308", self._behind(at, broken.start()), found=_short(broken[0])))
            for entity in _ENTITY.finditer(piece):
                self.findings.append(finding("WM107", self._behind(at, entity.start()), found=entity[0]))
            yield Text(at, piece)

    def _behind(self, at: Span, count: int) -> Span:
        """So many characters further on; words whose place could not be told may be longer than their line."""
        return Span(at.path, at.line, min(at.column + count, len(self.lines[at.line - 1]) + 1))

    def _unplaced(self, at: Span, construct: str, found: str) -> None:
        self.findings.append(finding("WM108", at, construct=construct, found=_short(found)))


class _Places:
    """Finds the place of each inline piece: looks for it in the source, onward from the last one found."""

    def __init__(self, path: str, lines: list[tuple[int, int, str]]) -> None:
        """Lines of the source: number, 0-based column at which the words begin, the words as written."""
        self.path = path
        self.lines = lines
        self.source = "\n".join(words for _, _, words in lines)
        self.cursor = 0

    def here(self) -> Span:
        if len(self.lines) == 1:
            (line, column, _), *_ = self.lines
            return Span(self.path, line, column + self.cursor + 1)
        before = self.source[: self.cursor]
        line, column, _ = self.lines[before.count("\n")]
        return Span(self.path, line, column + len(before) - (before.rfind("\n") + 1) + 1)

    def holds(self, piece: str) -> bool:
        """Whether the piece is still to come as it is; one with an escape in it is not."""
        return self.source.find(piece, self.cursor) >= 0

    def advance(self, piece: str) -> Span:
        """The place of `piece`, and go on behind it; one with an escape in it stands at the place reached so far."""
        found = self.source.find(piece, self.cursor)
        if found < 0:
            return self.here()
        self.cursor = found
        at = self.here()
        self.cursor += len(piece)
        return at

    def upcoming(self, piece: str) -> Span:
        """The place of `piece`, without going on."""
        cursor = self.cursor
        at = self.advance(piece)
        self.cursor = cursor
        return at

    def skip_address(self) -> None:
        """Go on behind the address of a link or picture, whose words could be taken for what follows."""
        if match := re.compile(r"[^\]]*\]\([^()]*\)").match(self.source, self.cursor):
            self.cursor = match.end()


def _short(text: str) -> str:
    line = text.strip().split("\n")[0]
    return line if len(line) <= 30 else line[:29] + "…"
