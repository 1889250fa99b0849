# The pages about codes: one for each, all reached from the index, saying what `workmanual explain` says.

import re
from html import unescape

import pytest
from jinja2 import Environment

from workmanual.findings import CATALOGUE, Family, Severity
from workmanual.fixing.fixes import FIXES
from workmanual.ground import page_materials, resources
from workmanual.html.environment import environment
from workmanual.html.finding_pages import finding_pages
from workmanual.html.web_page import WebPage
from workmanual.locale import Locale
from workmanual.report.explanation import explain

LOCALE = resources.locale()
TEMPLATES: Environment = environment(page_materials.templates(), LOCALE.labels)
INDEX, *EACH = finding_pages(LOCALE, TEMPLATES)
PAGES = {page.address.rpartition("/")[2].upper(): page for page in EACH}


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def examples(page: WebPage) -> list[tuple[str, str]]:
    """Heading and text of each example."""
    figures = re.findall(r"<figcaption>(.*?)</figcaption>\s*<pre><code>(.*?)</code></pre>", str(page.body), re.DOTALL)
    return [(text_of(heading), text_of(text)) for heading, text in figures]


def test_every_code_has_a_page_outside_search_and_navigation() -> None:
    assert list(PAGES) == list(CATALOGUE)
    assert all((page.weight, page.is_listed) == (0, False) for page in EACH)
    assert (INDEX.weight, INDEX.is_listed) == (0, True)


def test_the_index_names_every_code_under_its_family(locale: Locale) -> None:
    sections = re.split(r'<h2 id="(\w+)">', str(INDEX.body))[1:]
    listed = dict(zip(sections[::2], sections[1::2], strict=True))
    for family in Family:
        rows = [row for row in CATALOGUE.values() if row.family is family]
        assert (family in listed) == bool(rows)
        links = re.findall(r'<a href="([a-z0-9]+)\.html">([^<]+)</a></td><td>([^<]+)</td>', listed.get(family, ""))
        severities = {severity: locale.labels[f"severity-{severity}"] for severity in Severity}
        assert [(code.upper(), unescape(title), severity) for code, title, severity in links] == [
            (row.code, locale.findings[row.code].title, severities[row.severity]) for row in rows
        ]
    assert [heading.id for heading in INDEX.headings] == list(listed)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_page_says_what_explain_says(code: str, locale: Locale) -> None:
    page, explained = PAGES[code], explain(code, locale)
    shown = text_of(str(page.body))
    headline = re.search(r"<h1[^>]*>(.*?)</h1>", str(page.body))
    assert headline
    assert text_of(headline[1]) == page.title
    assert explained.startswith(f"{page.title}（")
    for words in (locale.findings[code].explain, locale.labels[f"severity-{CATALOGUE[code].severity}"]):
        assert words in shown
        assert words in explained
    remedy = next(line for line in explained.split("\n") if line.startswith("怎么改：")).removeprefix("怎么改：")
    assert remedy in shown
    firm = CATALOGUE[code].firm
    assert (locale.labels["finding-firm"] in shown, locale.labels["explain-firm"] in explained) == (firm, firm)
    fixable = code in FIXES
    assert (locale.labels["finding-fixable"] in shown, locale.labels["explain-fixable"] in explained) == (
        fixable,
        fixable,
    )


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_examples_stand_as_they_are_written_marked_by_words(code: str, locale: Locale) -> None:
    words = locale.findings[code]
    wanted = [("✗ 不对的写法", words.wrong.rstrip()), ("✓ 对的写法", words.right.rstrip())]
    assert examples(PAGES[code]) == [one for one in wanted if one[1]]


def test_pages_lead_from_one_to_the_next_and_back() -> None:
    codes = list(CATALOGUE)
    for place, code in enumerate(codes):
        links = dict(re.findall(r'<a rel="(\w+)" href="([a-z0-9]+)\.html">', str(PAGES[code].body)))
        assert links.get("prev", "").upper() == (codes[place - 1] if place else "")
        assert links.get("next", "").upper() == (codes[place + 1] if place + 1 < len(codes) else "")
        assert '<a href="findings.html">' in str(PAGES[code].body)
