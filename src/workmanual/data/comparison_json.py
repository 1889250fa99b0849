"""What lies between two editions, for other programs (`workmanual compare --format json`, design.md §6).

Takes a comparison, gives JSON text. A change names its fields in `field`; `old` and `new` hold these fields in words,
`fields` the same with every run that stayed, was deleted or inserted. Fields may be added, never renamed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from workmanual.comparison.comparing import Comparison
from workmanual.comparison.counting import Count, completeness
from workmanual.comparison.passages import new_paragraphs, old_paragraphs
from workmanual.comparison.records import Change, FieldChange, Folded, Item, Kind, Sense
from workmanual.comparison.words import ComparisonWords

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None


def comparison_json(comparison: Comparison, words: ComparisonWords, changes: Sequence[Change] | None = None) -> str:
    """The comparison as JSON text with a line end; `changes`, where only some of them are asked for."""
    shown = comparison.changes if changes is None else tuple(changes)
    found = completeness(comparison)
    data: Json = {
        "schema": 1,
        "old": comparison.old.id,
        "new": comparison.new.id,
        "counts": {
            **{str(kind): count for kind, count in _kinds(shown).items()},
            **{str(sense): count for sense, count in _senses(shown).items()},
        },
        "changes": [_change(one, words) for one in shown],
        "folded": [_folded(one, words) for one in comparison.folded],
        "equal": len(comparison.equal),
        "completeness": {"old": _count(found.old), "new": _count(found.new), "digest": found.digest},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _kinds(changes: Sequence[Change]) -> Mapping[Kind, int]:
    counted = Counter(kind for change in changes for kind in change.kinds)
    return {kind: counted[kind] for kind in Kind}


def _senses(changes: Sequence[Change]) -> Mapping[Sense, int]:
    counted = Counter(sense for change in changes for sense in change.senses)
    return {sense: counted[sense] for sense in Sense}


def _count(count: Count) -> Json:
    return {
        "items": count.items,
        "listed": count.listed,
        "folded": count.folded,
        "equal": count.equal,
        "complete": count.is_complete,
    }


def _change(change: Change, words: ComparisonWords) -> Json:
    return {
        "id": change.id,
        "document": change.item.document,
        "family": str(change.item.family),
        "title": change.item.title,
        "kinds": [str(kind) for kind in change.kinds],
        "classes": [str(sense) for sense in change.senses],
        "direction": str(change.direction) if change.direction else None,
        "field": [one.name for one in change.fields],
        "old": _text(change, words, is_new=False),
        "new": _text(change, words, is_new=True),
        "old_number": _number(change.old),
        "new_number": _number(change.new),
        "old_ids": [item.id for item in change.old],
        "new_ids": [item.id for item in change.new],
        "parts": [item.id for item in change.parts],
        "roles": sorted({role for item in (*change.old, *change.new) for role in item.roles}),
        "reason": "\n".join(one.why for one in change.reasons) or None,
        "authority": "\n".join(one.authority for one in change.reasons) or None,
        "found_by": str(change.found_by) if change.found_by else None,
        "similarity": round(change.similarity, 3),
        "fields": [_field(one, words) for one in change.fields],
    }


def _text(change: Change, words: ComparisonWords, *, is_new: bool) -> str | None:
    """What changed, in words of one side; None where there is no such side."""
    if not (change.new if is_new else change.old):
        return None
    told = new_paragraphs if is_new else old_paragraphs
    lines = ((words.fields[one.name], "\n".join(told(one.passages))) for one in change.fields)
    return "\n".join(words.labelled.format(label=label, text=text) for label, text in lines if text)


def _number(items: Sequence[Item]) -> str | None:
    return items[0].number or None if items else None


def _field(field: FieldChange, words: ComparisonWords) -> Json:
    return {
        "name": field.name,
        "label": words.fields[field.name],
        "classes": [str(sense) for sense in field.senses],
        "direction": str(field.direction) if field.direction else None,
        "passages": [[[str(run.kept), run.text] for run in passage.runs] for passage in field.passages],
    }


def _folded(folded: Folded, words: ComparisonWords) -> Json:
    return {
        "class": str(folded.sense),
        "old": folded.old,
        "new": folded.new,
        "count": len(folded.everywhere),
        "places": list(folded.places),
        "changes": [_change(one, words) for one in folded.changes],
    }
