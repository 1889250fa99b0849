"""A record form's sheet as HTML: leaves of paper for a page of the site, and a document of its own for the PDF writer.

Takes a `Sheet` and the templates, gives markup. Both come from the same template parts, so that what is seen is what is
printed. It deliberately measures nothing: sizes are the sheet's and those of `sheets.paper`, handed to the style sheet
as custom properties.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from jinja2 import Environment
from markupsafe import Markup, escape

from workmanual.html.blanks import Blanks
from workmanual.html.printed_style import with_sizes, without_attributes
from workmanual.qr import qr_svg
from workmanual.sheets import paper
from workmanual.sheets.flowing import samples
from workmanual.sheets.sheet import Band, CellRole, CoverBand, CutLine, Drawing, Grid, Heading, Line, Row, Sheet, Words

STYLES: Final = ("sheet.css", "sheet-print.css")
"""Style sheets of the printed document, in order."""
PAGE_STYLES: Final = ("sheet.css", "sheet-page.css")
"""Style sheets of a page of the site with a sheet on it, in order."""
FILLABLE_STYLES: Final = (*STYLES, "sheet-fill.css")
"""Style sheets of the document that is filled in on screen."""
_ARROW: Final = 2.4
"""Length of an arrow's head, mm."""
_PAGE_COUNTER: Final = Markup('<span class="sh-page-number"></span>')
_PAGES_COUNTER: Final = Markup('<span class="sh-page-count"></span>')
_SCOPES: Final[Mapping[CellRole, str]] = {
    CellRole.LABEL: "row",
    CellRole.HEAD: "col",
    CellRole.TITLE: "colgroup",
    CellRole.NUMBER: "row",
}
"""What a heading cell is the heading of; cells of other roles are no headings."""


def sheet_preview(sheet: Sheet, templates: Environment) -> Markup:
    """The sheet as it will print, for the body of a page that has `PAGE_STYLES`. It scrolls by itself and takes focus.

    Of a book each page type is shown once, for it has dozens of leaves; the whole is the PDF.
    """
    return Markup(templates.get_template("sheet.html").render(_values(sheet, templates)))


def sheet_document(sheet: Sheet, templates: Environment, styles: Sequence[str]) -> str:
    """A complete HTML document; `styles` are the texts of `STYLES`, or none where they are handed over beside it."""
    return _document(sheet, templates, styles, None)


def fillable_document(sheet: Sheet, templates: Environment, styles: Sequence[str]) -> str:
    """The same with controls in the blanks, to be filled in on screen; `styles` are the texts of `FILLABLE_STYLES`."""
    return _document(sheet, templates, styles, Blanks(sheet, _labels(templates)))


def _document(sheet: Sheet, templates: Environment, styles: Sequence[str], blanks: Blanks | None) -> str:
    # Fields are written one by one, so a document with controls has every page in full.
    same_as = repeated(sheet) if blanks is None else {}
    values = _values(sheet, templates) | {
        "same_as": same_as,
        "leaves": frozenset(same_as.values()),
        "style": Markup(printed_style(sheet, styles)),
        "page_counter": _PAGE_COUNTER,
        "pages_counter": _PAGES_COUNTER,
        "blanks": blanks,
    }
    return without_attributes(templates.get_template("sheet_document.html").render(values))


def printed_style(sheet: Sheet, styles: Sequence[str]) -> str:
    """The document's style, the same text for all sheets of one size, for writers that keep what they have read."""
    return with_sizes(styles, sizes(sheet))


def repeated(sheet: Sheet) -> dict[int, int]:
    """Pages whose bands are those of an earlier page, by number, with the number of that; 1-based."""
    first: dict[tuple[float, tuple[Band, ...]], int] = {}
    same: dict[int, int] = {}
    for number, page in enumerate(sheet.pages, start=1):
        if page.heading.title:
            earlier = first.setdefault((page.heading.height, page.bands), number)
            if earlier != number:
                same[number] = earlier
    return same


def _labels(templates: Environment) -> Mapping[str, str]:
    labels = templates.globals["t"]
    assert isinstance(labels, dict), "the environment holds the locale's labels"
    return labels


