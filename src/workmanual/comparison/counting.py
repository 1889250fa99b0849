"""Whether everything was compared: every item of both editions is listed, folded or equal, exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from workmanual.comparison.comparing import Comparison
from workmanual.comparison.records import Change, Family, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many items of one edition there are, and where they went."""

    items: int
    listed: int
    folded: int
    equal: int

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing, and nothing is there twice."""
        return self.items == self.listed + self.folded + self.equal


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """What was compared."""

    old: Count
    new: Count
    families: tuple[tuple[Family, int], ...]
    """Items of each family in the new edition."""
    digest: str
    """SHA-256 of what both editions say, 64 hexadecimal digits: the same texts give the same."""


def completeness(comparison: Comparison) -> Completeness:
    """Count what was compared."""
    listed, folded = comparison.changes, [one for group in comparison.folded for one in group.changes]
    families = Counter(item.family for item in comparison.new_items)
    return Completeness(
        old=Count(
            items=len(comparison.old_items),
            listed=sum(len(_old(one)) for one in listed),
            folded=sum(len(_old(one)) for one in folded),
            equal=sum(len(one.old) for one in comparison.equal),
        ),
        new=Count(
            items=len(comparison.new_items),
            listed=sum(len(_new(one)) for one in listed),
            folded=sum(len(_new(one)) for one in folded),
            equal=sum(len(one.new) for one in comparison.equal),
        ),
        families=tuple((family, families[family]) for family in Family if families[family]),
        digest=sha256("\n".join((_digest(comparison.old_items), _digest(comparison.new_items))).encode()).hexdigest(),
    )


def _old(change: Change) -> Sequence[Item]:
    return (*change.old, *change.parts) if change.old and not change.new else change.old


def _new(change: Change) -> Sequence[Item]:
    return (*change.new, *change.parts) if change.new and not change.old else change.new


def _digest(items: Iterable[Item]) -> str:
    found = sha256()
    for item in items:
        for field in item.fields:
            found.update("\0".join((item.id, field.name, *field.said, "")).encode())
    return found.hexdigest()
