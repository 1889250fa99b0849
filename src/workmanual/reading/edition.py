"""One edition's files to a `Manual`.

Takes the files of an edition (project path → bytes; the ground floor reads the disk) and gives the manual, or what of
it could be read, with every shape problem of every file. Which file is read as what is the table at the bottom; a
file in no row is reported (WM110), so that nothing is passed over without a word. Each file is read alone
(`read_file`) and the edition put together from what that gave (`put_together`), so that a file that has not changed
need not be read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import ClassVar, Final, TypeVar

from workmanual.editions.seals import SEAL
from workmanual.findings import Finding, finding
from workmanual.locale import Locale
from workmanual.model.assessment import ASSESSMENT_FILE, Assessment
from workmanual.model.authored import AUTHORED
from workmanual.model.changes import CHANGES_FILE, Changes
from workmanual.model.manual import BasisList, Charter, Edition, FreePage, Manual
from workmanual.model.procedure import FrontMatter, Procedure
from workmanual.model.record import RecordForm
from workmanual.model.richtext import Heading, plain_text
from workmanual.model.standards import STANDARDS_FILE, Standards
from workmanual.reading.fit import fit
from workmanual.reading.front_matter import read_front_matter
from workmanual.reading.markdown import read_markdown
from workmanual.reading.procedure import procedure_of
from workmanual.reading.prose import Prose, prose_of_blocks, prose_of_tree
from workmanual.reading.source_text import decode
from workmanual.reading.yaml_text import YamlTree, read_yaml
from workmanual.span import Day, Name, Span
from workmanual.times import read_times

T = TypeVar("T")
_PICTURE = r"\.(png|jpg|jpeg)$"
_CODE = re.compile(rb"^code:\s*[\"']?([A-Z][A-Z0-9-]*)", re.MULTILINE)
PREFACE: Final = "0-preface"
"""Folder of the free pages."""
MEGABYTE: Final = 1024 * 1024
LARGEST_TEXT: Final = 1 * MEGABYTE
"""A document of 23 is below 0.04 MB; what is thirty times as large was put there by mistake, and would take minutes."""
LARGEST_PICTURE: Final = 5 * MEGABYTE
"""A page of A4 scanned in colour at 300 dpi is below; beyond, the book can no longer be sent by mail."""
Files = Mapping[str, bytes]
Value = Edition | Charter | BasisList | Assessment | Standards | Changes | FreePage | Procedure | RecordForm


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file gave."""

    value: Value | None = None
    """None where the file has no place, or could not be read."""
    findings: tuple[Finding, ...] = ()
    prose: tuple[Prose, ...] = ()
    """The author's words in it."""
    unread: str = ""
    """What it would be called, had it been read: the code of a document or form, `assessment.yml`, `standards.yml`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of an edition."""

    manual: Manual | None
    """None while `edition.yml`, `manual.yml` or `basis.yml` cannot be read."""
    findings: tuple[Finding, ...]


def read_edition(files: Files, folder: str, locale: Locale) -> Reading:
    """Read the edition in `folder` (`procedures/2004`) from its files.

    Findings: WM101 to WM114, WM117, WM2xx, WM302, WM308, WM908, WM910.
    """
    return put_together({path: read_file(path, files[path], folder, locale) for path in files}, folder)


def largest(path: str) -> int:
    """How many bytes the file may have."""
    return LARGEST_PICTURE if re.search(_PICTURE, path) else LARGEST_TEXT


def read_file(path: str, content: bytes, folder: str, locale: Locale) -> FileRead:
    """Read one file of the edition in `folder`, whatever the others say; one too large is not read (WM113)."""
    kind = _kind_of(path, folder)
    if len(content) > largest(path):
        too_large = finding("WM113", Span(path), limit=f"{largest(path) // MEGABYTE} MB")
        return FileRead(findings=(too_large,), unread=_called(kind, content) if kind else "")
    if kind is None:
        return FileRead()
    try:
        text = decode(content)
    except UnicodeDecodeError as error:
        line = decode(error.object[: error.start]).count("\n") + 1
        read = FileRead(findings=(finding("WM101", Span(path, line), reason=f"0x{error.object[error.start]:02x}"),))
    else:
        read = kind.read(text, path, locale)
    return read if read.value is not None else replace(read, unread=_called(kind, content))


def _called(kind: _FileKind, content: bytes) -> str:
    code = _CODE.search(content) if kind.has_a_code else None
    return code[1].decode() if code else kind.called


def put_together(reads: Mapping[str, FileRead], folder: str) -> Reading:
    """The edition whose files gave this."""
    paths = sorted(reads)
    findings = [one for path in paths for one in reads[path].findings]
    for name in ("edition.yml", "manual.yml", "basis.yml"):
        if f"{folder}/{name}" not in reads:
            findings.append(finding("WM102", Span(f"{folder}/{name}"), file=name))
    values = [reads[path].value for path in paths]
    edition, charter, basis = _only(values, Edition), _only(values, Charter), _only(values, BasisList)
    if charter is not None:
        findings += _strays(paths, folder, charter)
    if edition is None or charter is None or basis is None:
        return Reading(None, tuple(findings))
    order = {str(one.code): place for place, one in enumerate(charter.documents)}
    procedures = [one for one in values if isinstance(one, Procedure)]
    manual = Manual(
        edition=edition,
        charter=charter,
        basis=basis.basis,
        preface=tuple(one for one in values if isinstance(one, FreePage)),
        procedures=tuple(sorted(procedures, key=lambda one: (order.get(one.code, len(order)), one.code))),
        forms=tuple(sorted((one for one in values if isinstance(one, RecordForm)), key=lambda form: str(form.code))),
        pictures=tuple(path for path in paths if re.search(_PICTURE, path)),
        assessment=_only(values, Assessment),
        standards=_only(values, Standards),
        changes=_only(values, Changes),
        unread=tuple(reads[path].unread for path in paths if reads[path].unread),
    )
    return Reading(manual, tuple(findings))


