"""A sheet for media that break pages by themselves: word processors.

Takes a sheet laid out on paper, gives the same sheet with pages that only go on from the one before put together:
grids that were cut are whole again, and their heads, which the medium repeats, stand once. Pages that begin by
themselves (each page of a register, each page of a book) stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workmanual.sheets.sheet import Band, Grid, Page, Sheet


def flowing(sheet: Sheet) -> Sheet:
    """The sheet with fewer pages, none of which `flows`, and without grids that `continues`."""
    return replace(sheet, pages=tuple(_pages(sheet.pages)))


def samples(sheet: Sheet) -> tuple[tuple[int, Page], ...]:
    """The pages to show of a sheet, with their 1-based numbers: of a book each page type once, of others every page."""
    shown: list[tuple[int, Page]] = []
    seen: set[str] = set()
    goes_on = False
    for number, page in enumerate(sheet.pages, start=1):
        is_shown = goes_on if page.flows else page.type not in seen
        if is_shown:
            shown.append((number, page))
        goes_on = is_shown
        if page.type:
            seen.add(page.type)
    return tuple(shown)


def _pages(pages: Sequence[Page]) -> Iterator[Page]:
    whole: Page | None = None
    for page in pages:
        if whole is None:
            whole = page
        elif page.flows:
            whole = replace(whole, bands=_joined(whole.bands, page.bands))
        else:
            yield whole
            whole = page
    if whole is not None:
        yield whole


def _joined(above: Sequence[Band], below: Sequence[Band]) -> tuple[Band, ...]:
    """The bands of two pages; a grid that was cut between them is one."""
    if not above or not below:
        return (*above, *below)
    last, first = above[-1], below[0]
    if isinstance(last, Grid) and isinstance(first, Grid):
        if first.continues:
            return (*above[:-1], replace(last, rows=(*last.rows, *first.rows)), *below[1:])
        return (*above, replace(first, joined=True), *below[1:])
    return (*above, *below)
