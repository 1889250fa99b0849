"""What each form can be had as.

Takes a form, gives its formats. A kind has those of the table below; a form that computes something also comes as a
workbook, which does the sums; its author may ask for more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workmanual.model.record import FieldType, FormFormat, FormKind, RecordForm

_FILLED_ON_SCREEN: Final = (FormFormat.PDF, FormFormat.FILLABLE, FormFormat.DOCX)
_LISTED: Final = (FormFormat.PDF, FormFormat.XLSX, FormFormat.DOCX)
"""Hundreds of fields to click into help nobody."""

BY_KIND: Final[Mapping[FormKind, tuple[FormFormat, ...]]] = {
    FormKind.SINGLE: _FILLED_ON_SCREEN,
    FormKind.LETTER: _FILLED_ON_SCREEN,
    FormKind.SLIP: _FILLED_ON_SCREEN,
    FormKind.BALLOT: _FILLED_ON_SCREEN,
    FormKind.SCORE: (FormFormat.PDF, FormFormat.FILLABLE, FormFormat.XLSX),
    FormKind.REGISTER: _LISTED,
    FormKind.BOOK: _LISTED,
    FormKind.CHART: _LISTED,
}
"""What forms of a kind have without being asked."""


def formats_of(form: RecordForm) -> tuple[FormFormat, ...]:
    """Every format of this form, in the order of `FormFormat`."""
    has = {*BY_KIND[form.kind], *form.formats}
    if any(field.type is FieldType.COMPUTED for field in form.fields()):
        has.add(FormFormat.XLSX)
    return tuple(format_ for format_ in FormFormat if format_ in has)
