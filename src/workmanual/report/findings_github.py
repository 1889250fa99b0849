"""Findings as workflow commands, which a run on GitHub shows at the line concerned.

One line a finding (`::error file=…,line=…,col=…,title=…::message`), and a notice for every loosening. Values are
escaped as GitHub's runner reads them (packages/core/src/command.ts in github.com/actions/toolkit).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workmanual.checks.severities import Loosening
from workmanual.findings import Finding, Severity
from workmanual.locale import Locale
from workmanual.report.loosened import lines_of
from workmanual.span import Span
from workmanual.wording import visible, word

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def commands(findings: Sequence[Finding], locale: Locale, loosenings: Sequence[Loosening] = ()) -> str:
    """The workflow commands, a line each."""
    loosened = zip(loosenings, lines_of(loosenings, findings, locale), strict=True)
    lines = [_notice(one, text, locale) for one, text in loosened]
    lines += [_command(one, locale) for one in findings]
    return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding, locale: Locale) -> str:
    message = word(finding, locale)
    remedy = locale.labels["remedy-line"].format(remedy=message.remedy, code=finding.code)
    text = "\n".join(line for line in (message.text, message.expected, remedy) if line)
    title = f"{finding.code} {locale.findings[finding.code].title}"
    return _line(_COMMANDS[finding.severity], finding.at, title, text)


def _notice(loosening: Loosening, text: str, locale: Locale) -> str:
    title = locale.labels["loosened-title"].format(code=loosening.code)
    return _line("notice", loosening.at, title, text)


def _line(command: str, at: Span, title: str, text: str) -> str:
    properties = {"file": at.path, "line": str(at.line), "col": str(at.column), "title": title}
    written = ",".join(f"{name}={visible(value.translate(_IN_PROPERTY))}" for name, value in properties.items())
    return f"::{command} {written}::{visible(text.translate(_IN_DATA))}"
