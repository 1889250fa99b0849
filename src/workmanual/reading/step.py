"""One step of the workflow: its heading and the list of items below it.

Takes the heading and the blocks under it, gives the `Step` and what is wrong with its shape (WM204, WM207, WM209 to
WM213, WM219, WM220, WM222, WM223). What stands in the items is read by `workmanual.reading.step_items`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from workmanual.findings import Finding, finding
from workmanual.locale import Locale
from workmanual.model.procedure import REQUIRED_ITEMS, Step, StepItem
from workmanual.model.richtext import Block, Heading, Inline, ListBlock, Paragraph, Strong, Text, inlines_of, plain_text
from workmanual.reading.measures import is_measurable
from workmanual.reading.passages import NOTHING, first_words, misplaced, without_headings
from workmanual.reading.spellings import as_written, typed_number
from workmanual.reading.step_items import ItemReader
from workmanual.span import Span

ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_STARS: Final = "**"
"""Markdown takes the stars of `**label：**words` for words."""
_HEADING: Final = re.compile(r"(?P<title>.*?)\s*(\{#(?P<id>[^{}]*)\})?\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """An entry of a step's list: `- label：content`."""

    label: str
    """As written; empty where there is none."""
    content: tuple[Block, ...]
    at: Span
    is_numbered: bool = False
    """Whether a number is typed before it: `- 1. label：content`."""


class StepReader:
    """Reads steps in one language and gathers what is wrong with their shape."""

    def __init__(self, locale: Locale, findings: list[Finding]) -> None:
        self.locale = locale
        self.findings = findings
        self.items = ItemReader(locale, findings)

    def read(self, heading: Heading, blocks: tuple[Block, ...]) -> Step:
        """The step under this heading, as far as it can be read."""
        match = _HEADING.fullmatch(plain_text(heading.parts))
        assert match, "the pattern takes any line"
        title, id_ = self._title(heading, match["title"]), match["id"]
        if id_ is None:
            self.findings.append(finding("WM207", heading.at, step=title))
        elif not ID.fullmatch(id_):
            self.findings.append(finding("WM211", heading.at, id=id_))
        written = self._items(title, blocks)
        self._in_order(title, written)
        contents = {item: one.content for item, one in written.items()}
        found = " ".join(self.locale.items[item] for item in contents) or NOTHING
        for item in REQUIRED_ITEMS:
            if item not in contents:
                name = self.locale.items[item]
                self.findings.append(finding("WM204", heading.at, step=title, item=name, found=found))
        return self._step(Step(at=heading.at, id=id_ or "", title=title), contents)

    def _title(self, heading: Heading, written: str) -> str:
        """The title without a number typed before it."""
        number = typed_number(written, self.locale.spellings)
        title = written[len(number) :]
        if number:
            self.findings.append(finding("WM219", heading.at, found=number.strip(), title=title))
        return title

    def _items(self, title: str, blocks: tuple[Block, ...]) -> dict[StepItem, _Labelled]:
        """What is written under each label, each once, in the order in which it is written."""
        entries = self._entries(blocks)
        named = {item for one in entries if (item := self.locale.item_named(one.label))}
        items: dict[StepItem, _Labelled] = {}
        for one in entries:
            item = self._item(one, named)
            if item is None:
                known = " ".join(self.locale.items[item] for item in StepItem)
                found = one.label or first_words(one.content)
                self.findings.append(finding("WM209", one.at, found=found, known=known))
            elif item in items:
                self.findings.append(finding("WM210", one.at, step=title, item=self.locale.items[item]))
            else:
                items[item] = one
                if not first_words(one.content):
                    self.findings.append(finding("WM212", one.at, step=title, item=self.locale.items[item]))
        return items

    def _entries(self, blocks: tuple[Block, ...]) -> list[_Labelled]:
        entries: list[_Labelled] = []
        for block in without_headings(blocks, self.findings):
            if isinstance(block, ListBlock):
                entries += (_labelled(item, self.locale, block.at) for item in block.items)
            else:
                self.findings.append(finding("WM213", block.at, found=first_words((block,))))
        return entries

    def _item(self, one: _Labelled, named: set[StepItem]) -> StepItem | None:
        """The item meant: one that is written otherwise only where none is written rightly (WM220)."""
        item = self.locale.item_named(one.label)
        if item is not None and not one.is_numbered:
            return item
        item = item or self.locale.item_meant(one.label)
        if item is None or item in named - {self.locale.item_named(one.label)}:
            return None
        self.findings.append(finding("WM220", one.at, found=one.label, item=self.locale.items[item]))
        return item

    def _in_order(self, title: str, items: Mapping[StepItem, _Labelled]) -> None:
        """The fewest items that would have to move (WM223)."""
        expected = " → ".join(self.locale.items[item] for item in StepItem)
        for item in misplaced(tuple(items), tuple(StepItem)):
            name = self.locale.items[item]
            self.findings.append(finding("WM223", items[item].at, step=title, item=name, expected=expected))

    def _step(self, step: Step, contents: Mapping[StepItem, tuple[Block, ...]]) -> Step:
        """The step with its items: free text as it is, the others read."""
        read = self.items
        standard = contents.get(StepItem.STANDARD, ())
        if first_words(standard) and not is_measurable(standard, self.locale.measures):
            self.findings.append(finding("WM222", inlines_of(standard)[0].at, step=step.title))
        return replace(
            step,
            why=contents.get(StepItem.WHY, ()),
            who=read.names(contents.get(StepItem.WHO, ())),
            when=read.when(contents.get(StepItem.WHEN, ())),
            how=contents.get(StepItem.HOW, ()),
            standard=standard,
            records=read.citations(contents.get(StepItem.RECORDS, ())),
            forks=read.forks(step.title, contents.get(StepItem.FORKS, ())),
            pitfalls=contents.get(StepItem.PITFALLS, ()),
            basis=read.basis(contents.get(StepItem.BASIS, ())),
        )


