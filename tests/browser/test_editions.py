# All editions in a real browser, over HTTP and from a folder: which one this is, the way to another, its own search.

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.editions_project import DAY, three_editions
from tests.project_copy import run

pytestmark = pytest.mark.browser
BANNERS = {"2019": "本版已作废", "2020": "", "2021": "本版是草案"}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal of the tests."""


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = three_editions(tmp_path_factory.mktemp("walk") / "U盘 (1)" / "mini")
    done = run(project, "workmanual", "build", "--drafts", "--today", DAY)
    assert done.returncode == 0, done.stderr + done.stdout
    return project / "site"


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, editions: Path) -> Iterator[str]:
    if request.param == "file":
        yield editions.as_uri()
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(editions)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser, root: str) -> Iterator[Page]:
    """A page that may not make an error on the console."""
    context = browser.new_context(locale="zh-CN", offline=root.startswith("file:"))
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def test_the_root_leads_to_the_edition_in_force(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    page.wait_for_url("**/2020/index.html")


@pytest.mark.parametrize("edition", BANNERS)
def test_each_page_says_what_its_edition_is_worth(page: Page, root: str, edition: str) -> None:
    for address in ("index.html", "procedures/lc-101.html", "records/bd-101-1.html"):
        page.goto(f"{root}/{edition}/{address}")
        banner = page.locator("[data-wm-banner]")
        if not BANNERS[edition]:
            expect(banner).to_be_hidden()
            continue
        expect(banner).to_contain_text(BANNERS[edition])
        page.emulate_media(media="print")
        if address.startswith("records/"):
            expect(page.locator(".wm-sheet").first).to_contain_text({"2019": "作废", "2021": "草案"}[edition])
        else:
            expect(banner).to_be_visible()
        page.emulate_media(media="screen")
        banner.get_by_role("link").click()
        page.wait_for_url(f"**/2020/{address}*")


def test_the_list_of_editions_keeps_the_document(page: Page, root: str) -> None:
    page.goto(f"{root}/2020/procedures/lc-101.html#feedback")
    selector = page.get_by_label("版次")
    assert selector.locator("option").all_inner_texts() == [
        "2021 年版（V1.2 草案）", "2020 年版（V1.1 现行）", "2019 年版（V1.0 作废）",
    ]  # fmt: skip
    selector.select_option("2019")
    page.wait_for_url("**/2019/procedures/lc-101.html#feedback")
    expect(page.get_by_label("版次")).to_have_value("2019")


def test_a_document_that_did_not_exist_is_named(page: Page, root: str) -> None:
    page.goto(f"{root}/2020/assessment.html")
    page.get_by_label("版次").select_option("2019")
    page.wait_for_url("**/2019/index.html#wm-missing=*")
    expect(page.locator("[data-wm-banner]")).to_contain_text("2019 年版没有这一页")
    expect(page.locator("[data-wm-banner]")).to_contain_text("考核评价")


@pytest.mark.parametrize(("edition", "found"), [("2019", False), ("2020", True)])
def test_the_search_finds_what_is_in_this_edition_only(page: Page, root: str, edition: str, found: bool) -> None:
    page.goto(f"{root}/{edition}/index.html")
    page.locator("[data-md-component=search-query]").first.click()
    page.keyboard.type("雨天改线", delay=30)
    page.wait_for_timeout(1500)
    links = page.locator(".md-search-result__link").evaluate_all("all => all.map(one => one.href)")
    assert all(f"/{edition}/" in link for link in links)
    assert any(link.partition("?")[0].endswith("lc-101.html") for link in links) is found


@pytest.mark.parametrize("root", ["http"], indirect=True)  # axe itself asks for styles, which a folder refuses
@pytest.mark.parametrize("width", [1280, 390])
def test_the_banner_and_the_list_are_accessible(page: Page, root: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{root}/2019/procedures/lc-101.html")
    expect(page.locator("[data-wm-banner]")).to_be_visible()
    expect(page.get_by_label("版次")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert results.violations_count == 0, results.generate_report()
