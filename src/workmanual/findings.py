"""Findings: what is wrong, where, and the table of everything that can be.

A finding is a value: a code of the catalogue, a place and the words to fill into its message. What is said about it,
in which language, is the locale's business (`workmanual.wording`). The catalogue below is the one list of codes:
the documentation is generated from it, the tests walk it, and no code is ever used again for something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workmanual.span import Span


class Severity(StrEnum):
    """What a finding means for publishing (design.md §6)."""

    ERROR = "error"
    """The edition may not be published."""
    WARNING = "warning"
    """It may be published and should be looked at."""
    NOTE = "note"
    """Information."""


class Family(StrEnum):
    """Chapters of the catalogue; the first digit of a code."""

    FILES = "files"
    STRUCTURE = "structure"
    REFERENCES = "references"
    CONTROL = "control"
    RECORDS = "records"
    PRINT = "print"
    CONSISTENCY = "consistency"
    ASSESSMENT = "assessment"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One row of the catalogue."""

    code: str
    family: Family
    severity: Severity
    """Whether it keeps the edition from being published."""
    arguments: tuple[str, ...]
    """Names that a finding of this code fills into its message."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place."""

    at: Span
    code: str
    severity: Severity
    arguments: tuple[tuple[str, str], ...]

    def sort_key(self) -> tuple[Span, str]:
        """By place, then code."""
        return (self.at, self.code)


def finding(code: str, at: Span, /, **arguments: str) -> Finding:
    """Make a finding of the catalogue's `code` at `at`; the arguments must be those of its row."""
    row = CATALOGUE[code]
    assert set(arguments) == set(row.arguments), f"{code} takes {row.arguments}, got {tuple(arguments)}"
    return Finding(at, code, row.severity, tuple((name, str(arguments[name])) for name in row.arguments))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, by path, line, column and code; those that share all four stay as they were found."""
    return tuple(sorted(dict.fromkeys(findings), key=Finding.sort_key))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether one of these keeps the edition from being published."""
    return any(one.severity is Severity.ERROR for one in findings)


def _rows(family: Family, *rows: tuple[str, Severity, tuple[str, ...]]) -> tuple[Diagnostic, ...]:
    return tuple(Diagnostic(code, family, severity, arguments) for code, severity, arguments in rows)


_E, _W = Severity.ERROR, Severity.WARNING

