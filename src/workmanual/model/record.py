"""Record forms as they are defined in `records/*.yml`, before any paper.

The language is small and document-shaped (records.md): a form has parts, a part has blocks, a block holds fields,
a table, signatures or words. Sizes are millimetres. Layout is `workmanual.sheets`; here is only what an author says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from workmanual.model.authored import AUTHORED
from workmanual.span import Name, Span


class FormKind(StrEnum):
    """What sort of paper a form is; the other kinds of records.md become rows here when they can be printed."""

    SINGLE = "single"
    REGISTER = "register"


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
    """For choice and checks."""


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
    note: str = ""
    """Small print."""

    def contents(self) -> tuple[str, ...]:
        """Which of the five contents are given, by their keys."""
        given = {
            "fields": self.fields,
            "table": self.table,
            "signs": self.signs,
            "text": self.text,
            "note": self.note,
        }
        return tuple(key for key, value in given.items() if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the paper with its own heading."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    title: str = ""
    keeper: str = ""
    """Who keeps this part, in words."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The running number of a filled-in record."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    label: str
    pattern: str = ""
    """Example of a number: `2004-001`."""


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
    """How to fill it in, one sentence each, shown on the page and not on paper."""
    parts: tuple[Part, ...]

    def fields(self) -> tuple[FormField, ...]:
        """Every field, table column and signature of the form, in order."""
        found: list[FormField] = []
        for part in self.parts:
            for block in part.blocks:
                found.extend(block.fields)
                if block.table:
                    found.extend(block.table.columns)
                found.extend(block.signs)
        return tuple(found)
