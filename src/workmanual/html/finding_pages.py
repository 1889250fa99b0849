"""Pages about the codes of findings, for those who write the manual: an index by family, and a page for each code.

Takes the locale alone: the codes are the program's and say nothing about one manual. What a page says is what
`workmanual explain` says.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment
from markupsafe import Markup

from workmanual.findings import CATALOGUE, Family, Severity
from workmanual.fixing.fixes import FIXES
from workmanual.html.web_page import FINDINGS_ADDRESS, PageHeading, WebPage, finding_address
from workmanual.locale import Locale
from workmanual.wording import general_message, general_remedy


def finding_pages(locale: Locale, templates: Environment) -> Iterator[WebPage]:
    """The index and, in the catalogue's order, every code."""
    yield _index(locale, templates)
    codes = tuple(CATALOGUE)
    for before, code, after in zip((None, *codes), codes, (*codes[1:], None), strict=False):
        yield _page(code, (before, after), locale, templates)


def _index(locale: Locale, templates: Environment) -> WebPage:
    families = [(family, [row for row in CATALOGUE.values() if row.family is family]) for family in Family]
    body = templates.get_template("page_findings.html").render(
        families=[(family, rows) for family, rows in families if rows],
        words=locale.findings,
        severities=tuple(Severity),
    )
    headings = tuple(PageHeading(family.value, locale.labels[f"family-{family}"]) for family, rows in families if rows)
    title = locale.labels["finding-codes"]
    return WebPage(address=FINDINGS_ADDRESS, title=title, body=Markup(body), headings=headings, weight=0)


def _page(code: str, neighbours: tuple[str | None, str | None], locale: Locale, templates: Environment) -> WebPage:
    row, words = CATALOGUE[code], locale.findings[code]
    body = templates.get_template("page_finding.html").render(
        row=row,
        words=words,
        titles={one: locale.findings[one].title for one in neighbours if one},
        message=general_message(code, locale),
        remedy=general_remedy(code, locale),
        is_fixable=code in FIXES,
        before=neighbours[0],
        after=neighbours[1],
    )
    return WebPage(
        address=finding_address(code), title=f"{code} {words.title}", body=Markup(body), weight=0, is_listed=False
    )
