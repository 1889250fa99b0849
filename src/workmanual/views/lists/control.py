"""Document control: the list of controlled documents and the list of record forms."""

from __future__ import annotations

from collections.abc import Mapping

from workmanual.model.record import RecordForm
from workmanual.views.contents import Listed, listed_documents
from workmanual.views.index import Index
from workmanual.views.lists.listing import Cell, Column, Group, Listing, ListTable, Piece, Row, pieces, words
from workmanual.views.roles import role_titles

Labels = Mapping[str, str]


def documents(index: Index, labels: Labels) -> Listing:
    """Every document of the manual with its revision, and who prepared, reviewed and approves it."""
    columns = (
        Column(title=labels["pdf-full-code"], share=16, is_code=True),
        Column(title=labels["name"], share=34),
        Column(title=labels["revision"], share=9, is_code=True, is_expected=True),
        Column(title=labels["effective-date"], share=12, is_code=True, is_expected=True),
        Column(title=labels["owner"], share=17, is_expected=True),
        Column(title=labels["pdf-prepared"], share=13, is_expected=True),
        Column(title=labels["pdf-reviewed"], share=13, is_expected=True),
        Column(title=labels["pdf-approved"], share=13, is_expected=True),
        Column(title=labels["origin"], share=8),
    )
    groups = tuple(
        Group(title=str(part.part.title), rows=tuple(_document(index, listed, labels) for listed in part.documents))
        for part in listed_documents(index)
    )
    lead = labels["list-documents-lead"].format(
        edition=index.manual.edition.title, documents=len(index.expected), forms=len(index.forms)
    )
    table = ListTable(id="documents", title=labels["pdf-documents"], columns=columns, groups=groups)
    return Listing(id="documents", title=labels["pdf-documents"], lead=lead, tables=(table,), is_wide=True)


def _document(index: Index, listed: Listed, labels: Labels) -> Row:
    code = str(listed.expected.code)
    name, origin = (Piece(str(listed.expected.title), code),), words(labels[f"origin-{listed.expected.origin}"])
    if listed.procedure is None:
        awaited: tuple[Cell, ...] = ((), (), words(labels["awaited"]), (), (), ())
        return Row(cells=(words(index.full_code(code)), name, *awaited, origin))
    head = listed.procedure.head
    signing = (role_titles(index, (role,)) for role in (head.prepared, head.reviewed, head.approved))
    return Row(
        cells=(
            (Piece(index.full_code(code), code),),
            name,
            words(head.revision),
            words(index.manual.edition.effective),
            pieces(role_titles(index, head.owner)),
            *map(pieces, signing),
            origin,
        )
    )


def records(index: Index, labels: Labels) -> Listing:
    """Every record form by document: who fills it in and when, how long it is kept, which steps leave it.

    Steps of its own document by their numbers, other documents by their codes.
    """
    columns = (
        Column(title=labels["code"], share=19, is_code=True),
        Column(title=labels["name"], share=34),
        Column(title=labels["filled-by"], share=24, is_expected=True),
        Column(title=labels["filled-when"], share=37, is_expected=True),
        Column(title=labels["retention"], share=12, is_expected=True),
        Column(title=labels["revision"], share=12, is_code=True, is_expected=True),
        Column(title=labels["its-steps"], share=28, is_code=True, is_expected=True),
    )
    codes = dict.fromkeys((*index.expected, *(str(form.procedure) for form in index.forms.values())))
    groups = tuple(
        Group(title=_titled(index, code), rows=rows)
        for code in codes
        if (rows := tuple(_record(index, form) for form in index.forms.values() if form.procedure == code))
    )
    lead = labels["list-records-lead"].format(count=len(index.forms))
    table = ListTable(id="records", title=labels["pdf-record-list"], columns=columns, groups=groups)
    return Listing(id="records", title=labels["pdf-record-list"], lead=lead, tables=(table,))


def _titled(index: Index, code: str) -> str:
    return f"{code} {index.expected[code].title}" if code in index.expected else code


def _record(index: Index, form: RecordForm) -> Row:
    retention = index.retention.get(form.retention)
    citing = index.citations.get(form.code, ())
    own = (Piece(one.number, one.reference) for one in citing if one.procedure.code == form.procedure)
    others = dict.fromkeys(str(one.procedure.code) for one in citing if one.procedure.code != form.procedure)
    return Row(
        cells=(
            (Piece(str(form.code), str(form.code)),),
            (Piece(str(form.title), str(form.code)),),
            pieces(role_titles(index, form.filled_by)),
            words(form.filled_when),
            words(retention.title if retention else ""),
            words(form.revision),
            (*own, *(Piece(code, code) for code in others)),
        ),
        reference=str(form.code),
    )
