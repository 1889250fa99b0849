"""The data of the comparison page, read again as its description says (`workmanual.data.comparison_store`).

Takes the scripts, gives the comparison of any two editions, forwards or backwards, as values of the engine. It knows
nothing of the engine's own way of turning a comparison round.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from workmanual.comparison.comparing import Comparison
from workmanual.comparison.edition_text import EditionText
from workmanual.comparison.inline import Kept, Run
from workmanual.comparison.records import (
    Change,
    Direction,
    Family,
    Field,
    FieldChange,
    Folded,
    FoundBy,
    Item,
    Kind,
    Link,
    Passage,
    Sense,
)
from workmanual.model.changes import Reason
from workmanual.span import NOWHERE, Name

T = TypeVar("T")
CALL = re.compile(r'workmanualCompare\.put\("([a-z0-9/_-]+)",(.*)\);\n')
KEPT = {"=": Kept.EQUAL, "-": Kept.DELETED, "+": Kept.INSERTED}
TURNED = {"+": "-", "-": "+", "=": "="}
KINDS = {"added": "deleted", "deleted": "added", "split": "merged", "merged": "split"}
DIRECTIONS = {"stricter": "looser", "looser": "stricter"}
LISTS = frozenset({Family.PAGE, Family.TERM, Family.ROLE, Family.BASIS, Family.RETENTION, Family.STANDARD})
COLUMNS = 12


def parsed(name: str, script: str) -> Any:
    """What a script hands over, under its own name."""
    match = CALL.fullmatch(script)
    assert match is not None, name
    assert f"{match[1]}.js" == name
    return json.loads(match[2])


@dataclass(frozen=True)
class Pair:
    """One pair of editions, turned the way it was asked for."""

    comparison: Comparison
    anchors: tuple[str, ...]
    baselines: tuple[tuple[str, str], ...]
    """What the rows say of baselines, by the id of the change."""
    summary: tuple[tuple[Kind, str, tuple[str, ...]], ...]
    """Of each line the kind, the document and the ids of its changes."""
    scores: tuple[tuple[str, ...], ...]
    digest: str
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Stored:
    """All scripts together."""

    scripts: Mapping[str, str]

    @cached_property
    def data(self) -> Mapping[str, Any]:
        return {name.removesuffix(".js"): parsed(name, script) for name, script in self.scripts.items()}

    @property
    def index(self) -> Any:
        return self.data["index"]

    @cached_property
    def editions(self) -> Mapping[str, EditionText]:
        return {one["id"]: self._edition(number) for number, one in enumerate(self.index["editions"])}

    def pair(self, old: str, new: str) -> Pair:
        """The comparison in this direction."""
        numbers = {one["id"]: number for number, one in enumerate(self.index["editions"])}
        is_back = numbers[old] > numbers[new]
        first, last = sorted((numbers[old], numbers[new]))
        file = next(file for one, other, file in self.index["pairs"] if (one, other) == (first, last))
        editions = (self.editions[new], self.editions[old]) if is_back else (self.editions[old], self.editions[new])
        return _Reading(self, self.data[file], *editions, is_back).pair()

    def _edition(self, number: int) -> EditionText:
        given = self.index["editions"][number]
        items: list[Item] = []
        for group, *stretch in self.data[given["file"]]["items"]:
            for one in stretch:
                version, printed = one if isinstance(one, list) else (one, "")
                items.append(self._item(group, version, printed))
        titles = [(one["key"], one["titles"][number]) for one in self.index["groups"]]
        return EditionText(
            id=given["id"],
            title=given["title"],
            revision=given["revision"],
            effective=date.fromisoformat(given["effective"]),
            manual=given["manual"],
            organisation=given["organisation"],
            items=tuple(items),
            vocabulary=frozenset(),
            reasons=(),
            lineage=(),
            documents=tuple(titles[place] for place in given["documents"]),
            points=(),
            revisions={},
        )

    def _item(self, group: int, version: int, number: str) -> Item:
        family, id_, title, *roles = self.data["items"][group][version]
        key, kind = self.index["groups"][group]["key"], Family(self.index["families"][family])
        texts = self.data[f"versions/{self.index['groups'][group]['file']}"]
        fields = []
        for name, said in texts[version].items():
            shown = tuple(texts[said][name] if isinstance(said, int) else said)
            fields.append(Field(name=name, said=shown, shown=shown))
        return Item(
            id=id_,
            family=kind,
            document=id_ if kind in LISTS else key,
            parent="",
            is_ordered=False,
            number=number,
            title=title,
            fields=tuple(fields),
            roles=frozenset(roles),
            at=NOWHERE,
        )


@dataclass(frozen=True)
class _Reading:
    """One pair being read; `older` and `newer` are as the file has them."""

    stored: Stored
    data: Any
    older: EditionText
    newer: EditionText
    is_back: bool

    def pair(self) -> Pair:
        rows = [[*row, *[0] * (COLUMNS - len(row))] for row in self.data["rows"]]
        changes = tuple(map(self._change, rows))
        listed = changes[: self.data["listed"]]
        old, new = self._way(self.older, self.newer)
        comparison = Comparison(
            old=old,
            new=new,
            links=(),
            changes=listed,
            folded=tuple(self._folded(one, changes, rows) for one in self.data["folded"]),
            equal=tuple(self._links(self.data["equal"])),
            baselines=tuple(
                (*self._way(one, other), self._direction(way)) for one, other, way in self.data["baselines"]
            ),
        )
        side = int(self.is_back)
        return Pair(
            comparison=comparison,
            anchors=tuple(
                row[11][side] if row[11] else change.id.replace(":", ".")
                for row, change in zip(rows, listed, strict=False)
            ),
            baselines=tuple((change.id, row[10][side]) for row, change in zip(rows, listed, strict=False) if row[10]),
            summary=tuple(
                (
                    Kind(self.stored.index["kinds"][kind]),
                    "" if group < 0 else self.stored.index["groups"][group]["key"],
                    tuple(changes[place].id for place in places),
                )
                for kind, group, places in self.data["summary"][side]
            ),
            scores=tuple(map(tuple, self.data["scores"][side])),
            digest=self.data["digests"][side],
            counts=self._way(*map(tuple, self.data["counts"])),
        )

    def _way(self, one: T, other: T) -> tuple[T, T]:
        return (other, one) if self.is_back else (one, other)

    def _change(self, row: Sequence[Any]) -> Change:
        befores, afters = (
            tuple(edition.items[place] for place in places)
            for edition, places in ((self.older, row[0]), (self.newer, row[1]))
        )
        old, new = self._way(befores, afters)
        return Change(
            old=old,
            new=new,
            kinds=self._kinds(row[2]),
            senses=self._senses(row[3]),
            direction=self._maybe(row[4]),
            fields=tuple(self._fields(row, befores, afters)),
            reasons=tuple(self._reason(number) for number in row[8] or ()),
            parts=tuple((self.newer if afters else self.older).items[place] for place in row[9] or ()),
            found_by=self._found_by(row[6]),
            similarity=row[7],
        )

    def _fields(self, row: Sequence[Any], befores: tuple[Item, ...], afters: tuple[Item, ...]) -> Iterator[FieldChange]:
        if not (befores and afters):
            kept = Kept.INSERTED if bool(afters) is not self.is_back else Kept.DELETED
            is_new = kept is Kept.INSERTED
            for field in (*befores, *afters)[0].fields:
                runs = (((Run(kept, text),) if text else ()) for text in field.shown)
                passages = tuple(Passage(runs=one, is_new=is_new, is_gone=not is_new) for one in runs)
                yield FieldChange(name=field.name, passages=passages, senses=self._senses(row[3]), direction=None)
        elif row[5]:
            group = group_file(self.stored, afters[0])
            for name, senses, direction, passages in self.stored.data[f"fragments/{group}"][row[5] - 1]:
                before = [text for item in befores if (one := item.field(name)) for text in one.shown]
                yield FieldChange(
                    name=name,
                    passages=tuple(self._passages(passages, before)),
                    senses=self._senses(senses),
                    direction=self._maybe(direction),
                )

    def _passages(self, passages: Sequence[Any], before: Sequence[str]) -> Iterator[Passage]:
        place = 0
        for one in passages:
            if isinstance(one, int):
                for text in before[place : place + one]:
                    yield Passage(runs=(Run(Kept.EQUAL, text),) if text else ())
                place += one
                continue
            is_whole = isinstance(one, str)
            runs = tuple(self._runs([one] if is_whole else one))
            kept = Kept.INSERTED if is_whole and (one[0] == "+") is not self.is_back else Kept.DELETED
            yield Passage(
                runs=runs, is_new=is_whole and kept is Kept.INSERTED, is_gone=is_whole and kept is Kept.DELETED
            )
            place += not (is_whole and one[0] == "+")

    def _runs(self, runs: Sequence[str]) -> Iterator[Run]:
        """Backwards with the other signs; between two that stayed what was deleted goes first."""
        changed: list[Run] = []
        for sign, text in ((run[0], run[1:]) for run in runs):
            if not text:
                continue
            kept = KEPT[TURNED[sign] if self.is_back else sign]
            if kept is Kept.EQUAL:
                yield from sorted(changed, key=lambda run: run.kept is Kept.INSERTED)
                changed = []
                yield Run(kept, text)
            else:
                changed.append(Run(kept, text))
        yield from sorted(changed, key=lambda run: run.kept is Kept.INSERTED)

    def _folded(self, one: Any, changes: Sequence[Change], rows: Sequence[Sequence[Any]]) -> Folded:
        begin, count = one["rows"]
        placed = [(rows[place][1][0], changes[place]) for place in range(begin, begin + count)]
        for old, new, length, by, *alike in one["bare"]:
            for step in range(length):
                row = [
                    [old + step],
                    [new + step],
                    0,
                    1 << tuple(Sense).index(Sense.RENUMBERING),
                    0,
                    0,
                    by,
                    *(alike or [1]),
                ]
                placed.append((new + step, self._change([*row, *[0] * (COLUMNS - len(row))])))
        at = {row[1][0]: change for row, change in zip(rows, changes, strict=True) if row[1]}
        at.update(placed)
        old, new = self._way(one["old"], one["new"])
        return Folded(
            sense=Sense(self.stored.index["senses"][one["sense"]]),
            old=old,
            new=new,
            changes=tuple(change for _, change in sorted(placed, key=lambda pair: pair[0])),
            everywhere=tuple(at[place] for first, length in one["places"] for place in range(first, first + length)),
        )

    def _links(self, stretches: Any) -> Iterator[Link]:
        for old, new, length, by, *alike in stretches:
            found_by = self._found_by(by)
            assert found_by is not None
            for step in range(length):
                one, other = self._way((old + step,), (new + step,))
                yield Link(old=one, new=other, found_by=found_by, similarity=alike[0] if alike else 1)

    def _kinds(self, bits: int) -> tuple[Kind, ...]:
        names = [name for place, name in enumerate(self.stored.index["kinds"]) if bits >> place & 1]
        found = {KINDS.get(name, name) if self.is_back else name for name in names}
        return tuple(kind for kind in Kind if kind in found)

    def _senses(self, bits: int) -> tuple[Sense, ...]:
        return tuple(Sense(name) for place, name in enumerate(self.stored.index["senses"]) if bits >> place & 1)

    def _direction(self, number: int) -> Direction:
        name = self.stored.index["directions"][number - 1]
        return Direction(DIRECTIONS.get(name, name) if self.is_back else name)

    def _maybe(self, number: int) -> Direction | None:
        return self._direction(number) if number else None

    def _found_by(self, number: int) -> FoundBy | None:
        return FoundBy(self.stored.index["found_by"][number - 1]) if number else None

    def _reason(self, number: int) -> Reason:
        why, authority, basis = self.stored.data["reasons"][number]
        return Reason(at=NOWHERE, ids=(), why=why, authority=authority, basis=Name(basis, NOWHERE) if basis else None)


def group_file(stored: Stored, item: Item) -> str:
    """The name of the files of the group that an item belongs to."""
    key = item.family if item.family in LISTS else item.document
    return next(str(one["file"]) for one in stored.index["groups"] if one["key"] == key)


def as_stored(comparison: Comparison) -> Comparison:
    """A comparison of the engine without what the page needs not: places in sources, what is said but not shown."""
    return replace(
        comparison,
        old=_edition(comparison.old),
        new=_edition(comparison.new),
        links=(),
        changes=tuple(map(_change, comparison.changes)),
        folded=tuple(
            replace(one, changes=tuple(map(_change, one.changes)), everywhere=tuple(map(_change, one.everywhere)))
            for one in comparison.folded
        ),
        equal=tuple(replace(one, similarity=round(one.similarity, 3)) for one in comparison.equal),
    )


def _edition(edition: EditionText) -> EditionText:
    items = tuple(map(_item, edition.items))
    return replace(edition, items=items, vocabulary=frozenset(), reasons=(), lineage=(), points=(), revisions={})


def _change(change: Change) -> Change:
    return replace(
        change,
        old=tuple(map(_item, change.old)),
        new=tuple(map(_item, change.new)),
        parts=tuple(map(_item, change.parts)),
        reasons=tuple(replace(one, at=NOWHERE, ids=()) for one in change.reasons),
        similarity=round(change.similarity, 3),
    )


def _item(item: Item) -> Item:
    fields = tuple(Field(name=one.name, said=one.shown, shown=one.shown) for one in item.fields)
    document = item.id if item.family in LISTS else item.document
    return replace(item, document=document, parent="", is_ordered=False, fields=fields, at=NOWHERE)
