"""The seal of a released edition: the sums of its files, and what no longer agrees with them.

Takes files as bytes, gives the text of `SHA256SUMS` in GNU's format, which `sha256sum -c` checks. Line ends of texts
are normalised before they are counted, because Git and editors change them without anybody's doing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SEAL: Final = "SHA256SUMS"
TEXTS: Final = (".md", ".yml")
"""Ends of names of files whose line ends do not count."""
_LINE: Final = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")
_ESCAPES: Final = (("\\", r"\\"), ("\n", r"\n"), ("\r", r"\r"))
"""What a name may not hold as it is; its line begins with a backslash then."""


class Breach(StrEnum):
    """How an edition differs from its seal."""

    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    RENAMED = "renamed"
    """The same content stands under another name."""
    UNREADABLE = "unreadable"
    """A line of the seal itself."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One file that is not as it was sealed."""

    path: str
    """Inside the edition's folder; of what was renamed, its sealed name."""
    breach: Breach
    renamed: str = ""
    """Of what was renamed: its name now."""


def normalised(path: str, content: bytes) -> bytes:
    """The content as it is counted."""
    return content.replace(b"\r\n", b"\n") if path.endswith(TEXTS) else content


def digest(content: bytes) -> str:
    """SHA-256 as hexadecimal figures."""
    return hashlib.sha256(content).hexdigest()


def seal(files: Mapping[str, bytes]) -> str:
    """The text of `SHA256SUMS` for these files, by their paths inside the edition's folder; not of the seal itself."""
    return "".join(_line(path, digest(normalised(path, files[path]))) for path in sorted(files) if path != SEAL)


def _line(path: str, sum_: str) -> str:
    name = path
    for plain, escaped in _ESCAPES:
        name = name.replace(plain, escaped)
    return f"{sum_}  {path}\n" if name == path else f"\\{sum_}  {name}\n"


def _name(found: re.Match[str]) -> str:
    """The name in a line of the seal."""
    if not found[1]:
        return found[3]
    return re.sub(r"\\(.)", lambda one: {"n": "\n", "r": "\r"}.get(one[1], one[1]), found[3])


def breaches(files: Mapping[str, bytes], sealed: str) -> tuple[Broken, ...]:
    """Every file that differs from the seal, by path."""
    return compared({path: digest(normalised(path, files[path])) for path in files if path != SEAL}, sealed)


def compared(sums: Mapping[str, str], sealed: str) -> tuple[Broken, ...]:
    """Every file that differs from the seal, by path; `sums` are those of the files now."""
    listed, broken = _read(sealed)
    extra = {path: sum_ for path, sum_ in sums.items() if path not in listed}
    for path, sum_ in listed.items():
        if path in sums:
            broken += [Broken(path, Breach.CHANGED)] if sums[path] != sum_ else []
            continue
        elsewhere = next((other for other, other_sum in extra.items() if other_sum == sum_), None)
        if elsewhere is None:
            broken.append(Broken(path, Breach.MISSING))
        else:
            broken.append(Broken(path, Breach.RENAMED, elsewhere))
            del extra[elsewhere]
    broken += [Broken(path, Breach.EXTRA) for path in extra]
    return tuple(sorted(broken, key=lambda one: one.path))


def sums_of(sealed: str) -> dict[str, str]:
    """The sums that a seal lists, by path."""
    return _read(sealed)[0]


def _read(sealed: str) -> tuple[dict[str, str], list[Broken]]:
    """The sums by path, and the lines that cannot be read."""
    listed: dict[str, str] = {}
    broken: list[Broken] = []
    for number, line in enumerate(sealed.replace("\r\n", "\n").removesuffix("\n").split("\n"), start=1):
        found = _LINE.fullmatch(line)
        if not line and number == 1:
            continue  # the seal of nothing
        if found is None:
            broken.append(Broken(f"{SEAL}:{number}", Breach.UNREADABLE))
        else:
            listed[_name(found)] = found[2]
    return listed, broken
