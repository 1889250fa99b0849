"""The points of the assessment scheme before and after, with the sums that must agree."""

from __future__ import annotations

from collections.abc import Mapping

from workmanual.comparison.comparing import Comparison
from workmanual.comparison.edition_text import EditionText
from workmanual.comparison.records import Family
from workmanual.comparison.words import TableWords


def score_rows(comparison: Comparison, said: TableWords) -> tuple[tuple[str, ...], ...]:
    """A heading, then the whole and each category: points, indicators and their sum; none where nothing changed."""
    old, new = _scores(comparison.old), _scores(comparison.new)
    if old == new and not _is_touched(comparison):
        return ()
    head = (
        said.score_of,
        *(
            f"{edition.title} {what}"
            for edition in (comparison.old, comparison.new)
            for what in (said.score_points, said.score_count, said.score_sum)
        ),
    )
    names = dict.fromkeys((*new, *old))
    none = (said.nothing,) * 3
    return (head, *((name or said.score_all, *old.get(name, none), *new.get(name, none)) for name in names))


def _is_touched(comparison: Comparison) -> bool:
    return any(change.item.family is Family.INDICATOR for change in comparison.changes)


def _scores(edition: EditionText) -> Mapping[str, tuple[str, ...]]:
    """Of the whole (by an empty name) and of each category: points, number of indicators, sum of their points."""
    points: dict[str, list[float]] = {}
    titles = {item.id: item.title for item in edition.items if item.family is Family.SCHEME and ":category." in item.id}
    for item in edition.items:
        field = item.field("points") if item.family is Family.INDICATOR else None
        if field is not None:
            for name in ("", titles[item.parent]) if item.parent in titles else ("",):
                points.setdefault(name, []).append(float(field.shown[0]))
    return {
        name: (f"{whole:g}", str(len(points.get(name, ()))), f"{sum(points.get(name, ())):g}")
        for name, whole in edition.points
    }
