"""A document's Markdown to a `Procedure`.

Takes the parsed file and its head, gives the document and what is wrong with its shape (WM2xx, WM302). It reads what is
there even where parts are missing, so that one run finds every problem. Whether roles, forms and targets exist is
not its business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workmanual.findings import Finding, finding
from workmanual.locale import Locale
from workmanual.model.procedure import (
    FrontMatter,
    Procedure,
    Responsibility,
    Section,
    Step,
)
from workmanual.model.richtext import (
    Block,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Strong,
    Text,
    plain_text,
)
from workmanual.reading.markdown import MarkdownFile
from workmanual.reading.passages import NOTHING, first_words, misplaced, without_headings
from workmanual.reading.spellings import as_written
from workmanual.reading.step import StepReader
from workmanual.span import Name, Span


def procedure_of(
    file: MarkdownFile, head: FrontMatter | None, path: str, locale: Locale
) -> tuple[Procedure | None, tuple[Finding, ...]]:
    """The document in a parsed file; None without a head."""
    sections, section_findings = _sections(file.blocks, path, locale)
    body = _Body(locale)
    purpose = body.words(sections.get(Section.PURPOSE))
    scope = body.words(sections.get(Section.SCOPE))
    responsibilities = body.responsibilities(sections.get(Section.RESPONSIBILITIES))
    introduction, steps = body.workflow(sections.get(Section.WORKFLOW))
    findings = (*section_findings, *body.findings)
    if head is None:
        return None, findings
    procedure = Procedure(
        at=Span(path),
        head=head,
        purpose=purpose,
        scope=scope,
        responsibilities=responsibilities,
        introduction=introduction,
        steps=steps,
    )
    return procedure, findings


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
    findings += [finding("WM213", block.at, found=first_words((block,))) for block in before]
    for heading, inner in pieces:
        words = plain_text(heading.parts).strip()
        section = locale.section_named(words) or locale.section_meant(words)
        if section is None:
            unknown.append(words)
            findings.append(finding("WM205", heading.at, found=words, expected=expected))
        elif section in found:
            first = found[section].heading.at.line
            findings.append(finding("WM202", heading.at, section=locale.sections[section], first=str(first)))
        else:
            name, written = locale.sections[section], as_written(heading.parts)
            if written != name:
                findings.append(finding("WM218", heading.at, found=written, section=name))
            if not inner:
                findings.append(finding("WM206", heading.at, section=name))
            found[section] = _SectionText(heading, inner)
    for section in misplaced(tuple(found), tuple(Section)):
        findings.append(
            finding("WM203", found[section].heading.at, section=locale.sections[section], expected=expected)
        )
    present = " ".join([*(locale.sections[section] for section in found), *unknown]) or NOTHING
    for section in Section:
        if section not in found:
            name = locale.sections[section]
            findings.append(finding("WM201", Span(path), section=name, expected=expected, found=present))
    return found, tuple(findings)


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
        self.steps = StepReader(locale, self.findings)

    def words(self, section: _SectionText | None) -> tuple[Block, ...]:
        """Free text: no headings."""
        return without_headings(section.blocks, self.findings) if section else ()

    def responsibilities(self, section: _SectionText | None) -> tuple[Responsibility, ...]:
        """One bulleted item per role, beginning with the role in strong type."""
        if section is None:
            return ()
        found: dict[str, Responsibility] = {}
        for block in without_headings(section.blocks, self.findings):
            if not isinstance(block, ListBlock):
                self.findings.append(finding("WM213", block.at, found=first_words((block,))))
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
        self.findings.append(finding("WM214", at, found=first_words(item)))
        role = self._role_meant(item)
        return Responsibility(at, Name(role, at), item) if role else None

    def _role_meant(self, item: tuple[Block, ...]) -> str:
        """The role of a responsibility that is written otherwise, so that it is not missed elsewhere (WM701)."""
        match item:
            case (Paragraph(parts=(Strong(parts=(Text(text=role),)), *_)), *_):
                return role.strip(self.locale.separators.label + " ")
            case (Paragraph(parts=(Text(text=text), *_)), *_):
                mark = re.search(f"[{self.locale.separators.label}]", text)
                return text[: mark.start()].strip() if mark else ""
        return ""

    def workflow(self, section: _SectionText | None) -> tuple[tuple[Block, ...], tuple[Step, ...]]:
        """Introduction and steps."""
        if section is None:
            return (), ()
        before, pieces = _cut(section.blocks, level=3)
        introduction = without_headings(before, self.findings)
        steps: list[Step] = []
        for heading, blocks in pieces:
            step = self.steps.read(heading, blocks)
            first = next((other for other in steps if step.id and other.id == step.id), None)
            if first:
                self.findings.append(finding("WM208", step.at, id=step.id, first=str(first.at.line)))
            steps.append(step)
        if not pieces and section.blocks:
            self.findings.append(finding("WM206", section.heading.at, section=plain_text(section.heading.parts)))
        return introduction, tuple(steps)


def _strip_label_mark(parts: tuple[Inline, ...], locale: Locale) -> tuple[Inline, ...] | None:
    """What follows the colon behind a role; None where there is no colon."""
    match parts:
        case (Text(at=at, text=text), *rest) if text[:1] in locale.separators.label:
            behind = text[1:].lstrip()
            place = Span(at.path, at.line, at.column + len(text) - len(behind))
            return (Text(place, behind), *rest) if behind else tuple(rest)
    return None
