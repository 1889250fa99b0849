"""The official table of amendments (修订对照表) as a Word document with tracked changes.

Takes the table of one pair of editions, gives the file. The old clauses are plain; in the column of the new ones every
change is tracked, so that taking all leaves the new clauses there and refusing all the old ones, exactly. Each document
of the manual is a heading with a table below it, for Word's navigation pane passes over headings inside of tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from itertools import chain
from typing import Final

from workmanual.comparison.amendments import AmendmentGroup, AmendmentRow, AmendmentTable, Note
from workmanual.comparison.inline import Kept
from workmanual.model.record import Orientation
from workmanual.office.docx.headings import Block
from workmanual.office.docx.markup import Face, Faces, Paragraph, attribute, faces, run, tab
from workmanual.office.docx.package import Pictures, Properties, Running, package
from workmanual.office.docx.redline import Line, Part, one_sided, redline
from workmanual.office.docx.running import page_of, running_line
from workmanual.office.docx.tables import SEPARATOR, Place, Table, TableCell, TableRow
from workmanual.office.docx.tracking import Tracking
from workmanual.office.docx.writer import section
from workmanual.sheets import paper, typesetting
from workmanual.sheets.sheet import Align

_WIDTH: Final = paper.printable_width(Orientation.LANDSCAPE)
_COLUMNS: Final[Mapping[str, float]] = {
    "amend-number": 11.0,
    "amend-old": 75.0,
    "amend-new": 91.0,
    "amend-kinds": 23.0,
    "amend-reason": 33.0,
    "amend-baseline": 25.0,
}
"""Labels of the columns and their widths, mm."""
_ROOM: Final = 0.9
"""Above the first and below the last line of a cell, mm."""
_BETWEEN: Final = 0.4
"""Between two paragraphs of a clause, mm."""
_HEAD_ROW: Final = 7.0
_COUNT: Final = 24.0
"""Widest column of the counts, mm."""
_BREAKS_ABOVE: Final = 0.4
"""Share of the page's height; higher rows may go on on the next page, or too much of this one would stay empty."""
_LONGEST_NAME: Final = 40
"""Of a bookmark, characters."""
_DIGEST: Final = 8


def amendment_document(table: AmendmentTable, labels: Mapping[str, str], created: date) -> bytes:
    """The table as DOCX with the locale's labels; `created` is the day of its changes, too.

    The same bytes for the same arguments.
    """
    used = faces(labels)
    making = _Making(
        labels=labels, faces=used, tracking=Tracking(labels["amend-author"], created), bookmarks=_Bookmarks()
    )
    foot = run(labels["uncontrolled-print"], used.running) + tab(used.running) + page_of(1, labels, used)
    blocks = [*_opening(table, making), *chain.from_iterable(making.group(one) for one in table.groups)]
    blocks.append(_words(table.completeness, used.note, before=3.0))
    return package(
        "".join(block.markup() for block in blocks),
        Running(head=_head(table, used), foot=running_line(foot, _WIDTH).markup()),
        faces=used,
        pictures=Pictures(),
        properties=Properties(
            title=f"{table.manual} {table.title}", author=table.organisation, subject=table.pair, created=created
        ),
        section=section(Orientation.LANDSCAPE),
    )


def _head(table: AmendmentTable, faces: Faces) -> str:
    left, right = f"{table.organisation}\u3000{table.manual}", f"{table.title}\u3000{table.pair}"
    return running_line(run(left, faces.running) + tab(faces.running) + run(right, faces.running), _WIDTH).markup()


@dataclass(slots=True)
class _Bookmarks:
    """Names that Word takes: letters, digits and `_`, a letter first, no longer than 40, none twice in any case."""

    _taken: set[str] = field(default_factory=set)

    def around(self, runs: str, anchor: str) -> str:
        """The runs as the place that the anchor names."""
        name = self._name(anchor)
        number = len(self._taken)
        return f'<w:bookmarkStart w:id="{number}" w:name={attribute(name)}/>{runs}<w:bookmarkEnd w:id="{number}"/>'

    def _name(self, anchor: str) -> str:
        legal = re.sub(r"[^A-Za-z0-9]", "_", anchor)
        name = legal if legal[:1].isalpha() else f"a_{legal}"
        if len(name) > _LONGEST_NAME or name.casefold() in self._taken:
            digest = sha256(anchor.encode()).hexdigest()[:_DIGEST]
            name = f"{name[: _LONGEST_NAME - _DIGEST - 1]}_{digest}"
        assert name.casefold() not in self._taken, f"two places have the anchor {anchor}"
        self._taken.add(name.casefold())
        return name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Making:
    """A document in the making."""

    labels: Mapping[str, str]
    faces: Faces
    tracking: Tracking
    bookmarks: _Bookmarks

    def group(self, group: AmendmentGroup) -> Iterator[Block]:
        """Heading and table of one document."""
        part = self.faces.part
        above, below = paper.SPACES["part"]
        yield Paragraph(
            runs=self.bookmarks.around(run(group.title, part), group.anchor),
            line=part.size.line,
            before=above,
            after=below,
            style="Heading1",
            keep_next=True,
        )
        heads = _row([self._said(self.labels[name], self.faces.label, Align.CENTER) for name in _COLUMNS], _HEAD_ROW)
        rows = (_kept_with_next(replace(heads, repeats=True)), *(self._row(row) for row in group.rows))
        yield Table(widths=tuple(_COLUMNS.values()), rows=rows, is_framed=True)
        yield SEPARATOR

    def _row(self, row: AmendmentRow) -> TableRow:
        note, mark = self.faces.note, self.labels["amend-label"]
        old = one_sided(row.old, Kept.DELETED, mark)
        new = redline(row.old, row.new, mark)
        number = Paragraph(
            runs=self.bookmarks.around(run(str(row.number), note), row.anchor), line=note.size.line, align=Align.CENTER
        )
        sides = ("\n".join(filter(None, (row.kinds, row.elsewhere))), row.reason, row.baseline)
        cells = ((number,), self._clauses(old), self._clauses(new), *(self._said(text, note) for text in sides))
        made = _row(cells, paper.LOWEST_ROW)
        return replace(made, may_break=self._height((old, new), sides) > _BREAKS_ABOVE * _page_height())

    def _clauses(self, lines: Sequence[Line]) -> tuple[Paragraph, ...]:
        used = {Part.HEAD: self.faces.label, Part.LABEL: self.faces.label, Part.TEXT: self.faces.cell}
        made = self.tracking.paragraphs(lines, used)
        return tuple(replace(one, after=_BETWEEN) for one in made) or self._said("", self.faces.note)

    def _said(self, text: str, face: Face, align: Align = Align.START) -> tuple[Paragraph, ...]:
        """Words of a cell, or the mark that there are none."""
        lines = (text or self.labels["amend-none"]).split("\n")
        return tuple(Paragraph(runs=run(line, face), line=face.size.line, align=align) for line in lines)

    def _height(self, clauses: Sequence[Sequence[Line]], sides: Sequence[str]) -> float:
        """Of the row with these words, mm, estimated."""
        _, old, new, *others = _COLUMNS.values()
        large, small = self.faces.cell.size, self.faces.note.size
        texts = [("\n".join(line.text for line in one), large, w) for one, w in zip(clauses, (old, new), strict=True)]
        texts += [(text, small, width) for text, width in zip(sides, others, strict=True)]
        return max(
            sum(typesetting.lines(line, size, width - 2 * paper.PADDING) for line in text.split("\n")) * size.line
            for text, size, width in texts
        )


