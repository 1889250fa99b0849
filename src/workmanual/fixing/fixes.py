"""Which finding is put right how: the table of fixes.

A fix takes a file's lines (a list that it changes in place) and the finding, and changes only the line of the finding,
or moves lines about. Characters are replaced from the end of a line to its beginning, so that places stay true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from workmanual.findings import Finding
from workmanual.fixing.items import in_their_order
from workmanual.fixing.words import Words

_MARK: Final = re.compile(r"^(?P<mark>\s*[-*+]\s+)(?P<rest>.*)$", re.DOTALL)
_ID: Final = re.compile(r"\{#([^{}]*)\}")


Fix = Callable[[list[str], Finding, Words], None]


def fixed_lines(lines: Iterable[str], findings: Iterable[Finding], words: Words) -> list[str]:
    """The lines with everything put right that the table knows."""
    mended = list(lines)
    known = [one for one in findings if one.code in FIXES]
    for phase in (False, True):
        for one in sorted(known, key=Finding.sort_key, reverse=True):
            if (one.code in MOVES) is phase:
                FIXES[one.code](mended, one, words)
    return mended


def _replace(lines: list[str], finding: Finding, _words: Words) -> None:
    """Write `wanted` where `found` stands."""
    said = dict(finding.arguments)
    line, begin = lines[finding.at.line - 1], finding.at.column - 1
    if line.startswith(said["found"], begin):
        lines[finding.at.line - 1] = line[:begin] + said["wanted"] + line[begin + len(said["found"]) :]


def _section_heading(lines: list[str], finding: Finding, _words: Words) -> None:
    """Write the section's own name; a heading underlined in the next line is left alone."""
    if lines[finding.at.line - 1].lstrip().startswith("#"):
        lines[finding.at.line - 1] = f"## {dict(finding.arguments)['section']}"


def _step_heading(lines: list[str], finding: Finding, _words: Words) -> None:
    """Take the typed number off."""
    said = dict(finding.arguments)
    line = lines[finding.at.line - 1]
    if said["found"] in line and line.lstrip().startswith("#"):
        lines[finding.at.line - 1] = line.replace(said["found"], said["title"], 1)


def _item_label(lines: list[str], finding: Finding, words: Words) -> None:
    """Write the item's own name, as plain words with a full-width colon."""
    line = lines[finding.at.line - 1]
    match = _MARK.match(line)
    if not match:
        return
    colon = re.search(f"[{words.locale.separators.label}]", match["rest"])
    if colon:
        behind = match["rest"][colon.end() :].removeprefix("**").lstrip()
        label = dict(finding.arguments)["item"] + words.locale.separators.label[0]
        lines[finding.at.line - 1] = match["mark"] + label + behind


def _step_id(lines: list[str], finding: Finding, words: Words) -> None:
    """Give the step an id that no other step of the file has."""
    line = lines[finding.at.line - 1]
    if not line.lstrip().startswith("#"):
        return
    wanted = words.romanised(dict(finding.arguments)["step"])
    taken = {match[1] for other in lines for match in _ID.finditer(other)}
    number, id_ = 1, wanted
    while id_ in taken:
        number += 1
        id_ = f"{wanted}-{number}"
    lines[finding.at.line - 1] = f"{line.rstrip()} {{#{id_}}}"


FIXES: Final[Mapping[str, Fix]] = {
    "WM207": _step_id,
    "WM218": _section_heading,
    "WM219": _step_heading,
    "WM220": _item_label,
    "WM223": in_their_order,
    "WM902": _replace,
    "WM909": _replace,
}
"""What `workmanual check --fix` puts right, by code."""
MOVES: Final = frozenset({"WM223"})
"""Fixes that move lines, done when all others are."""
