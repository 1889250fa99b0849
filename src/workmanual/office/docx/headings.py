"""Upper ends of pages: title, facts, blanks to fill in, the QR code.

Takes a heading, gives paragraphs and tables as high as it is on paper. Blanks are cells with a line below them, so that
what is typed moves nothing.
"""

from __future__ import annotations

from typing import Final

from workmanual.office.docx.markup import Faces, Paragraph, run
from workmanual.office.docx.package import Pictures
from workmanual.office.docx.tables import SEPARATOR, Merge, Place, Table, TableCell, TableRow
from workmanual.qr import qr_png
from workmanual.sheets import typesetting
from workmanual.sheets.paper import HEAD_GAP, LABEL, QR, QR_GAP
from workmanual.sheets.sheet import Align, Code, Heading

_LABEL_GAP: Final = 1.5
"""Between a label and its blank."""
_BLANKS: Final = 6.0
_BELOW: Final = 2.0
"""Between the blanks and what follows; together they are the line that the layout gives them."""
_BELOW_TITLE: Final = 1.0
_ABOVE_CAPTION: Final = 0.2

Block = Paragraph | Table


def heading_blocks(heading: Heading, width: float, faces: Faces, pictures: Pictures) -> tuple[Block, ...]:
    """The heading, `width` mm wide; nothing where it has no height."""
    if heading.height <= 0:
        return ()
    if heading.continued:
        return _continued(heading, width, faces)
    if not (heading.blanks or heading.qr):
        return _filled(_words(heading, 0.0, faces), heading.height)
    return (_table(heading, width, faces, pictures), Paragraph(line=_BELOW))


def _words(heading: Heading, side: float, faces: Faces) -> tuple[Paragraph, ...]:
    """Title and facts, in the middle of the sheet."""
    aside = run(f"\u3000{heading.aside}", faces.label) if heading.aside else ""
    title = Paragraph(
        runs=run(heading.title, faces.title) + aside,
        line=faces.title.size.line,
        align=Align.CENTER,
        left=side,
        style="Title",
        after=_BELOW_TITLE,
    )
    facts = Paragraph(
        runs=run("\n".join(heading.fact_lines), faces.hint), line=faces.hint.size.line, align=Align.CENTER, left=side
    )
    return (title, facts) if heading.facts else (title,)


def _filled(paragraphs: tuple[Paragraph, ...], height: float) -> tuple[Paragraph, ...]:
    """With room below them, so that together they are as high as this."""
    room = height - sum(one.height for one in paragraphs)
    return (*paragraphs, Paragraph(line=room)) if room >= SEPARATOR.line else paragraphs


def _continued(heading: Heading, width: float, faces: Faces) -> tuple[Block, ...]:
    """The title in small at the left, the record's number at the right of the same line."""
    aside = run(f"\u3000{heading.aside}", faces.hint) if heading.aside else ""
    title = Paragraph(
        runs=run(heading.title + heading.continued, faces.continued) + aside,
        line=faces.continued.size.line,
    )
    if not heading.blanks:
        return _filled((title,), heading.height)
    blanks = _blanks(heading, faces)
    left = width - sum(cell.width for cell in blanks)
    cells = (TableCell(width=left, paragraphs=(title,), place=Place.FOOT), *blanks)
    row = TableRow(height=max(_BLANKS, heading.height - _BELOW), cells=cells)
    return (Table(widths=tuple(cell.width for cell in cells), rows=(row,), padding=0.0), Paragraph(line=_BELOW))


def _table(heading: Heading, width: float, faces: Faces, pictures: Pictures) -> Table:
    """The words above the blanks, and the code at the right of both."""
    side = QR + QR_GAP if heading.qr else 0.0
    blanks = _blanks(heading, faces)
    rest = width - side - sum(cell.width for cell in blanks)
    below = (*blanks, TableCell(width=rest)) if rest > 0.1 else blanks
    words = TableCell(
        width=width - side,
        columns=len(below),
        paragraphs=_words(heading, side, faces),
        place=Place.TOP,
    )
    lower = _BLANKS if heading.blanks else SEPARATOR.line
    upper = heading.height - lower - _BELOW
    codes = tuple(_code(heading.qr, merge, faces, pictures) for merge in Merge) if heading.qr else ((), ())
    rows = (
        TableRow(height=upper, cells=(words, *codes[0])),
        TableRow(height=lower, cells=(*below, *codes[1])),
    )
    return Table(widths=tuple(cell.width for cell in rows[1].cells), rows=rows, padding=0.0)


def _blanks(heading: Heading, faces: Faces) -> tuple[TableCell, ...]:
    """Label, blank, gap, and so on; no gap behind the last."""
    cells: list[TableCell] = []
    for blank in heading.blanks:
        label = Paragraph(runs=run(blank.label, faces.label), line=LABEL.line)
        value = Paragraph(runs=run(blank.value, faces.cell), line=faces.cell.size.line, left=_LABEL_GAP / 2)
        cells += (
            TableCell(width=typesetting.width(blank.label, LABEL) + _LABEL_GAP, paragraphs=(label,), place=Place.FOOT),
            TableCell(width=blank.width, paragraphs=(value,), place=Place.FOOT, is_line=True),
            TableCell(width=HEAD_GAP),
        )
    return tuple(cells[:-1])


def _code(code: Code, merge: Merge, faces: Faces, pictures: Pictures) -> tuple[TableCell, ...]:
    gap = TableCell(width=QR_GAP, merge=merge)
    if merge is Merge.GOES_ON:
        return (gap, TableCell(width=QR, merge=merge))
    shown = f"<w:r>{pictures.inline(qr_png(code.text), QR, QR, code.text)}</w:r>"
    picture = Paragraph(runs=shown, line=QR, align=Align.CENTER, has_picture=True)
    caption = Paragraph(
        runs=run(code.caption, faces.mark), line=faces.mark.size.line, align=Align.CENTER, before=_ABOVE_CAPTION
    )
    return (gap, TableCell(width=QR, merge=merge, paragraphs=(picture, caption), place=Place.TOP))
