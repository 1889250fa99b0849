"""Rich text as paragraphs to compare: what an author wrote and what a reader sees, side by side.

Takes blocks of rich text and the index of their edition, gives pairs of texts. A list item and a row of a table are
paragraphs of their own. References are shown by titles without numbers, because a number that only followed its
neighbours is no change of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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
from workmanual.views.index import Index
from workmanual.views.references import Kind, resolve

Pair = tuple[str, str]
"""A paragraph as written, references by their targets, and as shown."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Says what an edition's texts say."""

    index: Index

    def blocks(self, blocks: Iterable[Block]) -> tuple[Pair, ...]:
        """Every paragraph of these blocks, in reading order."""
        return tuple(pair for block in blocks for pair in self._block(block) if any(pair))

    def target(self, target: str) -> str:
        """What a reference is called, its number left out."""
        labels = self._labels()
        resolved = resolve(self.index, target)
        match resolved.kind:
            case Kind.BASIS:
                return labels["pdf-rule"].format(title=resolved.text)
            case Kind.STEP if resolved.exists:
                return labels["pdf-quoted"].format(number=resolved.code, title=self.index.steps[target].step.title)
            case Kind.INDICATOR:
                title = self.index.indicators[target].indicator.title
                return labels["pdf-quoted"].format(number=resolved.code, title=title)
            case Kind.STEP:
                return resolved.text
            case _:
                title = resolved.text.removeprefix(resolved.code).strip()
                return labels["pdf-titled"].format(code=resolved.code, title=title) if title else resolved.text

    def _labels(self) -> Mapping[str, str]:
        assert self.index.locale is not None, "texts are compared in a language"
        return self.index.locale.labels

    def _block(self, block: Block) -> Iterator[Pair]:
        match block:
            case Paragraph(parts=parts) | Heading(parts=parts):
                yield from self._lines(parts)
            case ListBlock(items=items):
                for item in items:
                    for inner in item:
                        yield from self._block(inner)
            case Table(head=head, rows=rows):
                for row in (head, *rows):
                    cells = [self._words(cell) for cell in row]
                    yield " | ".join(said for said, _ in cells), " | ".join(shown for _, shown in cells)

    def _lines(self, parts: tuple[Inline, ...]) -> Iterator[Pair]:
        """A paragraph; where its author ended a line, another."""
        line: list[Inline] = []
        for part in (*parts, None):
            if part is None or isinstance(part, LineBreak):
                yield self._words(tuple(line))
                line = []
            else:
                line.append(part)

    def _words(self, parts: tuple[Inline, ...]) -> Pair:
        pairs = [self._part(part) for part in parts]
        return "".join(said for said, _ in pairs).strip(), "".join(shown for _, shown in pairs).strip()

    def _part(self, part: Inline) -> Pair:
        match part:
            case Text(text=text):
                return text, text
            case Strong(parts=parts) | Link(parts=parts):
                return self._words(parts)
            case Reference(target=target):
                return reference(target), self.target(target)
            case Image(path=path, alternative=alternative):
                return f"[{path}]{alternative}", alternative
            case LineBreak():
                return " ", " "


def reference(target: str) -> str:
    """A reference as an author writes it."""
    return f"[[{target}]]"
