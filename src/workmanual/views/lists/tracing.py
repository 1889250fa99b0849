"""The traceability matrix: procedures, steps, roles, records and indicators against each other, gaps visible.

Who acts in which document, what each step leaves, and what proves each indicator; an empty cell in which something is
expected is a gap, and says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workmanual.model.manual import Level
from workmanual.model.procedure import Procedure
from workmanual.views.document import acting_roles, records_of, rules_of
from workmanual.views.index import Index, PlacedIndicator, PlacedStep
from workmanual.views.lists.control import Labels
from workmanual.views.lists.listing import Cell, Column, Group, Listing, ListTable, Piece, Row, pieces, words
from workmanual.views.roles import role_titles
from workmanual.views.texts import document_texts


def traceability(index: Index, labels: Labels) -> Listing:
    """All tables of the matrix; those over the scheme only where there is one."""
    tables = [_documents(index, labels)]
    if index.indicators:
        tables.append(_indicators(index, labels))
    tables += [_roles(index, labels), _steps(index, labels)]
    return Listing(
        id="traceability",
        title=labels["traceability"],
        lead=labels["traceability-lead"],
        tables=tuple(tables),
        is_wide=True,
    )


def _documents(index: Index, labels: Labels) -> ListTable:
    columns = (
        Column(title=labels["list-document"], share=30),
        Column(title=labels["steps-count"], share=10, is_code=True, is_expected=True),
        Column(title=labels["owner"], share=20, is_expected=True),
        Column(title=labels["acting-roles"], share=70, is_expected=True),
        Column(title=labels["records-item"], share=56, is_code=True, is_expected=True),
        Column(title=labels["indicators"], share=18, is_code=True, is_expected=True),
        Column(title=labels["basis-of-document"], share=48, is_stacked=True, is_expected=True),
    )
    rows = tuple(_document(index, one) for one in index.manual.procedures)
    return ListTable(
        id="documents",
        title=labels["traceability-documents"],
        note=labels["traceability-documents-note"],
        columns=columns,
        groups=(Group(rows=rows),),
    )


def _document(index: Index, procedure: Procedure) -> Row:
    code = str(procedure.code)
    acting = dict.fromkeys(str(role.title) for one in index.steps_of(procedure) for role in acting_roles(index, one))
    forms = (str(line.form.code) for line in records_of(index, procedure) if line.form)
    measuring = ((name, one) for name, one in index.indicators.items() if one.indicator.procedure == code)
    return Row(
        cells=(
            (Piece(f"{code} {procedure.title}", code),),
            words(len(procedure.steps)),
            pieces(role_titles(index, procedure.head.owner)),
            pieces(acting),
            tuple(Piece(form, form) for form in forms),
            tuple(Piece(one.number, name) for name, one in measuring),
            tuple(Piece(str(rule.title), f"basis:{rule.id}") for rule in rules_of(index, procedure)),
        )
    )


def _indicators(index: Index, labels: Labels) -> ListTable:
    columns = (
        Column(title=labels["indicator"], share=30),
        Column(title=labels["list-document"], share=10, is_code=True, is_expected=True),
        Column(title=labels["evidence-records"], share=26, is_code=True, is_expected=True),
        Column(title=labels["evidence-steps"], share=40, is_code=True, is_expected=True),
        Column(title=labels["evidence-outside"], share=26),
        Column(title=labels["serves-sentence"], share=36, is_stacked=True, is_expected=True),
    )
    rows = tuple(_indicator(index, name, one) for name, one in index.indicators.items())
    return ListTable(
        id="indicators",
        title=labels["traceability-indicators"],
        note=labels["traceability-indicators-note"],
        columns=columns,
        groups=(Group(rows=rows),),
    )


def _indicator(index: Index, name: str, placed: PlacedIndicator) -> Row:
    given = placed.indicator
    evidence = [str(code) for code in given.evidence]
    leaving = [one for code in evidence for one in index.citations.get(code, ())]
    own = dict.fromkeys(one.reference for one in leaving if one.procedure.code == given.procedure)
    standards = index.manual.standards.standards if index.manual.standards else ()
    sentences = {str(number): sentence for number, sentence in enumerate(standards, start=1)}
    return Row(
        cells=(
            (Piece(f"{placed.number} {given.title}", name),),
            (Piece(str(given.procedure), str(given.procedure)),),
            tuple(Piece(code, code) for code in evidence),
            tuple(Piece(index.steps[reference].number, reference) for reference in own),
            words(given.outside),
            pieces(f"{number} {sentences.get(number, '')}".rstrip() for number in given.serves),
        )
    )


def _roles(index: Index, labels: Labels) -> ListTable:
    """Roles against documents: in how many steps each acts; where it is only spoken of, a mark."""
    documents = index.manual.procedures
    columns = (
        Column(title=labels["role"], share=16),
        *(Column(title=str(one.code), target=str(one.code), share=4, is_mark=True) for one in documents),
        Column(title=labels["total-steps"], share=5, is_mark=True, is_expected=True),
    )
    acts = Counter((role.id, one.procedure.code) for one in _all_steps(index) for role in acting_roles(index, one))
    texts = {str(one.code): document_texts(one).text for one in documents}
    groups = []
    for level in Level:
        rows = []
        for role in (one for one in index.manual.charter.roles if one.level is level):
            cells: list[Cell] = []
            for one in documents:
                count = acts[role.id, one.code]
                spoken = any(word in texts[one.code] for word in (role.title, *role.synonyms))
                cells.append(words(count) if count else words(labels["spoken-of"]) if spoken else ())
            total = sum(acts[role.id, one.code] for one in documents)
            rows.append(Row(cells=(words(role.title), *cells, words(total or ""))))
        if rows:
            groups.append(Group(title=labels[f"level-{level}"], rows=tuple(rows)))
    return ListTable(
        id="roles",
        title=labels["traceability-roles"],
        note=labels["traceability-roles-note"],
        columns=columns,
        groups=tuple(groups),
    )


def _steps(index: Index, labels: Labels) -> ListTable:
    columns = (
        Column(title=labels["list-step"], share=34),
        Column(title=labels["acting-roles"], share=36, is_expected=True),
        Column(title=labels["list-when"], share=36, is_expected=True),
        Column(title=labels["records-item"], share=30, is_expected=True),
        Column(title=labels["indicators"], share=16, is_code=True),
    )
    proving: dict[str, list[Piece]] = {}
    for name, one in index.indicators.items():
        for code in one.indicator.evidence:
            proving.setdefault(f"{one.indicator.procedure}/{code}", []).append(Piece(one.number, name))
    groups = tuple(
        Group(
            title=f"{one.code} {one.title}",
            rows=tuple(_step(index, placed, proving) for placed in index.steps_of(one)),
        )
        for one in index.manual.procedures
    )
    return ListTable(
        id="steps",
        title=labels["traceability-steps"],
        note=labels["traceability-steps-note"],
        columns=columns,
        groups=groups,
    )


def _step(index: Index, placed: PlacedStep, proving: dict[str, list[Piece]]) -> Row:
    step = placed.step
    cited = (str(one.form) for one in step.records if one.form)
    indicators = dict.fromkeys(piece for code in cited for piece in proving.get(f"{placed.procedure.code}/{code}", ()))
    return Row(
        cells=(
            (Piece(f"{placed.number} {step.title}", placed.reference),),
            pieces(role_titles(index, step.who)),
            words(step.when.text if step.when else ""),
            tuple(Piece(str(one.form or one.words), str(one.form or "")) for one in step.records),
            tuple(indicators),
        )
    )


def _all_steps(index: Index) -> Iterator[PlacedStep]:
    for procedure in index.manual.procedures:
        yield from index.steps_of(procedure)
