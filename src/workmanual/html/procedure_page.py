"""A document of the manual as a page of the site (look.md, “A procedure page”)."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from workmanual.html.richtext import blocks_html
from workmanual.html.web_page import (
    ASSESSMENT_ADDRESS,
    PROCEDURE_WEIGHT,
    PageHeading,
    SiteAddresses,
    WebPage,
    form_address,
    procedure_address,
)
from workmanual.locale import Locale
from workmanual.model.procedure import Procedure, Section, StepItem
from workmanual.model.richtext import Block
from workmanual.views.document import duties, records_of, related_documents, revision_summary, rules_of
from workmanual.views.index import Index, PlacedStep
from workmanual.views.roles import role_titles


@dataclass(frozen=True, slots=True)
class _Item:
    """One row of a step: its kind (a CSS class), its label and its content."""

    kind: str
    label: str
    content: Markup


@dataclass(frozen=True, slots=True)
class _Step:
    id: str
    number: str
    title: str
    first: tuple[_Item, ...]
    """Who and when, side by side."""
    rest: tuple[_Item, ...]
    records: tuple[_Record, ...]


@dataclass(frozen=True, slots=True)
class _Record:
    code: str
    name: str
    address: str
    pdf: str


def procedure_page(index: Index, procedure: Procedure, locale: Locale, templates: Environment) -> WebPage:
    """The page of one document."""
    address = procedure_address(procedure.code)
    addresses = SiteAddresses(index, address, within=procedure)
    steps = tuple(_step(placed, addresses, locale) for placed in index.steps_of(procedure))
    sections = {section: f"{place} {locale.sections[section]}" for place, section in enumerate(Section, start=1)}

    def words(blocks: tuple[Block, ...]) -> Markup:
        return blocks_html(blocks, addresses)

    body = templates.get_template("page_procedure.html").render(
        procedure=procedure,
        head=procedure.head,
        edition=index.manual.edition,
        revised=revision_summary(index, str(procedure.code), locale.labels),
        full_code=index.full_code(procedure.code),
        part=index.parts[index.expected[procedure.code].part] if procedure.code in index.expected else None,
        owners=role_titles(index, procedure.head.owner),
        approved=role_titles(index, (procedure.head.approved,)),
        pdf=addresses.file(f"{address}.pdf"),
        sections=sections,
        words=words,
        duties=duties(index, procedure),
        steps=steps,
        related=[addresses.reference(code) for code in related_documents(index, procedure)],
        records=records_of(index, procedure),
        form_page=lambda code: addresses.to(form_address(code)),
        form_pdf=lambda code: addresses.file(f"{form_address(code)}.pdf"),
        retention=index.retention,
        role_titles=lambda names: role_titles(index, names),
        assessment=addresses.to(ASSESSMENT_ADDRESS) if _has_scheme(index, procedure) else "",
        rules=[(rule, addresses.reference(f"basis:{rule.id}")[1]) for rule in rules_of(index, procedure)],
    )
    return WebPage(
        address=address,
        title=procedure.title,
        body=Markup(body),
        headings=_headings(sections, steps, locale),
        keywords=(procedure.code, index.full_code(procedure.code), *procedure.head.keywords),
        description=procedure.head.summary,
        weight=PROCEDURE_WEIGHT,
    )


def _has_scheme(index: Index, procedure: Procedure) -> bool:
    return index.manual.assessment is not None and procedure.code == index.manual.charter.assessment


def _headings(sections: dict[Section, str], steps: tuple[_Step, ...], locale: Locale) -> tuple[PageHeading, ...]:
    inner = tuple(PageHeading(step.id, f"{step.number} {step.title}") for step in steps)
    top = tuple(
        PageHeading(section.value, title, inner if section is Section.WORKFLOW else ())
        for section, title in sections.items()
    )
    return (*top, PageHeading("appendix", locale.labels["appendix"]))


def _step(placed: PlacedStep, addresses: SiteAddresses, locale: Locale) -> _Step:
    step = placed.step

    def item(kind: StepItem, content: Markup) -> _Item:
        return _Item(kind.value, locale.items[kind], content)

    def worded(kind: StepItem, blocks: tuple[Block, ...]) -> _Item:
        return item(kind, blocks_html(blocks, addresses))

    rest = [worded(StepItem.HOW, step.how), worded(StepItem.STANDARD, step.standard)]
    if step.forks:
        rest.append(item(StepItem.FORKS, _forks(placed, addresses)))
    if step.pitfalls:
        rest.append(worded(StepItem.PITFALLS, step.pitfalls))
    rest.append(worded(StepItem.WHY, step.why))
    if step.basis:
        links = [addresses.reference(f"basis:{name}") for name in step.basis]
        rest.append(item(StepItem.BASIS, _joined(links, locale)))
    who = Markup("{}").format(locale.separators.names.join(step.who))
    when = Markup("{}").format(step.when.text if step.when else "")
    return _Step(
        id=step.id,
        number=placed.number,
        title=step.title,
        first=(item(StepItem.WHO, who), item(StepItem.WHEN, when)),
        rest=tuple(rest),
        records=tuple(_record(citation.form, citation.words, addresses) for citation in step.records),
    )


def _record(code: str | None, words: str, addresses: SiteAddresses) -> _Record:
    if code is None:
        return _Record("", words, "", "")
    form = addresses.index.forms[code]
    address = form_address(code)
    return _Record(code, form.title, addresses.to(address), addresses.file(f"{address}.pdf"))


def _forks(placed: PlacedStep, addresses: SiteAddresses) -> Markup:
    ways = []
    for fork in placed.step.forks:
        target = f"{placed.procedure.code}.{fork.target[1:]}" if fork.target.startswith("#") else fork.target
        text, address = addresses.reference(target)
        link = Markup('<a href="{}">{}</a>').format(address, text) if address else text
        ways.append(Markup('<li><span class="wm-condition">{}</span> → {}</li>').format(fork.condition, link))
    return Markup('<ul class="wm-forks">{}</ul>').format(Markup("").join(ways))


def _joined(links: list[tuple[str, str | None]], locale: Locale) -> Markup:
    shown = [Markup('<a href="{}">{}</a>').format(address, text) if address else text for text, address in links]
    return Markup(locale.separators.names).join(shown)
