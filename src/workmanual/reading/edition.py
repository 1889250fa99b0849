"""One edition's files to a `Manual`.

Takes the files of an edition (project path → bytes; the ground floor reads the disk) and gives the manual, or what of
it could be read, with every shape problem of every file. Which file is read as what is the table at the bottom; a
file in no row is reported (WM110), so that nothing is passed over without a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import ClassVar, TypeVar

from workmanual.findings import Finding, finding
from workmanual.locale import Locale
from workmanual.model.authored import AUTHORED
from workmanual.model.manual import BasisList, Charter, Edition, FreePage, Manual
from workmanual.model.procedure import Procedure
from workmanual.model.record import RecordForm
from workmanual.model.richtext import Heading, plain_text
from workmanual.reading.fit import fit
from workmanual.reading.markdown import read_markdown
from workmanual.reading.procedure import read_procedure
from workmanual.reading.source_text import decode
from workmanual.reading.yaml_text import read_yaml
from workmanual.span import Name, Span
from workmanual.times import read_times

T = TypeVar("T")
_PICTURE = r"\.(png|jpg|jpeg)$"
_CODE = re.compile(rb"^code:\s*[\"']?([A-Z][A-Z0-9-]*)", re.MULTILINE)
Files = Mapping[str, bytes]


@dataclass(slots=True)
class _Read:
    """What has been read so far."""

    edition: Edition | None = None
    charter: Charter | None = None
    basis: BasisList | None = None
    preface: list[FreePage] = field(default_factory=list)
    procedures: list[Procedure] = field(default_factory=list)
    forms: list[RecordForm] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


_FileReader = Callable[[_Read, str, str, Locale], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of an edition."""

    manual: Manual | None
    """None while `edition.yml`, `manual.yml` or `basis.yml` cannot be read."""
    findings: tuple[Finding, ...]


def read_edition(files: Files, folder: str, locale: Locale) -> Reading:
    """Read the edition in `folder` (`procedures/2004`) from its files.

    Findings: WM101 to WM112, WM2xx, WM302, WM308.
    """
    read = _Read()
    for path in sorted(files):
        _read_file(read, files[path], path, folder, locale)
    for name in ("edition.yml", "manual.yml", "basis.yml"):
        if f"{folder}/{name}" not in files:
            read.findings.append(finding("WM102", Span(f"{folder}/{name}"), file=name))
    if read.charter:
        _report_strays(read, files, folder)
    if read.edition is None or read.charter is None or read.basis is None:
        return Reading(None, tuple(read.findings))
    order = {str(one.code): place for place, one in enumerate(read.charter.documents)}
    manual = Manual(
        edition=read.edition,
        charter=read.charter,
        basis=read.basis.basis,
        preface=tuple(read.preface),
        procedures=tuple(sorted(read.procedures, key=lambda one: (order.get(one.code, len(order)), one.code))),
        forms=tuple(sorted(read.forms, key=lambda form: str(form.code))),
        pictures=tuple(path for path in sorted(files) if re.search(_PICTURE, path)),
        has_assessment=f"{folder}/assessment.yml" in files,
        unread=_unread(read, files, folder),
    )
    return Reading(manual, tuple(read.findings))


def _unread(read: _Read, files: Files, folder: str) -> tuple[str, ...]:
    """Codes in files of documents and forms that did not come out as documents and forms."""
    done = {one.at.path for one in read.procedures} | {one.at.path for one in read.forms}
    rest = (path for path in sorted(files) if path not in done and _reader_of(path, folder) in (_procedure, _form))
    return tuple(code[1].decode() for path in rest if (code := _CODE.search(files[path])))


def _reader_of(path: str, folder: str) -> _FileReader | None:
    inside = path.removeprefix(f"{folder}/")
    return next((row.read for row in _FILES if re.fullmatch(row.pattern, inside)), None)


def _read_file(read: _Read, content: bytes, path: str, folder: str, locale: Locale) -> None:
    reader = _reader_of(path, folder)
    if reader is None:
        return
    try:
        text = decode(content)
    except UnicodeDecodeError as error:
        line = decode(error.object[: error.start]).count("\n") + 1
        read.findings.append(finding("WM101", Span(path, line), reason=f"0x{error.object[error.start]:02x}"))
        return
    reader(read, text, path, locale)


def _yaml(read: _Read, text: str, path: str, wanted: type[T]) -> T | None:
    tree, findings = read_yaml(text, path)
    read.findings += findings
    if tree is None:
        return None
    value, findings = fit(tree, wanted)
    read.findings += findings
    return value


def _edition(read: _Read, text: str, path: str, _locale: Locale) -> None:
    read.edition = _yaml(read, text, path, Edition)


def _charter(read: _Read, text: str, path: str, _locale: Locale) -> None:
    read.charter = _yaml(read, text, path, Charter)


def _basis(read: _Read, text: str, path: str, _locale: Locale) -> None:
    read.basis = _yaml(read, text, path, BasisList)


def _form(read: _Read, text: str, path: str, locale: Locale) -> None:
    form = _yaml(read, text, path, RecordForm)
    if form is None:
        return
    read.forms.append(form)
    if not read_times(form.filled_when, locale.times):
        read.findings.append(finding("WM302", form.filled_when.at, time=form.filled_when))


def _procedure(read: _Read, text: str, path: str, locale: Locale) -> None:
    procedure, findings = read_procedure(text, path, locale)
    read.findings += findings
    if procedure is not None:
        read.procedures.append(procedure)


@dataclass(frozen=True, slots=True, kw_only=True)
class _PageHead:
    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    title: Name


def _free_page(read: _Read, text: str, path: str, _locale: Locale) -> None:
    file = read_markdown(text, path)
    read.findings += file.findings
    if file.front_matter is None:
        read.findings.append(finding("WM109", Span(path)))
        return
    tree, findings = read_yaml(file.front_matter[0], path, first_line=file.front_matter[1])
    read.findings += findings
    head, findings = fit(tree, _PageHead) if tree else (None, ())
    read.findings += findings
    for block in file.blocks:
        if isinstance(block, Heading) and block.level not in (2, 3):
            read.findings.append(finding("WM215", block.at, found=plain_text(block.parts)))
    if head is not None:
        id_ = re.sub(r"^\d+-", "", PurePosixPath(path).stem)
        read.preface.append(FreePage(at=Span(path), id=id_, title=str(head.title), body=file.blocks))


@dataclass(frozen=True, slots=True)
class _FileKind:
    pattern: str
    """Regular expression of the path inside the edition."""
    read: _FileReader


def _report_strays(read: _Read, files: Files, folder: str) -> None:
    assert read.charter is not None, "called when the charter is there"
    part_folders = {str(part.folder) for part in read.charter.parts}
    for path in files:
        inside = path.removeprefix(f"{folder}/")
        known = any(re.fullmatch(row.pattern, inside) for row in _FILES) or re.search(_PICTURE, inside)
        in_part = "/" not in inside or inside.split("/")[0] in part_folders | {"0-preface", "records"}
        if not known or not in_part:
            read.findings.append(finding("WM110", Span(path), file=inside))


_FILES = (
    _FileKind(r"edition\.yml", _edition),
    _FileKind(r"manual\.yml", _charter),
    _FileKind(r"basis\.yml", _basis),
    _FileKind(r"records/[^/]+\.yml", _form),
    _FileKind(r"0-preface/[^/]+\.md", _free_page),
    _FileKind(r"[1-9]-[^/]+/[^/]+\.md", _procedure),
)
"""Which file is read as what, first match first."""
