"""A record form as a Word document, to be filled in by typing or by hand.

Takes a sheet, gives the file. Labels are ordinary text and nothing is protected, for people adapt forms; blanks are
empty cells, tick boxes can be clicked. Pages fall as on paper, printed blank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from workmanual.model.record import Orientation
from workmanual.office.docx.markup import faces, twips
from workmanual.office.docx.package import Pictures, Properties, Running, package
from workmanual.office.docx.pages import Making, body
from workmanual.office.docx.running import FROM_BODY, foot, head, head_of_further_pages
from workmanual.sheets import paper
from workmanual.sheets.flowing import flowing
from workmanual.sheets.sheet import Sheet

_SLACK: Final = 3.5
"""The body may reach this far into the bottom margin, mm: some programs count the lines between rows as height, and
a single row too many would be a page too many. The foot stands where it stands on paper."""


def document(
    sheet: Sheet, labels: Mapping[str, str], created: date, picture: bytes | Sequence[bytes] | None = None
) -> bytes:
    """The sheet as DOCX with the locale's labels; the same bytes for the same arguments.

    `picture` is a PNG of the sheet's drawing (`office.picture`), or one of each drawing in order; without it only the
    drawing's table of names is there.
    """
    whole = flowing(sheet)
    used = faces(labels)
    pictures = Pictures()
    making = Making(
        width=sheet.width,
        faces=used,
        pictures=pictures,
        drawn=(picture,) if isinstance(picture, bytes) else tuple(picture or ()),
        is_exact=len(whole.pages) > 1,
        onward=tuple(page.bands[0] for page in sheet.pages if page.flows and page.bands),
    )
    return package(
        body(whole.pages, making),
        Running(
            head=head(sheet, labels, used),
            foot=foot(sheet, labels, used),
            further_head=head_of_further_pages(sheet, labels, used),
        ),
        faces=used,
        pictures=pictures,
        properties=Properties(
            title=sheet.title,
            author=sheet.imprint.organisation,
            subject=f"{sheet.imprint.full_code} {sheet.imprint.revision}",
            created=created,
        ),
        section=section(sheet.orientation),
    )


def section(orientation: Orientation) -> str:
    """The page: A4, with the margins of paper, as what `w:sectPr` holds behind head and foot."""
    from_edge = paper.TOP - FROM_BODY - paper.RUNNING.line
    margins = {
        "top": paper.TOP,
        "right": paper.RIGHT,
        "bottom": paper.BOTTOM - _SLACK,
        "left": paper.LEFT,
        "header": from_edge,
        "footer": paper.BOTTOM - FROM_BODY - paper.RUNNING.line,
        "gutter": 0.0,
    }
    size = f'w:w="{twips(paper.WIDTH[orientation])}" w:h="{twips(paper.HEIGHT[orientation])}"'
    across = ' w:orient="landscape"' if orientation is Orientation.LANDSCAPE else ""
    sides = " ".join(f'w:{side}="{twips(length)}"' for side, length in margins.items())
    return f'<w:pgSz {size}{across}/><w:pgMar {sides}/><w:cols w:space="425"/>'
