"""Findings: what is wrong, where, and the table of everything that can be.

A finding is a value: a code of the catalogue, a place and the words to fill into its message. What is said about it,
in which language, is the locale's business (`workmanual.wording`). The catalogue below is the one list of codes:
the documentation is generated from it, the tests walk it, and no code is ever used again for something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
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

    @property
    def weight(self) -> int:
        """How heavily it weighs: the more, the heavier."""
        return (Severity.NOTE, Severity.WARNING, Severity.ERROR).index(self)


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
    firm: bool = False
    """Whether a project may not take it more lightly: the program relies on its absence. Left as it is, a file or a
    part of one would not be read, so that words of the author are missing without a sign, or a page, sheet or PDF
    could not be made. Only errors are firm."""


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


ANYTHING: Final = "*"
ECHOES: Final[Mapping[str, frozenset[str]]] = {
    "WM214": frozenset({"WM301", "WM702"}),
    "WM220": frozenset({"WM905"}),
    "WM221": frozenset({ANYTHING}),
}
"""What follows from a finding at the same place and says nothing new."""


IN_THE_LINE: Final[Mapping[str, frozenset[str]]] = {"WM218": frozenset({"WM902", "WM909"})}
"""The same for a finding that concerns its whole line."""


def without_echoes(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One fault, one finding: those that another at their place explains are left out."""
    found = tuple(findings)
    explaining: dict[Span, set[str]] = {}
    for one in found:
        if one.code in ECHOES:
            explaining.setdefault(one.at, set()).add(one.code)
        if one.code in IN_THE_LINE:
            explaining.setdefault(_line_of(one.at), set()).add(one.code)
    return tuple(one for one in found if not _is_echo(one, explaining))


def _is_echo(one: Finding, explaining: Mapping[Span, set[str]]) -> bool:
    at_its_place = (ECHOES[code] for code in explaining.get(one.at, ()) if code in ECHOES and code != one.code)
    in_its_line = (IN_THE_LINE[code] for code in explaining.get(_line_of(one.at), ()) if code in IN_THE_LINE)
    return any(not codes.isdisjoint({one.code, ANYTHING}) for codes in (*at_its_place, *in_its_line))


