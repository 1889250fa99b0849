"""One run of MkDocs: which edition, where from, where to.

A build writes to a staging folder beside the site, each edition in a folder of its own, and the run that was started
by a person (not by another run) swaps the whole into place at the end. `mkdocs serve` shows the newest edition from
where MkDocs puts it, without the book: it would be printed anew after every change of a word.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workmanual.editions.states import States
from workmanual.ground.project import CheckedEdition
from workmanual.html.web_page import WebPage
from workmanual.model.manual import EditionState
from workmanual.views.index import Index

EDITION = "WORKMANUAL_EDITION"
"""Environment: the edition that this run builds; set by the run that started it."""
STAGING = "WORKMANUAL_STAGING"
"""Environment: the staging folder of the run that started this one."""


@dataclass(frozen=True, slots=True)
class Run:
    """What the events of one build share; a new one for every build, also under `serve`."""

    root: Path
    """The project."""
    edition: CheckedEdition
    index: Index
    states: States
    """Of all editions, and which are published."""
    kept: tuple[str, ...]
    """Editions that stand in the old site as building them now would give."""
    site: Path
    """The finished site's folder."""
    staging: Path
    """Where the site is put together."""
    serving: bool
    leading: bool
    """Whether this run was started by a person, and therefore publishes."""
    pages: Mapping[str, WebPage]
    """By source path as MkDocs knows it: `procedures/cx-02.md`."""

    @property
    def state(self) -> EditionState:
        """The state of this run's edition."""
        return self.states.by_id[self.edition.id]

    @property
    def output(self) -> Path:
        """The folder of this run's edition."""
        return self.site if self.serving else self.staging / self.edition.id


def chosen_edition() -> str | None:
    """The edition that the run which started this one asked for."""
    return os.environ.get(EDITION)


def staging_folder(site: Path) -> Path:
    """The staging folder beside the site, or the one of the run that started this one."""
    given = os.environ.get(STAGING)
    return Path(given) if given else site.with_name(f".{site.name}.new")
