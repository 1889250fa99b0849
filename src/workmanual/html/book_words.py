"""Rich text on paper: where references lead inside a PDF, and how its lines are kept from breaking badly.

Takes blocks of the model, gives markup as `workmanual.html.richtext` does, with what only print needs: titles in
quotation marks, addresses that are anchors of the same PDF, short cells and spans of numbers that stay on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup

from workmanual.html.richtext import blocks_html
from workmanual.locale import Locale
from workmanual.model.procedure import Procedure
from workmanual.model.richtext import Block, Image
from workmanual.pdf.written import PICTURES
from workmanual.views.document import records_of
from workmanual.views.index import Index, PlacedStep
from workmanual.views.pictures import picture_path
from workmanual.views.references import Kind, resolve

SHORT_CELL: Final = 4
"""Characters that stay on one line in any cell of a table; ten such columns fit the sheet."""
SHORT_FIRST_CELL: Final = 8
"""The same in the first column, of which there is only one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintAddresses:
    """Where references lead inside one PDF: to an anchor, or nowhere when the target is not in it."""

    index: Index
    locale: Locale
    whole: bool
    """Whether the PDF is the whole book, not one document."""
    within: Procedure | None = None
    """The document being printed, whose own steps need no code before their number."""

    def reference(self, target: str) -> tuple[str, str | None]:
        """Text and address of a reference (`workmanual.html.richtext.Addresses`)."""
        resolved = resolve(self.index, target, within=self.within)
        title = resolved.text.removeprefix(f"{resolved.code} ")
        address = self._address(target, resolved.kind, resolved.code) if resolved.exists else None
        if resolved.kind in (Kind.STEP, Kind.INDICATOR) or title == resolved.code:
            return resolved.text, address
        pattern = "pdf-rule" if resolved.kind is Kind.BASIS else "pdf-titled"
        return self.locale.labels[pattern].format(code=resolved.code, title=title), address

    def picture(self, image: Image) -> str:
        """Address of a picture: its project path, by which the PDF writer is handed it (`PrintJob.files`)."""
        return PICTURES + picture_path(image)

    def _address(self, target: str, kind: Kind, code: str) -> str | None:
        if kind is Kind.BASIS:
            return f"#{self.within.code}.basis.{code}" if self.within else None
        anchor = code if kind is Kind.INDICATOR else target
        return f"#{anchor}" if self.whole or self._holds(kind, code) else None

    def _holds(self, kind: Kind, code: str) -> bool:
        """Whether the one document of this PDF is the one meant, or lists the form."""
        if self.within is None:
            return False
        if kind is Kind.FORM:
            return any(line.form and line.form.code == code for line in records_of(self.index, self.within))
        return code == self.within.code


def paper_words(blocks: Iterable[Block], addresses: PrintAddresses) -> Markup:
    """Paragraphs, lists and tables for print."""
    return _mended(blocks_html(blocks, addresses))


def step_numbers(steps: Sequence[PlacedStep], locale: Locale) -> Markup:
    """The steps' numbers, linked; three and more in a row as a span: `4.1—4.5、4.8`."""
    # Steps in a row differ from their place in this list by the same amount.
    rows = groupby(enumerate(steps), key=lambda pair: pair[1].procedure.steps.index(pair[1].step) - pair[0])
    pieces: list[Markup] = []
    for _, row in rows:
        linked = [_number(placed) for _, placed in row]
        pieces += linked if len(linked) < 3 else [Markup(locale.labels["pdf-span"]).format(linked[0], linked[-1])]
    return unbroken(pieces, locale)


def unbroken(names: Iterable[str], locale: Locale) -> Markup:
    """Names in a row, none of which breaks over two lines."""
    return Markup(locale.separators.names).join(Markup('<span class="keep">{}</span>').format(name) for name in names)


def _number(placed: PlacedStep) -> Markup:
    if not placed.step.id:
        return Markup("{}").format(placed.number)
    return Markup('<a href="#{}">{}</a>').format(placed.reference, placed.number)


def _mended(markup: Markup) -> Markup:
    text = str(markup)
    for pattern, replacement in _MENDED:
        text = pattern.sub(replacement, text)
    return Markup(text)


_WIDE: Final = r"[\u2018-\u201d\u3000-\u9fff\uff00-\uffef]"
"""A Chinese character or mark, which brings its own space."""
_MENDED: Final = (
    # An author's spaces round a reference are for Latin letters and figures.
    (re.compile(rf"({_WIDE}</(?:a|span)>) (?={_WIDE})"), r"\1"),
    (re.compile(rf"({_WIDE}) (<(?:a|span)[^>]*>{_WIDE})"), r"\1\2"),
    # 1—2 (\u2014 between figures) is one number; only words between tags are looked at, never an address.
    (re.compile(r"(?<!\d)(\d+\u2014\d+)(?=[^<>]*<)"), r'<span class="keep">\1</span>'),
    (re.compile(rf"<(td|th)>(?=[^<]{{1,{SHORT_CELL}}}</)"), r'<\1 class="keep">'),
    (re.compile(rf"<tr><(td|th)>(?=[^<]{{1,{SHORT_FIRST_CELL}}}</)"), r'<tr><\1 class="keep">'),
)
"""Patterns in the markup that `blocks_html` makes, and what print has instead."""
