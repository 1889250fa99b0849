"""Which finding is put right how: the table of fixes.

A fix takes a file's lines (a list that it changes in place) and a finding, and changes the line of the finding, moves
lines about, or takes blank ones off the top. Where it is not sure what the author wrote it does nothing. Whether the
file still says the same afterwards is not its business (`fixing.sameness`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final
from unicodedata import normalize

from workmanual.findings import Finding
from workmanual.fixing.items import in_their_order
from workmanual.fixing.lines import source_lines
from workmanual.fixing.words import Words

NOTHING_SHOWN: Final = frozenset("\u00ad\u200b\u200e\u2060\ufeff")
"""Hidden characters without which Chinese text is the same: soft hyphen, zero-width spaces, joiner, left-to-right mark.

Others (joiners, overrides of direction, controls) may be part of what is seen, and are left to the author.
"""
_MARK: Final = re.compile(r"^(?P<mark>\s*(?:[-*+]|\d{1,9}[.)])\s+)(?P<rest>.*)$", re.DOTALL)
_HEADING: Final = re.compile(r"^(?P<mark> {0,3}#{1,6}\s+)(?P<rest>.*)$", re.DOTALL)
_CLOSING: Final = re.compile(r"\s+#+\s*$")
"""Number signs that close a heading."""
_ID: Final = re.compile(r"\{#([^{}]*)\}")
_STARS: Final = "**"


class Stage(IntEnum):
    """When a fix has its turn: those that move lines come last, for the places of findings name lines."""

    LINE = 0
    """Changes the finding's line alone."""
    STEP = 1
    """Moves lines of the finding's step."""
    FILE = 2
    """Takes lines off the beginning of the file."""


@dataclass(frozen=True, slots=True)
class Fix:
    """How findings of one code are put right."""

    stage: Stage
    mend: Callable[[list[str], Finding, Words], None]


def is_fixable(finding: Finding) -> bool:
    """Whether the table knows how to put this right; what else stands on its line may still forbid it."""
    return finding.code in FIXES and (finding.code != "WM908" or _hidden(finding) in NOTHING_SHOWN)


def fixed(content: bytes, findings: Iterable[Finding], words: Words) -> bytes:
    """The file with these findings, all of one stage, put right; of a line from its end to its beginning."""
    before = source_lines(content)
    lines = list(before.lines)
    known = _without_lone_quotes(lines, findings, words)
    for one in sorted(known, key=lambda one: (-one.at.line, one.at.column, one.code), reverse=True):
        FIXES[one.code].mend(lines, one, words)
    return before.with_lines(lines).content()


def _without_lone_quotes(lines: Sequence[str], findings: Iterable[Finding], words: Words) -> list[Finding]:
    """The findings but for those of straight quotes on lines where mending them does not make pairs."""
    all_of_them = list(findings)
    by_line: dict[tuple[int, str], dict[int, str]] = {}
    for one in all_of_them:
        said = dict(one.arguments)
        if said.get("found") in words.locale.proofreading.quotes and "wanted" in said:
            by_line.setdefault((one.at.line, said["found"]), {})[one.at.column - 1] = said["wanted"]
    alone = {
        key
        for key, wanted in by_line.items()
        if not _makes_pairs(lines[key[0] - 1], key[1], wanted, words.locale.proofreading.quotes[key[1]])
    }
    return [one for one in all_of_them if (one.at.line, dict(one.arguments).get("found", "")) not in alone]


