"""A document's Markdown to a `Procedure`.

Takes the parsed file, gives the document and what is wrong with its shape (WM109, WM2xx, WM302). It reads what is
there even where parts are missing, so that one run finds every problem. Whether roles, forms and targets exist is
not its business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from workmanual.findings import Finding, finding
from workmanual.locale import Locale
from workmanual.model.procedure import (
    REQUIRED_ITEMS,
    Citation,
    Fork,
    FrontMatter,
    Procedure,
    Responsibility,
    Section,
    Step,
    StepItem,
    When,
)
from workmanual.model.richtext import (
    Block,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Reference,
    Strong,
    Text,
    inlines_of,
    plain_text,
    words_of,
)
from workmanual.reading.fit import fit
from workmanual.reading.markdown import CODE, MarkdownFile, read_markdown
from workmanual.reading.yaml_text import read_yaml
from workmanual.span import Name, Span
from workmanual.times import read_times

NOTHING: Final = "—"
"""Stands for a list of what was found, when nothing was."""
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_STEP_HEADING = re.compile(r"(?P<title>.*?)\s*(\{#(?P<id>[^{}]*)\})?\s*", re.DOTALL)
_FORK_TARGET = re.compile(rf"(#|{CODE}\.)[a-z0-9-]+")


def read_procedure(text: str, path: str, locale: Locale) -> tuple[Procedure | None, tuple[Finding, ...]]:
    """Read one document; None where its front matter cannot be read."""
    file = read_markdown(text, path)
    head, head_findings = _front_matter(file, path)
    sections, section_findings = _sections(file.blocks, path, locale)
    body = _Body(locale)
    procedure = None
    parts = {
        "purpose": body.words(sections.get(Section.PURPOSE)),
        "scope": body.words(sections.get(Section.SCOPE)),
    }
    responsibilities = body.responsibilities(sections.get(Section.RESPONSIBILITIES))
    introduction, steps = body.workflow(sections.get(Section.WORKFLOW))
    if head is not None:
        procedure = Procedure(
            at=Span(path),
            head=head,
            **parts,
            responsibilities=responsibilities,
            introduction=introduction,
            steps=steps,
        )
    return procedure, (*file.findings, *head_findings, *section_findings, *body.findings)


def _front_matter(file: MarkdownFile, path: str) -> tuple[FrontMatter | None, tuple[Finding, ...]]:
    if file.front_matter is None:
        return None, (finding("WM109", Span(path)),)
    text, first_line = file.front_matter
    tree, findings = read_yaml(text, path, first_line=first_line)
    return (None, findings) if tree is None else fit(tree, FrontMatter)


@dataclass(frozen=True, slots=True)
class _SectionText:
    heading: Heading
    blocks: tuple[Block, ...]


def _sections(
    blocks: Sequence[Block], path: str, locale: Locale
) -> tuple[dict[Section, _SectionText], tuple[Finding, ...]]:
    """Cut at the `##` headings; say which are missing, twice, out of order, unknown or empty."""
    findings: list[Finding] = []
    found: dict[Section, _SectionText] = {}
    unknown: list[str] = []
    expected = " → ".join(locale.sections[section] for section in Section)
    before, pieces = _cut(blocks, level=2)
    findings += [finding("WM213", block.at, found=_words((block,))) for block in before]
    for heading, inner in pieces:
        words = plain_text(heading.parts).strip()
        section = locale.section_named(words)
        if section is None:
            unknown.append(words)
            findings.append(finding("WM205", heading.at, found=words, expected=expected))
        elif section in found:
            first = found[section].heading.at.line
            findings.append(finding("WM202", heading.at, section=words, first=str(first)))
        else:
            if not inner:
                findings.append(finding("WM206", heading.at, section=words))
            found[section] = _SectionText(heading, inner)
    for section in _misplaced(tuple(found)):
        findings.append(
            finding("WM203", found[section].heading.at, section=locale.sections[section], expected=expected)
        )
    present = " ".join([*(locale.sections[section] for section in found), *unknown]) or NOTHING
    for section in Section:
        if section not in found:
            name = locale.sections[section]
            findings.append(finding("WM201", Span(path), section=name, expected=expected, found=present))
    return found, tuple(findings)


def _misplaced(found: tuple[Section, ...]) -> tuple[Section, ...]:
    """The fewest sections that would have to move for the rest to be in order."""
    in_order = (
        kept
        for count in range(len(found), -1, -1)
        for kept in combinations(found, count)
        if list(kept) == [section for section in Section if section in kept]
    )
    kept = next(in_order)
    return tuple(section for section in found if section not in kept)


def _cut(blocks: Sequence[Block], *, level: int) -> tuple[tuple[Block, ...], list[tuple[Heading, tuple[Block, ...]]]]:
    """What stands before the first heading of this level, and each such heading with what follows it."""
    before: list[Block] = []
    pieces: list[tuple[Heading, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == level:
            pieces.append((block, []))
        else:
            (pieces[-1][1] if pieces else before).append(block)
    return tuple(before), [(heading, tuple(inner)) for heading, inner in pieces]


class _Body:
    """Reads the four sections and gathers what is wrong in them."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self.findings: list[Finding] = []

    def words(self, section: _SectionText | None) -> tuple[Block, ...]:
        """Free text: no headings."""
        return self._without_headings(section.blocks) if section else ()

    def _without_headings(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        kept: list[Block] = []
        for block in blocks:
            if isinstance(block, Heading):
                self.findings.append(finding("WM215", block.at, found=plain_text(block.parts)))
            else:
                kept.append(block)
        return tuple(kept)

    def responsibilities(self, section: _SectionText | None) -> tuple[Responsibility, ...]:
        """One bulleted item per role, beginning with the role in strong type."""
        if section is None:
            return ()
        found: dict[str, Responsibility] = {}
        for block in self._without_headings(section.blocks):
            if not isinstance(block, ListBlock):
                self.findings.append(finding("WM213", block.at, found=_words((block,))))
                continue
            for item in block.items:
                one = self._responsibility(item, block.at)
                if one is None:
                    continue
                if one.role in found:
                    first = str(found[one.role].at.line)
                    self.findings.append(finding("WM217", one.role.at, role=one.role, first=first))
                found.setdefault(one.role, one)
        return tuple(found.values())

    def _responsibility(self, item: tuple[Block, ...], list_at: Span) -> Responsibility | None:
        match item:
            case (Paragraph(parts=(Strong(parts=(Text(at=at, text=role),)), *rest)) as first, *more):
                text = _strip_label_mark(tuple(rest), self.locale)
                blocks: tuple[Block, ...] = (Paragraph(first.at, text), *more) if text else tuple(more)
                if text is not None and blocks:
                    return Responsibility(first.at, Name(role.strip(), at), blocks)
        at = item[0].at if item else list_at
        self.findings.append(finding("WM214", at, found=_words(item)))
        return None

    def workflow(self, section: _SectionText | None) -> tuple[tuple[Block, ...], tuple[Step, ...]]:
        """Introduction and steps."""
        if section is None:
            return (), ()
        before, pieces = _cut(section.blocks, level=3)
        introduction = self._without_headings(before)
        steps: list[Step] = []
        for heading, blocks in pieces:
            step = self._step(heading, blocks)
            first = next((other for other in steps if step.id and other.id == step.id), None)
            if first:
                self.findings.append(finding("WM208", step.at, id=step.id, first=str(first.at.line)))
            steps.append(step)
        if not pieces and section.blocks:
            self.findings.append(finding("WM206", section.heading.at, section=plain_text(section.heading.parts)))
        return introduction, tuple(steps)

    def _step(self, heading: Heading, blocks: tuple[Block, ...]) -> Step:
        match = _STEP_HEADING.fullmatch(plain_text(heading.parts))
        assert match, "the pattern takes any line"
        title, id_ = match["title"], match["id"]
        if id_ is None:
            self.findings.append(finding("WM207", heading.at, step=title))
        elif not ID.fullmatch(id_):
            self.findings.append(finding("WM211", heading.at, id=id_))
        items = self._items(title, blocks)
        found = " ".join(self.locale.items[item] for item in items) or NOTHING
        for item in REQUIRED_ITEMS:
            if item not in items:
                name = self.locale.items[item]
                self.findings.append(finding("WM204", heading.at, step=title, item=name, found=found))
        step = Step(at=heading.at, id=id_ or "", title=title)
        for item, content in items.items():
            step = self._with_item(step, item, content)
        return step

    def _items(self, title: str, blocks: tuple[Block, ...]) -> dict[StepItem, tuple[Block, ...]]:
        known = " ".join(self.locale.items[item] for item in StepItem)
        items: dict[StepItem, tuple[Block, ...]] = {}
        for block in self._without_headings(blocks):
            if not isinstance(block, ListBlock):
                self.findings.append(finding("WM213", block.at, found=_words((block,))))
                continue
            for written in block.items:
                label, content, at = _labelled(written, self.locale, block.at)
                item = self.locale.item_named(label)
                if item is None:
                    self.findings.append(finding("WM209", at, found=label or _words(written), known=known))
                elif item in items:
                    self.findings.append(finding("WM210", at, step=title, item=label))
                else:
                    items[item] = content
                    if not _words(content):
                        self.findings.append(finding("WM212", at, step=title, item=label))
        return items

    def _with_item(self, step: Step, item: StepItem, content: tuple[Block, ...]) -> Step:
        """The step with one more item; the table of how each item is read."""
        match item:
            case StepItem.WHY:
                return replace(step, why=content)
            case StepItem.WHO:
                return replace(step, who=self._names(content))
            case StepItem.WHEN:
                return replace(step, when=self._when(content))
            case StepItem.HOW:
                return replace(step, how=content)
            case StepItem.STANDARD:
                return replace(step, standard=content)
            case StepItem.RECORDS:
                return replace(step, records=self._citations(content))
            case StepItem.FORKS:
                return replace(step, forks=self._forks(content))
            case StepItem.PITFALLS:
                return replace(step, pitfalls=content)
            case StepItem.BASIS:
                return replace(step, basis=self._basis(content))

    def _names(self, content: tuple[Block, ...]) -> tuple[Name, ...]:
        names: list[Name] = []
        for part in inlines_of(content):
            if isinstance(part, Text):
                names += _split(part, self.locale.separators.names)
        return tuple(names)

    def _when(self, content: tuple[Block, ...]) -> When | None:
        parts = inlines_of(content)
        if not parts:
            return None
        text = words_of(content).strip()
        times = read_times(text, self.locale.times)
        if not times:
            self.findings.append(finding("WM302", parts[0].at, time=text))
        return When(parts[0].at, text, times)

    def _citations(self, content: tuple[Block, ...]) -> tuple[Citation, ...]:
        citations: list[Citation] = []
        for part in inlines_of(content):
            if isinstance(part, Reference):
                citations.append(Citation(part.at, part.target, ""))
            elif isinstance(part, Text):
                names = _split(part, self.locale.separators.names)
                citations += [Citation(name.at, None, str(name)) for name in names]
        return tuple(citations)

    def _forks(self, content: tuple[Block, ...]) -> tuple[Fork, ...]:
        forks: list[Fork] = []
        for part in inlines_of(content):
            if not isinstance(part, Text):
                self.findings.append(finding("WM216", part.at, found=plain_text((part,))))
                continue
            for way in _split(part, self.locale.separators.forks):
                condition, arrow, target = (piece.strip() for piece in way.partition(self.locale.separators.way))
                if condition and arrow and _FORK_TARGET.fullmatch(target):
                    forks.append(Fork(way.at, condition, target))
                else:
                    self.findings.append(finding("WM216", way.at, found=str(way)))
        return tuple(forks)

    def _basis(self, content: tuple[Block, ...]) -> tuple[Name, ...]:
        names: list[Name] = []
        for part in inlines_of(content):
            if isinstance(part, Reference) and part.target.startswith("basis:"):
                names.append(Name(part.target.removeprefix("basis:"), part.at))
            elif not isinstance(part, Text) or part.text.strip(self.locale.separators.names + " "):
                self.findings.append(finding("WM308", part.at, found=plain_text((part,))))
        return tuple(names)


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


def _strip_label_mark(parts: tuple[Inline, ...], locale: Locale) -> tuple[Inline, ...] | None:
    """What follows the colon behind a role; None where there is no colon."""
    match parts:
        case (Text(at=at, text=text), *rest) if text[:1] in locale.separators.label:
            behind = text[1:].lstrip()
            place = Span(at.path, at.line, at.column + len(text) - len(behind))
            return (Text(place, behind), *rest) if behind else tuple(rest)
    return None


def _split(part: Text, mark: str) -> list[Name]:
    """The pieces between marks, each with its place; empty ones left out."""
    names: list[Name] = []
    column = part.at.column
    for piece in part.text.split(mark):
        if piece.strip():
            space = len(piece) - len(piece.lstrip())
            names.append(Name(piece.strip(), Span(part.at.path, part.at.line, column + space)))
        column += len(piece) + len(mark)
    return names


def _words(blocks: tuple[Block, ...]) -> str:
    """The first words of these blocks, to show what is meant."""
    text = words_of(blocks).strip()
    return text if len(text) <= 24 else text[:23] + "…"
