"""The author's words in a file, run by run, each with its place: what the checks of language look at.

Takes blocks of rich text or a read YAML text, gives `Prose`. Markup is left out: a reference, an address, a key and an
id are no words. A run lies within one line of the source, so that a place in it is its column plus an offset.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workmanual.model.richtext import (
    Block,
    Heading,
    Image,
    Inline,
    Link,
    ListBlock,
    Paragraph,
    Strong,
    Table,
    Text,
    plain_text,
)
from workmanual.reading.yaml_text import YamlTree
from workmanual.span import Span


class Setting(StrEnum):
    """Where words stand."""

    PARAGRAPH = "paragraph"
    """Running text, list items included."""
    HEADING = "heading"
    CELL = "cell"
    """In a table of a text."""
    VALUE = "value"
    """Behind a key of a YAML text."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A run of words without markup."""

    at: Span
    """Its first character."""
    text: str
    setting: Setting
    around: str
    """The words of the whole paragraph, heading, cell or value."""
    key: str = ""
    """With `VALUE`: the nearest key."""

    def place(self, offset: int) -> Span:
        """Where the character at this offset stands."""
        return Span(self.at.path, self.at.line, self.at.column + offset)


def prose_of_blocks(blocks: tuple[Block, ...]) -> tuple[Prose, ...]:
    """The words of these blocks, in reading order."""
    return tuple(one for block in blocks for one in _block(block))


def _block(block: Block) -> Iterator[Prose]:
    match block:
        case Paragraph(parts=parts):
            yield from _inlines(parts, Setting.PARAGRAPH, plain_text(parts))
        case Heading(parts=parts):
            yield from _inlines(parts, Setting.HEADING, plain_text(parts))
        case ListBlock(items=items):
            yield from (one for item in items for inner in item for one in _block(inner))
        case Table(head=head, rows=rows):
            for row in (head, *rows):
                for cell in row:
                    yield from _inlines(cell, Setting.CELL, plain_text(cell))


def _inlines(parts: tuple[Inline, ...], setting: Setting, around: str) -> Iterator[Prose]:
    for part in parts:
        match part:
            case Text(at=at, text=text):
                yield Prose(at, text, setting, around)
            case Strong(parts=inner) | Link(parts=inner):
                yield from _inlines(inner, setting, around)
            case Image(at=at, alternative=alternative) if alternative:
                begin = Span(at.path, at.line, at.column + len("!["))
                yield Prose(begin, alternative.split("\n")[0], setting, around)
            case _:
                pass


def prose_of_tree(tree: YamlTree) -> tuple[Prose, ...]:
    """The values of a YAML text, in order; one that goes over several lines gives a run for each."""
    return tuple(Prose(at, text, Setting.VALUE, value, key) for key, value, runs in tree.scalars() for at, text in runs)
