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
from workmanual.views.references import Kind, Resolved, resolve

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
    rows: frozenset[str] = frozenset()
    """What rows of the same document's lists stand for: `KP-01.meetings`, `basis:…`."""

    def reference(self, target: str) -> tuple[str, str | None]:
        """Text and address of a reference (`workmanual.html.richtext.Addresses`)."""
        resolved = resolve(self.index, target, within=self.within)
        title = resolved.text.removeprefix(f"{resolved.code} ")
        address = self._address(target, resolved) if resolved.exists else None
        if resolved.kind is Kind.STEP and resolved.exists:
            return self._quoted(resolved.text, str(self.index.steps[target].step.title)), address
        if resolved.kind in (Kind.STEP, Kind.INDICATOR) or title == resolved.code:
            return resolved.text, address
        pattern = "pdf-rule" if resolved.kind is Kind.BASIS else "pdf-titled"
        return self.locale.labels[pattern].format(code=resolved.code, title=title), address

    def _quoted(self, text: str, title: str) -> str:
        """`4.4“点到”`: on paper nothing else shows where a title ends."""
        return self.locale.labels["pdf-quoted"].format(number=text.removesuffix(title).rstrip(), title=title)

    def picture(self, image: Image) -> str:
        """Address of a picture: its project path, by which the PDF writer is handed it (`PrintJob.files`)."""
        return PICTURES + picture_path(image)

    def _address(self, target: str, resolved: Resolved) -> str | None:
        if target in self.rows:
            return f"#{target}"
        if resolved.kind is Kind.BASIS and self.within:
            return f"#{self.within.code}.basis.{resolved.code}"
        return f"#{target}" if self.whole or self._holds(resolved) else None

    def _holds(self, resolved: Resolved) -> bool:
        """Whether the one document of this PDF is the one meant, or lists the form."""
        if self.within is None:
            return False
        if resolved.kind is Kind.FORM:
            return any(line.form and line.form.code == resolved.code for line in records_of(self.index, self.within))
        return resolved.kind in (Kind.DOCUMENT, Kind.STEP) and resolved.code == self.within.code


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
    # 8 \u6708 21 \u65e5, a month and a day, is one word.
    (re.compile(r"(?<!\d)(\d{1,2} \u6708 \d{1,2} \u65e5)(?=[^<>]*<)"), r'<span class="keep">\1</span>'),
    (re.compile(rf"<(td|th)>(?=[^<]{{1,{SHORT_CELL}}}</)"), r'<\1 class="keep">'),
    (re.compile(rf"<tr><(td|th)>(?=[^<]{{1,{SHORT_FIRST_CELL}}}</)"), r'<tr><\1 class="keep">'),
)
"""Patterns in the markup that `blocks_html` makes, and what print has instead."""
