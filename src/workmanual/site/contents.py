"""Navigation and each page's own contents, in MkDocs' terms."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.toc import TableOfContents, get_toc
from mkdocs.utils.meta import get_data

from workmanual.ground import resources
from workmanual.html.manual_pages import Guide, preface_address
from workmanual.html.web_page import (
    ASSESSMENT_ADDRESS,
    EDITION_ADDRESS,
    FINDINGS_ADDRESS,
    HOME_ADDRESS,
    RECORDS_ADDRESS,
    PageHeading,
    WebPage,
    form_address,
    list_address,
    procedure_address,
)
from workmanual.site.run import Run
from workmanual.views.contents import ListedPart, listed_documents
from workmanual.views.lists import listings

NavItem = dict[str, "str | list[NavItem]"] | str


class _TocToken(TypedDict):
    level: int
    id: str
    name: str
    children: list[_TocToken]


def table_of_contents(page: WebPage) -> TableOfContents:
    """The page's headings as MkDocs wants them: one first-level heading that holds the others."""
    top: _TocToken = {"level": 1, "id": "top", "name": page.title, "children": _tokens(page.headings, level=2)}
    return get_toc([top])


def _tokens(headings: tuple[PageHeading, ...], *, level: int) -> list[_TocToken]:
    return [
        {"level": level, "id": one.id, "name": one.title, "children": _tokens(one.inner, level=level + 1)}
        for one in headings
    ]


def navigation(run: Run, config: MkDocsConfig) -> list[NavItem]:
    """Readers' navigation (design.md §5); what drafters need stands at its end."""
    labels = resources.locale().labels
    index = run.index
    home: list[NavItem] = [_source(HOME_ADDRESS)]
    home += [{page.title: _source(preface_address(page))} for page in index.manual.preface]
    home += _hand_written(config, "guide")
    documents = [_part(part) for part in listed_documents(index) if any(one.procedure for one in part.documents)]
    records: list[NavItem] = [_source(RECORDS_ADDRESS)]
    for code in index.expected:
        forms = [form for form in index.forms.values() if form.procedure == code]
        if forms:
            pages: list[NavItem] = [{f"{form.code} {form.title}": _source(form_address(form.code))} for form in forms]
            records.append({f"{code} {index.expected[code].title}": pages})
    lists = [list_address(one.id) for one in listings(index, labels)]
    appendix: list[NavItem] = [_source(one) for one in lists if one not in (ASSESSMENT_ADDRESS, EDITION_ADDRESS)]
    appendix += _hand_written(config, "appendix")
    assessment = next((_source(one) for one in lists if one == ASSESSMENT_ADDRESS), "")
    authors: list[NavItem] = [*_hand_written(config, "authors"), _source(FINDINGS_ADDRESS)]
    parts: dict[str, str | list[NavItem]] = {
        "home": home,
        "documents": documents,
        "records": records,
        "assessment": assessment,
        "edition-page": _source(EDITION_ADDRESS),
        "appendix-part": appendix,
        "for-authors": authors,
    }
    return [{labels[name]: pages} for name, pages in parts.items() if pages]


def _part(part: ListedPart) -> NavItem:
    written = [one.procedure for one in part.documents if one.procedure is not None]
    return {part.part.title: [{f"{one.code} {one.title}": _source(procedure_address(one.code))} for one in written]}


def _hand_written(config: MkDocsConfig, folder: str) -> list[NavItem]:
    """The pages of `docs/<folder>/`, in the order of their file names."""
    return [f"{folder}/{path.name}" for path in sorted((Path(config.docs_dir) / folder).glob("*.md"))]


def guides(config: MkDocsConfig) -> tuple[Guide, ...]:
    """The hand-written pages that the home page leads to; title and lead stand in their front matter."""
    found = []
    for path in sorted((Path(config.docs_dir) / "guide").glob("*.md")):
        _text, meta = get_data(path.read_text(encoding="utf-8"))
        found.append(Guide(str(meta.get("title", path.stem)), str(meta.get("description", "")), f"guide/{path.stem}"))
    return tuple(found)


def _source(address: str) -> str:
    return f"{address}.md"
