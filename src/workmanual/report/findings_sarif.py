"""Findings as SARIF 2.1.0, which code-scanning services and editors read.

One run: the catalogue as the tool's rules, a result a finding, and the project's loosenings as overrides of rules.
Paths are relative to the project's root, so that the same manual gives the same bytes anywhere. Section numbers are
those of the OASIS standard (docs.oasis-open.org/sarif/sarif/v2.1.0).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypedDict
from urllib.parse import quote

from workmanual.checks.severities import Loosening
from workmanual.findings import CATALOGUE, Diagnostic, Finding
from workmanual.locale import Locale
from workmanual.report.explanation import examples_of
from workmanual.report.loosened import LoosenedEntry, entries_of
from workmanual.wording import general_remedy, word

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT: Final = "%SRCROOT%"
"""Name of the folder to which paths are relative; the reader knows where it is (§3.4.4)."""
FINGERPRINT: Final = "workmanualLine/v1"
_NO_BYTE: Final = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Lone surrogates by which Python does not mean a byte."""
_PLACES: Final = {code: place for place, code in enumerate(CATALOGUE)}


class Text(TypedDict):
    """A message in plain words (§3.11, §3.12)."""

    text: str


class Configuration(TypedDict):
    """How heavily a rule weighs (§3.50)."""

    level: str


class Descriptor(TypedDict):
    """A reference to a rule (§3.52)."""

    id: str
    index: int


class Rule(TypedDict):
    """One row of the catalogue (§3.49)."""

    id: str
    name: str
    shortDescription: Text
    fullDescription: Text
    help: Text
    defaultConfiguration: Configuration
    properties: dict[str, list[str]]


class Override(TypedDict):
    """A loosening (§3.51)."""

    descriptor: Descriptor
    configuration: Configuration
    properties: dict[str, str | int]


class Result(TypedDict):
    """One finding (§3.27)."""

    ruleId: str
    ruleIndex: int
    level: str
    message: Text
    locations: list[dict[str, dict[str, dict[str, str] | dict[str, int]]]]
    partialFingerprints: dict[str, str]


class Run(TypedDict):
    """The one run (§3.14)."""

    tool: dict[str, dict[str, str | list[Rule]]]
    language: str
    invocations: list[dict[str, bool | list[Override]]]
    originalUriBaseIds: dict[str, dict[str, Text]]
    columnKind: str
    results: list[Result]


Log = TypedDict("Log", {"$schema": str, "version": str, "runs": list[Run]})
"""The whole file (§3.13)."""


def log(
    findings: Sequence[Finding],
    locale: Locale,
    sources: Mapping[str, Sequence[str]],
    version: str,
    loosenings: Sequence[Loosening] = (),
) -> Log:
    """The findings as a SARIF log; `sources` are the files' lines by path, `version` is the program's."""
    driver: dict[str, str | list[Rule]] = {
        "name": "workmanual",
        "version": version,
        "language": locale.language,
        "rules": [_rule(row, locale) for row in CATALOGUE.values()],
    }
    overrides = [_override(loosening) for loosening in entries_of(loosenings, findings)]
    run: Run = {
        "tool": {"driver": driver},
        "language": locale.language,
        "invocations": [{"executionSuccessful": True, "ruleConfigurationOverrides": overrides}],
        "originalUriBaseIds": {ROOT: {"description": {"text": locale.labels["project-root"]}}},
        "columnKind": "unicodeCodePoints",
        "results": _results(findings, locale, sources),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def dumps(data: Log) -> str:
    """JSON text with a line end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _rule(row: Diagnostic, locale: Locale) -> Rule:
    words = locale.findings[row.code]
    remedy = locale.labels["explain-remedy"].format(remedy=general_remedy(row.code, locale))
    return {
        "id": row.code,
        "name": words.title,
        "shortDescription": {"text": words.title},
        "fullDescription": {"text": words.explain},
        "help": {"text": "\n".join([words.explain, "", remedy, *examples_of(row.code, locale)])},
        "defaultConfiguration": {"level": row.severity.value},
        "properties": {"tags": [row.family.value]},
    }


def _override(loosening: LoosenedEntry) -> Override:
    code = loosening["code"]
    return {
        "descriptor": {"id": code, "index": _PLACES[code]},
        "configuration": {"level": loosening["to"]},
        "properties": {"from": loosening["from"], "because": loosening["because"], "count": loosening["count"]},
    }


def _results(findings: Iterable[Finding], locale: Locale, sources: Mapping[str, Sequence[str]]) -> list[Result]:
    seen: Counter[tuple[str, str, str]] = Counter()
    results: list[Result] = []
    for one in findings:
        alike = (one.code, one.at.path, _line(one, sources))
        seen[alike] += 1
        results.append(_result(one, locale, _fingerprint((*alike, str(seen[alike])))))
    return results


def _result(finding: Finding, locale: Locale, fingerprint: str) -> Result:
    message = word(finding, locale)
    remedy = locale.labels["explain-remedy"].format(remedy=message.remedy)
    location = {"uri": _uri(finding.at.path), "uriBaseId": ROOT}
    region = {"startLine": finding.at.line, "startColumn": finding.at.column}
    return {
        "ruleId": finding.code,
        "ruleIndex": _PLACES[finding.code],
        "level": finding.severity.value,
        "message": {"text": "\n".join(line for line in (message.text, message.expected, remedy) if line)},
        "locations": [{"physicalLocation": {"artifactLocation": location, "region": region}}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }


def _uri(path: str) -> str:
    """The path as a relative reference (RFC 3986); a byte of a file's name that is not UTF-8 stays that byte."""
    return quote(_NO_BYTE.sub("\ufffd", path), errors="surrogateescape")


def _line(finding: Finding, sources: Mapping[str, Sequence[str]]) -> str:
    lines = sources.get(finding.at.path, ())
    return " ".join(lines[finding.at.line - 1].split()) if finding.at.line <= len(lines) else ""


def _fingerprint(parts: Iterable[str]) -> str:
    """Stays the same when a line moves, and tells apart what is found more than once in lines alike."""
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()