def _line_of(at: Span) -> Span:
    return Span(at.path, at.line)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether one of these keeps the edition from being published."""
    return any(one.severity is Severity.ERROR for one in findings)


def near_codes(words: str) -> tuple[str, ...]:
    """Codes that `words` may have been meant to be, the nearest first; letters that look like digits are digits."""
    meant = words.strip().upper().translate(_LIKE_DIGITS)
    return (meant,) if meant in CATALOGUE else tuple(get_close_matches(meant, CATALOGUE, n=3, cutoff=0.6))


_LIKE_DIGITS: Final = str.maketrans("OIL", "011")


def _rows(family: Family, *rows: tuple[str, Severity, tuple[str, ...]]) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(code, family, severity, arguments, firm=severity is Severity.ERROR and _is_firm(code, family))
        for code, severity, arguments in rows
    )


def _is_firm(code: str, family: Family) -> bool:
    return family is Family.FILES or code in _FIRM


_FIRM: Final = frozenset(
    {
        # What the author wrote would be missing without a sign, or stand in no list.
        *("WM202", "WM205", "WM209", "WM210", "WM213", "WM214", "WM215", "WM216", "WM217"),
        *("WM303", "WM402", "WM403", "WM407", "WM411", "WM502", "WM510", "WM520", "WM521", "WM534", "WM535"),
        # Addresses, links and comparisons are made of it.
        *("WM207", "WM208", "WM211", "WM401", "WM409", "WM412", "WM503", "WM504"),
        # A page, a sheet or a PDF could not be made, or not be read.
        *("WM305", "WM309", "WM318", "WM505", "WM507", "WM522", "WM523", "WM601", "WM908"),
        # A released edition cannot change unnoticed.
        *("WM435", "WM436", "WM437"),
        *("WM441", "WM442", "WM443", "WM444", "WM445", "WM446", "WM447", "WM448", "WM449"),
        # A spreadsheet would compute something else, or nothing.
        *("WM524", "WM525", "WM526", "WM527", "WM528", "WM529", "WM530", "WM532"),
    }
)
"""Firm codes besides those of the family files; tests/site/test_loosening.py proves that the others need not be."""


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
            ("WM118", _E, ("code", "near")),  # checks.yml names a code that does not exist
            ("WM119", _E, ("code",)),  # checks.yml loosens an error that has to stay one
            ("WM130", _E, ("line",)),  # a list that is no text
            ("WM131", _E, ("column",)),  # a list without a column that it needs
            ("WM132", _E, ("found", "known")),  # a word of a list that stands in no column of ours
            ("WM133", _E, ("column",)),  # an empty cell where a list must have a word
            ("WM134", _E, ("name", "first")),  # a name of a list twice
            ("WM135", _E, ("name", "why")),  # a name that can be no folder's
            ("WM136", _E, ("rows", "limit")),  # a list with too many rows
            ("WM137", _W, ("character", "code_point", "value")),  # a list's character that our faces do not have
            ("WM138", _E, ("column", "found")),  # a cell that is no number
            ("WM139", _E, ("column", "found", "known")),  # a cell that names what is not there
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
            ("WM218", _W, ("found", "section")),  # section heading written otherwise
            ("WM219", _W, ("found", "title")),  # number typed before a step's title
            ("WM220", _W, ("found", "item")),  # item label written otherwise
            ("WM221", _E, ("found", "where")),  # placeholder
            ("WM222", _W, ("step",)),  # standard with nothing measurable
            ("WM223", _W, ("step", "item", "expected")),  # item out of order
            ("WM224", _E, ("found",)),  # way without its condition
            ("WM225", _W, ("step", "condition")),  # only one way
            ("WM226", _E, ("condition",)),  # two ways under one condition
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
            ("WM310", _E, ("target", "known")),  # neither step nor indicator of the assessment document
            ("WM311", _W, ("role", "title")),  # role named nowhere
            ("WM312", _W, ("id", "term")),  # term that stands in no text
            ("WM313", _W, ("id", "title")),  # basis cited nowhere
            ("WM314", _W, ("code",)),  # document whose steps leave no record
            ("WM315", _W, ("code", "title")),  # document that nothing refers to
            ("WM316", _E, ("code", "found", "present")),  # revision beside a code that is not its present one
            ("WM317", _W, ("code",)),  # code typed as plain words
            ("WM318", _E, ("code",)),  # record that is no form
            ("WM319", _E, ("found",)),  # link to what is no address
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
            ("WM413", _E, ("event", "found", "after", "date")),  # dates out of order
            ("WM414", _E, ("event", "count")),  # approval missing or twice
            ("WM415", _W, ("code", "role")),  # prepared and approved by one role
            ("WM416", _E, ("code", "found", "next")),  # text changed, revision not raised
            ("WM417", _E, ("code", "found", "previous")),  # revision raised, text the same
            ("WM418", _E, ("code", "found", "previous", "next")),  # revision that is not the next one
            ("WM419", _E, ("effective", "previous")),  # effective not after the previous edition
            ("WM420", _W, ("event", "found", "date")),  # date in a text that is not the edition's
            ("WM422", _W, ("file", "code")),  # file named after another code
            ("WM431", _W, ("id", "difference")),  # change without a reason
            ("WM432", _W, ("id",)),  # reason for what has not changed
            ("WM433", _E, ("id",)),  # reason for what is in neither edition
            ("WM434", _E, ("id", "edition")),  # lineage of what the edition does not have
            ("WM435", _E, ("event", "count")),  # edition to be released without an approval or a date of issue
            ("WM436", _E, ("previous",)),  # edition to be released after one that is still a draft
            ("WM437", _E, ()),  # edition to be released with the summary it was begun with
            ("WM438", _E, ("id", "previous", "alike")),  # id used again for something else
            ("WM441", _E, ("path",)),  # file of a released edition changed
            ("WM442", _E, ("path",)),  # file of a released edition gone
            ("WM443", _E, ("path",)),  # file put into a released edition
            ("WM444", _E, ("path", "now")),  # file of a released edition renamed
            ("WM445", _E, ("edition",)),  # seal gone, or not the registered one
            ("WM446", _E, ("event", "edition")),  # register altered before an entry
            ("WM447", _E, ("edition",)),  # seal of an edition that the register does not know as released
            ("WM448", _E, ("edition",)),  # register speaks of an edition that is not there
            ("WM449", _E, ("event", "edition")),  # entry that cannot follow those before it
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
            ("WM512", _E, ("key", "found", "least", "most")),  # measure that cannot be printed
            ("WM513", _E, ("option", "label")),  # option twice
            ("WM514", _E, ("label", "type")),  # options of a field that is no choice
            ("WM515", _E, ("key",)),  # empty where something must stand
            ("WM516", _W, ("label", "first")),  # two fields of one label
            ("WM517", _W, ("code", "procedure")),  # form of a document that does not use it
            ("WM518", _E, ("label", "key")),  # key that has no effect here
            ("WM519", _E, ("label", "type", "place")),  # type that cannot be printed here
            ("WM520", _E, ("found",)),  # part without exactly one content
            ("WM521", _E, ("key", "kind", "kinds")),  # content of another kind of form
            ("WM522", _E, ("kind", "key")),  # what makes a form of this kind is missing
            ("WM523", _E, ("key",)),  # cover, instructions or cut in the wrong place
            ("WM524", _E, ("problem", "found", "place")),  # formula not understood
            ("WM525", _E, ("id", "near")),  # formula that names no field
            ("WM526", _E, ("id", "function")),  # one value where a column is wanted
            ("WM527", _E, ("id",)),  # column where one value is wanted
            ("WM528", _E, ("ids",)),  # formulas in a circle
            ("WM529", _E, ("label",)),  # computed without formula
            ("WM530", _E, ("label",)),  # missing() where no line is checked
            ("WM531", _E, ("key",)),  # assessment scheme wanted, and there is none
            ("WM532", _E, ("found", "value", "wanted")),  # calculating with what cannot be calculated
            ("WM533", _E, ("label", "count")),  # yes or no in more or fewer than two words
            ("WM534", _E, ("key",)),  # rows beside those of the assessment scheme
            ("WM535", _E, ("label", "found", "each")),  # column that its rows have nothing for
            ("WM536", _E, ("label", "proves", "first")),  # check proved twice
            ("WM537", _E, ("given", "missing")),  # total without anything to add up, or the reverse
            ("WM538", _E, ("label", "least", "most")),  # least number above the greatest
            ("WM539", _E, ("names", "count")),  # names and number of pages differ
            ("WM540", _E, ("pages", "most")),  # book too thick
            ("WM541", _E, ("id", "near")),  # frame of a column that does not exist
            ("WM542", _E, ("legend", "needed", "most")),  # legend that does not tell all frames apart
            ("WM543", _E, ("found", "known")),  # placeholder in a number unknown
        ),
        *_rows(
            Family.PRINT,
            ("WM601", _E, ("character", "code_point")),  # character our faces do not have
        ),
        *_rows(
            Family.CONSISTENCY,
            ("WM701", _W, ("role", "step")),  # role that acts and has no responsibility
            ("WM702", _W, ("role",)),  # responsibility of a role that acts nowhere
            ("WM703", _W, ("code", "fillers", "actors")),  # form filled in by none of the step's roles
            ("WM704", _E, ("step",)),  # way back to the step itself
            ("WM705", _W, ("step",)),  # step that nothing reaches
        ),
        *_rows(
            Family.ASSESSMENT,
            ("WM801", _E, ("sum", "points")),  # categories do not add up to the whole
            ("WM802", _E, ("id", "points")),  # points that cannot be
            ("WM803", _E, ("count", "fewest")),  # too few indicators
            ("WM804", _E, ("id", "first")),  # id twice
            ("WM805", _E, ("id",)),  # id that is not ASCII words
            ("WM806", _E, ("id", "procedure")),  # indicator of no document
            ("WM807", _E, ("id",)),  # indicator without proof
            ("WM808", _E, ("id", "code")),  # form of proof unknown
            ("WM809", _W, ("id", "code", "procedure")),  # proof that no step leaves
            ("WM810", _E, ("missing",)),  # one of the five checks missing
            ("WM811", _E, ("category", "known")),  # category unknown
            ("WM812", _E, ("grade", "at_least")),  # grades out of order
            ("WM813", _E, ("category", "sum", "points")),  # indicators do not add up to their category
            ("WM814", _E, ("category",)),  # category without indicators
            ("WM815", _E, ("lowest",)),  # scores without a grade
            ("WM816", _W, ()),  # scheme of no document
            ("WM817", _E, ("id", "number", "known")),  # standard served unknown
            ("WM818", _E, ("key", "given", "found", "each")),  # standards not as many as is said
            ("WM819", _E, ("stage", "target", "known")),  # stage of the cycle names no step
            ("WM820", _E, ("id", "known")),  # worked example of an unknown indicator
            ("WM821", _E, ("id", "lost", "points")),  # worked example takes off what is not there
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
