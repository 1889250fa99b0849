"""What a comparison is made of: items, their fields, how they were found again, and what happened to them.

Values only. An item is whatever has a place of its own in an edition (a document apart from its steps, a step, a form
apart from its fields, a field, an indicator, a page, a term …); a field is a part of it that has a name. One change is
what happened to one item, or to the items that were split or merged together.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workmanual.comparison.inline import Run
from workmanual.model.changes import Reason
from workmanual.span import Span


class Family(StrEnum):
    """What sort of thing an item is; only items of one family are found again in each other."""

    DOCUMENT = "document"
    """Its head and sections, without its steps; the assessment document without the scheme."""
    STEP = "step"
    FORM = "form"
    """Without its fields."""
    FORM_FIELD = "form-field"
    INDICATOR = "indicator"
    SCHEME = "scheme"
    """Of the assessment scheme: a category, veto, grade, formula, reward, check, stage, the example."""
    PAGE = "page"
    TERM = "term"
    ROLE = "role"
    BASIS = "basis"
    RETENTION = "retention"
    STANDARD = "standard"


class Kind(StrEnum):
    """What happened to an item's place."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"


class Sense(StrEnum):
    """What a change is about."""

    WHO = "who"
    WHEN = "when"
    RECORD = "record"
    STANDARD = "standard"
    OBLIGATION = "obligation"
    BASELINE = "baseline"
    CONTENT = "content"
    REPLACEMENT = "replacement"
    """One wording put for another wherever it stood."""
    RENUMBERING = "renumbering"
    """Only its number is another."""
    EDITORIAL = "editorial"
    """Width, spaces and punctuation."""


FOLDED = (Sense.REPLACEMENT, Sense.RENUMBERING, Sense.EDITORIAL)
"""What a reader sees counted, and opens."""


class Direction(StrEnum):
    """Whether more is asked of those who work by the manual."""

    STRICTER = "stricter"
    LOOSER = "looser"
    UNKNOWN = "unknown"
    """A limit changed, and which way cannot be told from the words."""


class FoundBy(StrEnum):
    """How an item was found again in the other edition."""

    HUMAN = "human"
    """`changes.yml` says so."""
    ID = "id"
    HASH = "hash"
    """It says exactly the same."""
    SIMILAR = "similar"
    CLAUSES = "clauses"
    """Split or merged: its clauses stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A named part of an item."""

    name: str
    """Of the model: `when`, `baseline`; `responsibilities`."""
    said: tuple[str, ...]
    """Paragraph after paragraph, references as authors write them: what decides whether it is the same."""
    shown: tuple[str, ...]
    """The same paragraphs as a reader sees them."""

    @property
    def text(self) -> str:
        """As a reader sees it, paragraphs parted by line feeds."""
        return "\n".join(self.shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of one edition."""

    id: str
    """As `changes.yml` names it: `CX-02.publicity`, `JL-0201.applicant`, `KP-01:veto.discipline`, `term:…`; empty where
    its author gave it none."""
    family: Family
    document: str
    """Code of the document or form it belongs to; its own id where it belongs to none, empty where it has none."""
    parent: str
    """Within what it has its place: moving is leaving this, or another order within it."""
    is_ordered: bool
    """Whether its place among its neighbours says something."""
    number: str
    """As printed: `4.3`, `A5`; empty where it has none."""
    title: str
    fields: tuple[Field, ...]
    """Those that say something, in reading order."""
    roles: frozenset[str]
    """Ids of the roles it concerns."""
    at: Span

    def field(self, name: str) -> Field | None:
        """The field of this name."""
        return next((one for one in self.fields if one.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What became of what; places are 0-based among the items of the edition."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    found_by: FoundBy
    similarity: float = 1.0
    """0 to 1; 1 where it was not needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of a field, old and new in one row of runs; only deleted, or only inserted, where it came or went."""

    runs: tuple[Run, ...]
    is_new: bool = False
    """Whether the old text has no such paragraph."""
    is_gone: bool = False
    """Whether the new text has no such paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """What changed in one field."""

    name: str
    passages: tuple[Passage, ...]
    """All of the field, those that stayed the same too."""
    senses: tuple[Sense, ...]
    direction: Direction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened to one item, or to items that were split or merged together."""

    old: tuple[Item, ...]
    """None where it was added; one, but for what was merged."""
    new: tuple[Item, ...]
    kinds: tuple[Kind, ...]
    senses: tuple[Sense, ...]
    direction: Direction | None
    fields: tuple[FieldChange, ...]
    """Those that differ, in reading order; of what was added or deleted, all; of the first old against the first new
    item where there are several."""
    reasons: tuple[Reason, ...]
    parts: tuple[Item, ...] = ()
    """Fields of a form that came or went with it as a whole; they are no changes of their own."""
    found_by: FoundBy | None
    """None where there is nothing to be found on one side."""
    similarity: float

    @property
    def item(self) -> Item:
        """Where it stands now, or stood."""
        return (self.new or self.old)[0]

    @property
    def id(self) -> str:
        """Id of this item; empty where its author gave it none."""
        return self.item.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Changes that say the same thing many times, or nothing: one row and a count."""

    sense: Sense
    """One of FOLDED."""
    old: str
    """The wording before, of a replacement; empty otherwise."""
    new: str
    changes: tuple[Change, ...]
    """Those of which nothing else is to be said, so that they are listed here only."""
    everywhere: tuple[Change, ...]
    """All changes in which it happened, in their order: those above, and those that are listed for something else."""

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of all items in which it happened; empty of an item that has none."""
        return tuple(change.id for change in self.everywhere)
