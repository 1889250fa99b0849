"""Fields of items in the words of their edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from workmanual.comparison.paragraphs import Pair, Teller, reference
from workmanual.comparison.records import Family, Field, Item
from workmanual.comparison.words import ComparisonWords
from workmanual.locale import Locale
from workmanual.span import Span
from workmanual.views.index import Index

Pairs = tuple[Pair, ...]


@dataclass(frozen=True)  # without slots, so that the words are looked up once
class Telling:
    """Makes items and fields of what one edition holds."""

    index: Index

    @cached_property
    def teller(self) -> Teller:
        """For rich text."""
        return Teller(self.index)

    @cached_property
    def locale(self) -> Locale:
        """The language of the edition."""
        assert self.index.locale is not None, "texts are compared in a language"
        return self.index.locale

    @cached_property
    def words(self) -> ComparisonWords:
        """What is said about comparisons."""
        return self.locale.comparison

    def fields(self, **given: Pairs) -> tuple[Field, ...]:
        """The fields that say something, in this order."""
        return tuple(
            Field(name=name, said=tuple(said for said, _ in pairs), shown=tuple(shown for _, shown in pairs))
            for name, pairs in given.items()
            if pairs
        )

    def plain(self, value: object) -> Pairs:
        """Plain words or a number; a line of their own for each."""
        text = f"{value:g}" if isinstance(value, float) else str(value)
        return tuple((line.strip(), line.strip()) for line in text.split("\n") if line.strip())

    def names(self, values: Iterable[object]) -> Pairs:
        """Names in one line."""
        return self.plain(self.locale.separators.names.join(str(one) for one in values))

    def value(self, name: str, value: str) -> Pairs:
        """A value of a closed set, by the word a reader knows it by."""
        return self.values(name, (value,))

    def values(self, name: str, values: Iterable[str]) -> Pairs:
        """Values of a closed set in one line."""
        return self.names(self.words.values.get(f"{name}-{value}", str(value)) for value in values)

    def targets(self, targets: Iterable[str]) -> Pairs:
        """References, each a line."""
        return tuple((reference(target), self.teller.target(target)) for target in targets)

    def roles(self, names: Iterable[str]) -> frozenset[str]:
        """Ids of the roles of these names."""
        return frozenset(str(self.index.roles[name].id) for name in names if name in self.index.roles)

    def listed(
        self,
        family: Family,
        id_: str,
        title: str,
        fields: tuple[Field, ...],
        at: Span,
        *,
        is_ordered: bool = False,
        roles: frozenset[str] = frozenset(),
    ) -> Item:
        """An item that belongs to no document."""
        name = f"{family}:{id_}" if id_ else ""
        return Item(
            id=name,
            family=family,
            document=name,
            parent=family,
            is_ordered=is_ordered,
            number="",
            title=str(title),
            fields=fields,
            roles=roles,
            at=at,
        )
