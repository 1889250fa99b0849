"""Whether a comparison says what was done, all of it, and nothing else.

Takes a revision and the comparison of its two manuals, gives every disagreement in words; none where they agree.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from tests.comparison.revisions import Revision
from tests.comparison.truth import Expected
from workmanual.comparison.comparing import Comparison
from workmanual.comparison.inline import Kept
from workmanual.comparison.records import Change, Field, Folded, Item, Kind, Passage, Sense

Ids = tuple[tuple[str, ...], tuple[str, ...]]
_NAMED = re.compile(r"[A-Z]{2}-\d+\.[a-z0-9-]+")
"""How a text names a step or an indicator."""
FOLLOWING = frozenset({Kind.CHANGED})
"""What an item is besides, when it was split, merged, or renamed in while it moved."""


def disagreements(revision: Revision, comparison: Comparison) -> tuple[str, ...]:
    """Everything in which the comparison differs from the truth."""
    return (
        *_listed(revision, comparison),
        *_replaced(revision, comparison),
        *_places(comparison, Sense.EDITORIAL, revision.editorial),
        *_places(comparison, Sense.RENUMBERING, revision.renumbered),
        *_folded(revision, comparison),
    )


def _listed(revision: Revision, comparison: Comparison) -> Iterator[str]:
    reported = Counter(_ids(change) for change in comparison.changes)
    yield from (f"listed {count} times: {ids}" for ids, count in reported.items() if count > 1)
    changes = {_ids(change): change for change in comparison.changes}
    for one in revision.expected:
        change = changes.pop((one.old, one.new), None)
        if change is None:
            yield f"missing: {one.kind} {one.old} → {one.new}"
        else:
            yield from _class(one, change)
    yield from (f"not done: {_said(change)}" for change in changes.values())


def _class(one: Expected, change: Change) -> Iterator[str]:
    follows = one.kind in (Kind.SPLIT, Kind.MERGED) or (one.kind is Kind.MOVED and Sense.REPLACEMENT in one.senses)
    kinds, senses = frozenset(change.kinds), frozenset(change.senses)
    if one.kind not in kinds or kinds - {one.kind} - (FOLLOWING if follows else frozenset()):
        yield f"kinds {[*change.kinds]}, not {one.kind}: {_said(change)}"
    if one.senses - senses:
        yield f"not said to be about {sorted(one.senses - senses)}: {_said(change)}"
    if senses - one.senses - one.may:
        yield f"said to be about {sorted(senses - one.senses - one.may)}: {_said(change)}"
    if not senses:
        yield f"about nothing: {_said(change)}"


def _replaced(revision: Revision, comparison: Comparison) -> Iterator[str]:
    found = {(one.old, one.new): one for one in comparison.folded if one.sense is Sense.REPLACEMENT}
    parted = {id_ for one in revision.expected if one.kind in (Kind.SPLIT, Kind.MERGED) for id_ in one.new}
    for one in revision.replaced:
        folded = found.pop((one.old, one.new), None)
        if folded is None:
            yield f"replacement not found: {one.old} → {one.new}, {len(one.places)} places"
        else:
            yield from _differing(f"{one.old} → {one.new}", folded, one.places, parted)
    yield from (f"replacement not done: {old} → {new} {one.places}" for (old, new), one in found.items())


def _places(comparison: Comparison, sense: Sense, truth: frozenset[str]) -> Iterator[str]:
    found = {id_ for one in comparison.folded if one.sense is sense for id_ in one.places}
    if found - truth:
        yield f"not {sense}: {sorted(found - truth)}"
    if truth - found:
        yield f"{sense} not found: {sorted(truth - found)}"


def _differing(name: str, folded: Folded, truth: frozenset[str], besides: set[str]) -> Iterator[str]:
    found = frozenset(folded.places)
    if found - truth - besides:
        yield f"{name} not done in {sorted(found - truth - besides)}"
    if truth - found:
        yield f"{name} not found in {sorted(truth - found)}"


def _folded(revision: Revision, comparison: Comparison) -> Iterator[str]:
    """What is folded is folded once, and all of it only so."""
    known = revision.editorial | revision.renumbered | {id_ for one in revision.replaced for id_ in one.places}
    folded = Counter(change.id for one in comparison.folded for change in one.changes)
    yield from (f"folded {count} times: {id_}" for id_, count in folded.items() if count > 1)
    yield from (f"folded, and not known to be: {id_}" for id_ in folded if id_ not in known)
    listed = {id_ for one in revision.expected for id_ in (*one.old, *one.new)}
    yield from (f"folded, and to be listed: {id_}" for id_ in folded if id_ in listed)


def _ids(change: Change) -> Ids:
    return tuple(item.id for item in change.old), tuple(item.id for item in change.new)


def _said(change: Change) -> str:
    fields = "; ".join(f"{one.name}: {_marked(one.passages)}" for one in change.fields[:3])
    return f"{_ids(change)} {[*map(str, change.kinds)]} {[*map(str, change.senses)]} {fields}"[:700]


def _marked(passages: tuple[Passage, ...]) -> str:
    marks = {Kept.DELETED: "[-{}-]", Kept.INSERTED: "{{+{}+}}", Kept.EQUAL: "{}"}
    changed = [one for one in passages if any(run.kept is not Kept.EQUAL for run in one.runs)]
    return " / ".join("".join(marks[run.kept].format(run.text) for run in one.runs) for one in changed)


def uncounted(comparison: Comparison) -> tuple[str, ...]:
    """Items of either edition that are not in exactly one of what is listed, folded and equal."""
    changes = (*comparison.changes, *(change for one in comparison.folded for change in one.changes))
    old = Counter(item.at for change in changes for item in _whole(change, change.old))
    new = Counter(item.at for change in changes for item in _whole(change, change.new))
    old.update(comparison.old_items[place].at for link in comparison.equal for place in link.old)
    new.update(comparison.new_items[place].at for link in comparison.equal for place in link.new)
    wrong = [
        f"{side}: {Counter(item.at for item in items) - counted} and {counted - Counter(item.at for item in items)}"
        for side, items, counted in (("old", comparison.old_items, old), ("new", comparison.new_items, new))
        if Counter(item.at for item in items) != counted
    ]
    return tuple(wrong)


def _whole(change: Change, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items of one side, with the fields that came or went with their form."""
    return (*items, *change.parts) if items else ()


