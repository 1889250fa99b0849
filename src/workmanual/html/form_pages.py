"""Record forms as pages of the site: one page a form with preview and downloads, and the list of all."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from workmanual.html.downloads import downloads
from workmanual.html.web_page import (
    ALL_FORMS,
    LIST_WEIGHT,
    RECORDS_ADDRESS,
    PageHeading,
    Side,
    SiteAddresses,
    WebPage,
    form_address,
)
from workmanual.locale import Locale
from workmanual.model.record import RecordForm
from workmanual.views.index import Index
from workmanual.views.roles import role_titles


def form_page(index: Index, form: RecordForm, preview: Markup, locale: Locale, templates: Environment) -> WebPage:
    """The page of one form; `preview` is the sheet as it will print."""
    address = form_address(form.code)
    addresses = SiteAddresses(index, address)
    labels = locale.labels
    steps = [addresses.reference(placed.reference) for placed in index.citations.get(form.code, ())]
    hints = [(field.label, field.hint) for field in form.fields() if field.hint]
    body = templates.get_template("page_form.html").render(
        form=form,
        full_code=index.full_code(form.code),
        edition=index.manual.edition,
        filled_by=role_titles(index, form.filled_by),
        retention=index.retention[form.retention],
        procedure=addresses.reference(form.procedure),
        downloads=downloads(form, labels, addresses.file),
        preview=preview,
        steps=steps,
        hints=hints,
    )
    headings = [PageHeading("sheet", labels["sheet"])]
    if hints or form.instructions:
        headings.append(PageHeading("how-to-fill", labels["how-to-fill"]))
    headings.append(PageHeading("cited-by", labels["cited-by"]))
    return WebPage(
        address=address,
        title=form.title,
        body=Markup(body),
        headings=tuple(headings),
        keywords=(form.code, index.full_code(form.code)),
        description=form.purpose,
        without=(Side.CONTENTS,),
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """The forms of one document."""

    title: str
    id: str
    forms: tuple[RecordForm, ...]


def records_page(index: Index, locale: Locale, templates: Environment) -> WebPage:
    """The list of all forms, by document."""
    addresses = SiteAddresses(index, RECORDS_ADDRESS)
    groups = tuple(
        _Group(addresses.reference(code)[0], code.lower(), forms)
        for code in index.expected
        if (forms := tuple(form for form in index.forms.values() if form.procedure == code))
    )
    body = templates.get_template("page_records.html").render(
        groups=groups,
        link=lambda code: addresses.to(form_address(code)),
        downloads=lambda form: downloads(form, locale.labels, addresses.file),
        all_forms=addresses.file(ALL_FORMS),
        all_forms_name=locale.labels["all-forms-file"].format(edition=index.manual.edition.title),
        role_titles=lambda names: role_titles(index, names),
        retention=index.retention,
        count=len(index.forms),
    )
    return WebPage(
        address=RECORDS_ADDRESS,
        title=locale.labels["records"],
        body=Markup(body),
        headings=tuple(PageHeading(group.id, group.title) for group in groups),
        description=locale.labels["records-lead"].format(count=len(index.forms)),
        weight=LIST_WEIGHT,
    )
