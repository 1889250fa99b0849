"""What became of baselines (底线变化), in words."""

from __future__ import annotations

from collections.abc import Iterator

from workmanual.comparison.comparing import Comparison
from workmanual.comparison.limits import LimitReader
from workmanual.comparison.passages import new_paragraphs, old_paragraphs, spots
from workmanual.comparison.records import Change, Direction, Family, FieldChange, Kind, Sense
from workmanual.comparison.words import ComparisonWords, TableWords

_SCORED = ("points", "baseline", "deduction", "at_least", "rule", "effect")
"""Fields of the scheme that say what is reached, and what it costs."""


def baseline_words(change: Change, comparison: Comparison, words: ComparisonWords) -> str:
    """Each baseline before and after with its direction; empty where none changed."""
    if Sense.BASELINE not in change.senses:
        return ""
    said = words.table
    if change.item.family in (Family.INDICATOR, Family.SCHEME):
        return "\n".join(_scored(change, words))
    return "\n".join(dict.fromkeys(_elsewhere(change, comparison, words, said)))


def _scored(change: Change, words: ComparisonWords) -> Iterator[str]:
    """Of an indicator or another part of the scheme."""
    said = words.table
    if change.kinds in ((Kind.ADDED,), (Kind.DELETED,)):
        told = [one for one in change.fields if one.name in _SCORED]
        text = said.stop.join(f"{words.fields[one.name]} {_text(one, is_new=bool(change.new))}" for one in told)
        yield said.came.format(kind=words.kinds[change.kinds[0]], text=text)
        return
    for field in change.fields:
        if field.name not in _SCORED:
            continue
        way = field.direction or Direction.UNKNOWN
        old, new = _text(field, is_new=False), _text(field, is_new=True)
        yield said.baseline.format(
            what=words.fields[field.name], old=old or said.nothing, new=new or said.nothing, way=words.directions[way]
        )


def _text(field: FieldChange, *, is_new: bool) -> str:
    told = new_paragraphs if is_new else old_paragraphs
    return "".join(told(field.passages))


def _elsewhere(change: Change, comparison: Comparison, words: ComparisonWords, said: TableWords) -> Iterator[str]:
    """Of any other text: the numbers that became others as the indicators' did."""
    reader = LimitReader(words.limit)
    for field in change.fields:
        for spot in spots(field.passages):
            old, new = ({one.said for one in reader.limits(text)} for text in (spot.old, spot.new))
            for before, after, way in comparison.baselines:
                if before in old and after in new:
                    yield said.number.format(old=before, new=after, way=words.directions[way])
