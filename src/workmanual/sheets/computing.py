"""What a form computes, ready for a spreadsheet.

Takes formulas as authors write them, with the form and the scheme around them, gives `Computed` trees in which
nothing is left to look up: a grade has become a question of points, `missing()` a question to each column that serves
one of the five checks. Whether a column waits for every row follows from its table: rows that are printed have to be
answered, blank rows need not be. A formula that cannot be read gives nothing; that is a finding of the checks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from workmanual.model.assessment import Safeguard
from workmanual.model.formula import (
    All,
    AnyOf,
    Call,
    Column,
    Computed,
    Formula,
    Gathering,
    If,
    IsBlank,
    Joined,
    Not,
    Number,
    Pair,
    Ref,
    RowsWhere,
    Sign,
    Text,
)
from workmanual.model.record import Each, FieldType, FormField, FormTable, RecordForm, Shown
from workmanual.reading.formula import Misread, read_formula
from workmanual.sheets.scheme import Scheme
from workmanual.sheets.sheet import Cell, CellRole
from workmanual.sheets.vocabulary import Vocabulary

_MISSING: Final = "missing"


def status_field(safeguard: Safeguard) -> str:
    """Name of the cell that says whether all rows pass this check; no author's id begins so."""
    return f"_{safeguard}"


@dataclass(frozen=True, slots=True)
class Computing:
    """What the formulas of one form are computed with."""

    form: RecordForm
    scheme: Scheme | None
    words: Vocabulary

    def in_cell(self, cell: Cell) -> Computed | None:
        """What a spreadsheet computes in this cell."""
        if cell.role is CellRole.STATUS:
            return next((self.status(one) for one in Safeguard if status_field(one) == cell.field), None)
        if cell.type is not FieldType.COMPUTED:
            return None
        table = self._table_of(cell.field)
        if cell.role is CellRole.TOTAL:
            assert table is not None, "a total stands below a column"
            return self.total(table, cell.field)
        return next((self.of(field) for field in self.form.fields() if field.id == cell.field), None)

    def of(self, field: FormField) -> Computed | None:
        """What this field computes, if it computes anything."""
        if field.type is not FieldType.COMPUTED or field.formula is None:
            return None
        read = read_formula(field.formula)
        if isinstance(read, Misread):
            return None
        table = self._table_of(field.id)
        if read == Call(_MISSING, ()):
            return Computed(self._missing(table), waits=False) if table else None
        formula = self._filled_in(read)
        return None if formula is None else Computed(formula, guard=self._guard(formula))

    def total(self, table: FormTable, column: str) -> Computed:
        """The sum of a column in the last row of its table."""
        formula = Column(Gathering.SUM, column, every=_is_printed(table))
        return Computed(formula, guard=self._guard(formula))

    def status(self, safeguard: Safeguard) -> Computed | None:
        """Whether every row passes one of the five checks, or how many do not; nothing while no row is begun."""
        table = next((one for one in self._tables() if one.each is Each.INDICATORS), None)
        lacking = self._lacking(table, safeguard) if table else None
        begun = [Column(Gathering.COUNT, str(column.id)) for column in _proving(table)] if table else []
        if lacking is None or not begun:
            return None
        before, _, after = self.words["sheet-status-missing"].partition("{count}")
        count = RowsWhere(lacking)
        fine = Text(self.words["sheet-status-fine"])
        said = Joined((Text(before), count, Text(after)))
        entries = _sum(begun)
        status = If(Pair(count, Sign.SAME, Number(0)), fine, said)
        return Computed(If(Pair(entries, Sign.SAME, Number(0)), Text(""), status), waits=False)

    def _tables(self) -> Sequence[FormTable]:
        return [block.table for part in self.form.parts for block in part.blocks if block.table]

    def _table_of(self, field: str) -> FormTable | None:
        return next((table for table in self._tables() if any(one.id == field for one in table.columns)), None)

    def _filled_in(self, formula: Formula) -> Formula | None:
        """The formula without calls that only the form understands; None where one of them cannot be answered."""
        match formula:
            case Column(field=field):
                table = self._table_of(field)
                return replace(formula, every=table is not None and _is_printed(table))
            case Pair(left=left, sign=sign, right=right):
                filled = self._all((left, right))
                return Pair(filled[0], sign, filled[1]) if filled else None
            case If(condition=condition, then=then, otherwise=otherwise):
                filled = self._all((condition, then, otherwise))
                return If(*filled) if filled else None
            case Not(part=part):
                inner = self._filled_in(part)
                return Not(inner) if inner is not None else None
            case All(parts=parts) | AnyOf(parts=parts) | Joined(parts=parts):
                filled = self._all(parts)
                return type(formula)(filled) if filled else None
            case Call(name=name, arguments=arguments):
                filled = self._all(arguments)
                return self._called(name, filled) if filled else None
            case _:
                return formula

    def _all(self, parts: Sequence[Formula]) -> tuple[Formula, ...]:
        """The parts filled in; none where one cannot be."""
        filled = [self._filled_in(part) for part in parts]
        return tuple(one for one in filled if one is not None) if None not in filled else ()

    def _called(self, name: str, arguments: tuple[Formula, ...]) -> Formula | None:
        match name:
            case "round":
                return Call(name, arguments)
            case "average":
                return Pair(_sum(arguments), Sign.OVER, Number(len(arguments)))
            case "grade":
                return self._grade(*arguments[:2])
            case _:
                return None

    def _grade(self, points: Formula, vetoes: Formula | None = None) -> Formula | None:
        """The grade for so many points; a veto takes the best away."""
        grades = self.scheme.grades if self.scheme else ()
        if not grades:
            return None
        titles = [Text(title) for title, _ in grades]
        given: Formula = titles[-1]
        for place in range(len(grades) - 2, -1, -1):
            title: Formula = titles[place]
            if vetoes is not None and place == 0:
                title = If(Pair(vetoes, Sign.MORE, Number(0)), titles[1], titles[0])
            given = If(Pair(points, Sign.AT_LEAST, Number(grades[place][1])), title, given)
        return given

    def _guard(self, formula: Formula) -> Formula | None:
        """A result over the scores of a table waits until all its rows pass the five checks."""
        tables = {
            id(table): table
            for field in _columns(formula)
            if (table := self._table_of(field)) and _is_score(table, field)
        }
        counts = []
        for table in tables.values():
            column = next((one for one in table.columns if _says_what_is_missing(one)), None)
            if column is not None and _is_printed(table):
                fine = Column(Gathering.COUNT, str(column.id), word=self.words["sheet-missing-none"])
                counts.append(Pair(fine, Sign.SAME, Number(len(self._rows(table)))))
        return counts[0] if len(counts) == 1 else All(tuple(counts)) if counts else None

    def _rows(self, table: FormTable) -> Sequence[object]:
        if table.each is None:
            return table.prefilled
        return self.scheme.rows[table.each] if self.scheme else ()

    def _missing(self, table: FormTable) -> Formula:
        """Which of the five checks the row lacks; nothing while the row is untouched."""
        proving = _proving(table)
        untouched = All(tuple(IsBlank(str(column.id)) for column in proving))
        fine = Text(self.words["sheet-missing-none"])
        parts: list[Formula] = [Text(self.words["sheet-missing"])]
        lacking: list[Formula] = []
        mark = self.words["sheet-missing-mark"]
        for column in proving:
            assert column.proves is not None, "chosen because it proves something"
            lacks = self._lacks(table, column)
            lacking.append(lacks)
            parts.append(If(lacks, Text(column.label + mark), Text("")))
        said = If(AnyOf(tuple(lacking)), Joined(tuple(parts)), fine)
        return If(untouched, Text(""), said)

    def _lacking(self, table: FormTable, safeguard: Safeguard) -> Formula | None:
        """Whether a row lacks what this check asks for; None where no column serves it."""
        lacks = [self._lacks(table, column) for column in table.columns if column.proves is safeguard]
        return None if not lacks else lacks[0] if len(lacks) == 1 else AnyOf(tuple(lacks))

    def _lacks(self, table: FormTable, column: FormField) -> Formula:
        """Whether this column lacks an entry in a row; a reason is asked for only where points are taken off."""
        blank = IsBlank(str(column.id))
        score = next((one for one in table.columns if one.proves is Safeguard.SCORE), None)
        points = next((one for one in table.columns if one.shows is Shown.POINTS), None)
        if column.proves is not Safeguard.REASON or score is None or points is None:
            return blank
        deducted = Pair(Ref(str(score.id)), Sign.LESS, Ref(str(points.id)))
        return All((Not(IsBlank(str(score.id))), deducted, blank))


