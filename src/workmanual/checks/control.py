"""Document control: codes, the expected list, identifiers (WM4xx)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workmanual.findings import Finding, finding
from workmanual.model.assessment import ASSESSMENT_FILE
from workmanual.model.procedure import Procedure
from workmanual.model.record import RecordForm
from workmanual.span import Name, Span
from workmanual.views.dates import day_range
from workmanual.views.index import Index, compiled


def codes(index: Index) -> Iterator[Finding]:
    """Codes and revisions match the patterns of `manual.yml` (WM401, WM412) and none is used twice (WM402)."""
    manual, patterns = index.manual, index.manual.charter.codes
    documents = [procedure.head.code for procedure in manual.procedures]
    records = [code for form in manual.forms for code in _codes_of(form)]
    revisions = [
        manual.edition.revision,
        *(procedure.head.revision for procedure in manual.procedures),
        *(form.revision for form in manual.forms),
    ]
    expected = [one.code for one in manual.charter.documents]
    for pattern, names in (
        (patterns.document, [*expected, *documents]),
        (patterns.record, records),
        (patterns.revision, revisions),
    ):
        expression = compiled(pattern)
        if isinstance(expression, str):
            yield finding("WM412", pattern.at, pattern=pattern, problem=expression)
            continue
        for name in names:
            if not expression.fullmatch(name):
                yield finding("WM401", name.at, code=name, pattern=pattern)
    yield from _twice("WM402", "code", (*documents, *records))
    yield from _twice("WM402", "code", expected)


def _codes_of(form: RecordForm) -> Iterator[Name]:
    """Its code and those of its parts; one part may have the form's own."""
    own = [part.code for part in form.parts if part.code is not None]
    if form.code in own:
        own.remove(form.code)
    yield from (form.code, *own)


def _twice(code: str, argument: str, names: Iterable[Name]) -> Iterator[Finding]:
    first: dict[str, Name] = {}
    for name in names:
        if name in first:
            yield finding(code, name.at, **{argument: name, "first": _line(first[name].at)})
        first.setdefault(name, name)


def _line(at: Span) -> str:
    return f"{at.path}:{at.line}"


def documents(index: Index) -> Iterator[Finding]:
    """Written documents are on the expected list (WM403) and agree with it (WM404); parts exist (WM411)."""
    for expected in index.manual.charter.documents:
        if expected.part not in index.parts:
            yield finding("WM411", expected.part.at, part=expected.part)
    for procedure in index.manual.procedures:
        expected_document = index.expected.get(procedure.code)
        if expected_document is None:
            yield finding("WM403", procedure.code.at, code=procedure.code)
            continue
        head = procedure.head
        for found, wanted in ((head.title, expected_document.title), (head.origin, expected_document.origin)):
            if found != wanted:
                at = found.at if isinstance(found, Name) else head.at
                yield finding("WM404", at, code=head.code, found=found, expected=wanted)
        part = index.parts.get(expected_document.part)
        folder = _folder(procedure)
        if part is not None and folder != part.folder:
            yield finding("WM404", procedure.at, code=head.code, found=folder, expected=part.folder)


def _folder(procedure: Procedure) -> str:
    return procedure.at.path.split("/")[-2]


def file_names(index: Index) -> Iterator[Finding]:
    """A file whose name begins with a code holds what has that code (WM422); other names are the author's affair."""
    codes = index.manual.charter.codes
    for pattern, names in (
        (codes.document, [procedure.code for procedure in index.manual.procedures]),
        (codes.record, [form.code for form in index.manual.forms]),
    ):
        expression = compiled(pattern)
        if isinstance(expression, str):
            continue
        for code in names:
            file = code.at.path.split("/")[-1]
            words = file.partition(".")[0].upper()
            named = expression.match(words)
            is_whole = named is not None and not words[named.end() : named.end() + 1].isalnum()
            if named is not None and is_whole and named[0] != code.upper() and expression.fullmatch(code):
                yield finding("WM422", code.at, file=file, code=code)


def awaited_documents(index: Index) -> Iterator[Finding]:
    """Expected documents that are not written yet: one warning each (WM405)."""
    for expected in index.manual.charter.documents:
        if index.awaited(expected.code):
            yield finding("WM405", expected.at, code=expected.code, title=expected.title)


def identifiers(index: Index) -> Iterator[Finding]:
    """Ids of `manual.yml` and `basis.yml` are unique (WM407); the edition's id is its folder (WM409); dates (WM410)."""
    charter = index.manual.charter
    for names in (
        [one.id for one in charter.parts],
        [one.id for one in charter.roles],
        [one.id for one in charter.units],
        [one.id for one in charter.terms],
        [one.id for one in charter.retention],
        [one.id for one in index.manual.basis],
    ):
        yield from _twice("WM407", "id", names)
    edition = index.manual.edition
    folder = edition.at.path.split("/")[-2]
    if edition.id != folder:
        yield finding("WM409", edition.id.at, found=edition.id, folder=folder)
    for rule in index.manual.basis:
        for written in (rule.in_force_from, rule.in_force_to):
            if written is not None and day_range(written) is None:
                yield finding("WM410", written.at, found=written)


def role_words(index: Index) -> Iterator[Finding]:
    """No title or synonym stands for two roles (WM408)."""
    words = [word for role in index.manual.charter.roles for word in (role.title, *role.synonyms)]
    yield from _twice("WM408", "word", words)


def assessment_data(index: Index) -> Iterator[Finding]:
    """The assessment scheme's data is there once its document is written (WM406); before, WM405 covers it."""
    document = index.procedures.get(index.manual.charter.assessment or "")
    missing = index.manual.assessment is None and ASSESSMENT_FILE not in index.manual.unread
    if document is not None and missing:
        yield finding("WM406", document.at, file=ASSESSMENT_FILE, code=document.code)
