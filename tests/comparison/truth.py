"""What a random revision has done, exactly: what the comparison must report, in which class, and what it may say besides.

Ids are those of a comparison: `CX-02.publicity`, `JL-0201.applicant`, `KP-01:veto.discipline`, `term:…`, `page:…`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from workmanual.comparison.records import Kind, Sense
from workmanual.model.changes import Lineage
from workmanual.model.manual import Manual
from workmanual.model.procedure import Procedure

ANY = frozenset(Sense)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One change that must be listed, once."""

    kind: Kind
    old: tuple[str, ...] = ()
    """Ids of the edition before; none where it was added."""
    new: tuple[str, ...] = ()
    """Ids of this edition; none where it was deleted."""
    senses: frozenset[Sense] = frozenset()
    """All of these must be said …"""
    may: frozenset[Sense] = frozenset()
    """… and of these any."""

    @property
    def id(self) -> str:
        """What the change is called: where it stands now, or stood."""
        return (self.new or self.old)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A wording put for another wherever it stood."""

    old: str
    new: str
    places: frozenset[str]
    """Ids of all items in which it stood and, in the other words, still stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What one operation did."""

    manual: Manual
    expected: tuple[Expected, ...] = ()
    editorial: frozenset[str] = frozenset()
    """Ids of items in which only width, spaces or punctuation changed."""
    replaced: tuple[Replaced, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    touched: frozenset[str] = frozenset()
    """Ids and keys that no later operation may touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A revision on its way: what an operation is given."""

    before: Manual
    """The edition that is revised."""
    manual: Manual
    """As it stands after the operations so far."""
    outside: tuple[Procedure, ...]
    """Documents that are not in the edition, of which steps may be taken."""
    done: tuple[Done, ...]
    random: Random

    def is_free(self, *keys: str) -> bool:
        """Whether no operation has touched any of these."""
        return not any(key in done.touched for done in self.done for key in keys)


Operation = Callable[[Draft], Done | None]
"""Makes one change somewhere; None where there is no place left for it."""


def one(manual: Manual, id_: str, kind: Kind, *, senses: tuple[Sense, ...] = (),
        may: frozenset[Sense] = frozenset(), touched: tuple[str, ...] = ()) -> Done:  # fmt: skip
    """A change of one item that keeps its id."""
    expected = Expected(
        kind=kind,
        old=() if kind is Kind.ADDED else (id_,),
        new=() if kind is Kind.DELETED else (id_,),
        senses=frozenset(senses),
        may=may,
    )
    return Done(manual=manual, expected=(expected,), touched=frozenset((id_, *touched)))
