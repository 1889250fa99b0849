"""Record forms as they are defined in `records/*.yml`, before any paper.

The language is small and document-shaped (records.md): a form has parts, a part has blocks, a block holds fields,
a table, signatures or words. Sizes are millimetres. Layout is `workmanual.sheets`; here is only what an author says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from workmanual.model.assessment import Safeguard
from workmanual.model.authored import AUTHORED
from workmanual.span import Name, Span


class FormKind(StrEnum):
    """What sort of paper a form is."""

    SINGLE = "single"
    REGISTER = "register"
    """Blank rows over full pages, with the head repeated."""
    BOOK = "book"
    """Bound: a cover, instructions, page types that repeat."""
    CHART = "chart"
    """Boxes and lines, drawn by hand or from a list."""
    SCORE = "score"
    """Its rows come from the assessment scheme."""
    BALLOT = "ballot"
    LETTER = "letter"
    """Words with blanks and signatures: a responsibility agreement."""
    SLIP = "slip"
    """Several parts on one sheet, cut apart, with the same number."""


class FieldType(StrEnum):
    """What is written into a field."""

    TEXT = "text"
    TEXTAREA = "textarea"
    NUMBER = "number"
    DATE = "date"
    MONTH = "month"
    """A year and a month: 出生年月."""
    TIME = "time"
    CHOICE = "choice"
    CHECKS = "checks"
    CHECK = "check"
    SIGN = "sign"
    SEAL = "seal"
    PICTURE = "picture"
    COMPUTED = "computed"
    """By hand on paper, by itself in a spreadsheet."""


class Shown(StrEnum):
    """What a column prints of the row of the assessment scheme that it stands in."""

    CATEGORY = "category"
    """With its points; one cell beside all its indicators."""
    NUMBER = "number"
    TITLE = "title"
    POINTS = "points"
    BASELINE = "baseline"
    DEDUCTION = "deduction"
    EVIDENCE = "evidence"
    """Codes of the records that prove it, and outside proof."""
    RULE = "rule"
    """Of a veto: what sets it off."""
    EFFECT = "effect"
    """Of a veto."""


class Each(StrEnum):
    """Of what in the assessment scheme a table has one row each."""

    INDICATORS = "indicators"
    VETOES = "vetoes"


class FormFormat(StrEnum):
    """What a form can be had as; its value is how the file's name ends after the code."""

    PDF = ".pdf"
    FILLABLE = "-fill.pdf"
    XLSX = ".xlsx"
    DOCX = ".docx"


