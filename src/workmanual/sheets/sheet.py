"""The sheet: what a record form looks like on paper, before any medium.

Nothing here but values. A sheet has pages, a page has bands, a band is words or a grid, a grid has rows of cells whose
widths add up to the printable width. Reading order is the order of the tuples. Measures are mm. Writers put this into
HTML, PDF, spreadsheet or word-processor syntax and decide nothing but lines and colours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from workmanual.model.formula import Computed
from workmanual.model.record import FieldType, FormKind, Orientation
from workmanual.sheets.paper import printable_width


class CellRole(StrEnum):
    """What a cell is for."""

    LABEL = "label"
    """Names the blank at its right."""
    HEAD = "head"
    """Names the column below it."""
    TITLE = "title"
    """Names the grid, across all its columns."""
    NUMBER = "number"
    """A printed 1, 2, 3 …"""
    WORDS = "words"
    """Other printed words."""
    ENTRY = "entry"
    """A blank to write in, perhaps with tick boxes."""
    SIGN = "sign"
    """A signature with its own label and date."""
    SEAL = "seal"
    """A seal with its own label and date."""
    PICTURE = "picture"
    """A picture is stuck here; its label stands inside."""
    TOTAL = "total"
    """The sum of the column above."""
    STATUS = "status"
    """A box to tick (its one option is empty) that one of the five checks has been made; a spreadsheet says what is
    missing."""


class Align(StrEnum):
    """Where a cell's words stand."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed word behind a blank: 年, 月, 日, 人."""

    blank: float
    """Width of the blank before it, mm; 0 where the cell itself is the blank."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A rectangle of a grid."""

    role: CellRole
    width: float
    columns: int = 1
    """How many columns of the grid it spans."""
    rows: int = 1
    """How many rows it spans, down from its own."""
    text: str = ""
    """Printed words: the label, the head, the prefilled words."""
    broken: tuple[str, ...] = ()
    """The same words, broken into lines; together they are `text`. Empty where they wrap as they will."""
    required: str = ""
    """The mark of a required field as it is printed, else empty."""
    field: str = ""
    """Id of the field, for labels and blanks alike; empty for what no field has."""
    type: FieldType | None = None
    """Of a blank."""
    marks: tuple[Mark, ...] = ()
    options: tuple[str, ...] = ()
    """Words behind tick boxes; one empty word is a box alone."""
    note: str = ""
    """Small words with a label: the unit of a column, how many options may be ticked."""
    lines: int = 0
    """Ruled lines to write on; 0 for a plain blank."""
    align: Align = Align.START
    value: str = ""
    """What is written into a blank beforehand, in a pack."""
    number: float | None = None
    """The printed words are this number, and formulas may refer to it."""
    computed: Computed | None = None
    """What a spreadsheet computes here. A `Ref` is the cell of this field: in the row of the same grid, else the one
    cell of the sheet that has it. Rows of a column are the entries of its grid, without `TOTAL`."""
    yes_no: tuple[str, ...] = ()
    """The two words of a computed comparison, the one for true first."""
    least: float | None = None
    """Least number that may be entered."""
    most: float | None = None
    """Greatest number that may be entered."""
    decimals: int | None = None
    """Digits after the point; None is any number."""
    hint: str = ""
    """How to fill it in, for where a program can say so."""
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells side by side, all of this height."""

    cells: tuple[Cell, ...]
    height: float
    least: float
    """How low the row may get where that saves a page."""
    most: float
    """How high the row may get where that fills a page."""

    def stretched(self, share: float) -> Row:
        """The row at a share of its freedom: -1 is `least`, 0 as it is, 1 is `most`."""
        towards = self.most if share > 0 else self.least
        return replace(self, height=self.height + abs(share) * (towards - self.height))


class GridKind(StrEnum):
    """What a grid holds."""

    FIELDS = "fields"
    TABLE = "table"
    SIGNS = "signs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A framed band of rows over common columns."""

    kind: GridKind
    widths: tuple[float, ...]
    """Of the columns; they add up to the printable width."""
    head: tuple[Row, ...] = ()
    """Title and column heads, repeated on every page that the grid reaches."""
    rows: tuple[Row, ...]
    joined: bool = False
    """Its upper edge is the lower edge of the grid above."""
    continues: bool = False
    """It goes on from the page before."""

    @property
    def height(self) -> float:
        """mm, head included."""
        return sum(row.height for row in (*self.head, *self.rows))


