"""Cases of fixing as data: `tests/cases/fixing/*.yml`, one behaviour a file.

A case writes slips into one file of the small manual and says what mending makes of each: what stood there before, or
something else, or nothing. Everything else in the file stays byte for byte.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Final

import yaml
from pydantic import TypeAdapter

from tests import mini
from tests.case_files import CASES, STRICT
from workmanual.fixing.edition import Mended, Reason, mend
from workmanual.ground.project import SOURCES
from workmanual.ground.romanising import romanised

FOLDER: Final = CASES / "fixing"
PROCEDURE: Final = "1-visitors/lc-101-group-visits.md"


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing written otherwise."""

    __pydantic_config__: ClassVar = STRICT

    replace: str
    """Words that stand in the small manual's file exactly once …"""
    by: str
    """… what an author wrote instead …"""
    mended: str | None = None
    """… and what stands there afterwards; without this the words that stood there first."""


@dataclass(frozen=True, slots=True)
class Case:
    """One behaviour."""

    __pydantic_config__: ClassVar = STRICT

    name: str
    slips: tuple[Slip, ...]
    file: str = PROCEDURE
    edition: str = "2019"
    line_end: str = "\n"
    encode: str = "utf-8"
    keeps_back: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Why something stays as it is, and the codes concerned."""

    @property
    def path(self) -> str:
        """The file's project path."""
        return f"{SOURCES}/{self.edition}/{self.file}"

    def before(self) -> dict[str, bytes]:
        """The small manual with the slips."""
        return self._with([slip.by for slip in self.slips])

    def after(self) -> dict[str, bytes]:
        """The same as it should be mended."""
        return self._with([slip.replace if slip.mended is None else slip.mended for slip in self.slips])

    def _with(self, written: list[str]) -> dict[str, bytes]:
        sources = mini.files(self.edition)
        text = sources[self.path].decode()
        for slip, words in zip(self.slips, written, strict=True):
            assert text.count(slip.replace) == 1, f"{slip.replace!r} stands {text.count(slip.replace)} times"
            text = text.replace(slip.replace, words)
        sources[self.path] = text.replace("\n", self.line_end).encode(self.encode)
        return sources


def mended(sources: Mapping[str, bytes], edition: str) -> Mended:
    """What mending makes of these files."""
    before = mini.EDITIONS.index(edition) - 1
    previous = mini.manual(mini.EDITIONS[before]) if before >= 0 else None
    return mend(sources, mini.given(edition), romanised, previous=previous)


def kept_back(found: Mended) -> dict[Reason, tuple[str, ...]]:
    """Codes of what stays as it is, by the reason."""
    return {one.reason: tuple(found.code for found in one.findings) for one in found.kept_back}


def read(path: Path) -> Case:
    """One case file."""
    return TypeAdapter(Case).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
