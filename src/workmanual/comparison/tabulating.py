"""The official table of amendments of a pair of editions (修订对照表), filled in.

Takes a comparison and the words of its language, gives the table that every export is written from. Rows follow the
new edition; those of one document stand together, with what was deleted where it stood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from workmanual.comparison.amendments import AmendmentGroup, AmendmentRow, AmendmentTable, Clause, Note, Words
from workmanual.comparison.baselines import baseline_words
from workmanual.comparison.comparing import Comparison
from workmanual.comparison.counting import completeness
from workmanual.comparison.edition_text import EditionText
from workmanual.comparison.inline import Kept, Run
from workmanual.comparison.naming import anchors, group_of, item_name, kinds_in_words, place_name
from workmanual.comparison.records import Change, Family, FieldChange, Folded, Item, Kind, Passage, Sense
from workmanual.comparison.scores import score_rows
from workmanual.comparison.summary import summary
from workmanual.comparison.words import ComparisonWords, TableWords
from workmanual.model.changes import Reason

_SHORT: Final = 3
"""Paragraphs of a field that are shown although only one of them changed."""


def amendment_table(
    comparison: Comparison, words: ComparisonWords, labels: Mapping[str, str], changes: Sequence[Change] | None = None
) -> AmendmentTable:
    """The table; of all changes, or of those given, which are some of them in their order."""
    shown = comparison.changes if changes is None else tuple(changes)
    return _Tabulating(comparison, words, labels, shown).table()


@dataclass(frozen=True)  # without slots, so that the anchors are made once
class _Tabulating:
    """One table in the making."""

    comparison: Comparison
    words: ComparisonWords
    labels: Mapping[str, str]
    changes: tuple[Change, ...]

    def table(self) -> AmendmentTable:
        old, new, said = self.comparison.old, self.comparison.new, self._said
        is_whole = len(self.changes) == len(self.comparison.changes)
        return AmendmentTable(
            id=f"{old.id}-{new.id}",
            organisation=new.organisation,
            manual=new.manual,
            title=said.title,
            pair=said.pair.format(old=self._edition(old), new=self._edition(new)),
            summary=summary(self.comparison, self.words, self.labels),
            counts=self._counts(),
            notes=tuple(self._notes()) if is_whole else (Note(text=said.some),),
            groups=tuple(self._groups()),
            completeness=self._completeness(),
            scores=score_rows(self.comparison, said),
        )

    @property
    def _said(self) -> TableWords:
        return self.words.table

    def _edition(self, edition: EditionText) -> str:
        day = edition.effective.isoformat()
        return self._said.edition.format(title=edition.title, revision=edition.revision, effective=day)

    def _counts(self) -> tuple[tuple[str, int], ...]:
        counted = Counter(kind for change in self.changes for kind in change.kinds)
        return tuple((self.words.kinds[kind], counted[kind]) for kind in Kind if counted[kind])

    def _notes(self) -> Iterator[Note]:
        for folded in self.comparison.folded:
            yield Note(text=self._note(folded), places=self._places(folded))

    def _note(self, folded: Folded) -> str:
        pattern = self._said.notes[folded.sense]
        return pattern.format(old=folded.old, new=folded.new, count=len(folded.everywhere))

    def _places(self, folded: Folded) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._place(folded, change) for change in folded.everywhere))

    def _place(self, folded: Folded, change: Change) -> str:
        if folded.sense is Sense.RENUMBERING:
            numbers = (change.old[0].number, change.new[0].number)
            return self._said.renumbered.format(document=change.item.document, old=numbers[0], new=numbers[1])
        return place_name(change.item, self.words)

    @cached_property
    def _anchors(self) -> Mapping[int, str]:
        """By the place of the change in the whole comparison, so that a part of the table has the same."""
        names = anchors(self.comparison.changes)
        return {id(one): name for one, name in zip(self.comparison.changes, names, strict=True)}

    def _groups(self) -> Iterator[AmendmentGroup]:
        groups: dict[str, list[Change]] = {}
        for change in self.changes:
            groups.setdefault(group_of(change.item), []).append(change)
        titles = {**dict(self.comparison.old.documents), **dict(self.comparison.new.documents)}
        number = 0
        for key, changes in groups.items():
            rows = []
            for change in changes:
                number += 1
                rows.append(self._row(number, change))
            title = f"{key} {titles[key]}" if key in titles else self.words.families.get(key, key)
            yield AmendmentGroup(title=title, anchor=f"group-{key}", rows=tuple(rows))

    def _row(self, number: int, change: Change) -> AmendmentRow:
        return AmendmentRow(
            number=number,
            anchor=self._anchors[id(change)],
            old=self._clauses(change, change.old, Kept.INSERTED),
            new=self._clauses(change, change.new, Kept.DELETED),
            kinds=kinds_in_words(change, self.words, self.labels),
            reason="\n".join(map(self._reason, change.reasons)),
            baseline=baseline_words(change, self.comparison, self.words),
            elsewhere=self._elsewhere(change),
        )

    def _reason(self, reason: Reason) -> str:
        stop = self._said.stop
        return f"{reason.why.rstrip(stop)}{stop}{self._said.authority.format(text=reason.authority)}"

    def _elsewhere(self, change: Change) -> str:
        if Kind.MOVED not in change.kinds:
            return ""
        old, new = (place_name(item, self.words) for item in (change.old[0], change.new[0]))
        return self._said.moved.format(old=old, new=new) if old != new else self._said.reordered

    def _clauses(self, change: Change, items: Sequence[Item], foreign: Kept) -> tuple[Clause, ...]:
        """A clause for each item of one side; where there are several, each with its own paragraphs."""
        if not items:
            return ()
        shares = [list(self._words(change))] if len(items) == 1 else self._shares(change, items, foreign)
        return tuple(
            Clause(number=_number(item), title=item_name(item, self.words), words=tuple(share))
            for item, share in zip(items, shares, strict=True)
        )

    def _words(self, change: Change) -> Iterator[Words]:
        for field in change.fields:
            yield from self._paragraphs(field.name, _shown(field))
        if change.parts:
            kept = Kept.INSERTED if change.new else Kept.DELETED
            names = self.labels["comma"].join(item.title for item in change.parts)
            yield Words(label=self._said.parts, runs=(Run(kept, names),))

    def _paragraphs(self, name: str, passages: Sequence[Passage]) -> Iterator[Words]:
        for place, passage in enumerate(passages):
            yield Words(label=self.words.fields[name] if place == 0 else "", runs=passage.runs)

    def _shares(self, change: Change, items: Sequence[Item], foreign: Kept) -> list[list[Words]]:
        """Of what was split or merged: to each its own paragraphs, and what only the other had, where it stood."""
        shares: list[list[Words]] = [[] for _ in items]
        for field in change.fields:
            sizes = [len(own.shown) if (own := item.field(field.name)) else 0 for item in items]
            parted: list[list[Passage]] = [[] for _ in items]
            owner, left = 0, sizes[0]
            for passage in field.passages:
                is_foreign = passage.is_gone if foreign is Kept.DELETED else passage.is_new
                if not is_foreign:
                    while not left:
                        owner += 1
                        left = sizes[owner]
                    left -= 1
                parted[owner].append(passage)
            for share, passages in zip(shares, parted, strict=True):
                share.extend(self._paragraphs(field.name, passages))
        return shares

    def _completeness(self) -> str:
        found = completeness(self.comparison)
        counted = self.labels["comma"].join(
            self._said.counted.format(family=self.words.families[family], count=count)
            for family, count in found.families
        )
        return self._said.completeness.format(
            counted=counted,
            old=found.old.items,
            new=found.new.items,
            listed=found.new.listed,
            folded=found.new.folded,
            equal=found.new.equal,
            gone=found.old.listed,
            digest=found.digest[:16],
        )


def _number(item: Item) -> str:
    """The number above a clause; documents and forms have theirs in the heading of the group."""
    return item.number if item.family in (Family.STEP, Family.INDICATOR) else ""


def _shown(field: FieldChange) -> Sequence[Passage]:
    """The paragraphs that changed; of a short field all, so that they read on."""
    changed = [place for place, one in enumerate(field.passages) if any(run.kept is not Kept.EQUAL for run in one.runs)]
    if len(field.passages) <= _SHORT or not changed:
        return field.passages
    return tuple(field.passages[place] for place in changed)
