"""Rich text as HTML.

Takes blocks of the model and a way to address references, gives safe markup. Used for screen and print alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Protocol

from markupsafe import Markup, escape

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

_CODE: Final = re.compile(r"[A-Z]+(-[A-Z]*\d+)+", re.ASCII)
"""`CX-02`, `JL-KP02`, `BD-101-1`."""


class Addresses(Protocol):
    """How a medium addresses what is referred to."""

    def reference(self, target: str) -> tuple[str, str | None]:
        """Text to show and address, or None where there is nothing to go to."""

    def picture(self, image: Image) -> str:
        """Address of a picture."""


def blocks_html(blocks: Iterable[Block], addresses: Addresses) -> Markup:
    """Paragraphs, lists and tables as HTML."""
    return Markup("").join(_block(block, addresses) for block in blocks)


def inlines_html(parts: Iterable[Inline], addresses: Addresses) -> Markup:
    """Words of one line as HTML."""
    return Markup("").join(_inline(part, addresses) for part in parts)


def with_whole_code(text: str) -> Markup:
    """The words of a reference; the code with which they begin is not broken at its hyphen."""
    found = _CODE.match(text)
    if found is None:
        return escape(text)
    return Markup('<span class="wm-code">{}</span>{}').format(found[0], text[found.end() :])


def _block(block: Block, addresses: Addresses) -> Markup:
    match block:
        case Paragraph(parts=parts):
            return Markup("<p>{}</p>").format(inlines_html(parts, addresses))
        case ListBlock(ordered=ordered, items=items):
            tag = Markup("ol" if ordered else "ul")
            inner = Markup("").join(Markup("<li>{}</li>").format(_item(item, addresses)) for item in items)
            return Markup("<{0}>{1}</{0}>").format(tag, inner)
        case Table(head=head, rows=rows):
            top = _row(head, "th", addresses)
            body = Markup("").join(_row(row, "td", addresses) for row in rows)
            table = Markup('<table class="wm-table"><thead>{}</thead><tbody>{}</tbody></table>').format(top, body)
            return Markup('<div class="wm-scroll">{}</div>').format(table)
        case Heading(level=level, parts=parts):
            tag = Markup(f"h{level}")
            return Markup("<{0}>{1}</{0}>").format(tag, inlines_html(parts, addresses))


def _item(item: tuple[Block, ...], addresses: Addresses) -> Markup:
    """A list item of one paragraph needs no paragraph around it."""
    match item:
        case (Paragraph(parts=parts), *more):
            return inlines_html(parts, addresses) + blocks_html(more, addresses)
    return blocks_html(item, addresses)


def _row(cells: tuple[tuple[Inline, ...], ...], tag: str, addresses: Addresses) -> Markup:
    # The space between cells keeps the search index from gluing their words together.
    made = (Markup("<{0}>{1}</{0}>").format(Markup(tag), inlines_html(cell, addresses)) for cell in cells)
    return Markup("<tr>{}</tr>").format(Markup(" ").join(made))


def _inline(part: Inline, addresses: Addresses) -> Markup:
    match part:
        case Text(text=text):
            return escape(text)
        case Strong(parts=parts):
            return Markup("<strong>{}</strong>").format(inlines_html(parts, addresses))
        case Reference(target=target):
            text, address = addresses.reference(target)
            if address is None:
                return Markup('<span class="wm-awaited">{}</span>').format(with_whole_code(text))
            return Markup('<a class="wm-ref" href="{}">{}</a>').format(address, with_whole_code(text))
        case Link(address=address, parts=parts):
            return Markup('<a href="{}">{}</a>').format(address, inlines_html(parts, addresses))
        case Image(alternative=alternative) as image:
            return Markup('<img src="{}" alt="{}">').format(addresses.picture(image), alternative)
        case LineBreak():
            return Markup("<br>")
