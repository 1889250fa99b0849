"""The build as a reader finds it: what happens at each event of MkDocs, and one call for each.

MkDocs loads this file by path; everything it calls is in `workmanual.site`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from workmanual import site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001  (MkDocs passes it)
    """Remember whether the site is built for good or shown while someone writes."""
    site.start(command)


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the manual; errors stop here. Before the search plugin, which takes our dictionary."""
    return site.configure(config)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add a page for every document, form and list of the manual."""
    return site.add_pages(files, config)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001  (MkDocs passes them)
    """Give our pages their body and contents; no Markdown of the manual passes through MkDocs."""
    return site.fill_page(html, page, config)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Let a page's search words speak for the page, not for each of its sections."""
    site.tidy_search(page, config)
    return output


@event_priority(-200)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write PDFs and data, build the other editions, then swap the finished site into place.

    After Material's offline plugin (−100), which still writes the search index.
    """
    site.publish(config)
