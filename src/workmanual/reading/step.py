"""One step of the workflow: its heading and the list of items below it.

Takes the heading and the blocks under it, gives the `Step` and what is wrong with its shape (WM204, WM207, WM209 to
WM213). What stands in the items is read by `workmanual.reading.step_items`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from workmanual.findings import Finding, finding
from workmanual.locale import Locale
from workmanual.model.procedure import REQUIRED_ITEMS, Step, StepItem
from workmanual.model.richtext import Block, Heading, Inline, ListBlock, Paragraph, Text, plain_text
from workmanual.reading.passages import NOTHING, first_words, without_headings
from workmanual.reading.step_items import ItemReader
from workmanual.span import Span

ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_HEADING: Final = re.compile(r"(?P<title>.*?)\s*(\{#(?P<id>[^{}]*)\})?\s*", re.DOTALL)


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
        title, id_ = match["title"], match["id"]
        if id_ is None:
            self.findings.append(finding("WM207", heading.at, step=title))
        elif not ID.fullmatch(id_):
            self.findings.append(finding("WM211", heading.at, id=id_))
        contents = self._contents(title, blocks)
        found = " ".join(self.locale.items[item] for item in contents) or NOTHING
        for item in REQUIRED_ITEMS:
            if item not in contents:
                name = self.locale.items[item]
                self.findings.append(finding("WM204", heading.at, step=title, item=name, found=found))
        return self._step(Step(at=heading.at, id=id_ or "", title=title), contents)

    def _contents(self, title: str, blocks: tuple[Block, ...]) -> dict[StepItem, tuple[Block, ...]]:
        """What is written under each label, each once."""
        known = " ".join(self.locale.items[item] for item in StepItem)
        contents: dict[StepItem, tuple[Block, ...]] = {}
        for block in without_headings(blocks, self.findings):
            if not isinstance(block, ListBlock):
                self.findings.append(finding("WM213", block.at, found=first_words((block,))))
                continue
            for written in block.items:
                label, content, at = _labelled(written, self.locale, block.at)
                item = self.locale.item_named(label)
                if item is None:
                    self.findings.append(finding("WM209", at, found=label or first_words(written), known=known))
                elif item in contents:
                    self.findings.append(finding("WM210", at, step=title, item=label))
                else:
                    contents[item] = content
                    if not first_words(content):
                        self.findings.append(finding("WM212", at, step=title, item=label))
        return contents

    def _step(self, step: Step, contents: Mapping[StepItem, tuple[Block, ...]]) -> Step:
        """The step with its items: free text as it is, the others read."""
        read = self.items
        return replace(
            step,
            why=contents.get(StepItem.WHY, ()),
            who=read.names(contents.get(StepItem.WHO, ())),
            when=read.when(contents.get(StepItem.WHEN, ())),
            how=contents.get(StepItem.HOW, ()),
            standard=contents.get(StepItem.STANDARD, ()),
            records=read.citations(contents.get(StepItem.RECORDS, ())),
            forks=read.forks(contents.get(StepItem.FORKS, ())),
            pitfalls=contents.get(StepItem.PITFALLS, ()),
            basis=read.basis(contents.get(StepItem.BASIS, ())),
        )


def _labelled(item: tuple[Block, ...], locale: Locale, list_at: Span) -> tuple[str, tuple[Block, ...], Span]:
    """Label, content and place of `- label：content`; the label is empty where there is none."""
    match item:
        case (Paragraph(parts=(Text(at=at, text=text), *rest)) as first, *more):
            mark = re.search(f"[{locale.separators.label}]", text)
            if mark:
                parts: list[Inline] = list(rest)
                behind = text[mark.end() :]
                if behind.strip():
                    space = len(behind) - len(behind.lstrip())
                    place = Span(at.path, at.line, at.column + mark.end() + space)
                    parts.insert(0, Text(place, behind.lstrip()))
                content: tuple[Block, ...] = (Paragraph(first.at, tuple(parts)), *more) if parts else tuple(more)
                return text[: mark.start()].strip(), content, at
    return "", item, item[0].at if item else list_at
