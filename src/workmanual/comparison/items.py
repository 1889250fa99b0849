"""Everything of an edition that can be compared, as items in the edition's order.

Takes the index of an edition, gives its items: documents and their steps, forms and their fields, the assessment
scheme, free pages, terms, roles, outside rules, retention classes, standards. What is the edition's own apparatus
(revisions, approvals, keywords of the search, widths and heights of forms) is no item and is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from workmanual.comparison.form_items import form_items
from workmanual.comparison.paragraphs import reference
from workmanual.comparison.records import Family, Item
from workmanual.comparison.scheme_items import scheme_items
from workmanual.comparison.telling import Telling
from workmanual.model.procedure import Citation, Fork, Procedure
from workmanual.views.document import acting_roles
from workmanual.views.index import Index, PlacedStep
from workmanual.views.roles import role_titles


def items_of(index: Index) -> tuple[Item, ...]:
    """Every item of the edition; where two have one id (a finding) both are here."""
    telling = Telling(index)
    return tuple(item for item in _items(telling) if item.fields)


def _items(telling: Telling) -> Iterator[Item]:
    index = telling.index
    for procedure in index.manual.procedures:
        yield _document(telling, procedure)
        for placed in index.steps_of(procedure):
            yield _step(telling, placed)
        if procedure.code == index.manual.charter.assessment and index.manual.assessment is not None:
            yield from scheme_items(telling, index.manual.assessment, procedure)
    for form in index.manual.forms:
        yield from form_items(telling, form)
    yield from _pages(telling)
    yield from _lists(telling)


def _document(telling: Telling, procedure: Procedure) -> Item:
    index, head, code = telling.index, procedure.head, str(procedure.code)
    expected = index.expected.get(code)
    responsibilities = []
    for one in procedure.responsibilities:
        title = role_titles(index, (one.role,))[0]
        first, *others = telling.teller.blocks(one.text) or (("", ""),)
        label = telling.words.labelled
        responsibilities += [tuple(label.format(label=title, text=text) for text in first), *others]
    concerned = (*head.owner, *(one.role for one in procedure.responsibilities))
    return Item(
        id=code,
        family=Family.DOCUMENT,
        document=code,
        parent=str(expected.part) if expected else "",
        is_ordered=True,
        number=code,
        title=str(head.title),
        fields=telling.fields(
            title=telling.plain(head.title),
            summary=telling.plain(head.summary),
            origin=telling.value("origin", head.origin),
            owner=telling.names(role_titles(index, head.owner)),
            serves=telling.value("serves", head.serves),
            stage=telling.value("stage", head.stage),
            cycle=telling.plain(head.cycle),
            duration=telling.plain(head.duration),
            basis=telling.targets(f"basis:{one}" for one in head.basis),
            purpose=telling.teller.blocks(procedure.purpose),
            scope=telling.teller.blocks(procedure.scope),
            responsibilities=tuple((said, shown) for said, shown in responsibilities),
            introduction=telling.teller.blocks(procedure.introduction),
        ),
        roles=telling.roles(concerned),
        at=procedure.code.at,
    )


def _step(telling: Telling, placed: PlacedStep) -> Item:
    step, code = placed.step, str(placed.procedure.code)
    return Item(
        id=placed.reference if step.id else "",
        family=Family.STEP,
        document=code,
        parent=code,
        is_ordered=True,
        number=placed.number,
        title=step.title,
        fields=telling.fields(
            title=telling.plain(step.title),
            why=telling.teller.blocks(step.why),
            who=telling.names(role_titles(telling.index, step.who)),
            when=telling.plain(step.when.text if step.when else ""),
            how=telling.teller.blocks(step.how),
            standard=telling.teller.blocks(step.standard),
            records=tuple(_citation(telling, one) for one in step.records),
            forks=tuple(_fork(telling, code, one) for one in step.forks),
            pitfalls=telling.teller.blocks(step.pitfalls),
            basis=telling.targets(f"basis:{one}" for one in step.basis),
        ),
        roles=frozenset(str(role.id) for role in acting_roles(telling.index, placed)),
        at=step.at,
    )


def _citation(telling: Telling, citation: Citation) -> tuple[str, str]:
    shown = telling.teller.target(citation.form) if citation.form else ""
    said = reference(citation.form) if citation.form else ""
    return f"{said} {citation.words}".strip(), f"{shown} {citation.words}".strip()


def _fork(telling: Telling, code: str, fork: Fork) -> tuple[str, str]:
    target = f"{code}.{fork.target[1:]}" if fork.target.startswith("#") else fork.target
    way = telling.locale.separators.way
    return f"{fork.condition}{way}{reference(target)}", f"{fork.condition}{way}{telling.teller.target(target)}"


def _pages(telling: Telling) -> Iterator[Item]:
    for page in telling.index.manual.preface:
        fields = telling.fields(
            title=telling.plain(page.title),
            summary=telling.plain(page.summary),
            body=telling.teller.blocks(page.body),
        )
        yield telling.listed(Family.PAGE, page.id, page.title, fields, page.at, is_ordered=True)


def _lists(telling: Telling) -> Iterator[Item]:
    """What stands in lists in which the order says nothing."""
    manual, plain, names = telling.index.manual, telling.plain, telling.names
    charter = manual.charter
    for term in charter.terms:
        fields = telling.fields(
            term=plain(term.term), meaning=plain(term.meaning), avoid=names(term.avoid), search=names(term.search)
        )
        yield telling.listed(Family.TERM, term.id, term.term, fields, term.id.at)
    for role in charter.roles:
        fields = telling.fields(
            title=plain(role.title),
            level=telling.value("level", role.level),
            synonyms=names(role.synonyms),
            note=plain(role.note),
        )
        yield telling.listed(Family.ROLE, role.id, role.title, fields, role.id.at, roles=frozenset({str(role.id)}))
    for rule in manual.basis:
        fields = telling.fields(
            title=plain(rule.title),
            number=plain(rule.number),
            issuer=plain(rule.issuer),
            in_force_from=plain(rule.in_force_from),
            in_force_to=plain(rule.in_force_to or ""),
            source=plain(rule.source),
            note=plain(rule.note),
        )
        yield telling.listed(Family.BASIS, rule.id, rule.title, fields, rule.id.at)
    for kept in charter.retention:
        fields = telling.fields(title=plain(kept.title), meaning=plain(kept.meaning), today=plain(kept.today))
        yield telling.listed(Family.RETENTION, kept.id, kept.title, fields, kept.id.at)
    for sentence in manual.standards.standards if manual.standards else ():
        fields = telling.fields(sentence=plain(sentence))
        yield telling.listed(Family.STANDARD, "", str(sentence), fields, sentence.at, is_ordered=True)
