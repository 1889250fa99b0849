"""What may be entered into a cell of a worksheet, and what is said to those who enter something else.

Takes a blank's cell and the printed words, gives a rule: kind, bounds, list, message. The message appears when the
cell is chosen and again when the entry does not fit; it says what to do. What each type of field asks for is the table
at the bottom.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from workmanual.model.record import FieldType
from workmanual.office.xlsx.style import ENTRY, INDENT, INSIDE, NARROWER
from workmanual.sheets import typesetting
from workmanual.sheets.paper import POINT
from workmanual.sheets.sheet import Cell, CellRole

_FIRST, _LAST = date(1950, 1, 1), date(2100, 12, 31)
_BETWEEN: Final = "\u3000"
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a cell takes."""

    kind: str = "any"
    """A kind of validation: `any` takes everything and only says how."""
    least: float | date | None = None
    most: float | date | None = None
    options: tuple[str, ...] = ()
    title: str = ""
    message: str = ""


def rule_of(cell: Cell, name: str, labels: Mapping[str, str]) -> Rule | None:
    """The rule of an entry cell, whose label is `name`; None where anything goes and nothing is to be said."""
    made = _RULES[cell.type](cell, labels) if cell.type in _RULES else Rule()
    message = "".join(dict.fromkeys(part for part in (_ended(cell.hint, labels), made.message) if part))
    if made.kind == "any" and not message:
        return None
    return Rule(
        kind=made.kind,
        least=made.least,
        most=made.most,
        options=made.options,
        title=name[:_LONGEST_TITLE],
        message=message[:_LONGEST_MESSAGE],
    )


def number_format(cell: Cell, labels: Mapping[str, str]) -> str:
    """How an entry is shown; words stay words, whatever they begin with."""
    year, month, day = (f'"{labels[f"sheet-{part}"]}"' for part in ("year", "month", "day"))
    match cell.type:
        case FieldType.NUMBER:
            return "General"
        case FieldType.COMPUTED:
            return "General" if cell.decimals is None else decimal_format(cell.decimals)
        case FieldType.DATE:
            return f"yyyy{year}m{month}d{day}"
        case FieldType.MONTH:
            return f"yyyy{year}m{month}"
        case FieldType.TIME:
            return "hh:mm"
        case _:
            return "@"


def decimal_format(decimals: int) -> str:
    """A number with so many digits after the point."""
    return "0." + "0" * decimals if decimals else "0"


def unfilled(cell: Cell, labels: Mapping[str, str]) -> str:
    """What stands in a blank before it is filled in: boxes before the words that may be ticked by hand."""
    if cell.role is not CellRole.ENTRY or not cell.options:
        return ""
    if cell.type in (FieldType.CHECKS, FieldType.CHOICE):
        return _in_lines([f"{labels['xlsx-box']}{option}" for option in cell.options], cell.width)
    if cell.type is FieldType.CHECK:
        words = f" {cell.options[0]}" if cell.options[0] else ""
        return f"{labels['xlsx-box']}{words}{cell.required}"
    return ""


def _in_lines(options: Sequence[str], width: float) -> str:
    """As many of them on each line as fit into a cell of this width, mm of paper, so that none is broken.

    Where that takes no more lines they are set in a little (`tiles`).
    """
    room = width * NARROWER - INSIDE
    whole, set_in = _lines_of(options, room), _lines_of(options, room - INDENT)
    return "\n".join(set_in if len(set_in) == len(whole) else whole)


def _lines_of(options: Sequence[str], room: float) -> list[str]:
    lines = [""]
    for option in options:
        longer = f"{lines[-1]}{_BETWEEN}{option}" if lines[-1] else option
        if lines[-1] and typesetting.ems(longer) * ENTRY * POINT > room:
            lines.append(option)
        else:
            lines[-1] = longer
    return lines


def _ended(hint: str, labels: Mapping[str, str]) -> str:
    """A hint as a sentence."""
    stop = labels["xlsx-stop"]
    return hint + stop if hint and not hint.endswith(stop) else hint


def _number(cell: Cell, labels: Mapping[str, str]) -> Rule:
    least = 0.0 if cell.least is None else cell.least
    what = labels["xlsx-whole" if cell.decimals == 0 else "xlsx-number"]
    key = "xlsx-at-least" if cell.most is None else "xlsx-between-bounds"
    message = labels[key].format(what=what, least=f"{least:.15g}", most=f"{cell.most or 0:.15g}")
    kind = "integer" if cell.decimals == 0 else "decimal"
    return Rule(kind=kind, least=_plain(least), most=None if cell.most is None else _plain(cell.most), message=message)


def _plain(bound: float) -> float:
    """A whole number without a point."""
    return int(bound) if bound == int(bound) else bound


def _date(_cell: Cell, labels: Mapping[str, str]) -> Rule:
    return Rule(kind="date", least=_FIRST, most=_LAST, message=labels["xlsx-date"])


def _month(_cell: Cell, labels: Mapping[str, str]) -> Rule:
    return Rule(kind="date", least=_FIRST, most=_LAST, message=labels["xlsx-month"])


def _time(_cell: Cell, labels: Mapping[str, str]) -> Rule:
    return Rule(kind="time", least=0.0, most=1.0, message=labels["xlsx-time"])


def _choice(cell: Cell, labels: Mapping[str, str]) -> Rule:
    return Rule(kind="list", options=cell.options, message=labels["xlsx-choice"]) if cell.options else Rule()


def _checks(_cell: Cell, labels: Mapping[str, str]) -> Rule:
    return Rule(message=labels["xlsx-checks"].format(box=labels["xlsx-box"], ticked=labels["xlsx-ticked"]))


def _check(cell: Cell, labels: Mapping[str, str]) -> Rule:
    """A box alone takes a tick; one with words is chosen ticked or not."""
    if not any(cell.options):
        tick, box = labels["xlsx-tick"], labels["xlsx-box"]
        return Rule(kind="list", options=(tick, box), message=labels["xlsx-check"].format(tick=tick, box=box))
    box = unfilled(cell, labels)
    ticked = labels["xlsx-ticked"] + box.removeprefix(labels["xlsx-box"])
    message = labels["xlsx-check-words"].format(ticked=labels["xlsx-ticked"])
    return Rule(kind="list", options=(box, ticked), message=message)


def _computed(_cell: Cell, labels: Mapping[str, str]) -> Rule:
    return Rule(message=labels["xlsx-computed"])


_RULES: Final[Mapping[FieldType | None, Callable[[Cell, Mapping[str, str]], Rule]]] = {
    FieldType.NUMBER: _number,
    FieldType.DATE: _date,
    FieldType.MONTH: _month,
    FieldType.TIME: _time,
    FieldType.CHOICE: _choice,
    FieldType.CHECKS: _checks,
    FieldType.CHECK: _check,
    FieldType.COMPUTED: _computed,
}
"""Types of fields that do not take everything."""