class Orientation(StrEnum):
    """How the sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The sheet: A4, bound at the left."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span = Span("")
    orientation: Orientation = Orientation.PORTRAIT
    bind: bool = True
    """Show the dashed binding line in the left margin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One thing to fill in."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    id: Name
    label: Name
    type: FieldType = FieldType.TEXT
    unit: str = ""
    """Printed behind the blank: 人, 票, 元."""
    required: bool = False
    hint: str = ""
    """How to fill it in; shown on the form's page under 怎么填, not on paper."""
    lines: int = 1
    """Height of the writing space in ruled lines of 8 mm (textarea) or rows."""
    width: float | None = None
    """Column width in mm, in a table; None shares what is left."""
    wide: bool = False
    """Takes the whole width of a block of fields."""
    options: tuple[Name, ...] = ()
    """For choice and checks; for a computed yes or no the two words, yes first."""
    formula: Name | None = None
    """What is computed (type computed), in the ids of this form's fields: `satisfied / valid * 100`."""
    min: float | None = None
    """Least number that may be entered; None is 0."""
    max: float | None = None
    """Greatest number that may be entered."""
    decimals: int | None = None
    """Digits after the point, at most; None is as many as are needed, for what is computed one."""
    shows: Shown | None = None
    """In a table with `each`: this column is printed with that."""
    proves: Safeguard | None = None
    """In a table over indicators: which of the five checks this column serves."""
    sum: bool = False
    """In a table with a `total`: this column is added up there."""
    merge: bool = False
    """In a table: printed words that repeat from row to row stand once, beside all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """Columns to fill in row by row, with blank rows or rows whose first cells are printed."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    columns: tuple[FormField, ...]
    rows: int | None = None
    """Number of blank rows (kind single)."""
    pages: int | None = None
    """Number of pages that the blank rows fill (kind register)."""
    row_height: float = 9.0
    """mm, at least 8."""
    numbered: bool = False
    """Print 序号 1, 2, 3 … as first column."""
    prefilled: tuple[tuple[str, ...], ...] = ()
    """Rows whose first cells are printed; each row no longer than the columns."""
    each: Each | None = None
    """Printed rows from the assessment scheme instead of `prefilled`."""
    total: str = ""
    """Words before the totals in a last row; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLevel:
    """One level of a network, from top to bottom."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    title: Name
    """As in the data: 厂党委."""
    part: str = ""
    """What it is in the network: 管理中心."""
    line: str = ""
    """Words on the line to the level above: 季度考核."""
    boxes: int = 1
    """Drawn when blank."""
    watches: bool = False
    """Its line is dashed: it watches and does not assess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Boxes and lines.

    With `levels` a network: rows of data belong to the level that their first column names, and hang from the row
    whose fourth column (目标编号) is their fifth (上级目标编号). Without, the rows are boxes below the unit.
    """

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    columns: tuple[FormField, ...]
    """What is written into each box; the columns of the data, by their labels."""
    boxes: int = 0
    """Drawn when blank, without `levels`."""
    levels: tuple[ChartLevel, ...] = ()
    height: float = 100.0
    """mm."""
    legend: tuple[str, ...] = ()
    """What the four kinds of frame mean, in the order solid, dashed, double, thick."""
    frame: Name | None = None
    """Id of the column whose words choose the frame; else all frames are solid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One band of the form. Exactly one of its contents is given (WM502)."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    title: str = ""
    """Small heading above the band."""
    columns: int = 2
    """With `fields`: how many label-and-blank pairs stand side by side, 1 to 3."""
    fields: tuple[FormField, ...] = ()
    table: FormTable | None = None
    signs: tuple[FormField, ...] = ()
    """Signature cells side by side; each gets a name and a date line."""
    text: str = ""
    """Printed words; a blank line starts a new paragraph."""
    clauses: tuple[str, ...] = ()
    """Printed articles; their numbers are rendered."""
    note: str = ""
    """Small print."""
    chart: Chart | None = None
    safeguards: bool = False
    """The five checks with a box each (五不放过), from the assessment scheme."""

    def contents(self) -> tuple[str, ...]:
        """Which of the contents are given, by their keys."""
        given = {
            "fields": self.fields,
            "table": self.table,
            "signs": self.signs,
            "text": self.text,
            "clauses": self.clauses,
            "note": self.note,
            "chart": self.chart,
            "safeguards": self.safeguards,
        }
        return tuple(key for key, value in given.items() if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Where a slip is cut apart."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    label: str
    """Words on the line."""
    seal: str = ""
    """Words across it, over which the seal is set: 骑缝章."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The cover of a book."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    fields: tuple[FormField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A page type of a book, which repeats."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    count: int = 1
    """How many times; with `names` as many as there are."""
    names: tuple[str, ...] = ()
    """Printed beside the title, one a time: 1 月, 2 月 …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the paper. Exactly one of blocks, cut, cover and instructions is given (WM520)."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    title: str = ""
    code: Name | None = None
    """Its own code, where a part of a slip has one."""
    keeper: str = ""
    """Who keeps this part, in words."""
    blocks: tuple[Block, ...] = ()
    cut: Cut | None = None
    cover: Cover | None = None
    instructions: bool = False
    """A page of a book with the form's instructions and the list of its page types."""
    pages: Pages | None = None
    """With blocks, in a book: a page type; each time begins a page."""

    def contents(self) -> tuple[str, ...]:
        """Which of the four contents are given, by their keys."""
        given = {
            "blocks": self.blocks,
            "cut": self.cut,
            "cover": self.cover,
            "instructions": self.instructions,
        }
        return tuple(key for key, value in given.items() if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The running number of a filled-in record."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    label: str
    pattern: Name | None = None
    """How a number is made where packs print it: `ZG-{year}-{quarter}-{number}`; also {month}, {unit}. Without
    {number} it is an example for the reader, and the blank stays blank."""
    digits: int = 3
    """Of {number}, which counts the units of a pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordForm:
    """A blank record form."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    code: Name
    title: Name
    purpose: Name
    """What it is for, one sentence."""
    kind: FormKind
    procedure: Name
    """Code of the document that it belongs to."""
    filled_by: tuple[Name, ...]
    """Roles."""
    filled_when: Name
    """A time as in a step's 何时做."""
    retention: Name
    """Id of a retention class."""
    revision: Name
    paper: Paper = field(default_factory=Paper)
    numbering: Numbering | None = None
    instructions: tuple[str, ...] = ()
    """How to fill it in where a newcomer could go wrong, one sentence each; printed small at the foot."""
    shared: tuple[FormField, ...] = ()
    """Written once, printed at the head of every part of a slip."""
    formats: tuple[FormFormat, ...] = ()
    """Asked for beyond what its kind has."""
    parts: tuple[Part, ...]

    def fields(self) -> tuple[FormField, ...]:
        """Every field, table column and signature of the form, in order."""
        found: list[FormField] = [*self.shared]
        for part in self.parts:
            found.extend(part.cover.fields if part.cover else ())
            for block in part.blocks:
                found.extend(block.fields)
                if block.table:
                    found.extend(block.table.columns)
                if block.chart:
                    found.extend(block.chart.columns)
                found.extend(block.signs)
        return tuple(found)
