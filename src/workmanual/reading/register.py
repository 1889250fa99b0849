"""`procedures/register.yml` to a `Register`.

Takes the file as bytes, or nothing where there is none; gives the register and what is wrong with the file: its shape
(WM101, WM103 to WM106), an entry before which the text is not what it was when the entry was written (WM446), and
entries that cannot follow each other (WM449).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workmanual.editions.seals import digest
from workmanual.findings import Finding, finding
from workmanual.model.register import Entry, Event, Register
from workmanual.reading.fit import fit
from workmanual.reading.source_text import decode
from workmanual.reading.yaml_text import read_yaml
from workmanual.span import NOWHERE, Span

HEAD = "entries:\n"
"""What a register begins with."""


@dataclass(frozen=True, slots=True)
class RegisterRead:
    """The register as far as it can be read, and what is wrong with it."""

    register: Register
    findings: tuple[Finding, ...] = ()


def read_register(content: bytes | None, path: str) -> RegisterRead:
    """Read the register; one that is not there, or cannot be read, has no entries."""
    nothing = Register(at=NOWHERE)
    if content is None:
        return RegisterRead(nothing)
    try:
        text = decode(content)
    except UnicodeDecodeError as error:
        line = decode(error.object[: error.start]).count("\n") + 1
        unread = finding("WM101", Span(path, line), reason=f"0x{error.object[error.start]:02x}")
        return RegisterRead(nothing, (unread,))
    tree, findings = read_yaml(text, path)
    if tree is None:
        return RegisterRead(nothing, findings)
    register, misfits = fit(tree, Register)
    if register is None:
        return RegisterRead(nothing, (*findings, *misfits))
    return RegisterRead(register, (*findings, *_broken_chain(text, register), *_impossible(register)))


def digest_of(text: str) -> str:
    """The digest of a register's text, as the next entry carries it."""
    return digest(text.replace("\r\n", "\n").encode())


def _broken_chain(text: str, register: Register) -> Iterator[Finding]:
    lines = text.split("\n")
    for entry in register.entries:
        if entry.before != digest_of("".join(f"{line}\n" for line in lines[: entry.at.line - 1])):
            yield finding("WM446", entry.at, event=entry.event, edition=entry.edition)
            return  # all that follow are broken by the same hand


def _impossible(register: Register) -> Iterator[Finding]:
    stands: dict[str, bool] = {}
    for entry in register.entries:
        if not _may_follow(entry, stands.get(str(entry.edition))):
            yield finding("WM449", entry.at, event=entry.event, edition=entry.edition)
        if entry.event is not Event.ERRATUM:
            stands[str(entry.edition)] = entry.event is Event.RELEASED


def _may_follow(entry: Entry, stands: bool | None) -> bool:
    """An edition is released once; what is withdrawn or put right was released and not withdrawn."""
    return stands is None if entry.event is Event.RELEASED else stands is True
