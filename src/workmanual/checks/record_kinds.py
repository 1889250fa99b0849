"""Kinds of record forms: what each is made of is there, and nothing else (WM520 to WM523, WM539 to WM542)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from workmanual.checks.record_fields import blocks_of, tables_of
from workmanual.findings import Finding, finding
from workmanual.model.record import Chart, Each, FormKind, Pages, Part, RecordForm
from workmanual.span import Span
from workmanual.views.index import Index

THICKEST: Final = 200
"""Pages; a book of more falls apart."""
FRAMES: Final = 4
"""Kinds of frames that can be told apart in black and white."""


def parts(index: Index) -> Iterator[Finding]:
    """A part holds exactly one thing (WM520), and nothing that it has no use for."""
    for form in index.manual.forms:
        for part in form.parts:
            contents = part.contents()
            lost = _without_use(part)
            if len(contents) != 1 or lost:
                yield finding("WM520", part.at, found=" ".join((*contents, *lost)) or "—")


def _without_use(part: Part) -> tuple[str, ...]:
    """What would be lost: words of a cut, repetition of what is no page type."""
    if part.blocks:
        return ()
    words = {"title": part.title, "keeper": part.keeper} if part.cut or part.cover else {}
    return tuple(key for key, value in (words | {"pages": part.pages}).items() if value)


def contents(index: Index) -> Iterator[Finding]:
    """What only one kind of form has stands in no other (WM521); what makes the kind is there (WM522)."""
    for form in index.manual.forms:
        for key, at in _given(form):
            if form.kind not in _KINDS[key]:
                yield finding("WM521", at, key=key, kind=form.kind, kinds=" ".join(_KINDS[key]))
        for key, is_there in _NEEDS.get(form.kind, {}).items():
            if not is_there(form):
                yield finding("WM522", form.at, kind=form.kind, key=key)


def _given(form: RecordForm) -> Iterator[tuple[str, Span]]:
    """Keys that not every kind has, and where they are used."""
    if form.shared:
        yield "shared", form.shared[0].at
    for part in form.parts:
        if part.code is not None:
            yield "code", part.code.at
        if part.cut is not None:
            yield "cut", part.cut.at
        if part.cover is not None:
            yield "cover", part.cover.at
        if part.instructions:
            yield "instructions", part.at
        if part.pages is not None:
            yield "pages", part.pages.at
    yield from (("chart", block.chart.at) for block in blocks_of(form) if block.chart is not None)


_KINDS: Final[Mapping[str, tuple[FormKind, ...]]] = {
    "shared": (FormKind.SLIP,),
    "code": (FormKind.SLIP,),
    "cut": (FormKind.SLIP,),
    "cover": (FormKind.BOOK,),
    "instructions": (FormKind.BOOK,),
    "pages": (FormKind.BOOK,),
    "chart": (FormKind.CHART,),
}
"""Kinds of forms in which a part or block has this key."""


def _has_cut(form: RecordForm) -> bool:
    return any(part.cut for part in form.parts)


def _has_pages(form: RecordForm) -> bool:
    return any(part.pages for part in form.parts)


def _has_chart(form: RecordForm) -> bool:
    return any(block.chart for block in blocks_of(form))


def _has_indicators(form: RecordForm) -> bool:
    return any(table.each is Each.INDICATORS for table in tables_of(form))


_NEEDS: Final[Mapping[FormKind, Mapping[str, Callable[[RecordForm], bool]]]] = {
    FormKind.SLIP: {"cut": _has_cut},
    FormKind.BOOK: {"pages": _has_pages},
    FormKind.CHART: {"chart": _has_chart},
    FormKind.SCORE: {"each": _has_indicators},
}
"""What makes a form one of this kind."""


def order(index: Index) -> Iterator[Finding]:
    """A book has one cover, in front, and one page of instructions; a slip is cut once, between two parts (WM523)."""
    for form in index.manual.forms:
        if form.kind is FormKind.BOOK:
            covers = [part.cover.at for place, part in enumerate(form.parts) if part.cover and place > 0]
            yield from (finding("WM523", at, key="cover") for at in covers)
            guides = [part.at for part in form.parts if part.instructions]
            yield from (finding("WM523", at, key="instructions") for at in guides[1:])
        if form.kind is FormKind.SLIP:
            cuts = [(place, part.cut.at) for place, part in enumerate(form.parts) if part.cut]
            for number, (place, at) in enumerate(cuts):
                if number > 0 or not _is_between(form.parts, place):
                    yield finding("WM523", at, key="cut")


def _is_between(parts: tuple[Part, ...], place: int) -> bool:
    return any(part.blocks for part in parts[:place]) and any(part.blocks for part in parts[place + 1 :])


def pages(index: Index) -> Iterator[Finding]:
    """Page types have as many names as pages (WM539); a book can be bound (WM540)."""
    for form in index.manual.forms:
        for part in form.parts:
            if part.pages is not None and part.pages.names and part.pages.count not in (1, len(part.pages.names)):
                names, count = str(len(part.pages.names)), str(part.pages.count)
                yield finding("WM539", part.pages.at, names=names, count=count)
        total = sum(1 if part.pages is None else _count(part.pages) for part in form.parts)
        if form.kind is FormKind.BOOK and total > THICKEST:
            yield finding("WM540", form.at, pages=str(total), most=str(THICKEST))


def _count(pages: Pages) -> int:
    return len(pages.names) or pages.count


def charts(index: Index) -> Iterator[Finding]:
    """The column that chooses the frame exists (WM541), and the legend says what each frame means (WM542)."""
    for form in index.manual.forms:
        for chart in (block.chart for block in blocks_of(form) if block.chart is not None):
            yield from _frames(chart)


def _frames(chart: Chart) -> Iterator[Finding]:
    needed = 0
    if chart.frame is not None:
        columns = {str(column.id): column for column in chart.columns}
        if chart.frame not in columns:
            near = get_close_matches(chart.frame, columns, n=3) or list(columns)
            yield finding("WM541", chart.frame.at, id=chart.frame, near=" ".join(near))
            return
        needed = max(1, len(columns[chart.frame].options))
    if not needed <= len(chart.legend) <= FRAMES:
        yield finding("WM542", chart.at, legend=str(len(chart.legend)), needed=str(needed), most=str(FRAMES))