class WordsRole(StrEnum):
    """What unframed words are."""

    PART = "part"
    """Heading of a part."""
    TEXT = "text"
    CLAUSES = "clauses"
    """Articles; their numbers are part of the words."""
    INSTRUCTIONS = "instructions"
    """How to fill the form in, numbered, in small print."""
    GUIDE = "guide"
    """The same in full size, on the page of a book that is for them."""
    NOTE = "note"
    """Small print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """An unframed band of printed words."""

    role: WordsRole
    paragraphs: tuple[str, ...]
    aside: str = ""
    """Words at the end of a heading's line: who keeps this part."""
    height: float
    """Estimated, mm, the gap to its neighbours included."""


class Frame(StrEnum):
    """How a box is drawn; all four differ in black and white."""

    SOLID = "solid"
    DASHED = "dashed"
    DOUBLE = "double"
    THICK = "thick"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box of a drawing; places are mm from the drawing's upper left corner."""

    left: float
    top: float
    width: float
    height: float
    frame: Frame = Frame.SOLID
    lines: tuple[BoxLine, ...]
    """From top to bottom, each of the same height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxLine:
    """One line of words in a box."""

    text: str
    """The label, or words alone."""
    value: str = ""
    """What the data say; without it a blank follows the label."""
    blank: bool = False
    """Whether a blank to write in follows the label."""
    strong: bool = False
    """Centred and bold: the name of the box."""
    points: float = 8.0
    """Size of type, small enough for the box."""
    field: str = ""
    """Id of the column that `text` is the label of; empty for other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a drawing, through these points (x, y) in mm."""

    points: tuple[tuple[float, float], ...]
    dashed: bool = False
    arrow: bool = False
    """Whether its end has an arrow head."""
    text: str = ""
    """Words at its middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart: boxes and lines on the printable width."""

    title: str = ""
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    legend: tuple[tuple[Frame, str], ...] = ()
    legend_label: str = ""
    """Words before the legend."""
    columns: tuple[Cell, ...] = ()
    """Heads of the data, for media that give a table of names instead."""
    data: tuple[tuple[str, ...], ...] = ()
    """Rows of the data; empty on a blank form."""
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CutLine:
    """Where the sheet is cut apart."""

    label: str
    seal: str
    height: float


class BlankId(StrEnum):
    """Blanks above the grid that every form has."""

    UNIT = "unit"
    PERIOD = "period"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadBlank:
    """A blank with its label above the grid."""

    id: BlankId
    label: str
    width: float = 40.0
    """Of the blank, mm."""
    value: str = ""
    """What is written into it beforehand, in a pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A QR code at the right of the heading."""

    text: str
    """An address, or words where the site has none."""
    caption: str
    """Printed below: what it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The upper end of a page, or of a part of a slip."""

    title: str
    continued: str = ""
    """The mark of a page after the first as it is printed; then the title is set small."""
    aside: str = ""
    """Beside the title: which of the pages of its type this is, the code of a slip's part."""
    blanks: tuple[HeadBlank, ...] = ()
    facts: tuple[str, ...] = ()
    """Small print below the title: who fills it in, when."""
    fact_lines: tuple[str, ...] = ()
    """The same, one behind the other, on lines."""
    qr: Code | None = None
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverBand:
    """What stands on the cover of a book, in the middle of the page."""

    above: tuple[str, ...]
    """Organisation and system."""
    title: str
    grid: Grid
    """Its fields: label and blank."""
    height: float


Band = Grid | Words | Drawing | CutLine | Heading | CoverBand


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One side of paper."""

    heading: Heading
    bands: tuple[Band, ...]
    flows: bool = False
    """It goes on from the page before; media that flow leave its heading out."""
    type: str = ""
    """Title of its page type, in a book."""

    @property
    def height(self) -> float:
        """What is used of the printable height, mm."""
        return self.heading.height + sum(band.height for band in self.bands)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What identifies the sheet as a controlled record, printed at head and foot of every page."""

    code: str
    """Short code: `JL-0202`."""
    full_code: str
    revision: str
    organisation: str
    system: str
    edition: str
    """Title of the edition."""
    retention: str
    """Title of the retention class."""
    unit: str = ""
    """Label of the blank for the unit that fills the form in, above the first page's grid: 支部（单位）."""
    filled_by: tuple[str, ...] = ()
    """Titles of the roles that fill it in."""
    filled_when: str = ""
    state: str = ""
    """Draft, superseded …: as printed; empty for the current edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A record form on paper."""

    imprint: Imprint
    title: str
    kind: FormKind
    orientation: Orientation
    bound: bool
    """Show the dashed binding line in the left margin."""
    pages: tuple[Page, ...]
    """At least one. For a single sheet their number is estimated, for a register it is what was asked for."""

    @property
    def width(self) -> float:
        """Printable width, mm."""
        return printable_width(self.orientation)

    @property
    def named_in_head(self) -> str:
        """Its title, for the head of every page, where a page begins with a title of its own; else nothing."""
        return self.title if any(page.heading.title != self.title for page in self.pages) else ""
