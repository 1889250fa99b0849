"""Whether a released edition is still what was released, and the register speaks of editions that are there.

Findings: WM441 to WM445, WM447, WM448.

Takes the files of an edition as bytes and the register; says which file was changed, is missing, was added or renamed.
On a released edition only this is an error; whatever else is found in it is for information.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from workmanual.editions.seals import SEAL, Breach, Broken, breaches, digest, normalised
from workmanual.findings import Finding, Severity, finding
from workmanual.model.register import Event, Register
from workmanual.reading.register import RegisterRead
from workmanual.span import Span

INTEGRITY: Final = frozenset({"WM441", "WM442", "WM443", "WM444", "WM445", "WM446", "WM447", "WM448", "WM449"})
_CODES: Final = {Breach.CHANGED: "WM441", Breach.MISSING: "WM442", Breach.EXTRA: "WM443"}


def is_released(register: Register, edition: str) -> bool:
    """Whether the register says that the edition was released, withdrawn since or not."""
    return edition in released_ids(register)


def released_ids(register: Register) -> tuple[str, ...]:
    """The editions that were released, withdrawn since or not, as they were released."""
    return tuple(str(one.edition) for one in register.entries if one.event is Event.RELEASED)


def inside_of(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of this folder by their paths inside it."""
    start = f"{folder}/"
    return {path.removeprefix(start): content for path, content in files.items() if path.startswith(start)}


def sealing(edition: str, folder: str, files: Mapping[str, bytes], register: Register) -> Iterator[Finding]:
    """What no longer agrees with the release; `files` by project path, `folder` is the edition's."""
    path = f"{folder}/{SEAL}"
    sealed = files.get(path)
    digests = [one.digest for one in register.entries if one.edition == edition and one.digest]
    if not is_released(register, edition):
        if sealed is not None:
            yield finding("WM447", Span(path), edition=edition)
        return
    text = normalised(f"{SEAL}.yml", sealed or b"")
    if sealed is None or not digests or digest(text) != digests[-1]:
        yield finding("WM445", Span(path), edition=edition)
    if sealed is None:
        return
    inside = inside_of(folder, files)
    for one in breaches(inside, text.decode(errors="replace")):
        yield from _breach(one, folder)


def _breach(one: Broken, folder: str) -> Iterator[Finding]:
    at = Span(f"{folder}/{one.path}")
    if one.breach is Breach.RENAMED:
        yield finding("WM444", Span(f"{folder}/{one.renamed}"), path=one.path, now=one.renamed)
    elif one.breach in _CODES:
        yield finding(_CODES[one.breach], at, path=one.path)


def unknown_editions(read: RegisterRead, editions: Collection[str]) -> Iterator[Finding]:
    """Every entry speaks of an edition that is there (WM448)."""
    for entry in read.register.entries:
        if entry.edition not in editions:
            yield finding("WM448", entry.edition.at, edition=entry.edition)


def for_information(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of a released edition: only what concerns its integrity keeps its severity."""
    return tuple(one if one.code in INTEGRITY else replace(one, severity=Severity.NOTE) for one in findings)
