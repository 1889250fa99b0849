"""An edition's files to its manual and everything found in it.

The one way from files to findings, for the command line, the site and the tests: every file is examined alone, then
the manual is put together and checked as a whole. Whoever keeps what was found in a file that has not changed gives
an `examine` of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final

from workmanual.checks import check
from workmanual.checks.file_text import FileText, Simplify
from workmanual.checks.lexicon import Lexicon, lexicon_of
from workmanual.checks.texts import check_text
from workmanual.findings import Finding, in_order, without_echoes
from workmanual.locale import Locale
from workmanual.model.manual import Charter, Manual
from workmanual.reading.edition import FileRead, Files, largest, put_together, read_file
from workmanual.reading.source_text import decode

CHARTER: Final = "manual.yml"
WRITTEN: Final = (".md", ".yml")
"""Files whose words reach paper."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a file is examined with besides its content."""

    folder: str
    """The edition's: `procedures/2004`."""
    locale: Locale
    covered: Collection[str]
    """Characters that our own faces have."""
    simplify: Simplify


@dataclass(frozen=True, slots=True)
class Examined:
    """What one file gave: its value, and all that can be said of it without the other files."""

    read: FileRead
    """Without its prose, which has been checked."""
    findings: tuple[Finding, ...]


Examine = Callable[[str, bytes, Lexicon, Given], Examined]


@dataclass(frozen=True, slots=True)
class Checked:
    """An edition's manual, as far as it could be read, and everything found in it."""

    manual: Manual | None
    findings: tuple[Finding, ...]


def examine_file(path: str, content: bytes, lexicon: Lexicon, given: Given) -> Examined:
    """Read one file and check its words."""
    read = read_file(path, content, given.folder, given.locale)
    return Examined(
        FileRead(read.value, read.findings, unread=read.unread),
        check_text(_file_text(path, content, read, lexicon, given)) if path.endswith(WRITTEN) else (),
    )


def _file_text(path: str, content: bytes, read: FileRead, lexicon: Lexicon, given: Given) -> FileText:
    try:
        lines = tuple(decode(content).split("\n")) if len(content) <= largest(path) else ()
    except UnicodeDecodeError:  # WM101 says so, and what could be read of it are not the author's words
        lines = ()
    return FileText(path, lines, read.prose, lexicon, given.locale, given.covered, given.simplify)


def check_edition(
    files: Files, given: Given, *, previous: Manual | None = None, examine: Examine = examine_file
) -> Checked:
    """Read and check one edition; `previous` is the edition before it."""
    lexicon = vocabulary(files, given)
    examined = {path: examine(path, content, lexicon, given) for path, content in files.items()}
    return check_examined(examined, given, previous=previous)


def check_examined(examined: Mapping[str, Examined], given: Given, *, previous: Manual | None = None) -> Checked:
    """Put together and check the edition whose files gave this."""
    reading = put_together({path: one.read for path, one in examined.items()}, given.folder)
    findings = [*reading.findings, *(found for one in examined.values() for found in one.findings)]
    if reading.manual is not None:
        findings += check(reading.manual, given.locale, previous)
    return Checked(reading.manual, in_order(without_echoes(findings)))


def vocabulary(files: Files, given: Given) -> Lexicon:
    """What every file of the edition is examined against."""
    path = f"{given.folder}/{CHARTER}"
    charter = read_file(path, files[path], given.folder, given.locale).value if path in files else None
    return lexicon_of(charter if isinstance(charter, Charter) else None)