CATALOGUE: Final[Mapping[str, Diagnostic]] = {
    row.code: row
    for row in (
        *_rows(
            Family.FILES,
            ("WM101", _E, ("reason",)),  # not UTF-8 text
            ("WM102", _E, ("file",)),  # a file every edition has is missing
            ("WM103", _E, ("problem",)),  # YAML cannot be read
            ("WM104", _E, ("key",)),  # a key is missing
            ("WM105", _E, ("key", "known")),  # a key nobody reads
            ("WM106", _E, ("key", "found", "expected")),  # a value that does not fit
            ("WM107", _E, ("found",)),  # raw HTML
            ("WM108", _E, ("found", "construct")),  # markup the manual has no place for
            ("WM109", _E, ()),  # no front matter
            ("WM110", _W, ("file",)),  # a file in a place nobody reads
            ("WM111", _E, ("key",)),  # a key twice
            ("WM112", _E, ()),  # a YAML alias
            ("WM113", _E, ("limit",)),  # a file too large
            ("WM114", _E, ("limit",)),  # nested too deep
            ("WM115", _E, ("target",)),  # a symbolic link
            ("WM116", _E, ("path",)),  # a picture outside the edition's folder
            ("WM117", _E, ()),  # something before the front matter
        ),
        *_rows(
            Family.STRUCTURE,
            ("WM201", _E, ("section", "expected", "found")),  # section missing
            ("WM202", _E, ("section", "first")),  # section twice
            ("WM203", _E, ("section", "expected")),  # section out of order
            ("WM204", _E, ("step", "item", "found")),  # step without one of its six items
            ("WM205", _E, ("found", "expected")),  # unknown section
            ("WM206", _E, ("section",)),  # empty section
            ("WM207", _E, ("step",)),  # step without an id
            ("WM208", _E, ("id", "first")),  # step id twice
            ("WM209", _E, ("found", "known")),  # unknown item
            ("WM210", _E, ("step", "item")),  # item twice
            ("WM211", _E, ("id",)),  # id that is not ASCII words
            ("WM212", _E, ("step", "item")),  # empty item
            ("WM213", _E, ("found",)),  # text where nothing is read
            ("WM214", _E, ("found",)),  # responsibility without its role
            ("WM215", _E, ("found",)),  # heading of a level that has no place here
            ("WM216", _E, ("found",)),  # fork not understood
            ("WM217", _E, ("role", "first")),  # responsibility of a role twice
        ),
        *_rows(
            Family.REFERENCES,
            ("WM301", _E, ("role", "near")),  # role unknown
            ("WM302", _E, ("time",)),  # time not understood
            ("WM303", _E, ("code",)),  # document unknown
            ("WM304", _E, ("target", "known")),  # step unknown
            ("WM305", _E, ("code",)),  # form unknown
            ("WM306", _E, ("id", "known")),  # basis unknown
            ("WM307", _E, ("title", "from", "to", "effective")),  # basis not in force
            ("WM308", _E, ("found",)),  # reference not understood
            ("WM309", _E, ("path",)),  # picture missing
        ),
        *_rows(
            Family.CONTROL,
            ("WM401", _E, ("code", "pattern")),  # code malformed
            ("WM402", _E, ("code", "first")),  # code twice
            ("WM403", _E, ("code",)),  # document not expected
            ("WM404", _E, ("code", "found", "expected")),  # title, origin or part differs from the list
            ("WM405", _W, ("code", "title")),  # expected document not written yet
            ("WM406", _E, ("file", "code")),  # file that a written document needs
            ("WM407", _E, ("id", "first")),  # id twice in manual.yml or basis.yml
            ("WM408", _E, ("word", "first")),  # one word for two roles
            ("WM409", _E, ("found", "folder")),  # edition id is not its folder's name
            ("WM410", _E, ("found",)),  # date not understood
            ("WM411", _E, ("part",)),  # part unknown
            ("WM412", _E, ("pattern", "problem")),  # pattern that is no regular expression
        ),
        *_rows(
            Family.RECORDS,
            ("WM501", _E, ("code", "title")),  # form cited by no step
            ("WM502", _E, ("found",)),  # block without exactly one content
            ("WM503", _E, ("id", "first")),  # field id twice
            ("WM504", _E, ("id",)),  # field id malformed
            ("WM505", _E, ("width", "available")),  # columns wider than the sheet
            ("WM506", _E, ("height",)),  # row too low to write in
            ("WM507", _E, ("retention", "known")),  # retention class unknown
            ("WM508", _E, ("kind", "wanted")),  # blank rows counted the wrong way for the kind
            ("WM509", _E, ("label",)),  # choice without options
            ("WM510", _E, ("row", "columns")),  # prefilled row longer than the table
            ("WM511", _E, ("columns",)),  # pairs side by side outside 1 to 3
        ),
        *_rows(
            Family.PRINT,
            ("WM601", _E, ("character", "code_point")),  # character our faces do not have
        ),
        *_rows(
            Family.LANGUAGE,
            ("WM901", _E, ("found", "simplified")),  # Traditional characters
            ("WM902", _W, ("found", "wanted")),  # half-width punctuation in Chinese text
            ("WM903", _W, ("found", "term")),  # a word the vocabulary says not to write
            ("WM904", _W, ("found",)),  # a word of diligence without a measure
            ("WM905", _W, ("found",)),  # a number typed where the program numbers
            ("WM906", _W, ("found",)),  # a person's name where a role belongs
            ("WM907", _E, ("found",)),  # text read in a wrong encoding
            ("WM908", _E, ("code_point",)),  # a character that shows nothing
            ("WM909", _W, ("found", "wanted")),  # a character of the wrong width
            ("WM910", _E, ("path",)),  # a picture without its alternative text
        ),
    )
}
"""Every code that exists."""
