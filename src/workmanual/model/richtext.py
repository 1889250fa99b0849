"""Rich text as a small tree of values.

What an author may write inside a document: paragraphs, lists, tables, strong words, references, images. No HTML
and no Markdown: readers make this tree, writers print it. Anything else an author writes is a finding (WM108).
"""

from __future__ import annotations

from dataclasses import dataclass

from workmanual.span import Span


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    at: Span
    text: str

    def __reduce__(self) -> tuple[type[Text], tuple[Span, str]]:
        """As `Span`."""
        return Text, (self.at, self.text)


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that weigh more."""

    at: Span
    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """`[[CX-02]]`, `[[CX-02.publicity]]`, `[[JL-0201]]`, `[[basis:petition-2005]]`: a link with the current title."""

    at: Span
    target: str
    """What stands between the brackets."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address outside the manual."""

    at: Span
    address: str
    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture inside the edition's folder."""

    at: Span
    path: str
    """Relative to the file that shows it."""
    alternative: str
    """What a reader who cannot see it is told."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line ended on purpose."""

    at: Span


Inline = Text | Strong | Reference | Link | Image | LineBreak


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    at: Span
    parts: tuple[Inline, ...]

    def __reduce__(self) -> tuple[type[Paragraph], tuple[Span, tuple[Inline, ...]]]:
        """As `Span`."""
        return Paragraph, (self.at, self.parts)


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or an ordered list."""

    at: Span
    ordered: bool
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one heading row; every row has as many cells as the heading."""

    at: Span
    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a free page; documents have none of their own inside a section."""

    at: Span
    level: int
    """2 or 3."""
    parts: tuple[Inline, ...]


Block = Paragraph | ListBlock | Table | Heading


def inlines_of(blocks: tuple[Block, ...]) -> tuple[Inline, ...]:
    """Every inline of these blocks in reading order, those inside `Strong` and `Link` included."""
    found: list[Inline] = []

    def walk_inline(parts: tuple[Inline, ...]) -> None:
        for part in parts:
            found.append(part)
            if isinstance(part, Strong | Link):
                walk_inline(part.parts)

    def walk(block: Block) -> None:
        match block:
            case Paragraph(parts=parts) | Heading(parts=parts):
                walk_inline(parts)
            case ListBlock(items=items):
                for item in items:
                    for inner in item:
                        walk(inner)
            case Table(head=head, rows=rows):
                for row in (head, *rows):
                    for cell in row:
                        walk_inline(cell)

    for block in blocks:
        walk(block)
    return tuple(found)


def words_of(blocks: tuple[Block, ...]) -> str:
    """The words of these blocks alone, each once."""
    return plain_text(tuple(part for part in inlines_of(blocks) if not isinstance(part, Strong | Link)))


def plain_text(parts: tuple[Inline, ...]) -> str:
    """The words of these inlines alone; a reference gives its target, an image its alternative text."""
    words: list[str] = []
    for part in parts:
        match part:
            case Text(text=text):
                words.append(text)
            case Strong(parts=inner) | Link(parts=inner):
                words.append(plain_text(inner))
            case Reference(target=target):
                words.append(target)
            case Image(alternative=alternative):
                words.append(alternative)
            case LineBreak():
                words.append("\n")
    return "".join(words)
