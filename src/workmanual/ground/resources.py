"""Files that ship with the program: locale, templates, styles, fonts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workmanual.findings import Family
from workmanual.html.environment import environment
from workmanual.html.materials import Materials
from workmanual.locale import Locale, read_locale
from workmanual.model.manual import EditionState

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
def templates() -> dict[str, str]:
    """The HTML templates by file name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "html/templates").glob("*.html"))}


@cache
def styles() -> dict[str, str]:
    """The style sheets of forms and print by file name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "html/styles").glob("*.css"))}


def materials(state: EditionState) -> Materials:
    """What the pages and sheets of an edition in this state are made with."""
    return Materials(
        locale=locale(),
        templates=environment(templates(), locale().labels, state),
        styles=styles(),
        state=state,
    )


@cache
def covered_characters() -> frozenset[str]:
    """What our own faces can print."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  (40 ms that only a check needs)

    with TTFont(FONTS / "song-regular.ttf", lazy=True) as face:
        return frozenset(map(chr, face.getBestCmap()))


def simplified(text: str) -> str:
    """The text in simplified characters."""
    return str(_simplifier().convert(text))


@cache
def _simplifier() -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415  (only a file with such a character needs it)

    return OpenCC("t2s")
