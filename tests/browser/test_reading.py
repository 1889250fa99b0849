# What a reader does: search, open the procedure found, get a form.

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[Page]:
    """The home page; a request to elsewhere or an error on the console fails the test at its end."""
    page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(f"{address}/index.html")
    page.wait_for_url("**/2006/index.html")
    yield page
    # The browser's own pages (chrome:) are no business of ours: its PDF viewer is one.
    outside = [url for url in asked if urlsplit(url).scheme in ("http", "https", "ws", "wss", "ftp")]
    assert [url for url in outside if not url.startswith(address)] == []
    assert errors == []


def search(page: Page, words: str) -> None:
    """Type into the search as a person does; Material listens to keys."""
    page.locator("[data-md-component=search-query]").first.click()
    page.keyboard.type(words, delay=30)
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=15_000)


@pytest.mark.parametrize(
    ("words", "procedure", "step"),
    [
        ("公示", "cx-02.html", "公示"),
        ("议题", "cx-10.html", "议题"),
        ("预备期", "cx-02.html", "预备期"),
        ("党课", "cx-01.html", "党课"),  # 党 alone is a word of the index too
        ("新书记", "cx-03.html", "任命"),
        ("介绍信丢了", "cx-07.html", "遗失"),
        ("选票无效", "cx-06.html", "无效"),
        ("书记空缺", "cx-01.html", "空缺"),  # to its last character, or 书记 alone would be looked up
    ],
)
def test_search_finds_the_procedure(page: Page, words: str, procedure: str, step: str) -> None:
    search(page, words)
    expect(page.locator(".md-search-result .md-tags").first).to_be_hidden()
    found = page.locator(f".md-search-result__link[href*='procedures/{procedure}']")
    assert procedure in (page.locator(".md-search-result__link").first.get_attribute("href") or "")
    found.first.click()
    page.wait_for_url(f"**/procedures/{procedure}**")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("article")).to_contain_text(step)


def test_a_form_is_downloaded_from_the_step_that_leaves_it(page: Page, tmp_path: Path) -> None:
    search(page, "公示")
    page.locator(".md-search-result__link[href*='procedures/cx-02.html']").first.click()
    page.wait_for_url("**/procedures/cx-02.html**")
    page.locator(".wm-records a[href*='jl-0207.html']").first.click()
    page.wait_for_url("**/records/jl-0207.html")
    offered = [one.get_attribute("href") for one in page.locator(".wm-actions a[download]").all()]
    assert offered == ["jl-0207.pdf", "jl-0207-fill.pdf", "jl-0207.docx"]
    link = page.locator(".wm-actions a[download]").first
    assert (link.get_attribute("download") or "").startswith("JL-0207 ")
    target = tmp_path / "form.pdf"
    if page.url.startswith("file:"):
        # From a folder Chromium shows the file instead of copying it, whatever the link says.
        link.click()
        page.wait_for_url("**/records/jl-0207.pdf")
        target.write_bytes(Path(unquote(urlsplit(page.url).path)).read_bytes())
    else:
        with page.expect_download() as waiting:
            link.click()
        waiting.value.save_as(target)
    document = pypdfium2.PdfDocument(target)
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "JL-0207" in text


def test_the_home_page_opens_the_search(page: Page) -> None:
    page.locator("[data-wm-search]").click()
    page.keyboard.type("转正", delay=30)
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=15_000)


PAGES = (
    "index.html",
    "procedures/cx-02.html",
    "records/index.html",
    "records/jl-0202.html",
    "appendix/basis.html",
    "appendix/terms.html",
    "preface/how-to-use.html",
    "guide/first-month.html",
    "authors/4-check.html",
    "authors/findings.html",
    "authors/wm204.html",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_pages_are_accessible(browser: Browser, site: Path, name: str, scheme: Literal["light", "dark"]) -> None:
    """WCAG 2.2 AA as far as axe can tell."""
    page = browser.new_page(color_scheme=scheme, locale="zh-CN")
    page.goto((site / "2006" / name).as_uri())
    page.wait_for_timeout(300)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    page.close()
    assert found.violations_count == 0, found.generate_report()


def test_a_phone_shows_no_page_wider_than_itself(browser: Browser, site: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    for path in sorted((site / "2006").rglob("*.html")):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path.name
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_printed_page_is_ink_on_white_and_says_what_it_is_worth(
    browser: Browser, site: Path, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto((site / "2006/procedures/cx-10.html").as_uri())
    printed = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    texts = [sheet.get_textpage().get_text_range() for sheet in printed]
    printed.close()
    for text in texts:
        assert "打印件为非受控文件" in text
        assert "2006 年版 A/2" in text
        assert "2006-08-01" in text
    assert "下载 PDF" not in "".join(texts)
    page.emulate_media(media="print")
    for place in ("article p", "article li", "article td", ".wm-step h3"):
        colour = page.locator(place).first.evaluate("one => getComputedStyle(one).color")
        assert max(map(int, re.findall(r"\d+", colour)[:3])) < 128, (place, colour)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_form_prints_from_its_page_as_its_sheets_alone(
    browser: Browser, site: Path, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(color_scheme=scheme)
    for name, sheets in (("jl-0201", 2), ("jl-0202", 1)):
        page.goto((site / f"2006/records/{name}.html").as_uri())
        printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        corner = [sheet.render(scale=0.2).to_pil().convert("RGB").getpixel((3, 3)) for sheet in printed]
        printed.close()
        assert corner == [(255, 255, 255)] * sheets
    page.emulate_media(media="print")
    assert page.locator(".wm-preview").evaluate("one => getComputedStyle(one).backgroundColor") == "rgba(0, 0, 0, 0)"
    page.close()
