"""The upper ends of pages: title, what every form is to be told, who fills it in and when, the QR code.

Takes a form and the printed words, gives headings. The first page has everything; further pages have the title in
small and the record's number again, so that a leaf that gets loose is found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workmanual.model.record import RecordForm
from workmanual.sheets import typesetting
from workmanual.sheets.filled import BLANK, Filled
from workmanual.sheets.paper import (
    CONTINUED,
    HEAD_GAP,
    HEAD_SHARES,
    HINT,
    LABEL,
    QR,
    QR_GAP,
    TITLE,
    TITLE_SPACING,
    printable_width,
)
from workmanual.sheets.sheet import BlankId, Code, HeadBlank, Heading, Imprint
from workmanual.sheets.vocabulary import Vocabulary

_BELOW_TITLE: Final = 2.0
_BELOW_FACTS: Final = 0.8
_BLANKS_LINE: Final = 8.0
_LABEL_GAP: Final = 1.5
"""Between a label and its blank; writers set it."""


@dataclass(frozen=True, slots=True)
class Headings:
    """What the headings of one form share."""

    form: RecordForm
    imprint: Imprint
    words: Vocabulary
    qr: Code | None = None
    filled: Filled = BLANK

    @property
    def width(self) -> float:
        """Printable width, mm."""
        return printable_width(self.form.paper.orientation)

    def first(self, title: str, aside: str = "") -> Heading:
        """Everything."""
        facts = self._facts()
        room = self.width - (2 * (QR + QR_GAP) if self.qr else 0.0)
        height = typesetting.height(title + aside, TITLE, room / (1 + TITLE_SPACING)) + _BELOW_TITLE
        lines = self._on_lines(facts, room) if facts else ()
        if lines:
            height += len(lines) * HINT.line + _BELOW_FACTS
        height += _BLANKS_LINE
        if self.qr:
            height = max(height, QR + HINT.line + 1.5)
        blanks = self._blanks(tuple(BlankId), QR + QR_GAP if self.qr else 0.0)
        return Heading(
            title=title, aside=aside, blanks=blanks, facts=facts, fact_lines=lines, qr=self.qr, height=height
        )

    def further(self, title: str, aside: str = "") -> Heading:
        """A page that goes on from the page before."""
        mark = self.words["sheet-continued"]
        height = max(typesetting.height(title + mark, CONTINUED, self.width), _BLANKS_LINE) + 1.0
        blanks = self._blanks((BlankId.NUMBER,), typesetting.width(title + aside + mark, CONTINUED) + HEAD_GAP)
        return Heading(title=title, continued=mark, aside=aside, blanks=blanks, height=height)

    def page(self, title: str, aside: str = "") -> Heading:
        """A page of a book, which has said everything on its cover."""
        height = typesetting.height(title + aside, TITLE, self.width / (1 + TITLE_SPACING)) + _BELOW_TITLE + 1.0
        return Heading(title=title, aside=aside, height=height)

    def _facts(self) -> tuple[str, ...]:
        said = []
        if self.imprint.filled_by:
            said.append(self.words["sheet-filled-by"].format(roles=self.words["comma"].join(self.imprint.filled_by)))
        if self.imprint.filled_when:
            said.append(self.words["sheet-filled-when"].format(when=self.imprint.filled_when))
        return tuple(said)

    def _on_lines(self, facts: tuple[str, ...], room: float) -> tuple[str, ...]:
        """Clauses stay whole where that takes no more lines, then words."""
        mark = self.words["semicolon"]
        clauses = tuple(clause for fact in facts for clause in fact.replace(mark, f"{mark}\n").splitlines())
        lines = typesetting.even_lines("\u3000".join(facts), HINT, room, self.words.cut, clauses)
        return tuple(line.strip() for line in lines)

    def _blanks(self, wanted: Iterable[BlankId], taken: float) -> tuple[HeadBlank, ...]:
        """Labels with their blanks, which share what is left of the line beside `taken` mm."""
        number = self.form.numbering.label if self.form.numbering else ""
        labels = {BlankId.UNIT: self.words.unit, BlankId.PERIOD: self.words["sheet-period"], BlankId.NUMBER: number}
        values = {
            BlankId.UNIT: self.filled.unit,
            BlankId.PERIOD: self.filled.period,
            BlankId.NUMBER: self.filled.number,
        }
        shown = [one for one in wanted if labels[one]]
        used = sum(typesetting.width(labels[one], LABEL) + _LABEL_GAP for one in shown)
        left = self.width - taken - used - HEAD_GAP * max(0, len(shown) - 1)
        share = max(left, 20.0) / max(1.0, sum(HEAD_SHARES[one] for one in BlankId if one in shown or len(shown) == 1))
        return tuple(
            HeadBlank(id=one, label=labels[one], width=round(share * HEAD_SHARES[one], 2), value=values[one])
            for one in shown
        )