def unlike(comparison: Comparison) -> tuple[str, ...]:
    """What the result gives back otherwise than it stood: texts of both editions, put together from their runs."""
    changes = (*comparison.changes, *(change for one in comparison.folded for change in one.changes))
    return tuple(
        f"{side} {name} of {_ids(change)}"
        for change in changes
        for side, items, gone in (("old", change.old, Kept.INSERTED), ("new", change.new, Kept.DELETED))
        if items
        for name, text in _rebuilt(change, gone).items()
        if text != _joined(items, name)
    )


def _rebuilt(change: Change, gone: Kept) -> Mapping[str, tuple[str, ...]]:
    """The paragraphs of each changed field, without those that stand only in the other edition."""
    return {
        one.name: tuple(
            "".join(run.text for run in passage.runs if run.kept is not gone)
            for passage in one.passages
            if not (passage.is_new if gone is Kept.INSERTED else passage.is_gone)
        )
        for one in change.fields
    }


def _joined(items: tuple[Item, ...], name: str) -> tuple[str, ...]:
    found: list[Field] = [field for item in items if (field := item.field(name)) is not None]
    return tuple(text for field in found for text in field.shown)


def unsaid(comparison: Comparison) -> tuple[str, ...]:
    """Fields that differ between linked items and that no change names; references that only followed an id are none."""
    changed = {
        (old.at, new.at): {one.name for one in change.fields}
        for change in (*comparison.changes, *(each for one in comparison.folded for each in one.changes))
        for old in change.old[:1]
        for new in change.new[:1]
    }
    wrong = []
    for link in comparison.links:
        old = tuple(comparison.old_items[place] for place in link.old)
        new = tuple(comparison.new_items[place] for place in link.new)
        told = changed.get((old[0].at, new[0].at), set())
        for name in {field.name for item in (*old, *new) for field in item.fields} - told:
            if _words(old, name) != _words(new, name):
                wrong.append(f"{name} of {old[0].id} → {new[0].id}")
    return tuple(wrong)


def _words(items: tuple[Item, ...], name: str) -> str:
    """What the field says, its references to steps and indicators aside."""
    found = [field for item in items if (field := item.field(name)) is not None]
    return _NAMED.sub("", "\n".join(text for field in found for text in field.said))
