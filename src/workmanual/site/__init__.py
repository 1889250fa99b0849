"""The website: the only package that imports mkdocs. `hooks/manual.py` calls these functions, one an event."""

from __future__ import annotations

from workmanual.site.events import add_pages, configure, fill_page, publish, start, tidy_search

__all__ = ["add_pages", "configure", "fill_page", "publish", "start", "tidy_search"]
