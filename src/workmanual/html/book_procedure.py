"""A document of the manual on paper: control block, four sections, and what is derived from them.

Takes the index, a procedure and the materials, gives a complete HTML document, to be printed by itself or as a part
of the whole book.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from workmanual.html.book_listing import listing_tables, references
from workmanual.html.book_page import Frame, framed, signs
from workmanual.html.book_words import PrintAddresses, paper_words, step_numbers
from workmanual.html.materials import Materials
from workmanual.html.richtext import with_whole_code
from workmanual.locale import Locale
from workmanual.model.manual import ApprovalAction
from workmanual.model.procedure import Procedure, Section
from workmanual.model.richtext import ListBlock
from workmanual.views.document import RecordLine, duties, records_of, related_documents, revision_summary, rules_of
from workmanual.views.index import Index, PlacedStep
from workmanual.views.lists.scheme import scheme_tables
from workmanual.views.roles import role_titles

KEPT: Final = 2
"""Items of a long list that are printed beside its label, never on the page after it."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A row of 记录一览: a form that the document's work leaves."""

    code: str
    line: RecordLine
    """Without the form itself while that is awaited."""


def procedure_document(index: Index, procedure: Procedure, materials: Materials, *, whole: bool = False) -> str:
    """One document of the manual; `whole` prints it as a part of the whole book."""
    locale = materials.locale
    head = procedure.head
    own_tables = scheme_tables(index, locale.labels) if procedure.code == index.manual.charter.assessment else ()
    rows = references(own_tables)
    addresses = PrintAddresses(index=index, locale=locale, whole=whole, within=procedure, rows=rows)
    frame = Frame(
        kind="procedure",
        title=procedure.title,
        code=index.full_code(procedure.code),
        revision=head.revision,
        whole=whole,
    )
    signing = {
        ApprovalAction.PREPARED: head.prepared,
        ApprovalAction.REVIEWED: head.reviewed,
        ApprovalAction.APPROVED: head.approved,
    }
    forms, papers = _forms_and_papers(index, procedure)
    values = {
        "procedure": procedure,
        "head": head,
        "signs": signs(index, signing, materials),
        "owners": role_titles(index, head.owner),
        "sections": _numbered_sections(locale),
        "items": {item.value: name for item, name in locale.items.items()},
        "words": lambda blocks: paper_words(blocks, addresses),
        "duties": duties(index, procedure),
        "steps": index.steps_of(procedure),
        "how_of_step": lambda placed: _how(placed, addresses),
        "records_of_step": lambda placed: _records(placed, addresses),
        "forks_of_step": lambda placed: _forks(placed, addresses),
        "basis_of_step": lambda placed: _joined(
            (_linked(*addresses.reference(f"basis:{name}")) for name in placed.step.basis), locale
        ),
        "related": [addresses.reference(code) for code in related_documents(index, procedure)],
        "forms": forms,
        "papers": _papers(papers, locale),
        "numbers": lambda steps: step_numbers(steps, locale),
        "rules": rules_of(index, procedure),
        "revised": revision_summary(index, str(procedure.code), locale.labels),
        "scheme": listing_tables(own_tables, addresses, materials) if own_tables else "",
    }
    return framed(index, frame, materials, "book_procedure.html", values)


def _numbered_sections(locale: Locale) -> dict[str, str]:
    """`1 目的` and so on: numbers are rendered, never typed."""
    return {
        section.value: locale.labels["pdf-numbered"].format(number=place, title=locale.sections[section])
        for place, section in enumerate(Section, start=1)
    }


def _how(placed: PlacedStep, addresses: PrintAddresses) -> tuple[Markup, Markup]:
    """What is done; of a long list the beginning, which stays with its label, and what may go on overleaf."""
    match placed.step.how:
        case (ListBlock(ordered=ordered, items=items) as block,) if len(items) > 2 * KEPT:
            rest = paper_words((replace(block, items=items[KEPT:]),), addresses)
            if ordered:
                rest = Markup(str(rest).replace("<ol>", f'<ol style="counter-reset: list-item {KEPT}">', 1))
            return paper_words((replace(block, items=items[:KEPT]),), addresses), rest
        case how:
            return paper_words(how, addresses), Markup()


def _records(placed: PlacedStep, addresses: PrintAddresses) -> Markup:
    pieces = []
    for citation in placed.step.records:
        words = _linked(*addresses.reference(citation.form)) if citation.form else Markup()
        pieces.append(Markup("{}{}").format(words, citation.words))
    return _joined(pieces, addresses.locale)


def _forks(placed: PlacedStep, addresses: PrintAddresses) -> Markup:
    ways = []
    for fork in placed.step.forks:
        target = f"{placed.procedure.code}{fork.target.replace('#', '.', 1)}"
        reference = addresses.reference(target if fork.target.startswith("#") else fork.target)
        way = addresses.locale.labels["pdf-way"]
        ways.append(Markup("<p>{} {} {}</p>").format(fork.condition, way, _linked(*reference)))
    return Markup("").join(ways)


def _forms_and_papers(index: Index, procedure: Procedure) -> tuple[tuple[_Form, ...], tuple[RecordLine, ...]]:
    """The records: our forms, those awaited included, and papers that are not our forms."""
    lines = records_of(index, procedure)
    cited = {str(citation.form) for step in procedure.steps for citation in step.records if citation.form}
    forms = tuple(
        _Form(str(line.form.code) if line.form else line.name, line)
        for line in lines
        if line.form or line.name in cited
    )
    return forms, tuple(line for line in lines if not line.form and line.name not in cited)


def _papers(lines: Iterable[RecordLine], locale: Locale) -> Markup:
    """Papers that are not our forms, each with the steps that leave it."""
    bracketed = Markup(locale.labels["pdf-bracketed"])
    return _joined(
        (Markup("{}{}").format(line.name, bracketed.format(step_numbers(line.steps, locale))) for line in lines),
        locale,
    )


def _linked(text: str, address: str | None) -> Markup:
    words = with_whole_code(text)
    return Markup('<a href="{}">{}</a>').format(address, words) if address else words


def _joined(pieces: Iterable[Markup], locale: Locale) -> Markup:
    return Markup("{}").format(locale.separators.names).join(pieces)