def _values(sheet: Sheet, templates: Environment) -> dict[str, object]:
    page_of = Markup(escape(_labels(templates)["sheet-page"]))
    return {
        "sheet": sheet,
        "samples": samples(sheet),
        "measures": measures(sheet),
        "mm": _number,
        "runs": _runs,
        "span_ends": _span_ends,
        "beside_a_span": _beside_a_span,
        "qr": lambda words: Markup(qr_svg(words)),
        "points": paper.POINT,
        "arrow": _arrow,
        "middle": _middle,
        "scopes": _SCOPES,
        "page_of": lambda page, pages: page_of.format(page=page, pages=pages),
        "blanks": None,
    }


def measures(sheet: Sheet) -> str:
    """Custom properties that the style sheet computes with, for an element that holds a sheet."""
    return ";".join(f"--{name}:{value}" for name, value in sizes(sheet).items())


def sizes(sheet: Sheet) -> dict[str, str]:
    """The sheet's sizes by the names of their custom properties: numbers of mm; leadings and spacing in ems."""
    given = {
        "width": sheet.width,
        "height": paper.printable_height(sheet.orientation),
        "top": paper.TOP,
        "right": paper.RIGHT,
        "bottom": paper.BOTTOM,
        "left": paper.LEFT,
        "padding": paper.PADDING,
        "title-spacing": paper.TITLE_SPACING,
        "head-gap": paper.HEAD_GAP,
        "qr": paper.QR,
        "cover-title": paper.COVER_TITLE,
        "box": paper.BOX,
        "box-gap": paper.BOX_GAP,
        "option-gap": paper.OPTION_GAP,
        "option-line": paper.OPTION_LINE,
    }
    for name, type_ in paper.TYPES.items():
        given |= {name: type_.em, f"{name}-leading": type_.leading}
    for name, (above, below) in paper.SPACES.items():
        given |= {f"{name}-above": above, f"{name}-below": below}
    return {name: _number(value) for name, value in given.items()}


def _number(value: float) -> str:
    """A number for CSS, to a thousandth, without an exponent."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class _Run:
    """Grids in one frame, or one other band."""

    kind: str
    """Name of the template's macro: `words`, `drawing` …; `frame` for grids."""
    band: Band
    """The other band, or the first grid."""
    grids: tuple[Grid, ...]


_KINDS: Final = {
    Words: "words",
    Drawing: "drawing",
    CutLine: "cut_line",
    Heading: "heading",
    CoverBand: "cover",
    Grid: "frame",
}


def _runs(bands: Sequence[Band]) -> Iterator[_Run]:
    frame = 0
    numbered: list[tuple[int, Band]] = []
    for band in bands:
        frame += 0 if isinstance(band, Grid) and band.joined else 1
        numbered.append((frame, band))
    for _, group in groupby(numbered, key=lambda pair: pair[0]):
        members = [band for _, band in group]
        grids = tuple(band for band in members if isinstance(band, Grid))
        yield _Run(_KINDS[type(members[0])], members[0], grids)


def _span_ends(rows: Sequence[Row]) -> frozenset[int]:
    """Rows, counted from 0, in which a cell that spans several ends."""
    return frozenset(start + cell.rows - 1 for start, row in enumerate(rows) for cell in row.cells if cell.rows > 1)


def _beside_a_span(rows: Sequence[Row]) -> frozenset[int]:
    """Rows, counted from 0, whose first cell stands right of one that began in a row above."""
    beside: set[int] = set()
    covered = 0
    for number, row in enumerate(rows):
        if number < covered:
            beside.add(number)
        elif row.cells:
            covered = number + row.cells[0].rows
    return frozenset(beside)


def _middle(line: Line) -> tuple[float, float]:
    """Where a line's words stand: the middle of its first and last point."""
    (x, y), (other_x, other_y) = line.points[0], line.points[-1]
    return (x + other_x) / 2, (y + other_y) / 2


def _arrow(line: Line) -> str:
    """Corners of the head at a line's end, for an SVG polygon, mm."""
    (from_x, from_y), (x, y) = line.points[-2], line.points[-1]
    length = math.hypot(x - from_x, y - from_y) or 1.0
    back_x, back_y = (from_x - x) / length, (from_y - y) / length
    corners = [(x, y)]
    for side in (1, -1):
        corners.append(
            (x + back_x * _ARROW - side * back_y * _ARROW / 3, y + back_y * _ARROW + side * back_x * _ARROW / 3)
        )
    return " ".join(f"{_number(corner_x)},{_number(corner_y)}" for corner_x, corner_y in corners)
