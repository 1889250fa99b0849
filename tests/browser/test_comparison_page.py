# The comparison page in a real browser, from a folder with the network off: every ordered pair, every link, counts that
# are the rows, keyboard only, nothing that a screen reader or a phone cannot take.

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument

from tests.editions_project import DAY, three_editions
from tests.project_copy import run

pytestmark = pytest.mark.browser
EDITIONS = ("2019", "2020", "2021")
PAIRS = [(old, new) for old in EDITIONS for new in EDITIONS if old != new]
WIDTHS = [1366, 390]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2021 says, against 2020: one step before another, one limit raised, one step gone."""
    project = three_editions(tmp_path_factory.mktemp("compare") / "U盘 (1)" / "mini")
    document = next((project / "procedures/2021").glob("*/lc-101-*.md"))
    text = document.read_text(encoding="utf-8")
    head, *steps = text.split("\n### ")
    names = [step.partition("{#")[2].partition("}")[0] for step in steps]
    rain = steps.pop(names.index("rain"))
    steps.insert(0, rain)
    text = (
        "\n### ".join([head, *steps])
        .replace("不少于 40 分钟", "不少于 50 分钟")
        .replace("revision: V1.1", "revision: V1.2")
    )
    document.write_text(text, encoding="utf-8")
    done = run(project, "workmanual", "build", "--drafts", "--today", DAY)
    assert done.returncode == 0, done.stderr + done.stdout
    return project


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without network that may not make an error on the console."""
    context = browser.new_context(locale="zh-CN", offline=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def opened(page: Page, project: Path, state: str) -> None:
    page.goto("about:blank")
    page.goto(f"{(project / 'site/compare/index.html').as_uri()}#{state}")
    expect(page.locator("#status")).to_contain_text("→")


def engine(project: Path, old: str, new: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "workmanual", "compare", old, new, "--format", "json"]
    done = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True)
    data = json.loads(done.stdout)
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_ordered_pair_shows_what_the_engine_found(page: Page, project: Path, old: str, new: str) -> None:
    found = engine(project, old, new)
    opened(page, project, f"old={old}&new={new}")
    rows = page.locator("#rows tbody tr:not(.pointer)")
    expect(rows).to_have_count(len(found["changes"]))
    for number, change in enumerate(found["changes"]):
        row = rows.nth(number)
        assert (row.get_attribute("id") or "").startswith(change["id"].replace(":", ".")[:8])
    told = page.locator("#completeness").inner_text()
    assert str(found["completeness"]["old"]["items"]) in told
    assert str(found["equal"]) in told


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_summary_is_that_of_the_official_table(page: Page, project: Path, old: str, new: str) -> None:
    command = [sys.executable, "-m", "workmanual", "compare", old, new, "--format", "html", "--output", "tables"]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    opened(page, project, f"old={old}&new={new}")
    told = page.locator("#summary p").all_text_contents()
    page.goto((project / f"tables/{old}-{new}.html").as_uri())
    assert told == page.locator("section:has(#summary\\:) > p").all_text_contents()


@pytest.mark.parametrize(("old", "new"), [("2019", "2020"), ("2020", "2021"), ("2021", "2019")])
def test_counts_are_the_rows_under_each_filter_and_the_engines(page: Page, project: Path, old: str, new: str) -> None:
    counts = engine(project, old, new)["counts"]
    opened(page, project, f"old={old}&new={new}")
    tags = page.eval_on_selector_all("#filters .chip", "found => found.map(one => one.dataset.tag)")
    for tag in tags:
        chip = page.locator(f'#filters .chip[data-tag="{tag}"]')
        count = int(chip.locator("b").inner_text())
        chip.click()
        expect(page.locator("#rows tbody tr:not(.pointer)")).to_have_count(count)
        assert counts.get(tag, count) == count > 0, tag
        chip.click()
        expect(chip).to_have_attribute("aria-pressed", "false")
    folded = {"replacement", "renumbering", "editorial"}
    assert {tag for tag, count in counts.items() if count} - folded <= set(tags)


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_permanent_link_and_mark_resolves(page: Page, project: Path, old: str, new: str) -> None:
    opened(page, project, f"old={old}&new={new}")
    links = page.eval_on_selector_all(
        "#rows td.number a, #contents a", "found => found.map(one => one.getAttribute('href'))"
    )
    assert links
    for link in links:
        opened(page, project, link.removeprefix("#"))
        expect(page.locator("tr.here")).to_have_count(1)
        assert page.locator("tr.here").evaluate("row => row === document.activeElement")


def test_links_to_both_full_texts_lead_to_pages_that_are_there(page: Page, project: Path) -> None:
    opened(page, project, "old=2019&new=2020")
    addresses = page.eval_on_selector_all("#rows .clause a", "found => found.map(one => one.getAttribute('href'))")
    assert addresses
    folder = project / "site/compare"
    for address in addresses:
        path, _, anchor = address.partition("#")
        text = (folder / path).resolve().read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in text, address


def test_both_texts_are_shown_in_every_view(page: Page, project: Path) -> None:
    opened(page, project, "old=2020&new=2021")
    for view in ("table", "inline", "side"):
        page.locator(f"#view-{view}").click()
        expect(page.locator(f"#view-{view}")).to_have_attribute("aria-pressed", "true")
        expect(page.locator("#rows del").first).to_contain_text("40 分钟")
        expect(page.locator("#rows ins").first).to_contain_text("50 分钟")


def test_what_moved_stands_at_both_places(page: Page, project: Path) -> None:
    opened(page, project, "old=2020&new=2021&kind=moved")
    expect(page.locator("#rows tbody tr.pointer")).to_have_count(1)
    page.locator("tr.pointer a").click()
    expect(page.locator("tr.here")).to_have_count(1)
    expect(page.locator("tr.here")).to_have_attribute("id", "LC-101.rain")


