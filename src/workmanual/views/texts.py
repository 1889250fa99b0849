"""The words of an edition's documents, pages and forms, with the place of every character.

Takes one document, page or form, gives its `Texts`, gathered in one walk: the words as one string to look through, and
the references and pictures among them. A paragraph, a heading, a cell and a value of a form are passages of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workmanual.model.manual import FreePage
from workmanual.model.procedure import Procedure
from workmanual.model.record import Chart, FormField, RecordForm
from workmanual.model.record import Part as FormPart
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
from workmanual.span import Name, Span


@dataclass(frozen=True, slots=True)
class Held:
    """Words without a place of their own; they have that of what holds them."""

    at: Span
    text: str


Part = Text | Reference | Image | LineBreak | Held


@dataclass(frozen=True, slots=True)
class Texts:
    """All that one document, page or form says."""

    text: str
    """Passage after passage, each ended by a line feed; a reference gives its target."""
    starts: tuple[int, ...]
    """Offset at which each part begins."""
    parts: tuple[Part, ...]
    """What the text is made of, in order."""
    cells: tuple[range, ...]
    """Offsets that lie in tables of documents and pages."""
    references: tuple[Reference, ...]
    """Those written inside a text, each as often as it is written."""
    images: tuple[Image, ...]

    def part_at(self, offset: int) -> Part:
        """The part that holds the character at this offset."""
        return self.parts[bisect_right(self.starts, offset) - 1]

    def place(self, offset: int) -> Span:
        """Where the character at this offset stands."""
        part = self.part_at(offset)
        if not isinstance(part, Text):
            return part.at
        begin = self.starts[bisect_right(self.starts, offset) - 1]
        return Span(part.at.path, part.at.line, part.at.column + offset - begin)

    def is_cell(self, offset: int) -> bool:
        """Whether the character at this offset stands in a table."""
        return any(offset in cell for cell in self.cells)


def texts_of(procedure: Procedure) -> Iterator[Block]:
    """Every block of rich text in the document, in reading order."""
    yield from (*procedure.purpose, *procedure.scope)
    for responsibility in procedure.responsibilities:
        yield from responsibility.text
    yield from procedure.introduction
    for step in procedure.steps:
        yield from (*step.why, *step.how, *step.standard, *step.pitfalls)


def document_texts(procedure: Procedure) -> Texts:
    """What a document says: its texts, then title, summary and the short items of its steps."""
    return _gathered(texts_of(procedure), _short_words(procedure))


def _short_words(procedure: Procedure) -> Iterator[Text | Held]:
    head = procedure.head
    yield Text(head.title.at, head.title)
    yield Held(head.at, head.summary)
    for step in procedure.steps:
        yield Held(step.at, step.title)
        if step.when is not None:
            yield Held(step.when.at, step.when.text)
        yield from (Text(citation.at, citation.words) for citation in step.records if citation.words)
        yield from (Held(fork.at, fork.condition) for fork in step.forks)


def page_texts(page: FreePage) -> Texts:
    """What a free page says."""
    return _gathered(page.body, (Held(page.at, page.title),))


def form_texts(form: RecordForm) -> Texts:
    """What is printed on a form and said beside it."""
    return _gathered((), (_placed(words, at) for words, at in _form_words(form) if words))


def value_texts(value: Name) -> Texts:
    """What a single value says."""
    return _gathered((), (_placed(value, value.at),))


def _placed(words: str, at: Span) -> Text | Held:
    return Text(words.at, words) if isinstance(words, Name) else Held(at, words)


def _form_words(form: RecordForm) -> Iterator[tuple[str, Span]]:
    yield from ((words, form.at) for words in (form.title, form.purpose, *form.instructions))
    if form.numbering is not None:
        yield form.numbering.label, form.numbering.at
    for part in form.parts:
        yield from _part_words(part)
    for field in form.fields():
        yield from _field_words(field)


def _part_words(part: FormPart) -> Iterator[tuple[str, Span]]:
    yield from ((words, part.at) for words in (part.title, part.keeper))
    if part.cut is not None:
        yield from ((words, part.cut.at) for words in (part.cut.label, part.cut.seal))
    if part.pages is not None:
        yield from ((words, part.pages.at) for words in part.pages.names)
    for block in part.blocks:
        yield from ((words, block.at) for words in (block.title, block.text, *block.clauses, block.note))
        if block.table is not None:
            yield from ((cell, block.table.at) for row in block.table.prefilled for cell in row)
            yield block.table.total, block.table.at
        if block.chart is not None:
            yield from _chart_words(block.chart)


def _chart_words(chart: Chart) -> Iterator[tuple[str, Span]]:
    for level in chart.levels:
        yield from ((words, level.at) for words in (level.title, level.part, level.line))
    yield from ((words, chart.at) for words in chart.legend)


def _field_words(field: FormField) -> Iterator[tuple[str, Span]]:
    yield from ((words, field.at) for words in (field.label, field.hint, *field.options))


def _gathered(blocks: Iterable[Block], values: Iterable[Text | Held]) -> Texts:
    walk = _Walk()
    for block in blocks:
        walk.block(block)
    for value in values:
        walk.part(value, value.text)
        walk.end()
    return walk.texts()


class _Walk:
    """The words passed so far."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.length = 0
        self.starts: list[int] = []
        self.parts: list[Part] = []
        self.cells: list[range] = []

    def texts(self) -> Texts:
        return Texts(
            "".join(self.words),
            tuple(self.starts),
            tuple(self.parts),
            tuple(self.cells),
            tuple(part for part in self.parts if isinstance(part, Reference)),
            tuple(part for part in self.parts if isinstance(part, Image)),
        )

    def block(self, block: Block) -> None:
        match block:
            case Paragraph() | Heading():
                self.inlines(block.parts)
                self.end()
            case ListBlock():
                for item in block.items:
                    for inner in item:
                        self.block(inner)
            case Table():
                begin = self.length
                for row in (block.head, *block.rows):
                    for cell in row:
                        self.inlines(cell)
                        self.end()
                self.cells.append(range(begin, self.length))

    def inlines(self, parts: tuple[Inline, ...]) -> None:
        for part in parts:
            match part:
                case Text():
                    self.part(part, part.text)
                case Reference():
                    self.part(part, part.target)
                case Strong() | Link():
                    self.inlines(part.parts)
                case Image():
                    self.part(part, part.alternative)
                case LineBreak():
                    self.part(part, "\n")

    def part(self, part: Part, words: str) -> None:
        self.starts.append(self.length)
        self.parts.append(part)
        self.words.append(words)
        self.length += len(words)

    def end(self) -> None:
        self.words.append("\n")
        self.length += 1
