# The small manual printed once, by the workers that print for the site.

import pytest

from tests import mini
from tests.pdf.read_back import ReadPdf
from workmanual.ground import page_materials
from workmanual.ground.made import Made
from workmanual.ground.printing import print_all
from workmanual.model.manual import EditionState, Manual
from workmanual.pdf.jobs import BOOK, print_jobs
from workmanual.pdf.written import PrintJob
from workmanual.views.index import index


@pytest.fixture(scope="session")
def jobs(second_manual: Manual) -> dict[str, PrintJob]:
    """The book, its two documents and a wide list, as a draft."""
    made = print_jobs(
        index(second_manual), page_materials.materials(EditionState.DRAFT), mini.files("2020"), with_book=True
    )
    wanted = (BOOK, "procedures/", "appendix/basis")
    return {job.name: job for job in made if job.name.startswith(wanted)}


@pytest.fixture(scope="session")
def printed(jobs: dict[str, PrintJob]) -> dict[str, Made]:
    return print_all(tuple(jobs.values()))


@pytest.fixture(scope="session")
def book(printed: dict[str, Made]) -> ReadPdf:
    return ReadPdf(printed[BOOK].content)


@pytest.fixture(scope="session")
def single(printed: dict[str, Made]) -> ReadPdf:
    """The document LC-101 by itself."""
    return ReadPdf(printed["procedures/lc-101.pdf"].content)
