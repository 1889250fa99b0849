"""A new entry at the end of `procedures/register.yml`.

Takes the register's bytes and what happened; gives the bytes with one entry more. What stood there stays byte for byte.
The text is read back before it is given away: an entry that would not say what was meant is not written.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from workmanual.model.register import REGISTER_FILE, Entry, Event, FileDifference
from workmanual.reading.register import HEAD, digest_of, read_register
from workmanual.reading.source_text import decode

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_KEYS: Final = 3
"""Column of an entry's first key, 1-based, where its dash is not indented."""
_USUAL_INDENT: Final = 2
_Lines = Callable[[str], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What is to be written down."""

    event: Event
    edition: str
    date: datetime.date
    who: str
    """The title of a role."""
    why: str
    digest: str = ""
    """Of the edition's seal from now on; none for a withdrawal."""
    files: tuple[FileDifference, ...] = ()


def appended(content: bytes | None, happening: Happening) -> bytes | None:
    """The register with this at its end; None where it cannot be written so that it reads as it was meant."""
    before = content or HEAD.encode()
    if not before.endswith(b"\n"):
        before += b"\n"
    for difference_lines in (_literal, _quoted):
        lines = _entry(happening, digest_of(decode(before)), difference_lines)
        added = "".join(f"{' ' * _indent(content)}{line}\n" for line in lines)
        if b"\r\n" in before:
            added = added.replace("\n", "\r\n")
        try:
            register = before + added.encode()
        except UnicodeEncodeError:  # words that a terminal handed over broken
            return None
        if _says(register, happening):
            return register
    return None


def _indent(content: bytes | None) -> int:
    """How far entries are indented."""
    entries = read_register(content, REGISTER_FILE).register.entries
    return entries[-1].at.column - _KEYS if entries else _USUAL_INDENT


def _entry(one: Happening, before: str, difference_lines: _Lines) -> Iterator[str]:
    yield f"- event: {one.event}"
    yield f"  edition: {_scalar(one.edition)}"
    yield f"  date: {one.date.isoformat()}"
    yield f"  who: {_scalar(one.who)}"
    yield f"  why: {_scalar(one.why)}"
    if one.digest:
        yield f"  digest: {one.digest}"
    if one.files:
        yield "  files:"
    for file in one.files:
        yield f"    - path: {_scalar(file.path)}"
        yield from difference_lines(file.difference)
    yield f"  before: {before}"


def _literal(difference: str) -> Iterator[str]:
    """As it is, line by line, for people who read the register."""
    if not difference:
        yield from _quoted(difference)
        return
    yield "      difference: |"
    yield from (f"        {line}" for line in difference.removesuffix("\n").split("\n"))


def _quoted(difference: str) -> Iterator[str]:
    """In one line, where a character of it would end a line in YAML."""
    yield f"      difference: {_scalar(difference)}"


def _scalar(words: str) -> str:
    """Words in quotes, whatever they are."""
    return '"' + "".join(_ESCAPES.get(one) or _plain(one) for one in words) + '"'


def _plain(character: str) -> str:
    return character if character.isprintable() else f"\\U{ord(character):08X}"


def _says(register: bytes, happening: Happening) -> bool:
    """Whether the register is whole, and its last entry says this."""
    read = read_register(register, REGISTER_FILE)
    return not read.findings and _said(read.register.entries[-1]) == _said(happening)


def _said(one: Entry | Happening) -> tuple[object, ...]:
    """What is said, without places."""
    files = tuple((str(file.path), file.difference) for file in one.files)
    return (one.event, str(one.edition), one.date, one.who, one.why, one.digest, files)
