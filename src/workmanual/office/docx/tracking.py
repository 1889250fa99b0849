"""Tracked changes (ISO/IEC 29500-1, 17.13.5): what a program takes or refuses at the reader's word.

Takes lines of a redline and faces, gives paragraphs. Nothing is coloured or struck through here: the program shows what
was inserted and deleted, and after taking or refusing it nothing of that may be left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Final

from workmanual.comparison.inline import Kept
from workmanual.office.docx.markup import Face, Paragraph, attribute, deleted_run, run
from workmanual.office.docx.redline import Line, Part, Piece, ends

_ELEMENTS: Final = {Kept.DELETED: "w:del", Kept.INSERTED: "w:ins"}

_APART: Final = 5
"""Minutes between changes of neighbouring lines."""


@dataclass(frozen=True, slots=True)
class Tracking:
    """Who changed a document and when; each change of it gets a number of its own."""

    author: str
    day: date
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def paragraphs(self, lines: Sequence[Line], faces: Mapping[Part, Face]) -> tuple[Paragraph, ...]:
        """A paragraph for each line, its end tracked where it came or went."""
        return tuple(
            Paragraph(
                runs="".join(self._runs(piece, faces[piece.part], number) for piece in line.pieces),
                line=faces[Part.TEXT].size.line,
                end="" if end is Kept.EQUAL else f"<{self._opening(end, number)}/>",
            )
            for number, (line, end) in enumerate(zip(lines, ends(lines), strict=True))
        )

    def _runs(self, piece: Piece, face: Face, number: int) -> str:
        match piece.kept:
            case Kept.EQUAL:
                return run(piece.text, face)
            case Kept.DELETED:
                return f"<{self._opening(piece.kept, number)}>{deleted_run(piece.text, face)}</w:del>"
            case Kept.INSERTED:
                return f"<{self._opening(piece.kept, number)}>{run(piece.text, face)}</w:ins>"

    def _opening(self, kept: Kept, line: int) -> str:
        """The element of a change in this line of a cell.

        Lines take turns between two times, for LibreOffice makes one change of those at both sides of a paragraph's
        end that are less than a minute or so apart, and refusing that takes the end away.
        """
        moment = f"{self.day.isoformat()}T00:{_APART * (line % 2):02}:00Z"
        return f'{_ELEMENTS[kept]} w:id="{next(self._numbers)}" w:author={attribute(self.author)} w:date="{moment}"'