def _only(values: list[Value | None], wanted: type[T]) -> T | None:
    return next((one for one in values if isinstance(one, wanted)), None)


def _kind_of(path: str, folder: str) -> _FileKind | None:
    inside = path.removeprefix(f"{folder}/")
    return next((row for row in _FILES if re.fullmatch(row.pattern, inside)), None)


def _strays(paths: list[str], folder: str, charter: Charter) -> list[Finding]:
    folders = {str(part.folder) for part in charter.parts} | {PREFACE, "records"}
    findings = []
    for path in paths:
        inside = path.removeprefix(f"{folder}/")
        known = _kind_of(path, folder) is not None or re.search(_PICTURE, inside) or inside == SEAL
        if not known or ("/" in inside and inside.split("/")[0] not in folders):
            findings.append(finding("WM110", Span(path), file=inside))
    return findings


_YamlValue = Edition | Charter | BasisList | Assessment | Standards | Changes | RecordForm


def _yaml(text: str, path: str, wanted: type[_YamlValue]) -> FileRead:
    tree, findings = read_yaml(text, path)
    if tree is None:
        return FileRead(findings=findings)
    value, misfits = fit(tree, wanted)
    if isinstance(value, Edition):
        value = _with_placed_dates(value, tree)
    return FileRead(value, (*findings, *misfits), prose_of_tree(tree))


def _with_placed_dates(edition: Edition, tree: YamlTree) -> Edition:
    """The edition with the places of its dates, which they lose when they are fitted."""
    issued = edition.issued and _placed(edition.issued, tree.place_of(("issued",)))
    return replace(edition, issued=issued, effective=_placed(edition.effective, tree.place_of(("effective",))))


def _placed(day: date, at: Span) -> Day:
    return Day(day.year, day.month, day.day, at)


def _edition(text: str, path: str, _locale: Locale) -> FileRead:
    return _yaml(text, path, Edition)


def _charter(text: str, path: str, _locale: Locale) -> FileRead:
    return _yaml(text, path, Charter)


def _basis(text: str, path: str, _locale: Locale) -> FileRead:
    return _yaml(text, path, BasisList)


def _assessment(text: str, path: str, _locale: Locale) -> FileRead:
    return _yaml(text, path, Assessment)


def _standards(text: str, path: str, _locale: Locale) -> FileRead:
    return _yaml(text, path, Standards)


def _changes(text: str, path: str, _locale: Locale) -> FileRead:
    return _yaml(text, path, Changes)


def _form(text: str, path: str, locale: Locale) -> FileRead:
    read = _yaml(text, path, RecordForm)
    form = read.value
    if isinstance(form, RecordForm) and not read_times(form.filled_when, locale.times):
        unknown = finding("WM302", form.filled_when.at, time=form.filled_when)
        return replace(read, findings=(*read.findings, unknown))
    return read


def _procedure(text: str, path: str, locale: Locale) -> FileRead:
    file = read_markdown(text, path)
    head = read_front_matter(file, path, FrontMatter)
    procedure, findings = procedure_of(file, head.value, path, locale)
    return FileRead(
        procedure, (*file.findings, *head.findings, *findings), (*head.prose, *prose_of_blocks(file.blocks))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _PageHead:
    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    title: Name
    summary: Name | None = None


def _free_page(text: str, path: str, _locale: Locale) -> FileRead:
    file = read_markdown(text, path)
    head = read_front_matter(file, path, _PageHead)
    levels = tuple(
        finding("WM215", block.at, found=plain_text(block.parts))
        for block in file.blocks
        if isinstance(block, Heading) and block.level not in (2, 3)
    )
    page = None
    if head.value is not None:
        id_ = re.sub(r"^\d+-", "", PurePosixPath(path).stem)
        page = FreePage(
            at=Span(path), id=id_, title=str(head.value.title), summary=str(head.value.summary or ""), body=file.blocks
        )
    return FileRead(page, (*file.findings, *head.findings, *levels), (*head.prose, *prose_of_blocks(file.blocks)))


@dataclass(frozen=True, slots=True)
class _FileKind:
    pattern: str
    """Regular expression of the path inside the edition."""
    read: Callable[[str, str, Locale], FileRead]
    """Takes the file's text, its path and the locale."""
    has_a_code: bool = False
    """Whether others refer to what it holds by a code."""
    called: str = ""
    """What it holds is called, where that is no code and other files need it."""


_FILES = (
    _FileKind(r"edition\.yml", _edition),
    _FileKind(r"manual\.yml", _charter),
    _FileKind(r"basis\.yml", _basis),
    _FileKind(re.escape(ASSESSMENT_FILE), _assessment, called=ASSESSMENT_FILE),
    _FileKind(re.escape(STANDARDS_FILE), _standards, called=STANDARDS_FILE),
    _FileKind(re.escape(CHANGES_FILE), _changes),
    _FileKind(r"records/[^/]+\.yml", _form, has_a_code=True),
    _FileKind(rf"{PREFACE}/[^/]+\.md", _free_page),
    _FileKind(r"[1-9]-[^/]+/[^/]+\.md", _procedure, has_a_code=True),
)
"""Which file is read as what, first match first."""
