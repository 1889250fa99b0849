"""The assessment scheme: its points add up, and every indicator can be scored (WM8xx).

An indicator that hangs in the air has no document (WM806), no proof (WM807, WM808) or no step that leaves the proof
(WM809). What `[[KP-01.meetings]]` refers to is checked with the other references (WM310).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from workmanual.findings import Finding, finding
from workmanual.model.assessment import (
    Assessment,
    Category,
    Formula,
    Indicator,
    Reward,
    Safeguard,
    ScoreCheck,
    Stage,
    Veto,
)
from workmanual.span import Span
from workmanual.views.index import Index

_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""As the ids of steps: both are referred to as `KP-01.meetings`."""
_SMALLEST: Final = 0.5
"""Points are multiples of this."""


def document(index: Index) -> Iterator[Finding]:
    """`manual.yml` names the document of the scheme (WM816), which is on its list (WM303)."""
    code = index.manual.charter.assessment
    if code is None and index.manual.assessment is not None:
        yield finding("WM816", index.manual.assessment.at)
    if code is not None and code not in index.expected and code not in index.procedures:
        yield finding("WM303", code.at, code=code)


def identifiers(index: Index) -> Iterator[Finding]:
    """Ids are well-formed (WM805) and used once (WM804), an indicator's by no step of its document either."""
    assessment = index.manual.assessment
    if assessment is None:
        return
    steps = {
        str(placed.step.id): placed.step.at
        for placed in index.steps.values()
        if placed.procedure.code == index.manual.charter.assessment
    }
    yield from _ids(assessment.categories)
    yield from _ids(assessment.indicators, steps)
    for group in (assessment.veto, assessment.formulas, assessment.rewards, assessment.checks, assessment.cycle):
        yield from _ids(group)


def _ids(
    things: Iterable[Category | Indicator | Veto | Formula | Reward | ScoreCheck | Stage],
    taken: dict[str, Span] | None = None,
) -> Iterator[Finding]:
    first = dict(taken or {})
    for one in things:
        at = one.at if isinstance(one, ScoreCheck) else one.id.at
        if not _ID.fullmatch(one.id):
            yield finding("WM805", at, id=one.id)
        if one.id in first:
            yield finding("WM804", at, id=one.id, first=f"{first[one.id].path}:{first[one.id].line}")
        first.setdefault(one.id, at)


def points(index: Index) -> Iterator[Finding]:
    """Points are possible (WM802) and add up: categories to the whole (WM801), indicators to theirs (WM813)."""
    assessment = index.manual.assessment
    if assessment is None:
        return
    most = {str(one.id): one.points for one in assessment.categories}
    odd = [one for one in assessment.categories if not _possible(one.points, assessment.points)]
    odd_indicators = [one for one in assessment.indicators if not _possible(one.points, most.get(one.category))]
    for at, id_, given in ((one.at, one.id, one.points) for group in (odd, odd_indicators) for one in group):
        yield finding("WM802", at, id=id_, points=_figure(given))
    total = sum(one.points for one in assessment.categories)
    if not odd and total != assessment.points:
        yield finding("WM801", assessment.at, sum=_figure(total), points=_figure(assessment.points))
    if all(one.category in most for one in assessment.indicators):
        astray = {str(one.category) for one in odd_indicators} | {str(one.id) for one in odd}
        yield from _sums(assessment, astray)


def _sums(assessment: Assessment, astray: set[str]) -> Iterator[Finding]:
    """Of each category that has indicators, and nothing astray that would be said twice."""
    sums: dict[str, float] = {}
    for one in assessment.indicators:
        sums[one.category] = sums.get(one.category, 0.0) + one.points
    for category in assessment.categories:
        found = sums.get(category.id)
        if found is not None and found != category.points and category.id not in astray:
            arguments = {"sum": _figure(found), "points": _figure(category.points)}
            yield finding("WM813", category.at, category=category.title, **arguments)


def _possible(given: float, most: float | None) -> bool:
    """Half points are exact in binary, so that sums of possible points can be compared."""
    return given > 0 and given % _SMALLEST == 0 and (most is None or given <= most)


def _figure(number: float) -> str:
    return f"{number:.10g}"


