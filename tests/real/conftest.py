"""The real manual, read once for all tests of it."""

import pytest

from tests import mini
from workmanual.ground import resources
from workmanual.ground.examine_worker import given as given_for
from workmanual.ground.project import edition_files
from workmanual.model.manual import Manual
from workmanual.reading.edition import read_edition
from workmanual.views.index import Index, index

FIRST = "2004"


@pytest.fixture(scope="session")
def edition(request: pytest.FixtureRequest) -> str:
    """The edition looked at; modules whose statements hold for all of them say so (`EDITIONS`)."""
    return str(getattr(request, "param", FIRST))


@pytest.fixture(scope="session")
def manual(edition: str) -> Manual:
    folder = f"procedures/{edition}"
    reading = read_edition(edition_files(mini.ROOT.parent.parent.parent, edition), folder, given_for(folder).locale)
    assert reading.manual is not None, reading.findings
    return reading.manual


@pytest.fixture(scope="session")
def real(manual: Manual) -> Index:
    return index(manual, None, resources.locale())
