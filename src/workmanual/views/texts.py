"""The words of an edition's documents, pages and forms, passage by passage, with the place of every character.

Takes one document, page or form, gives its `Texts`, gathered in one walk: what checks look through, and the references
and pictures in them. A passage is what a reader takes in at one go: a paragraph, a heading, a cell, a value of a form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workmanual.model.manual import FreePage
from workmanual.model.procedure import Procedure
from workmanual.model.record import FormField, RecordForm
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
    plain_text,
)
from workmanual.span import Name, Span

Leaf = Text | Reference | Image | LineBreak
"""An inline without others inside."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand together."""

    text: str
    """A reference gives its target."""
    parts: tuple[Leaf, ...]
    """What the text is made of, in order."""
    is_cell: bool = False
    """Whether it stands in a table of a document or page."""
    is_near: bool = False
    """Whether its words have no place of their own, but that of what holds them."""

    def part_at(self, offset: int) -> tuple[Leaf, Span]:
        """The part that holds the character at this offset, and where the character stands."""
        begin = 0
        for part in self.parts:
            length = len(plain_text((part,)))
            if offset < begin + length:
                break
            begin += length
        at = part.at
        inside = offset - begin if isinstance(part, Text) and not self.is_near else 0
        return part, Span(at.path, at.line, at.column + inside)

    def place(self, offset: int) -> Span:
        """Where the character at this offset stands."""
        return self.part_at(offset)[1]


@dataclass(frozen=True, slots=True)
class Texts:
    """All that one document or page says."""

    passages: tuple[Passage, ...]
    references: tuple[Reference, ...]
    """Those written inside a text, each as often as it is written."""
    images: tuple[Image, ...]


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


def _short_words(procedure: Procedure) -> Iterator[Passage]:
    head = procedure.head
    yield passage_of(head.title, head.title.at)
    yield _passage_near(head.summary, head.at)
    for step in procedure.steps:
        yield _passage_near(step.title, step.at)
        if step.when is not None:
            yield passage_of(step.when.text, step.when.at)
        for citation in step.records:
            yield passage_of(citation.words, citation.at)
        for fork in step.forks:
            yield passage_of(fork.condition, fork.at)


def page_texts(page: FreePage) -> Texts:
    """What a free page says."""
    return _gathered(page.body, (_passage_near(page.title, page.at),))


def form_passages(form: RecordForm) -> tuple[Passage, ...]:
    """What is printed on a form and said beside it; words without a place have that of what holds them."""
    return tuple(
        passage_of(words, words.at) if isinstance(words, Name) else _passage_near(words, at)
        for words, at in _form_words(form)
    )


def _form_words(form: RecordForm) -> Iterator[tuple[str, Span]]:
    yield from ((words, form.at) for words in (form.title, form.purpose, *form.instructions))
    for part in form.parts:
        yield from ((words, part.at) for words in (part.title, part.keeper))
        for block in part.blocks:
            yield from ((words, block.at) for words in (block.title, block.text, block.note))
            if block.table is not None:
                yield from ((cell, block.table.at) for row in block.table.prefilled for cell in row)
    for field in form.fields():
        yield from _field_words(field)


def _field_words(field: FormField) -> Iterator[tuple[str, Span]]:
    yield from ((words, field.at) for words in (field.label, field.hint, *field.options))


def passage_of(words: str, at: Span) -> Passage:
    """Words outside any rich text, the first of which stands at this place."""
    return Passage(words, (Text(at, words),))


def _passage_near(words: str, at: Span) -> Passage:
    return Passage(words, (Text(at, words),), is_near=True)


def _gathered(blocks: Iterable[Block], short: Iterable[Passage]) -> Texts:
    passages = [*(passage for block in blocks for passage in _passages(block)), *short]
    leaves = [part for passage in passages for part in passage.parts]
    return Texts(
        tuple(passages),
        tuple(part for part in leaves if isinstance(part, Reference)),
        tuple(part for part in leaves if isinstance(part, Image)),
    )


def _passages(block: Block) -> Iterator[Passage]:
    match block:
        case Paragraph(parts=parts) | Heading(parts=parts):
            yield Passage(plain_text(parts), tuple(_leaves(parts)))
        case ListBlock(items=items):
            for item in items:
                for inner in item:
                    yield from _passages(inner)
        case Table(head=head, rows=rows):
            for row in (head, *rows):
                for cell in row:
                    yield Passage(plain_text(cell), tuple(_leaves(cell)), is_cell=True)


def _leaves(parts: tuple[Inline, ...]) -> Iterator[Leaf]:
    for part in parts:
        if isinstance(part, Strong | Link):
            yield from _leaves(part.parts)
        else:
            yield part
