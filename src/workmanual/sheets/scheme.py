"""What forms print of the assessment scheme: its indicators and vetoes as rows, its grades, its five checks.

Takes the index, gives plain words and numbers; nothing where a manual has no scheme. Letters and numbers (A5) are
rendered by the index, never typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workmanual.model.assessment import Indicator, Safeguard
from workmanual.model.record import Each, Shown
from workmanual.views.index import Index


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """One row of a table over the scheme."""

    words: Mapping[Shown, str]
    """What a column prints; nothing is missing but what its row does not have."""
    points: float | None = None
    """At full score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """The assessment scheme as forms print it."""

    rows: Mapping[Each, tuple[SchemeRow, ...]]
    grades: tuple[tuple[str, float], ...]
    """Title and least score, best first."""
    checks: tuple[tuple[Safeguard, str], ...]
    """The five checks with their sentences, in the author's order."""


def scheme(index: Index, labels: Mapping[str, str]) -> Scheme | None:
    """The manual's scheme in the locale's words, if it has one."""
    given = index.manual.assessment
    if given is None:
        return None
    categories = {category.id: category for category in given.categories}
    placed = index.indicators.values()
    titles = {
        id_: labels["sheet-category"].format(title=category.title, points=_number(category.points))
        for id_, category in categories.items()
    }
    comma = labels["comma"]
    indicators = tuple(
        SchemeRow(_indicator(one.indicator, one.number, title, comma), one.indicator.points)
        for id_, title in titles.items()
        for one in placed
        if one.indicator.category == id_
    )
    vetoes = tuple(
        SchemeRow({Shown.TITLE: veto.title, Shown.RULE: veto.rule, Shown.EFFECT: veto.effect}) for veto in given.veto
    )
    return Scheme(
        rows={Each.INDICATORS: indicators, Each.VETOES: vetoes},
        grades=tuple((grade.title, grade.at_least) for grade in given.grades),
        checks=tuple((check.id, check.sentence) for check in given.checks),
    )


def _indicator(given: Indicator, number: str, category: str, comma: str) -> dict[Shown, str]:
    return {
        Shown.CATEGORY: category,
        Shown.NUMBER: number,
        Shown.TITLE: given.title,
        Shown.POINTS: _number(given.points),
        Shown.BASELINE: given.baseline,
        Shown.DEDUCTION: given.deduction,
        Shown.EVIDENCE: comma.join(filter(None, (*map(str, given.evidence), given.outside))),
    }


def _number(value: float) -> str:
    """A number without idle zeros: 6, 4.5."""
    return f"{value:.10g}"
