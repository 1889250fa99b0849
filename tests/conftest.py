# What tests share: the locale, the small manual of another organisation read once, and how Hypothesis behaves.

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests import mini
from workmanual.ground import resources
from workmanual.locale import Locale
from workmanual.model.manual import Manual
from workmanual.views.index import Index, index

# The same examples in every run, on a slow machine too, and nothing left on disk.
settings.register_profile("core", derandomize=True, deadline=None, database=None, max_examples=100)
settings.load_profile("core")


@pytest.fixture(scope="session")
def locale() -> Locale:
    return resources.locale()


@pytest.fixture(scope="session")
def manual() -> Manual:
    """The small manual's first edition."""
    return mini.manual("2019")


@pytest.fixture(scope="session")
def second_manual() -> Manual:
    """The small manual's second edition."""
    return mini.manual("2020")


@pytest.fixture(scope="session")
def lookups(manual: Manual) -> Index:
    """Everything in the first edition that has a name."""
    return index(manual)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests: only one can be driven at a time."""
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()
