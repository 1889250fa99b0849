"""What changed, in the sentences in which standards say it (GB/T 1.1).

Takes a comparison, gives the opening sentence and its items: added, changed, deleted, each with the clause of the new
and of the old edition. One item for each document and kind; what is folded is not named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workmanual.comparison.comparing import Comparison
from workmanual.comparison.records import Change, Family, Item, Kind
from workmanual.comparison.words import ComparisonWords, SummaryWords

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NAMED = 3
"""Things that are named one by one; of more only the number."""
_WHOLE = (Family.DOCUMENT, Family.FORM)
_ORDER = (Kind.ADDED, Kind.CHANGED, Kind.DELETED, Kind.MOVED, Kind.SPLIT, Kind.MERGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryItem:
    """One item of a summary, not yet in words."""

    kind: Kind
    code: str
    """Of the document or form in which it happened; empty for lists, and for what came or went as a whole."""
    changes: tuple[Change, ...]
    """All of them, at least one, in their order."""


def summary_items(comparison: Comparison) -> tuple[SummaryItem, ...]:
    """What was added, then what was changed, and so on; of each document or list one item."""
    titled = {code for edition in (comparison.old, comparison.new) for code, _ in edition.documents}
    whole: set[tuple[str, tuple[Kind, ...]]] = {
        (one.item.document, one.kinds)
        for one in comparison.changes
        if one.item.family in _WHOLE and one.kinds in ((Kind.ADDED,), (Kind.DELETED,))
    }
    groups: dict[tuple[Kind, str], list[Change]] = {}
    for change in comparison.changes:
        item = change.item
        is_of_whole = (item.document, change.kinds) in whole
        if is_of_whole and item.family not in _WHOLE:
            continue
        code = item.document if item.document in titled and not is_of_whole else ""
        groups.setdefault((_main(change), code or f"*{item.family}"), []).append(change)
    return tuple(
        SummaryItem(kind=kind, code=key if key in titled else "", changes=tuple(changes))
        for kind in _ORDER
        for (found, key), changes in groups.items()
        if found is kind
    )


def summary(comparison: Comparison, words: ComparisonWords, labels: Mapping[str, str]) -> tuple[str, ...]:
    """The opening sentence, then its items; one sentence where nothing has to be named."""
    old, new = comparison.old.title, comparison.new.title
    said = words.summary
    items = list(_Summing(comparison, words, labels).items())
    if not items:
        pattern = said.nothing if not comparison.folded else said.editorial
        return (pattern.format(old=old, new=new),)
    ends = [said.further] * (len(items) - 1) + [said.last]
    lines = (
        said.item.format(letter=_letter(place), text=text) + end
        for place, (text, end) in enumerate(zip(items, ends, strict=True))
    )
    return (said.opening.format(old=old, new=new), *lines)


class _Summing:
    """The items of one summary."""

    def __init__(self, comparison: Comparison, words: ComparisonWords, labels: Mapping[str, str]) -> None:
        self.comparison = comparison
        self.words = words
        self.said: SummaryWords = words.summary
        self.comma = labels["comma"]
        self.titled = labels["pdf-titled"]
        self.titles = {**dict(comparison.old.documents), **dict(comparison.new.documents)}

    def items(self) -> Iterator[str]:
        """The items in words."""
        for one in summary_items(self.comparison):
            yield self._item(one.kind, one.code, one.changes)

    def _item(self, kind: Kind, code: str, changes: Sequence[Change]) -> str:
        families: dict[Family, list[Item]] = {}
        for change in changes:
            families.setdefault(change.item.family, []).append(change.item)
        names = [self._named(items, family, within=bool(code)) for family, items in families.items()]
        what = self._listed(names)
        if code:
            what = self.said.of.format(document=self._titled(code), what=_spaced(what))
        old = self._places([item for one in changes for item in one.old])
        new = self._places([item for one in changes for item in one.new])
        where = self._where(kind, old, new)
        return self.said.kinds[kind].format(what=_spaced(what)) + where

    def _listed(self, names: Sequence[str]) -> str:
        *first, last = names
        return f"{self.comma.join(first)}{self.said.joined}{_spaced(last)}" if first else last

    def _where(self, kind: Kind, old: str, new: str) -> str:
        """The clauses of both editions, as far as there are any."""
        pattern = self.said.old if not new else self.said.new if not old else self.said.both
        if not (old or new):
            return ""
        if old == new and kind is not Kind.MOVED:
            pattern = self.said.same
        return pattern.format(old=old, new=new, edition=self.comparison.old.title)

    def _named(self, items: Sequence[Item], family: Family, *, within: bool) -> str:
        if family in _WHOLE:
            if within:
                return self.said.itself[family]
            if len(items) <= _NAMED:
                return self.comma.join(self._titled(one.number) for one in items)
        if len(items) > _NAMED:
            return self.said.units[family].format(count=len(items))
        return self.said.counted.format(
            unit=self.words.families[family], names="".join(self.said.quoted.format(name=one.title) for one in items)
        )

    def _titled(self, code: str) -> str:
        return self.titled.format(code=code, title=self.titles[code])

    def _places(self, items: Sequence[Item]) -> str:
        """Clauses by their numbers; documents are named already."""
        return self.comma.join(dict.fromkeys(one.number for one in items if one.number and one.family not in _WHOLE))


def _spaced(text: str) -> str:
    """Between a Chinese word and a code or figure stands a space."""
    return f" {text}" if text[:1].isascii() else text


def _main(change: Change) -> Kind:
    """The kind under which a change is named: what came and went first, then what became of its place."""
    for kind in (Kind.ADDED, Kind.DELETED, Kind.SPLIT, Kind.MERGED, Kind.CHANGED, Kind.MOVED):
        if kind in change.kinds:
            return kind
    return Kind.CHANGED


def _letter(place: int) -> str:
    """a … z, then aa, ab …"""
    first, last = divmod(place, len(_LETTERS))
    return (_letter(first - 1) if first else "") + _LETTERS[last]