def _sum(parts: Sequence[Formula]) -> Formula:
    return reduce(lambda left, right: Pair(left, Sign.PLUS, right), parts)


def _proving(table: FormTable) -> Sequence[FormField]:
    """Columns whose entries the five checks ask for."""
    return [column for column in table.columns if column.proves and column.shows is None]


def _is_printed(table: FormTable) -> bool:
    """Whether all rows of the table are printed ones."""
    return table.each is not None or (bool(table.prefilled) and not table.rows)


def _is_score(table: FormTable, field: str) -> bool:
    """Whether the column is the score, or computed from it; what a unit gives itself need not pass the checks."""
    column = next(one for one in table.columns if one.id == field)
    return column.proves is Safeguard.SCORE or column.type is FieldType.COMPUTED


def _says_what_is_missing(column: FormField) -> bool:
    return column.formula is not None and "".join(column.formula.split()) == f"{_MISSING}()"


def _columns(formula: Formula) -> tuple[str, ...]:
    """Columns that a formula gathers."""
    match formula:
        case Column(field=field):
            return (field,)
        case Pair(left=left, right=right):
            return (*_columns(left), *_columns(right))
        case If(condition=condition, then=then, otherwise=otherwise):
            return (*_columns(condition), *_columns(then), *_columns(otherwise))
        case Not(part=part):
            return _columns(part)
        case All(parts=parts) | AnyOf(parts=parts) | Joined(parts=parts) | Call(arguments=parts):
            return tuple(column for part in parts for column in _columns(part))
        case _:
            return ()