def _opening(table: AmendmentTable, making: _Making) -> Iterator[Block]:
    """What stands above the rows."""
    used = making.faces
    for words, face, style in ((table.manual, used.part, ""), (table.title, used.title, "Title")):
        yield replace(_words(words, face), align=Align.CENTER, style=style)
    yield replace(_words(table.pair, used.text), align=Align.CENTER, after=3.0)
    indent = paper.INDENT * used.text.size.em
    sentence, *items = table.summary or ("",)
    yield replace(_words(sentence, used.text), first=indent)
    for item in items:
        yield replace(_words(item, used.text), left=2 * indent, first=-indent / 2)
    if table.counts:
        yield Paragraph(line=2.0)
        yield _counts(table.counts, used)
        yield SEPARATOR
    yield from _notes(table.notes, making)
    if table.scores:
        yield Paragraph(line=2.0)
        yield _scores(table.scores, used)
        yield SEPARATOR
    if table.groups:
        yield replace(_words(making.labels["amend-tracked"], used.note), before=paper.SPACES["note"][0])


def _notes(notes: Sequence[Note], making: _Making) -> Iterator[Paragraph]:
    """Numbered; the places below each in small."""
    used, labels = making.faces, making.labels
    for number, note in enumerate(notes, start=1):
        words = labels["amend-note"].format(number=number, text=note.text)
        yield _words(words, used.text, before=paper.SPACES["note"][0])
        if note.places:
            places = labels["amend-places"].format(places=labels["semicolon"].join(note.places))
            yield replace(_words(places, used.hint), left=paper.INDENT * used.text.size.em)


def _counts(counts: Sequence[tuple[str, int]], faces: Faces) -> Table:
    width = min(_COUNT, _WIDTH / len(counts))
    return _grid((tuple(kind for kind, _ in counts), tuple(str(number) for _, number in counts)), width, faces)


def _scores(rows: Sequence[Sequence[str]], faces: Faces) -> Table:
    return _grid(rows, min(2 * _COUNT, _WIDTH / len(rows[0])), faces)


def _grid(rows: Sequence[Sequence[str]], width: float, faces: Faces) -> Table:
    """Short words under heads, in columns of one width."""
    made = tuple(
        TableRow(
            height=_HEAD_ROW,
            repeats=not number,
            cells=tuple(
                TableCell(width=width, paragraphs=(replace(_words(text, face, after=0.0), align=Align.CENTER),))
                for text in row
            ),
        )
        for number, row in enumerate(rows)
        for face in (faces.cell if number else faces.label,)
    )
    return Table(widths=(width,) * len(rows[0]), rows=made, is_framed=True)


def _words(text: str, face: Face, *, before: float = 0.0, after: float = 0.0) -> Paragraph:
    return Paragraph(runs=run(text, face), line=face.size.line, before=before, after=after)


def _row(cells: Sequence[tuple[Paragraph, ...]], height: float) -> TableRow:
    """Words from the top of each cell, with some room above and below."""
    made = (
        TableCell(width=width, paragraphs=_with_room(inside), place=Place.TOP)
        for inside, width in zip(cells, _COLUMNS.values(), strict=True)
    )
    return TableRow(height=height, cells=tuple(made))


def _with_room(inside: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    first, *others = inside
    *others, last = (replace(first, before=_ROOM), *others)
    return (*others, replace(last, after=_ROOM))


def _kept_with_next(row: TableRow) -> TableRow:
    cells = (replace(one, paragraphs=tuple(replace(p, keep_next=True) for p in one.paragraphs)) for one in row.cells)
    return replace(row, cells=tuple(cells))


def _page_height() -> float:
    return paper.printable_height(Orientation.LANDSCAPE)
