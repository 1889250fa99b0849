"""How items are called in words, and where a link to a change leads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import count

from workmanual.comparison.records import Change, Family, Item, Kind, Sense
from workmanual.comparison.words import ComparisonWords

_ODD = re.compile(r"[^A-Za-z0-9._-]+")
_DIGITS = 8
"""Of the digest that stands for what cannot be written in an address."""
_OWN = (Family.DOCUMENT, Family.STEP, Family.FORM, Family.FORM_FIELD, Family.INDICATOR, Family.SCHEME)
"""Families whose items belong to a document or form."""


def anchor(change: Change) -> str:
    """Permanent name of a change in addresses: of its id, or of what it says where it has none."""
    item = change.item
    name = item.id or f"{item.document or item.family}-{item.title}"
    plain = _ODD.sub("-", name.replace(":", "."))
    return plain if plain == name.replace(":", ".") else f"{plain.strip('-.')}-{_digest(name)}"


def anchors(changes: Sequence[Change]) -> tuple[str, ...]:
    """Permanent names of all changes of a comparison, in their order; no two are the same."""
    return unique([anchor(one) for one in changes])


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """The names; one that was there before gets the first number that makes it another."""
    given = set(names)
    found: dict[str, None] = {}
    for name in names:
        numbered = (f"{name}-{number}" for number in count(2))
        found[name if name not in found else next(one for one in numbered if one not in given | found.keys())] = None
    return tuple(found)


def group_of(item: Item) -> str:
    """What the item is listed under: the code of its document or form, or the list that its family is."""
    return item.document if item.family in _OWN else item.family


def item_name(item: Item, words: ComparisonWords) -> str:
    """What a clause is called above its text: a step by its title, a document as such."""
    pattern = words.names.get(item.family, "")
    return pattern.format(title=item.title) if pattern else item.title


def place_name(item: Item, words: ComparisonWords) -> str:
    """Where it stands, in one line: `CX-02 4.3 公示`, `JL-0201 栏目“申请人”`."""
    if item.family in (Family.STEP, Family.INDICATOR):
        return " ".join(filter(None, (item.document, item.number, item.title)))
    if item.family in (Family.FORM_FIELD, Family.SCHEME):
        return f"{item.document} {item_name(item, words)}"
    if item.family in (Family.DOCUMENT, Family.FORM):
        return f"{item.number} {item.title}"
    return f"{words.families[item.family]} {item.title}"


def kinds_in_words(change: Change, words: ComparisonWords, labels: Mapping[str, str]) -> str:
    """`修改、移动；时限（收严）`."""
    comma = labels["comma"]
    kinds = comma.join(words.kinds[kind] for kind in change.kinds)
    senses = comma.join(words.senses[sense] for sense in change.senses if _says_something(change, sense))
    if change.direction is not None:
        senses = words.turned.format(text=senses, direction=words.directions[change.direction])
    return words.parted.join(filter(None, (kinds, senses)))


def _says_something(change: Change, sense: Sense) -> bool:
    """Whether a sense tells more than the kind: what came or went has no content besides."""
    return sense is not Sense.CONTENT or (Kind.CHANGED in change.kinds and len(change.senses) == 1)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_DIGITS]
