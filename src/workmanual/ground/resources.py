"""Files that ship with the program: locale, faces, whatever is read as text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workmanual.findings import Family
from workmanual.locale import Locale, read_locale

if TYPE_CHECKING:
    from opencc import OpenCC

PACKAGE = Path(__file__).parent.parent
LANGUAGE = "zh-CN"
FONTS = PACKAGE / "fonts"


@cache
def locale() -> Locale:
    """The words of the program's language."""
    folder = PACKAGE / "locale"
    paths = (folder / f"{LANGUAGE}.yml", *(folder / LANGUAGE / f"{family}.yml" for family in Family))
    return read_locale({path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths})


@cache
def text(name: str) -> str:
    """A text file of the package, by its path inside: `html/procedure.html`."""
    return (PACKAGE / name).read_text(encoding="utf-8")


@cache
def covered_characters() -> frozenset[str]:
    """What our own faces can print."""
    return frozenset((FONTS / "characters.txt").read_text(encoding="utf-8")) - {"\n"}


def simplified(text: str) -> str:
    """The text in simplified characters."""
    return str(_simplifier().convert(text))


@cache
def _simplifier() -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415  (only a file with such a character needs it)

    return OpenCC("t2s")
