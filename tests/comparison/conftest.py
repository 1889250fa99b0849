"""The real editions and those of the small manual, read once and ready to be compared."""

from dataclasses import dataclass
from functools import cache

import pytest

from tests import mini
from workmanual.comparison.edition_text import edition_text
from workmanual.comparison.history import History
from workmanual.ground import resources
from workmanual.ground.examine_worker import given as given_for
from workmanual.ground.project import edition_files
from workmanual.model.manual import Manual
from workmanual.reading.edition import read_edition
from workmanual.views.index import index

EDITIONS = ("2004", "2005", "2006")


@cache
def real_manual(edition: str) -> Manual:
    folder = f"procedures/{edition}"
    reading = read_edition(edition_files(mini.ROOT.parent.parent.parent, edition), folder, given_for(folder).locale)
    assert reading.manual is not None, reading.findings
    return reading.manual


def history_of(*manuals: Manual) -> History:
    locale = resources.locale()
    return History(tuple(edition_text(index(one, None, locale)) for one in manuals), locale.comparison)


@dataclass(frozen=True)
class Pairs:
    """The real editions, and every two of them in their order."""

    history: History
    forwards: tuple[tuple[str, str], ...] = (("2004", "2005"), ("2005", "2006"), ("2004", "2006"))


@pytest.fixture(scope="session")
def real() -> Pairs:
    return Pairs(history_of(*map(real_manual, EDITIONS)))
