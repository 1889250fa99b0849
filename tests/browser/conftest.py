# A real Chromium on the real manual's site: over HTTP and from a folder, with the network off.

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.project_copy import real_project, run


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real manual's newest edition, under a folder with a space, brackets and Chinese."""
    project = real_project(tmp_path_factory.mktemp("browser") / "U盘 党建(1)" / "作业指导书")
    *older, _newest = sorted(path for path in (project / "procedures").iterdir() if path.is_dir())
    for edition in older:
        shutil.rmtree(edition)
    done = run(project, "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    return project / "site"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal of the tests."""


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The site over HTTP on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Path) -> str:
    """Where the site is opened: over HTTP, or as a folder."""
    if request.param == "file":
        return site.as_uri()
    return str(request.getfixturevalue("server"))


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A fresh browser; from a folder it has no network at all, over HTTP only this machine's."""
    context = browser.new_context(locale="zh-CN", offline=address.startswith("file:"), accept_downloads=True)
    yield context
    context.close()