def test_the_page_by_keyboard_only(page: Page, project: Path) -> None:
    opened(page, project, "old=2019&new=2020")
    page.keyboard.press("n")
    first = page.locator("tr.here").get_attribute("id")
    expect(page.locator("#position")).to_contain_text("第 1 条")
    page.keyboard.press("j")
    expect(page.locator("tr.here")).not_to_have_attribute("id", first or "")
    page.keyboard.press("p")
    expect(page.locator("tr.here")).to_have_attribute("id", first or "")
    page.keyboard.press("3")
    expect(page.locator("#view-side")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("s")
    expect(page.locator("#rows")).to_have_attribute("data-pair", "2020 2019")
    page.keyboard.press("f")
    assert page.evaluate("document.activeElement.className") == "chip"
    page.keyboard.press("Enter")
    expect(page.locator("#filters .chip[aria-pressed=true]")).to_have_count(1)
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_a_post_sees_what_concerns_it_and_prints_its_sheet(page: Page, project: Path) -> None:
    opened(page, project, "old=2019&new=2020")
    choices = page.locator("#role option")
    assert choices.count() > 1
    page.locator("#role").select_option(index=1)
    expect(page.locator("#role-lists .button")).to_be_visible()
    listed = page.locator("#role-lists li").count()
    expect(page.locator("#rows tbody tr:not(.pointer)")).to_have_count(listed)
    page.evaluate("window.print = function () { window.printed = document.body.className; }")
    page.locator("#role-lists .button").click()
    assert page.evaluate("window.printed") == "prints-sheet"
    documents = page.eval_on_selector_all(
        "#role-lists section",
        "found => found.flatMap(one => [...new Set([...one.querySelectorAll('li a')]"
        ".map(link => link.textContent.split(' ')[0]))])",
    )
    expect(page.locator("#sheet tbody tr")).to_have_count(len(documents))
    assert "签名" in (page.locator("#sheet").text_content() or "")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", ["table", "inline", "side"])
def test_nothing_is_inaccessible(page: Page, project: Path, width: int, view: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, project, f"old=2019&new=2020&view={view}&role=service-desk")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    violations = Axe().run(page, options={"preload": False}).response["violations"]
    assert violations == [], json.dumps(violations, ensure_ascii=False, indent=1)[:3000]


def test_without_script_it_is_the_list_of_ready_made_tables(browser: Browser, project: Path) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((project / "site/compare/index.html").as_uri())
    expect(page.locator(".files a").first).to_be_visible()
    assert page.locator(".files a").count() == 4 * 2, "neighbours, which are those with the current edition too"
    assert page.locator(".needs-script:visible").count() == 0
    context.close()


def test_a_document_says_since_when_it_stands_so_and_leads_to_the_comparison(page: Page, project: Path) -> None:
    page.goto((project / "site/2021/procedures/lc-101.html").as_uri())
    expect(page.locator("#guiding + .wm-since a")).to_have_count(1)
    expect(page.locator("#feedback + .wm-since")).to_contain_text("2020")
    expect(page.locator(".wm-revisions tbody tr")).to_have_count(3)
    page.get_by_text("与上一版比较").click()
    expect(page.locator("#edition-old")).to_have_value("2020")
    expect(page.locator("#edition-now")).to_have_value("2021")


def test_the_first_page_of_an_edition_says_what_it_changed(page: Page, project: Path) -> None:
    for name in ("index.html", "edition.html"):
        page.goto((project / "site/2021" / name).as_uri())
        expect(page.locator("#what-changed")).to_have_text("本版有什么变化")
        page.locator(".wm-changed summary").click()
        expect(page.locator(".wm-changed details p").first).to_contain_text("与 2020")
    page.locator(".wm-changed").get_by_text("逐条看").click()
    expect(page.locator("#edition-now")).to_have_value("2021")
    page.goto((project / "site/2019/index.html").as_uri())
    expect(page.locator("#what-changed")).to_have_count(0)


def test_the_sheet_to_sign_is_one_upright_page(page: Page, project: Path) -> None:
    opened(page, project, "old=2019&new=2020")
    roles = page.eval_on_selector_all("#role option", "found => found.map(one => one.value).filter(Boolean)")
    for role in roles:
        opened(page, project, f"old=2019&new=2020&role={role}")
        page.evaluate(
            "role => workmanualCompare.load('2019', '2020').then(pair => {"
            " workmanualCompare.makeSheet(pair, role); document.body.classList.add('prints-sheet'); })",
            role,
        )
        printed = PdfDocument(page.pdf(prefer_css_page_size=True))
        assert len(printed) == 1
        width, height = printed[0].get_size()
        assert width < height


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("procedures/lc-101.html", ""),  # its steps
        ("procedures/lc-201.html", "LC-201 藏品借出流程在这两版之间没有改动。"),
        ("records/bd-101-1.html", "没有改动"),
    ],
)
def test_a_document_opens_the_comparison_at_itself(page: Page, project: Path, address: str, said: str) -> None:
    page.goto((project / "site/2021" / address).as_uri())
    page.get_by_text("与上一版比较").click()
    expect(page.locator("#rows")).to_have_attribute("data-pair", "2020 2021")
    if said:
        expect(page.locator("#rows")).to_contain_text(said)
        expect(page.locator("#rows tr")).to_have_count(0)
    else:
        expect(page.locator("#rows section")).to_have_count(1)
        expect(page.locator("#rows h2")).to_contain_text("LC-101")
