"""WordprocessingML as text: measures, faces, runs and paragraphs.

Takes words and millimetres, gives markup. Whatever comes from a manual passes `plain`, so that it is never markup.
Text instead of a tree, because a book of sixty pages has a hundred thousand elements. The order of elements is that of
the schema (ISO/IEC 29500-1, 17), which Word insists on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from workmanual.sheets import paper
from workmanual.sheets.paper import POINT, TITLE_SPACING, Type
from workmanual.sheets.sheet import Align

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BOX: Final = Type(12, 1.15)
"""A tick box is a character; at this size it measures `paper.BOX`."""
_ABOVE: Final = Type(15, 1.5)
EMPTY_BOX, TICKED_BOX = "\u25a1", "\u2611"
_TICKED_FACE: Final = "Segoe UI Symbol"


def twips(length: float) -> int:
    """mm to twentieths of a point."""
    return round(length / POINT * 20)


def emu(length: float) -> int:
    """mm to the unit of drawings."""
    return round(length * 36000)


def plain(words: str) -> str:
    """Words as text of an element; what XML cannot hold is left out."""
    return escape(_NOT_IN_XML.sub("", words))


def attribute(words: str) -> str:
    """Words as an attribute's value, with its quotation marks."""
    return quoteattr(_NOT_IN_XML.sub("", words))


@dataclass(frozen=True, slots=True)
class Face:
    """A face at a size."""

    name: str
    size: Type
    bold: bool = False
    spacing: float = 0.0
    """Between characters, in ems."""
    properties: str = field(init=False)
    """As `w:rPr`."""

    def __post_init__(self) -> None:
        name = attribute(self.name)
        half_points = round(self.size.points * 2)
        spacing = round(self.spacing * self.size.points * 20)
        object.__setattr__(
            self,
            "properties",
            f"<w:rPr><w:rFonts w:ascii={name} w:eastAsia={name} w:hAnsi={name} w:cs={name}/>"
            + ("<w:b/><w:bCs/>" if self.bold else "")
            + (f'<w:spacing w:val="{spacing}"/>' if spacing else "")
            + f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/><w:lang w:eastAsia="zh-CN"/></w:rPr>',
        )


@dataclass(frozen=True, slots=True)
class Faces:
    """Every face of a document: Song for words and what is written, Hei for labels, heads and titles."""

    title: Face
    continued: Face
    part: Face
    block: Face
    """Title of a grid."""
    label: Face
    mark: Face
    text: Face
    cell: Face
    note: Face
    hint: Face
    """Facts and instructions."""
    cover: Face
    """Title on the cover of a book."""
    above: Face
    """Words above that."""
    running: Face
    box: Face


def faces(labels: Mapping[str, str]) -> Faces:
    """The faces by the names that Chinese systems give them, which the locale knows."""
    song, hei = labels["office-song"], labels["office-hei"]
    return Faces(
        title=Face(hei, paper.TITLE, bold=True, spacing=TITLE_SPACING),
        continued=Face(hei, paper.CONTINUED, bold=True),
        part=Face(hei, paper.PART, bold=True),
        block=Face(hei, paper.LABEL, bold=True),
        label=Face(hei, paper.LABEL),
        mark=Face(hei, paper.MARK),
        text=Face(song, paper.TEXT),
        cell=Face(song, paper.CELL),
        note=Face(song, paper.NOTE),
        hint=Face(song, paper.HINT),
        cover=Face(hei, paper.COVER, bold=True, spacing=TITLE_SPACING),
        above=Face(hei, _ABOVE),
        running=Face(song, paper.RUNNING),
        box=Face(song, _BOX),
    )


def run(words: str, face: Face, *, border: bool = False) -> str:
    """Words in one face; a line feed breaks the line."""
    properties = face.properties
    if border:
        frame = '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:lang'
        properties = properties.replace("<w:lang", frame)
    return _lines(words, properties, "w:t")


def deleted_run(words: str, face: Face) -> str:
    """Words in one face that are deleted, as `w:del` holds them."""
    return _lines(words, face.properties, "w:delText")


def _lines(words: str, properties: str, element: str) -> str:
    if not words:
        return ""
    lines = f'</{element}><w:br/><{element} xml:space="preserve">'.join(plain(words).split("\n"))
    return f'<w:r>{properties}<{element} xml:space="preserve">{lines}</{element}></w:r>'


def tab(face: Face) -> str:
    """A leap to the next tab stop."""
    return f"<w:r>{face.properties}<w:tab/></w:r>"


