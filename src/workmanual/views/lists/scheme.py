"""The assessment scheme as a list: how a quarter goes, what is scored by which rule, and an example worked out.

Everything is calculated from `assessment.yml`; what the example comes to is what the score sheet calculates, which a
test holds against a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from workmanual.model.assessment import Assessment, Category, WorkedExample
from workmanual.views.document import acting_roles
from workmanual.views.index import Index, PlacedIndicator, PlacedStep
from workmanual.views.lists.control import Labels
from workmanual.views.lists.listing import Column, Group, Listing, ListTable, Piece, Row, pieces, words
from workmanual.views.references import resolve


def scheme(index: Index, labels: Labels) -> Listing | None:
    """The whole scheme; None where the manual has none."""
    given, code = index.manual.assessment, index.manual.charter.assessment
    if given is None or code is None:
        return None
    return Listing(
        id="assessment",
        title=labels["assessment"],
        lead=labels["assessment-lead"].format(
            document=resolve(index, code).text,
            count=len(given.indicators),
            points=number(given.points),
            shares=labels["comma"].join(f"{one.title} {number(one.points)}" for one in given.categories),
        ),
        tables=(*cycle_tables(index, given, labels), *scheme_tables(index, labels)),
    )


def cycle_tables(index: Index, given: Assessment, labels: Labels) -> tuple[ListTable, ...]:
    """The way of every assessment, stage by stage; nothing where the scheme names no stages."""
    if not given.cycle:
        return ()
    columns = (
        Column(title=labels["list-step"], share=34),
        Column(title=labels["acting-roles"], share=36, is_expected=True),
        Column(title=labels["list-when"], share=44, is_expected=True),
        Column(title=labels["records-item"], share=26),
    )
    groups = tuple(
        Group(
            title=labels["stage-title"].format(number=place, title=stage.title),
            rows=tuple(_step(index, index.steps[name]) for name in stage.steps if name in index.steps),
        )
        for place, stage in enumerate(given.cycle, start=1)
    )
    way = labels["stage-arrow"].join(one.title for one in given.cycle)
    return (ListTable(id="cycle", title=labels["assessment-cycle"], note=way, columns=columns, groups=groups),)


def _step(index: Index, placed: PlacedStep) -> Row:
    step = placed.step
    return Row(
        cells=(
            (Piece(f"{placed.procedure.code} {placed.number} {step.title}", placed.reference),),
            pieces(str(role.title) for role in acting_roles(index, placed)),
            words(step.when.text if step.when else ""),
            tuple(Piece(str(one.form or one.words), str(one.form or "")) for one in step.records),
        )
    )


def scheme_tables(index: Index, labels: Labels) -> tuple[ListTable, ...]:
    """What is scored and by which rule, what it earns, and the example; nothing where there is no scheme."""
    given = index.manual.assessment
    if given is None:
        return ()
    tables = [*(_category(index, one, labels) for one in given.categories), _safeguards(given, labels)]
    if given.veto:
        tables.append(_vetoes(given, labels))
    tables += [_grades(given, labels)]
    if given.formulas:
        formulas = ((one.title, one.formula) for one in given.formulas)
        heads = labels["list-what"], labels["list-how"]
        tables.append(_pairs("formulas", labels["assessment-formulas"], heads, formulas))
    if given.rewards:
        rewards = ((one.title, one.rule) for one in given.rewards)
        heads = labels["list-what"], labels["list-rule"]
        tables.append(_pairs("rewards", labels["assessment-rewards"], heads, rewards))
    if given.example is not None:
        tables += [_losses(index, given.example, labels), _results(index, given, given.example, labels)]
    return tuple(tables)


def _category(index: Index, category: Category, labels: Labels) -> ListTable:
    columns = (
        Column(title=labels["indicator"], share=26),
        Column(title=labels["points"], share=10, is_code=True, is_expected=True),
        Column(title=labels["baseline"], share=40, is_expected=True),
        Column(title=labels["deduction"], share=39, is_expected=True),
        Column(title=labels["evidence"], share=26, is_expected=True),
        Column(title=labels["list-document"], share=12, is_code=True, is_expected=True),
        Column(title=labels["serves-number"], share=10, is_code=True),
    )
    own = ((name, one) for name, one in index.indicators.items() if one.indicator.category == category.id)
    rows = tuple(_indicator(name, one) for name, one in own)
    title = labels["category-title"].format(title=category.title, points=number(category.points), count=len(rows))
    return ListTable(id=str(category.id), title=title, columns=columns, groups=(Group(rows=rows),))


def _indicator(name: str, placed: PlacedIndicator) -> Row:
    given = placed.indicator
    return Row(
        cells=(
            words(f"{placed.number} {given.title}"),
            words(number(given.points)),
            words(given.baseline),
            words(given.deduction),
            (*(Piece(str(code), str(code)) for code in given.evidence), *words(given.outside)),
            (Piece(str(given.procedure), str(given.procedure)),),
            pieces(given.serves),
        ),
        reference=name,
    )


def _safeguards(given: Assessment, labels: Labels) -> ListTable:
    columns = (
        Column(title=labels["safeguard"], share=46),
        Column(title=labels["safeguard-field"], share=30),
        Column(title=labels["safeguard-otherwise"], share=24),
    )
    rows = tuple(Row(cells=(words(one.sentence), words(one.field), words(one.otherwise))) for one in given.checks)
    return ListTable(id="checks", title=labels["assessment-checks"], columns=columns, groups=(Group(rows=rows),))


def _vetoes(given: Assessment, labels: Labels) -> ListTable:
    columns = (
        Column(title=labels["veto"], share=18),
        Column(title=labels["veto-rule"], share=38),
        Column(title=labels["veto-effect"], share=44),
    )
    rows = tuple(Row(cells=(words(one.title), words(one.rule), words(one.effect))) for one in given.veto)
    return ListTable(id="veto", title=labels["assessment-veto"], columns=columns, groups=(Group(rows=rows),))


def _grades(given: Assessment, labels: Labels) -> ListTable:
    """From which score to below which each grade reaches."""
    rows, below = [], given.points
    for place, grade in enumerate(given.grades):
        is_last = place == len(given.grades) - 1
        pattern = "grade-from" if place == 0 else "grade-below" if is_last else "grade-between"
        reach = labels[pattern].format(least=number(grade.at_least), below=number(below))
        rows.append((grade.title, reach))
        below = grade.at_least
    return _pairs("grades", labels["assessment-grades"], (labels["grade"], labels["grade-reach"]), rows)


def _pairs(id_: str, title: str, heads: tuple[str, str], said: Iterable[tuple[str, str]]) -> ListTable:
    columns = (Column(title=heads[0], share=18), Column(title=heads[1], share=82))
    rows = tuple(Row(cells=(words(what), words(how))) for what, how in said)
    return ListTable(id=id_, title=title, columns=columns, groups=(Group(rows=rows),))


def _losses(index: Index, example: WorkedExample, labels: Labels) -> ListTable:
    columns = (
        Column(title=labels["indicator"], share=26),
        Column(title=labels["example-facts"], share=50),
        Column(title=labels["example-reckoning"], share=38),
        Column(title=labels["example-score"], share=24, is_code=True),
    )
    places = {str(placed.indicator.id): (name, placed) for name, placed in index.indicators.items()}
    rows = []
    for loss in (one for one in example.losses if one.indicator in places):
        name, placed = places[loss.indicator]
        most, lost = exact(placed.indicator.points), exact(loss.points)
        score = labels["example-minus"].format(points=number(most), lost=number(lost), score=number(most - lost))
        facts = (words(loss.facts), words(loss.reckoning), words(score))
        rows.append(Row(cells=((Piece(f"{placed.number} {placed.indicator.title}", name),), *facts)))
    note = labels["example-note"].format(
        unit=example.unit,
        period=example.period,
        about=example.about,
        others=len(index.indicators) - len(example.losses),
    )
    title = labels["assessment-example"]
    return ListTable(id="example", title=title, note=note, columns=columns, groups=(Group(rows=tuple(rows)),))


def _results(index: Index, given: Assessment, example: WorkedExample, labels: Labels) -> ListTable:
    """Category by category to the grade, and what it were without what was added, and with a veto."""
    columns = (
        Column(title=labels["list-what"], share=34),
        Column(title=labels["list-how"], share=66),
        Column(title=labels["example-result"], share=26, is_code=True),
    )
    lost = {str(loss.indicator): exact(loss.points) for loss in example.losses}
    sums, rows = [], []
    for category in given.categories:
        own = [lost[one.id] for one in given.indicators if one.category == category.id and one.id in lost]
        sums.append(exact(category.points) - sum(own, Decimal()))
        reckoning = labels["minus"].join(map(number, (exact(category.points), *own)))
        rows.append((labels["example-category"].format(title=category.title), reckoning, _points(sums[-1], labels)))
    extra = exact(example.extra)
    total = sum(sums, Decimal()) + extra
    rows.append((labels["example-extra"], example.extra_reason, _points(extra, labels)))
    rows.append((labels["example-total"], labels["plus"].join(map(number, (*sums, extra))), _points(total, labels)))
    rows.append((labels["grade"], labels["example-no-veto"], grade_of(given, total)))
    results = [Row(cells=tuple(map(words, row)), is_result=place >= len(sums) + 1) for place, row in enumerate(rows)]
    results += _supposed(index, given, example, total, labels)
    title = labels["example-results"]
    return ListTable(id="results", title=title, columns=columns, groups=(Group(rows=tuple(results)),))


def _supposed(index: Index, given: Assessment, example: WorkedExample, total: Decimal, labels: Labels) -> Iterator[Row]:
    """What else it might have come to."""
    if example.extra:
        without = total - exact(example.extra)
        reckoning = labels["example-minus"].format(
            points=number(total), lost=number(exact(example.extra)), score=number(without)
        )
        yield Row(cells=(words(labels["example-without"]), words(reckoning), words(grade_of(given, without))))
    one = next((placed for placed in index.indicators.values() if placed.indicator.id == example.vetoed), None)
    if one is None:
        return
    lost = sum((exact(loss.points) for loss in example.losses if loss.indicator == example.vetoed), Decimal())
    score = exact(one.indicator.points) - lost
    left = total - score
    what = labels["example-vetoed"].format(indicator=f"{one.number} {one.indicator.title}", score=number(score))
    reckoning = labels["example-minus"].format(points=number(total), lost=number(score), score=number(left))
    yield Row(cells=(words(what), words(reckoning), words(grade_of(given, left, vetoed=True))))


def grade_of(given: Assessment, score: Decimal, *, vetoed: bool = False) -> str:
    """The grade of a score; a veto takes the best away."""
    grades = given.grades[1:] if vetoed and len(given.grades) > 1 else given.grades
    return next((one.title for one in grades if score >= exact(one.at_least)), grades[-1].title)


def exact(points: float) -> Decimal:
    """Points as they were written: a tenth is a tenth."""
    return Decimal(repr(points))


def number(points: float | Decimal) -> str:
    """Without idle zeros: 6, 4.5."""
    return f"{points.normalize():f}" if isinstance(points, Decimal) else f"{points:.10g}"


def _points(points: Decimal, labels: Labels) -> str:
    return labels["points-of"].format(points=number(points))
