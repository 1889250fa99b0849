"""What this edition is: its dates and approvals, what happened to it since, and what it changed, with the reasons.

Takes the index with the register; an erratum shows the lines that it took out and put in.
"""

from __future__ import annotations

from collections.abc import Iterator

from workmanual.model.changes import Changes, Reason
from workmanual.model.register import Entry, Event, Register
from workmanual.views.index import Index
from workmanual.views.lists.control import Labels
from workmanual.views.lists.listing import Cell, Column, Group, Listing, ListTable, Piece, Row, pieces, words
from workmanual.views.references import resolve
from workmanual.views.roles import role_titles


def edition(index: Index, labels: Labels) -> Listing:
    """The edition, its history and its changes; tables with nothing in them are left out."""
    tables = [_facts(index, labels)]
    if index.register is not None and (events := tuple(_events(index, index.register, labels))):
        tables.append(_history(events, labels))
    if index.manual.changes is not None and index.manual.changes.changes:
        tables.append(_changes(index, index.manual.changes, labels))
    lead = labels["edition-lead"].format(edition=index.manual.edition.title, summary=index.manual.edition.summary)
    return Listing(id="edition", title=labels["edition-page"], lead=lead, tables=tuple(tables))


def _facts(index: Index, labels: Labels) -> ListTable:
    given = index.manual.edition
    approvals = (
        (labels[f"event-{one.action}"], f"{one.date} {''.join(role_titles(index, (one.role,)))}")
        for one in given.approvals
    )
    said = (
        (labels["edition"], given.title),
        (labels["revision"], given.revision),
        *approvals,
        (labels["event-issued"], given.issued or labels["edition-not-issued"]),
        (labels["event-effective"], given.effective),
    )
    columns = (Column(title=labels["list-what"], share=18), Column(title=labels["edition-said"], share=82))
    rows = tuple(Row(cells=(words(what), words(value))) for what, value in said)
    return ListTable(id="facts", title=labels["edition-facts"], columns=columns, groups=(Group(rows=rows),))


def _events(index: Index, register: Register, labels: Labels) -> Iterator[Row]:
    for one in register.entries:
        if one.edition == index.manual.edition.id:
            what = labels[f"register-{one.event}"]
            yield Row(cells=(words(one.date), words(what), words(one.who), words(one.why), _mended(one)))


def _mended(entry: Entry) -> Cell:
    """The lines of an erratum, each file with its name before it."""
    if entry.event is not Event.ERRATUM:
        return ()
    lines = (line for one in entry.files for line in (one.path, *_lines(one.difference)))
    return pieces(lines)


def _lines(difference: str) -> Iterator[str]:
    """Taken out and put in, without the marks of a program."""
    for line in difference.splitlines():
        if line.startswith(("-", "+")) and not line.startswith(("---", "+++")):
            yield line


def _history(rows: tuple[Row, ...], labels: Labels) -> ListTable:
    columns = (
        Column(title=labels["pdf-date"], share=14, is_code=True),
        Column(title=labels["register-event"], share=10),
        Column(title=labels["register-who"], share=16),
        Column(title=labels["register-why"], share=40),
        Column(title=labels["register-mended"], share=60, is_stacked=True),
    )
    return ListTable(id="history", title=labels["edition-history"], columns=columns, groups=(Group(rows=rows),))


def _changes(index: Index, given: Changes, labels: Labels) -> ListTable:
    columns = (
        Column(title=labels["changed-what"], share=40, is_stacked=True),
        Column(title=labels["changed-why"], share=66, is_expected=True),
        Column(title=labels["changed-authority"], share=34, is_expected=True),
    )
    rows = tuple(_change(index, one) for one in given.changes)
    return ListTable(
        id="changes",
        title=labels["edition-changes"],
        note=labels["edition-changes-note"],
        columns=columns,
        groups=(Group(rows=rows),),
    )


def _change(index: Index, reason: Reason) -> Row:
    what = tuple(_named(index, str(id_)) for id_ in reason.ids)
    rule = index.basis.get(reason.basis) if reason.basis is not None else None
    basis: Cell = (Piece(str(rule.title), f"basis:{rule.id}"),) if rule is not None else ()
    return Row(cells=(what, words(reason.why), (*words(reason.authority), *basis)))


def _named(index: Index, id_: str) -> Piece:
    """What is meant, in words; what this edition no longer has keeps its id."""
    kind, colon, name = id_.partition(":")
    if not colon or kind == "basis":
        resolved = resolve(index, id_)
        return Piece(resolved.text, id_ if resolved.exists else "")
    charter = index.manual.charter
    titles = {
        "page": {page.id: page.title for page in index.manual.preface},
        "term": {str(one.id): str(one.term) for one in charter.terms},
        "role": {str(one.id): str(one.title) for one in charter.roles},
    }
    return Piece(titles.get(kind, {}).get(name, id_))
