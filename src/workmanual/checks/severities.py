"""Severities that a project has changed: `procedures/checks.yml`.

Takes the file as bytes, gives what it changes and what is wrong with it; and judges findings by it. An error on which
the program relies keeps its severity whatever the file says. Every loosening is a value of its own, so that each
report can name it with its reason, whether or not anything of it was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import ClassVar

from workmanual.findings import CATALOGUE, Finding, Severity, finding, in_order, near_codes
from workmanual.model.authored import AUTHORED
from workmanual.reading.fit import fit
from workmanual.reading.source_text import decode
from workmanual.reading.yaml_text import read_yaml
from workmanual.span import Name, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityChange:
    """One entry, as it is written."""

    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    code: Name
    severity: Severity
    because: Name
    """Why, in the drafting group's words; it stands in every report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _CheckSettings:
    __pydantic_config__: ClassVar = AUTHORED

    at: Span
    severities: tuple[SeverityChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Loosening:
    """A code that is taken more lightly than the catalogue takes it."""

    at: Span
    """Where the file says so."""
    code: str
    before: Severity
    after: Severity
    because: str


@dataclass(frozen=True, slots=True)
class Severities:
    """What a project's file changes; nothing where there is no file."""

    by_code: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    loosenings: tuple[Loosening, ...] = ()
    """In the file's order."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the file itself."""


def read_severities(content: bytes, path: str) -> Severities:
    """Read the file; entries with something wrong change nothing.

    Findings: WM101, WM103 to WM106, WM111, WM112; WM118 no such code, WM119 an error that has to stay one.
    """
    try:
        text = decode(content)
    except UnicodeDecodeError as error:
        line = decode(error.object[: error.start]).count("\n") + 1
        return Severities(findings=(finding("WM101", Span(path, line), reason=f"0x{error.object[error.start]:02x}"),))
    tree, findings = read_yaml(text, path)
    if tree is None:
        return Severities(findings=findings)
    settings, misfits = fit(tree, _CheckSettings)
    if settings is None:
        return Severities(findings=(*findings, *misfits))
    wrong = dict(_wrong_entries(settings.severities))
    sound = tuple(one for one in settings.severities if one.at not in wrong)
    return Severities(
        by_code=MappingProxyType({str(one.code): one.severity for one in sound}),
        loosenings=tuple(_loosening(one) for one in sound if one.severity.weight < CATALOGUE[one.code].severity.weight),
        findings=(*findings, *wrong.values()),
    )


def judged(findings: Iterable[Finding], severities: Severities) -> tuple[Finding, ...]:
    """The findings with the project's severities, and what is wrong with the file that says them."""
    changed = severities.by_code
    own = (replace(one, severity=changed[one.code]) if one.code in changed else one for one in findings)
    return in_order((*own, *severities.findings))


def _wrong_entries(entries: Iterable[SeverityChange]) -> Iterator[tuple[Span, Finding]]:
    """The entries that cannot hold, by their places."""
    seen: set[str] = set()
    for place, one in enumerate(entries, start=1):
        row = CATALOGUE.get(one.code)
        if row is None:
            yield one.at, finding("WM118", one.code.at, code=one.code, near=" ".join(near_codes(one.code)))
        elif one.code in seen:
            yield one.at, finding("WM111", one.code.at, key=one.code)
        elif row.firm and one.severity is not Severity.ERROR:
            yield one.at, finding("WM119", one.code.at, code=one.code)
        elif not one.because.strip():
            key = f"severities.{place}.because"
            yield one.at, finding("WM106", one.because.at, key=key, found="", expected="string_type")
        seen.add(one.code)


def _loosening(entry: SeverityChange) -> Loosening:
    return Loosening(entry.code.at, str(entry.code), CATALOGUE[entry.code].severity, entry.severity, entry.because)
