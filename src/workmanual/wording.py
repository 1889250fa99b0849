"""What is said about a finding, in one language.

Takes a finding and the locale, gives its message, the expectation and the remedy as plain lines. Where it is shown
(terminal, JSON, page) is the business of the reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from unicodedata import category

from workmanual.findings import CATALOGUE, Finding
from workmanual.locale import Locale

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Unicode categories of controls, formats, what is not assigned, and line separators."""

_LABELLED: Final = {
    "WM413": {"event": "event", "after": "event"},
    "WM414": {"event": "event"},
    "WM420": {"event": "event"},
    "WM431": {"difference": "difference"},
    "WM435": {"event": "event"},
    "WM446": {"event": "register"},
    "WM449": {"event": "register"},
    "WM532": {"value": "value", "wanted": "value"},
}
"""Arguments that are words of the program, and what their labels begin with: what is done to an edition, how something
differs, a sort of value."""
_SPACES: Final = {" ": "space", "\u3000": "wide-space"}


@dataclass(frozen=True, slots=True)
class Message:
    """A finding in words."""

    text: str
    expected: str
    """Empty where nothing helps."""
    remedy: str


def word(finding: Finding, locale: Locale) -> Message:
    """The finding in the words of `locale`."""
    words = locale.findings[finding.code]
    arguments = {name: _shown(value, locale) for name, value in finding.arguments}
    if finding.code == "WM103":
        arguments["problem"] = next(
            words for said, words in locale.yaml_problems.items() if said in arguments["problem"]
        )
    if finding.code == "WM106":
        arguments["expected"] = _kind(arguments["expected"], locale)
    if finding.code == "WM524":
        arguments["problem"] = locale.formula_problems[arguments["problem"]]
    if finding.code == "WM108":
        arguments["construct"] = locale.constructs.get(arguments["construct"], arguments["construct"])
    for name, family in _LABELLED.get(finding.code, {}).items():
        arguments[name] = locale.labels[f"{family}-{arguments[name]}"]
    helpful = all(arguments.get(name, "") for name in ("near", "known") if name in arguments)
    expected = words.expected.format_map(arguments) if helpful else ""
    return Message(words.message.format_map(arguments), expected, words.remedy.format_map(arguments))


def general_message(code: str, locale: Locale) -> str:
    """The message of a code as such, with dots where a finding would name something."""
    return _general(locale.findings[code].message, code)


def general_remedy(code: str, locale: Locale) -> str:
    """The remedy for a code as such, with the same dots."""
    return _general(locale.findings[code].remedy, code)


def _general(words: str, code: str) -> str:
    return words.format_map(dict.fromkeys(CATALOGUE[code].arguments, "…"))


def visible(text: str) -> str:
    """The text on one line, with a mark for each character that shows nothing or would move the cursor."""
    return "".join(" " if one == "\t" else "\ufffd" if category(one) in _UNSEEN else one for one in text)


def _shown(value: str, locale: Locale) -> str:
    """The value on one line; one of spaces alone by its name."""
    if not value or not value.isspace():
        return visible(" ".join(value.split()))
    kind = _SPACES.get(value[0], "odd-space") if len(set(value)) == 1 else "odd-space"
    return locale.labels[kind]


def _kind(expected: str, locale: Locale) -> str:
    """pydantic's name for a kind of value, or its list of choices (`'a', 'b' or 'c'`), in our words."""
    if "'" not in expected:
        return locale.expectations[expected]
    choices = expected.replace("'", "").replace(" or ", ", ").split(", ")
    return locale.expectations["enum"].format(expected=locale.separators.names.join(choices))
