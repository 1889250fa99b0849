# Editions made by hand, item by item, for what no real edition has.

from collections.abc import Sequence
from datetime import date

from workmanual.comparison.comparing import Comparison
from workmanual.comparison.edition_text import EditionText
from workmanual.comparison.history import History
from workmanual.comparison.records import Family, Field, Item
from workmanual.ground import resources
from workmanual.model.changes import Lineage, Reason
from workmanual.span import Name, Span

AT = Span("made")
Said = str | tuple[str, ...]
_LISTED = (Family.FORM, Family.TERM, Family.ROLE, Family.BASIS, Family.RETENTION)


def item(
    id_: str, family: Family = Family.STEP, *, document: str = "CX-01", parent: str = "", number: str = "",
    title: str = "", roles: Sequence[str] = (), **fields: Said,
) -> Item:  # fmt: skip
    """An item of which nothing has to be said but what matters."""
    own = document if family not in (Family.DOCUMENT, Family.FORM) else id_
    said = {name: (text,) if isinstance(text, str) else text for name, text in fields.items()}
    return Item(
        id=id_,
        family=family,
        document=own,
        parent=parent or own,
        is_ordered=family not in _LISTED,
        number=number or (id_ if family in (Family.DOCUMENT, Family.FORM) else ""),
        title=title or id_,
        fields=tuple(Field(name=name, said=text, shown=text) for name, text in said.items()),
        roles=frozenset(roles),
        at=AT,
    )


def edition(
    id_: str,
    *items: Item,
    lineage: Sequence[tuple[Sequence[str], Sequence[str]]] = (),
    reasons: Sequence[Reason] = (),
    vocabulary: Sequence[str] = (),
    points: Sequence[tuple[str, float]] = (),
) -> EditionText:
    """An edition that has these items."""
    wholes = [one for one in items if one.family in (Family.DOCUMENT, Family.FORM)]
    return EditionText(
        id=id_,
        title=f"{id_} 年版",
        revision="A/0",
        effective=date(2004, 8, 1),
        manual="指导书",
        organisation="本厂",
        items=items,
        vocabulary=frozenset(vocabulary),
        reasons=tuple(reasons),
        lineage=tuple(Lineage(at=AT, old=_names(old), new=_names(new)) for old, new in lineage),
        documents=tuple((one.id, one.title) for one in wholes),
        revisions={one.id: "A/0" for one in wholes},
        points=tuple(points),
    )


def reason(*ids: str, why: str = "有人提了意见", authority: str = "编写组") -> Reason:
    return Reason(at=AT, ids=_names(ids), why=why, authority=authority)


def history(*editions: EditionText) -> History:
    return History(editions, resources.locale().comparison)


def compared(old: EditionText | Sequence[Item], new: EditionText | Sequence[Item]) -> Comparison:
    """The comparison of two editions, or of two that have these items."""
    first = old if isinstance(old, EditionText) else edition("2004", *old)
    second = new if isinstance(new, EditionText) else edition("2005", *new)
    return history(first, second).compare(first.id, second.id)


def _names(ids: Sequence[str]) -> tuple[Name, ...]:
    return tuple(Name(one, AT) for one in ids)
