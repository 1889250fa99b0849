"""The table of amendments as one HTML file to read, and as HTML to print.

Takes the table, the printed words, templates and styles, gives complete documents. The page needs no script, no network
and no other file: on a phone its rows stand as cards, and it is dark where the reader's system is. What is printed is
A4 lying on its side, with a head on every page and a bookmark for every document and row; `workmanual.pdf` makes the
PDF. What was deleted and inserted is told by elements, lines and hidden words, by colour only besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from workmanual.comparison import columns
from workmanual.comparison.amendments import AmendmentRow, AmendmentTable

PAGE_STYLES: Final = ("amendments.css",)
PRINT_STYLES: Final = ("book.css", "amendments-print.css")
_WHOLE: Final = 20
"""Lines of a row that is never broken; a page has about 27."""
_LINE, _NARROW_LINE = 22, 5
"""Characters, at the least, of a line of a clause on paper, and of what stands beside it."""


def amendment_page(
    table: AmendmentTable, labels: Mapping[str, str], templates: Environment, styles: Mapping[str, str]
) -> str:
    """One self-contained file; every row can be linked to by `#` and its anchor."""
    return _rendered("amendments.html", PAGE_STYLES, table, labels, templates, styles)


def amendment_print(
    table: AmendmentTable, labels: Mapping[str, str], templates: Environment, styles: Mapping[str, str]
) -> str:
    """A document for a `PrintJob`."""
    return _rendered("amendments_print.html", PRINT_STYLES, table, labels, templates, styles)


def _rendered(  # noqa: PLR0917  (what both documents are made with, and which of them)
    template: str,
    used: tuple[str, ...],
    table: AmendmentTable,
    labels: Mapping[str, str],
    templates: Environment,
    styles: Mapping[str, str],
) -> str:
    return templates.get_template(template).render(
        table=table,
        t=labels,
        style=Markup("\n".join(styles[name] for name in used)),
        sides=tuple(columns.Side),
        columns=columns,
        is_long=lambda row: _is_long(row, labels),
    )


def _is_long(row: AmendmentRow, labels: Mapping[str, str]) -> bool:
    """Whether on paper the row may not fit a page."""
    texts = [("".join(one.text for one in columns.fragments(row, side, labels)), _LINE) for side in columns.Side]
    texts += [(row.kinds, _NARROW_LINE), (row.reason, _NARROW_LINE), (row.baseline, _NARROW_LINE)]
    return any(sum(1 + len(part) // line for part in text.split("\n")) > _WHOLE for text, line in texts)
