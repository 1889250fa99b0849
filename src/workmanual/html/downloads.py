"""What a form can be downloaded as, for its page and for the list of all forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from workmanual.html.web_page import form_address
from workmanual.model.record import FormFormat, RecordForm
from workmanual.sheets.file_names import file_name
from workmanual.sheets.formats import formats_of

LABELS: Final[Mapping[FormFormat, str]] = {
    FormFormat.PDF: "format-pdf",
    FormFormat.FILLABLE: "format-fill",
    FormFormat.XLSX: "format-xlsx",
    FormFormat.DOCX: "format-docx",
}
"""Keys of what people call the formats."""


@dataclass(frozen=True, slots=True)
class Download:
    """One file of a form."""

    format: str
    """What people call its format: Word."""
    address: str
    name: str
    """What it is called where it is saved."""
    note: str = ""
    """What to do where it does not work."""


def downloads(form: RecordForm, labels: Mapping[str, str], address: Callable[[str], str]) -> tuple[Download, ...]:
    """Every file of the form; `address` leads from a path inside the edition to where the page finds it."""
    formats = formats_of(form)
    return tuple(
        Download(
            format=labels[LABELS[one]],
            address=address(f"{form_address(form.code)}{one.value}"),
            name=file_name(form, one, labels),
            note=_instead(formats, labels) if one is FormFormat.FILLABLE else "",
        )
        for one in formats
    )


def _instead(formats: tuple[FormFormat, ...], labels: Mapping[str, str]) -> str:
    """Not every program shows Chinese in the fields of a PDF; an office program always does."""
    other = next((one for one in (FormFormat.DOCX, FormFormat.XLSX) if one in formats), None)
    return labels["format-fill-note"].format(format=labels[LABELS[other]]) if other else ""
