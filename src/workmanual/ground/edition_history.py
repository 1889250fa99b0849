"""The editions of a project, read for comparing.

Takes the project's folder, gives the history of its editions in the order of their folders. An edition that cannot be
read has no place in it; whoever asks for it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from workmanual.comparison.edition_text import EditionText, edition_text
from workmanual.comparison.history import History
from workmanual.ground import resources
from workmanual.ground.project import read_edition
from workmanual.model.manual import Manual
from workmanual.views.index import index

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


class UnreadableEdition(Exception):
    """An edition of which there is no manual; its id is the argument."""


def edition_history(root: Path, editions: Sequence[str], progress: Progress | None = None) -> History:
    """The history of these editions, which are neighbours of one another, oldest first."""
    locale = resources.locale()
    texts: list[EditionText] = []
    for place, edition in enumerate(editions):
        manual = read_edition(root, edition)
        if manual is None:
            raise UnreadableEdition(edition)
        texts.append(text_of(manual))
        if progress is not None:
            progress(place + 1, len(editions))
    return History(tuple(texts), locale.comparison)


def text_of(manual: Manual) -> EditionText:
    """An edition's text in the language of the program."""
    return edition_text(index(manual, None, resources.locale()))
