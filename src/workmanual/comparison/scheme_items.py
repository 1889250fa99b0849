"""The assessment scheme as items: indicators, and whatever else of it has an id.

Takes the scheme and the document that it belongs to, gives an item for the scheme as a whole, each category,
indicator, veto, grade, formula, reward, check and stage, and the worked example. Indicators are named like steps
(`KP-01.meetings`), the rest by what they are (`KP-01:veto.discipline`).
"""

from __future__ import annotations

from collections.abc import Iterator

from workmanual.comparison.records import Family, Field, Item
from workmanual.comparison.telling import Telling
from workmanual.model.assessment import Assessment, Loss, WorkedExample
from workmanual.model.procedure import Procedure
from workmanual.span import Span
from workmanual.views.index import PlacedIndicator, placed_indicators


def scheme_items(telling: Telling, scheme: Assessment, procedure: Procedure) -> Iterator[Item]:
    """Every item of the scheme, in the order in which its page shows them."""
    code, plain, fields = str(procedure.code), telling.plain, telling.fields
    title = telling.locale.labels["assessment-scheme"]
    whole = fields(points=plain(scheme.points), fewest=plain(scheme.fewest))
    yield _part(telling, procedure, "scheme", title, whole, scheme.at)
    for category in scheme.categories:
        said = fields(title=plain(category.title), points=plain(category.points))
        yield _part(telling, procedure, f"category.{category.id}", category.title, said, category.at)
    for placed in placed_indicators(scheme):
        yield _indicator(telling, code, placed)
    for veto in scheme.veto:
        said = fields(title=plain(veto.title), rule=plain(veto.rule), effect=plain(veto.effect))
        yield _part(telling, procedure, f"veto.{veto.id}", veto.title, said, veto.at)
    for grade in scheme.grades:
        said = fields(title=plain(grade.title), at_least=plain(grade.at_least))
        yield _part(telling, procedure, f"grade.{grade.title}", grade.title, said, grade.at)
    for formula in scheme.formulas:
        said = fields(title=plain(formula.title), formula=plain(formula.formula))
        yield _part(telling, procedure, f"formula.{formula.id}", formula.title, said, formula.at)
    for reward in scheme.rewards:
        said = fields(title=plain(reward.title), rule=plain(reward.rule))
        yield _part(telling, procedure, f"reward.{reward.id}", reward.title, said, reward.at)
    for check in scheme.checks:
        said = fields(sentence=plain(check.sentence), field=plain(check.field), otherwise=plain(check.otherwise))
        yield _part(telling, procedure, f"check.{check.id}", check.sentence, said, check.at)
    for stage in scheme.cycle:
        said = fields(title=plain(stage.title), steps=telling.targets(str(one) for one in stage.steps))
        yield _part(telling, procedure, f"cycle.{stage.id}", stage.title, said, stage.at)
    if scheme.example is not None:
        title = telling.locale.labels["assessment-example"]
        yield _part(telling, procedure, "example", title, _example(telling, scheme, scheme.example), scheme.example.at)


def _indicator(telling: Telling, code: str, placed: PlacedIndicator) -> Item:
    given, plain = placed.indicator, telling.plain
    measured = telling.index.procedures.get(given.procedure)
    return Item(
        id=f"{code}.{given.id}" if given.id else "",
        family=Family.INDICATOR,
        document=code,
        parent=f"{code}:category.{given.category}",
        is_ordered=True,
        number=placed.number,
        title=given.title,
        fields=telling.fields(
            title=plain(given.title),
            points=plain(given.points),
            baseline=plain(given.baseline),
            deduction=plain(given.deduction),
            evidence=telling.targets(str(one) for one in given.evidence),
            outside=plain(given.outside),
            procedure=telling.targets((str(given.procedure),)),
            serves=telling.names(telling.words.values["sentence"].format(value=one) for one in given.serves),
        ),
        roles=telling.roles(measured.head.owner if measured else ()),
        at=given.at,
    )


def _part(  # noqa: PLR0917  (its callers read better in one line each)
    telling: Telling, procedure: Procedure, name: str, title: str, said: tuple[Field, ...], at: Span
) -> Item:
    code = str(procedure.code)
    return Item(
        id=f"{code}:{name}",
        family=Family.SCHEME,
        document=code,
        parent=name.partition(".")[0],
        is_ordered=True,
        number="",
        title=str(title),
        fields=said,
        roles=telling.roles(procedure.head.owner),
        at=at,
    )


def _example(telling: Telling, scheme: Assessment, example: WorkedExample) -> tuple[Field, ...]:
    plain = telling.plain
    titles = {str(one.id): one.title for one in scheme.indicators if one.id}
    return telling.fields(
        unit=plain(example.unit),
        period=plain(example.period),
        about=plain(example.about),
        losses=tuple((_loss(one, one.indicator), _loss(one, titles.get(one.indicator, ""))) for one in example.losses),
        extra=plain(example.extra or ""),
        extra_reason=plain(example.extra_reason),
        vetoed=((str(example.vetoed), titles.get(example.vetoed, str(example.vetoed))),) if example.vetoed else (),
    )


def _loss(loss: Loss, indicator: str) -> str:
    """A line of the example; by the indicator's id it is the same whatever the indicator is called."""
    return " | ".join(filter(None, (indicator or loss.indicator, loss.facts, loss.reckoning, f"{loss.points:g}")))