def indicators(index: Index) -> Iterator[Finding]:
    """There are enough indicators (WM803), each of a category that exists (WM811); none is empty (WM814)."""
    assessment = index.manual.assessment
    if assessment is None:
        return
    count = len(assessment.indicators)
    if count < assessment.fewest:
        yield finding("WM803", assessment.at, count=str(count), fewest=str(assessment.fewest))
    known = {str(one.id): one for one in assessment.categories}
    unknown = [one.category for one in assessment.indicators if one.category not in known]
    for category in unknown:
        yield finding("WM811", category.at, category=category, known=" ".join(known))
    used = {one.category for one in assessment.indicators}
    for id_, one in known.items():
        if id_ not in used and not unknown:
            yield finding("WM814", one.at, category=one.title)


def proof(index: Index) -> Iterator[Finding]:
    """An indicator has its document (WM806) and proof (WM807, WM808) that a step of the document leaves (WM809)."""
    for one in index.manual.assessment.indicators if index.manual.assessment else ():
        is_written = one.procedure in index.procedures
        if not is_written and not index.may_come(one.procedure):
            yield finding("WM806", one.procedure.at, id=one.id, procedure=one.procedure)
        if not one.evidence and not one.outside.strip():
            yield finding("WM807", one.at, id=one.id)
        for code in one.evidence:
            if code not in index.forms:
                if code not in index.manual.unread:
                    yield finding("WM808", code.at, id=one.id, code=code)
            elif is_written and not _leaves(index, one.procedure, code):
                yield finding("WM809", code.at, id=one.id, code=code, procedure=one.procedure)


def _leaves(index: Index, procedure: str, form: str) -> bool:
    return any(placed.procedure.code == procedure for placed in index.citations.get(form, ()))


def safeguards(index: Index) -> Iterator[Finding]:
    """All five checks are there (WM810); one that is there twice has its id twice (WM804)."""
    assessment = index.manual.assessment
    if assessment is None:
        return
    missing = [one for one in Safeguard if one not in {check.id for check in assessment.checks}]
    if missing:
        at = assessment.checks[0].at if assessment.checks else assessment.at
        yield finding("WM810", at, missing=" ".join(missing))


def cycle(index: Index) -> Iterator[Finding]:
    """Every stage names steps that exist (WM819)."""
    for stage in index.manual.assessment.cycle if index.manual.assessment else ():
        for target in stage.steps:
            code = target.partition(".")[0]
            if target not in index.steps and not index.may_come(code):
                known = (name for name in index.steps if name.startswith(f"{code}."))
                yield finding("WM819", target.at, stage=stage.title, target=target, known=" ".join(known) or "—")


def example(index: Index) -> Iterator[Finding]:
    """The worked example speaks of indicators that exist (WM820) and takes off what they have (WM821), each once."""
    assessment = index.manual.assessment
    if assessment is None or assessment.example is None:
        return
    points = {str(one.id): one.points for one in assessment.indicators}
    given = assessment.example
    named = [*(loss.indicator for loss in given.losses), *([given.vetoed] if given.vetoed else [])]
    for name in named:
        if name not in points:
            yield finding("WM820", name.at, id=name, known=" ".join(points))
    seen: set[str] = set()
    for loss in given.losses:
        most = points.get(loss.indicator)
        if most is not None and (not 0 < loss.points <= most or loss.indicator in seen):
            lost = sum(one.points for one in given.losses if one.indicator == loss.indicator)
            yield finding("WM821", loss.at, id=loss.indicator, lost=_figure(lost), points=_figure(most))
        seen.add(str(loss.indicator))


def grades(index: Index) -> Iterator[Finding]:
    """Grades fall from the full score (WM812) down to 0, so that every score has one (WM815)."""
    assessment = index.manual.assessment
    if assessment is None:
        return
    below = assessment.points
    is_first = True
    for grade in assessment.grades:
        is_in_order = grade.at_least >= 0 and (grade.at_least < below or (is_first and grade.at_least == below))
        if not is_in_order:
            yield finding("WM812", grade.at, grade=grade.title, at_least=_figure(grade.at_least))
        below, is_first = min(below, grade.at_least), False
    lowest = min((one.at_least for one in assessment.grades), default=assessment.points)
    if lowest > 0:
        at = assessment.grades[-1].at if assessment.grades else assessment.at
        yield finding("WM815", at, lowest=_figure(lowest))
