"""Forms as work for a worker process.

Takes a manual's forms, gives jobs that can be handed to any executor: one job makes all the wanted formats of one
form, so that its sheet is laid out and travels once. What files are made of besides (words, templates, styles, faces)
each worker loads by itself, once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from workmanual.html.web_page import form_address, form_files
from workmanual.model.record import FormFormat, RecordForm
from workmanual.sheets.filled import BLANK, Filled
from workmanual.sheets.layout import form_sheet
from workmanual.sheets.sheet import Sheet
from workmanual.views.index import Index


@dataclass(frozen=True, slots=True, kw_only=True)
class FormJob:
    """One form to make."""

    files: tuple[tuple[str, FormFormat], ...]
    """What the caller calls each file, and its format; no two files of one run have the same name."""
    sheet: Sheet
    created: date
    """The date the files bear: the edition's, never the clock's."""
    identifier: str
    """What the form is, for the /ID of its PDFs: a blank form is the same document in every state."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the files."""
        return tuple(name for name, _ in self.files)

    @property
    def weight(self) -> int:
        """About how long it takes, beside documents: in characters of markup."""
        return 30_000 * len(self.sheet.pages) * len(self.files)

    def only(self, names: Collection[str]) -> FormJob:
        """The same for these files alone."""
        return replace(self, files=tuple(file for file in self.files if file[0] in names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What all forms of one manual are laid out with."""

    index: Index
    labels: Mapping[str, str]
    mark: str
    """The state that paper shows, if any."""
    site_url: str = ""
    """Where the site is published, for the codes on the forms."""

    def job(self, form: RecordForm, files: Iterable[tuple[str, FormFormat]], filled: Filled = BLANK) -> FormJob:
        """The form with what is written into it beforehand."""
        manual = self.index.manual
        identifier = f"{manual.charter.codes.prefix}{manual.edition.id}/{form_address(form.code)}"
        return FormJob(
            files=tuple(files),
            sheet=form_sheet(self.index, form, self.labels, self.mark, site_url=self.site_url, filled=filled),
            created=manual.edition.effective,
            identifier=identifier if filled == BLANK else f"{identifier}/{filled!r}",
        )

    def edition(self) -> tuple[FormJob, ...]:
        """Every blank form in all its formats, named by their addresses inside the edition."""
        return tuple(self.job(form, form_files(form)) for form in self.index.manual.forms)