def _makes_pairs(line: str, straight: str, wanted: Mapping[int, str], pair: str) -> bool:
    """Whether with the marks wanted at these places every one on the line is opened and closed in turn."""
    mended = (wanted.get(at, mark) for at, mark in enumerate(line))
    marks = "".join(mark for mark in mended if mark in pair or mark == straight)
    return marks == pair * (len(marks) // len(pair))


def _character(lines: list[str], finding: Finding, _words: Words) -> None:
    """Write `wanted` where `found` stands; behind a backslash it is left alone, which would then be seen."""
    said = dict(finding.arguments)
    line, begin = lines[finding.at.line - 1], finding.at.column - 1
    if line.startswith(said["found"], begin) and not line[:begin].endswith("\\"):
        lines[finding.at.line - 1] = line[:begin] + said["wanted"] + line[begin + len(said["found"]) :]


def _hidden_character(lines: list[str], finding: Finding, _words: Words) -> None:
    """Take off the run of one hidden character."""
    line, begin = lines[finding.at.line - 1], finding.at.column - 1
    behind = line[begin:].lstrip(_hidden(finding)) if _hidden(finding) in NOTHING_SHOWN else line[begin:]
    lines[finding.at.line - 1] = line[:begin] + behind


def _hidden(finding: Finding) -> str:
    return chr(int(dict(finding.arguments)["code_point"].removeprefix("U+"), 16))


def _section_heading(lines: list[str], finding: Finding, _words: Words) -> None:
    """Write the section's own name; a heading underlined in the next line is left alone."""
    if match := _HEADING.match(lines[finding.at.line - 1]):
        lines[finding.at.line - 1] = match["mark"] + dict(finding.arguments)["section"]


def _step_heading(lines: list[str], finding: Finding, _words: Words) -> None:
    """Take the typed number off, where it stands as plain words."""
    match = _HEADING.match(lines[finding.at.line - 1])
    number = dict(finding.arguments)["found"]
    if match and match["rest"].startswith(number):
        lines[finding.at.line - 1] = match["mark"] + match["rest"].removeprefix(number).lstrip()


def _item_label(lines: list[str], finding: Finding, words: Words) -> None:
    """Write the item's own name, as plain words with a full-width colon."""
    match = _MARK.match(lines[finding.at.line - 1])
    marks = words.locale.separators.label
    colon = re.search(f"[{marks}]", match["rest"]) if match else None
    if match and colon:
        behind = match["rest"][colon.end() :].removeprefix(_STARS).lstrip()
        label = dict(finding.arguments)["item"] + marks[0]
        lines[finding.at.line - 1] = match["mark"] + label + behind


def _step_id(lines: list[str], finding: Finding, words: Words) -> None:
    """Give the step an id that no other step of the file has; where braces stand the author meant one."""
    line = _CLOSING.sub("", lines[finding.at.line - 1])
    if not _HEADING.match(line) or "{" in normalize("NFKC", line):
        return
    wanted = words.romanised(dict(finding.arguments)["step"])
    taken = {match[1] for other in lines for match in _ID.finditer(other)}
    number, id_ = 1, wanted
    while id_ in taken:
        number += 1
        id_ = f"{wanted}-{number}"
    lines[finding.at.line - 1] = f"{line.rstrip()} {{#{id_}}}"


def _top(lines: list[str], _finding: Finding, _words: Words) -> None:
    """Take off what stands before the head and shows nothing."""
    first = next((at for at, line in enumerate(lines) if _shown(line)), 0)
    lines[first] = _shown(lines[first])
    del lines[:first]


def _shown(line: str) -> str:
    while line[:1].isspace() or line[:1] in NOTHING_SHOWN:
        line = line[1:]
    return line


FIXES: Final[Mapping[str, Fix]] = {
    "WM117": Fix(Stage.FILE, _top),
    "WM207": Fix(Stage.LINE, _step_id),
    "WM218": Fix(Stage.LINE, _section_heading),
    "WM219": Fix(Stage.LINE, _step_heading),
    "WM220": Fix(Stage.LINE, _item_label),
    "WM223": Fix(Stage.STEP, in_their_order),
    "WM902": Fix(Stage.LINE, _character),
    "WM908": Fix(Stage.LINE, _hidden_character),
    "WM909": Fix(Stage.LINE, _character),
}
"""What `workmanual check --fix` puts right, by code."""
