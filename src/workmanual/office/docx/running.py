"""Head and foot of every page, and the binding line in its margin.

Takes what identifies the sheet, gives markup for the header and footer. The binding line is drawn in the header, so
that it stands on every page and nobody types into it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Final

from workmanual.office.docx.headings import heading_blocks
from workmanual.office.docx.markup import Faces, Paragraph, Stop, number_field, run, tab, twips
from workmanual.office.docx.package import Pictures
from workmanual.sheets import paper
from workmanual.sheets.paper import POINT, RUNNING, printable_height
from workmanual.sheets.sheet import Align, Sheet

FROM_BODY: Final = 4.0
"""Between head or foot and the body, mm."""
_LINE_PLACE: Final = 13.0
"""Of the binding line, mm from the left edge of the paper."""
_CHARACTER_GAP: Final = 1.5
_FIELDS: Final = {"page": "PAGE", "pages": "NUMPAGES"}


def head(sheet: Sheet, labels: Mapping[str, str], faces: Faces) -> str:
    """Organisation and system at the left, code, title where pages have others, revision and state at the right."""
    imprint = sheet.imprint
    left = f"{imprint.organisation}\u3000{imprint.system}"
    right = "\u3000".join(filter(None, (imprint.full_code, sheet.named_in_head, imprint.revision)))
    state = run("\u3000", faces.running) + run(f" {imprint.state} ", faces.running, border=True)
    runs = run(left, faces.running) + tab(faces.running) + run(right, faces.running) + (state if imprint.state else "")
    words, lines = _binding(sheet, labels, faces) if sheet.bound else ("", "")
    return words + running_line(lines + runs, sheet.width).markup()


def head_of_further_pages(sheet: Sheet, labels: Mapping[str, str], faces: Faces) -> str:
    """The same, with the title and a blank for the record's number; nothing where every page begins by itself."""
    heading = next((page.heading for page in sheet.pages if page.flows), None)
    if heading is None or not all(page.flows for page in sheet.pages[1:]):
        return ""
    gap = Paragraph(line=FROM_BODY)
    below = heading_blocks(heading, sheet.width, faces, Pictures())
    return head(sheet, labels, faces) + "".join(block.markup() for block in (gap, *below))


def foot(sheet: Sheet, labels: Mapping[str, str], faces: Faces) -> str:
    """Edition, retention and that a print is uncontrolled at the left, page x of y at the right."""
    face = faces.running
    left = "\u3000".join(
        (
            sheet.imprint.edition,
            labels["sheet-retention"].format(retention=sheet.imprint.retention),
            labels["uncontrolled-print"],
        )
    )
    right = page_of(len(sheet.pages), labels, faces)
    return running_line(run(left, face) + tab(face) + right, sheet.width).markup()


def page_of(pages: int, labels: Mapping[str, str], faces: Faces) -> str:
    """Runs that say which page of how many this is; `pages` is what a program shows that does not count itself."""
    counts = {"page": 1, "pages": pages}
    return "".join(
        run(before, faces.running) + (number_field(_FIELDS[name], counts[name], faces.running) if name else "")
        for before, name, _, _ in Formatter().parse(labels["sheet-page"])
    )


def running_line(runs: str, width: float) -> Paragraph:
    """A line of the head or foot, `width` mm wide; what follows its tab stands at the right."""
    return Paragraph(runs=runs, line=RUNNING.line, stops=(Stop(width, Align.END),))


def _binding(sheet: Sheet, labels: Mapping[str, str], faces: Faces) -> tuple[str, str]:
    """The words one below the other, as paragraphs that stand where they are told, and a run that draws the lines."""
    characters = labels["sheet-binding"].split()
    height = printable_height(sheet.orientation)
    size = RUNNING.em + 2 * _CHARACTER_GAP
    length = (height - len(characters) * size) / (len(characters) + 1)
    starts = [paper.TOP + number * (length + size) for number in range(len(characters) + 1)]
    words = "".join(
        Paragraph(
            runs=run(character, faces.running), line=RUNNING.em * 1.1, align=Align.CENTER, frame=_frame(start)
        ).markup()
        for start, character in zip((one + length + _CHARACTER_GAP for one in starts), characters, strict=False)
    )
    return words, "".join(f"<w:r><w:pict>{stroke}</w:pict></w:r>" for stroke in _strokes(starts, length))


def _frame(top: float) -> str:
    width = 2 * RUNNING.em
    return (
        f'<w:framePr w:w="{twips(width)}" w:h="{twips(RUNNING.em * 1.1)}" w:hRule="exact" w:wrap="around" '
        f'w:vAnchor="page" w:hAnchor="page" w:x="{twips(_LINE_PLACE - width / 2)}" w:y="{twips(top)}"/>'
    )


def _strokes(starts: list[float], length: float) -> Iterator[str]:
    """VML, which every program that opens these files draws."""
    x = _LINE_PLACE / POINT
    for number, start in enumerate(starts, start=1):
        top, bottom = start / POINT, (start + length) / POINT
        yield (
            f'<v:line id="binding{number}" style="position:absolute;z-index:-1;mso-position-horizontal-relative:page;'
            f'mso-position-vertical-relative:page" from="{x:.2f}pt,{top:.2f}pt" to="{x:.2f}pt,{bottom:.2f}pt" '
            'strokecolor="black" strokeweight=".5pt"><v:stroke dashstyle="dash"/></v:line>'
        )
