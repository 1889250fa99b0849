"""What pages and sheets are made with, from the files that ship with the program: templates and styles."""

from __future__ import annotations

from functools import cache

from workmanual.ground.resources import PACKAGE, locale
from workmanual.html.environment import environment
from workmanual.html.materials import Materials
from workmanual.model.manual import EditionState


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