def number_field(name: str, shown: int, face: Face) -> str:
    """PAGE or NUMPAGES; in runs of its own, or WPS shows the field's code."""

    def part(inside: str) -> str:
        return f"<w:r>{face.properties}{inside}</w:r>"

    return (
        part('<w:fldChar w:fldCharType="begin"/>')
        + part(f'<w:instrText xml:space="preserve"> {name} </w:instrText>')
        + part('<w:fldChar w:fldCharType="separate"/>')
        + part(f"<w:t>{shown}</w:t>")
        + part('<w:fldChar w:fldCharType="end"/>')
    )


def tick_box(face: Face, field_id: str, *, ticked: bool = False) -> str:
    """A box that a click ticks; where a program does not know that, it is a printed box."""
    tag = f"<w:tag w:val={attribute(field_id)}/>" if field_id else ""
    return (
        f"<w:sdt><w:sdtPr>{face.properties}{tag}<w14:checkbox>"
        f'<w14:checked w14:val="{int(ticked)}"/>'
        f'<w14:checkedState w14:val="{ord(TICKED_BOX):04X}" w14:font="{_TICKED_FACE}"/>'
        f'<w14:uncheckedState w14:val="{ord(EMPTY_BOX):04X}" w14:font={attribute(face.name)}/>'
        "</w14:checkbox></w:sdtPr>"
        f"<w:sdtContent>{run(TICKED_BOX if ticked else EMPTY_BOX, face)}</w:sdtContent></w:sdt>"
    )


@dataclass(frozen=True, slots=True)
class Stop:
    """A tab stop; words before the next tab end, centre or begin there."""

    place: float
    """mm from the left."""
    align: Align = Align.END


_JUSTIFIED: Final = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Runs on lines of a fixed height, so that a sheet is as high with any face. Measures are mm."""

    runs: str = ""
    line: float
    align: Align = Align.START
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    """Indent of the first line beyond `left`; negative lets it hang out."""
    stops: tuple[Stop, ...] = ()
    style: str = ""
    keep_next: bool = False
    new_page: bool = False
    is_cut: bool = False
    """With a dashed line above."""
    frame: str = ""
    """A `w:framePr`: it stands where that says."""
    has_picture: bool = False
    """As high as its picture: a line of a fixed height would cut it."""
    end: str = ""
    """A `w:ins` or `w:del`: its end was inserted or deleted."""

    @property
    def height(self) -> float:
        """Of a paragraph of one line."""
        return self.before + self.line + self.after

    def markup(self) -> str:
        """As `w:p`."""
        return f"<w:p><w:pPr>{self._flow()}{self._stops()}{self._measures()}</w:pPr>{self.runs}</w:p>"

    def _flow(self) -> str:
        border = '<w:pBdr><w:top w:val="dashed" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        return (
            (f'<w:pStyle w:val="{self.style}"/>' if self.style else "")
            + ("<w:keepNext/>" if self.keep_next else "")
            + ("<w:pageBreakBefore/>" if self.new_page else "")
            + self.frame
            + (border if self.is_cut else "")
        )

    def _stops(self) -> str:
        if not self.stops:
            return ""
        stops = (f'<w:tab w:val="{_JUSTIFIED[one.align]}" w:pos="{twips(one.place)}"/>' for one in self.stops)
        return f"<w:tabs>{''.join(stops)}</w:tabs>"

    def _measures(self) -> str:
        before = f' w:before="{twips(self.before)}"' if self.before else ""
        after = f' w:after="{twips(self.after)}"' if self.after else ""
        rule = "atLeast" if self.has_picture else "exact"
        height = 1 if self.has_picture else max(1, twips(self.line))
        spacing = f'<w:spacing{before}{after} w:line="{height}" w:lineRule="{rule}"/>'
        ends = "".join(
            f' w:{side}="{twips(length)}"' for side, length in (("left", self.left), ("right", self.right)) if length
        )
        if self.first:
            ends += f' w:{"firstLine" if self.first > 0 else "hanging"}="{twips(abs(self.first))}"'
        indent = f"<w:ind{ends}/>" if ends else ""
        align = f'<w:jc w:val="{_JUSTIFIED[self.align]}"/>' if self.align is not Align.START else ""
        mark = self.end + ('<w:sz w:val="2"/><w:szCs w:val="2"/>' if self.has_picture else "")
        return spacing + indent + align + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