def _labelled(item: tuple[Block, ...], locale: Locale, list_at: Span) -> _Labelled:
    """Label, content and place of `- label：content`, the label in strong type or numbered as well."""
    match item:
        case (Paragraph() as first, *more):
            label, parts = _split(first.parts, locale.separators.label)
            if label:
                content: tuple[Block, ...] = (Paragraph(first.at, parts), *more) if parts else tuple(more)
                return _Labelled(label, content, first.parts[0].at)
        case (ListBlock(ordered=True, items=(inner, *others)), *more) if not others:
            one = _labelled(inner, locale, item[0].at)
            if one.label:
                return replace(one, content=(*one.content, *more), is_numbered=True)
    return _Labelled("", item, item[0].at if item else list_at)


def _split(parts: tuple[Inline, ...], marks: str) -> tuple[str, tuple[Inline, ...]]:
    """The label before the first mark and the parts behind it; the mark may stand inside the strong type."""
    for place, part in enumerate(parts):
        before, behind = parts[:place], parts[place + 1 :]
        match part:
            case Strong() if place == 0 and (words := plain_text(part.parts).strip()) and words[-1] in marks:
                label = words.rstrip(marks).strip()
                return (f"**{label}**" if label else ""), _without_leading_space(behind)
            case Strong():
                pass
            case Text(at=at, text=text):
                if mark := re.search(f"[{re.escape(marks)}]", text):
                    label = as_written((*before, Text(at, text[: mark.start()])))
                    end = mark.end()
                    if label.startswith(_STARS) and text.startswith(_STARS, end) and label.count(_STARS) == 1:
                        label, end = label + _STARS, end + len(_STARS)
                    rest = Text(Span(at.path, at.line, at.column + end), text[end:])
                    return label, _without_leading_space((rest, *behind))
            case _:
                break
    return "", ()


def _without_leading_space(parts: tuple[Inline, ...]) -> tuple[Inline, ...]:
    match parts:
        case (Text(at=at, text=text), *rest):
            words = text.lstrip()
            if not words:
                return tuple(rest)
            return (Text(Span(at.path, at.line, at.column + len(text) - len(words)), words), *rest)
    return parts
