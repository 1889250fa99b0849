"""What a change is about, and which way it goes: told by the field first, and by what changed in it.

Takes an item's field and its passages, gives senses and a direction. A field that has one meaning says so itself
(FIELDS); in texts the numbers, words of obligation, roles and records that changed say more. A number that changed as
an indicator's baseline did is the baseline wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workmanual.comparison.limits import LimitReader, Measure
from workmanual.comparison.passages import Spot, new_paragraphs, old_paragraphs, spots
from workmanual.comparison.records import Direction, Family, Item, Passage, Sense

_BY_MEASURE: Final = {
    Measure.TIME: Sense.WHEN,
    Measure.OFTEN: Sense.WHEN,
    Measure.AMOUNT: Sense.STANDARD,
}
_EVERYTHING: Final = "*"
"""Any other field of the family."""
FIELDS: Final[Mapping[Family, Mapping[str, Sense]]] = {
    Family.DOCUMENT: {
        "owner": Sense.WHO,
        "cycle": Sense.WHEN,
        "duration": Sense.WHEN,
        _EVERYTHING: Sense.CONTENT,
    },
    Family.STEP: {
        "who": Sense.WHO,
        "when": Sense.WHEN,
        "standard": Sense.STANDARD,
        "records": Sense.RECORD,
        _EVERYTHING: Sense.CONTENT,
    },
    Family.FORM: {
        "filled_by": Sense.WHO,
        "filled_when": Sense.WHEN,
        "numbering": Sense.CONTENT,
        _EVERYTHING: Sense.RECORD,
    },
    Family.FORM_FIELD: {_EVERYTHING: Sense.RECORD},
    Family.INDICATOR: {"evidence": Sense.RECORD, _EVERYTHING: Sense.BASELINE},
    Family.SCHEME: {
        "points": Sense.BASELINE,
        "at_least": Sense.BASELINE,
        "fewest": Sense.BASELINE,
        "rule": Sense.BASELINE,
        "effect": Sense.BASELINE,
        _EVERYTHING: Sense.CONTENT,
    },
}
"""The sense of each field; a family that does not stand here has only content."""
_TYPED: Final = frozenset({Sense.WHO, Sense.WHEN, Sense.BASELINE})
"""Senses beside which what changed inside such a field needs no other …"""
_OWN: Final = _TYPED | {Sense.STANDARD, Sense.RECORD}
"""… and those that such a field always has."""
_WHEN: Final = "when"
_DUTIES: Final = "responsibilities"
_POINTS: Final = "points"
_REQUIRED: Final = "required"
_RETENTION: Final = "retention"
"""How long a form is kept: years that nobody is held to when working."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensing:
    """What is known of a pair of editions when one change is judged."""

    reader: LimitReader
    baselines: Mapping[tuple[str, str], Direction]
    """Numbers of indicators that became others, in words without white space."""

    def field(self, item: Item, name: str, passages: Sequence[Passage]) -> tuple[tuple[Sense, ...], Direction | None]:
        """What a changed field is about and which way it goes."""
        own = sense_of(item.family, name)
        if name == _RETENTION:
            return (own,), None
        found: list[Sense] = []
        ways: list[tuple[Sense, Direction]] = []
        given = spots(passages)
        for spot in given:
            senses, directions = self._spot(name, spot, own)
            found += senses
            ways += directions
        if own in _OWN or not found:
            found.append(own)
        if own is Sense.RECORD and all(self._is_example(spot) for spot in given):
            found = [Sense.CONTENT]
        if own is Sense.CONTENT and Sense.BASELINE in found:
            # Around a baseline other numbers are those of the example that was reckoned anew.
            found = [one for one in found if one is not Sense.STANDARD]
            ways = [one for one in ways if one[0] is Sense.BASELINE]
        ways += [(own, way) for way in self._of_field(item, name, passages, is_known=bool(ways))]
        return ordered(found), direction([way for _, way in ways])

    def _of_field(self, item: Item, name: str, passages: Sequence[Passage], *, is_known: bool) -> Iterator[Direction]:
        """Which way a field goes by itself."""
        if item.family is Family.FORM_FIELD and name == _REQUIRED:
            yield Direction.STRICTER if passages[-1].is_new else Direction.LOOSER
        if item.family is Family.INDICATOR and name == _POINTS:
            yield Direction.UNKNOWN
        if item.family is Family.STEP and name == _WHEN and not is_known:
            yield self.reader.oftener(old_paragraphs(passages), new_paragraphs(passages))

    def _spot(self, name: str, spot: Spot, own: Sense) -> tuple[list[Sense], list[tuple[Sense, Direction]]]:
        moved = self.reader.moved(spot)
        senses: list[Sense] = []
        ways: list[tuple[Sense, Direction]] = []
        for one in moved:
            if one.said in self.baselines:
                ways.append((Sense.BASELINE, self.baselines[one.said]))
            elif one.new.measure in _BY_MEASURE:
                ways.append((_BY_MEASURE[one.new.measure], one.direction))
        ways += [(Sense.BASELINE, way) for way in self._baselines_in(spot)] if not ways else []
        senses += [sense for sense, _ in ways]
        duty = self.reader.obligation(spot)
        if duty is not None:
            senses.append(Sense.OBLIGATION)
            ways.append((Sense.OBLIGATION, duty))
        if own not in _TYPED:
            back = Spot(spot.new, spot.old, spot.before, spot.after)
            for side, way in ((spot, Direction.STRICTER), (back, Direction.LOOSER)):
                for limit in self.reader.came(side):
                    sense = _BY_MEASURE.get(limit.measure, Sense.STANDARD)
                    senses.append(sense)
                    if limit.measure is Measure.COUNT:
                        ways.append((sense, way))
        if own is Sense.CONTENT and duty is None and self._says_more(spot, bool(senses)):
            senses.append(Sense.WHO if name == _DUTIES else Sense.CONTENT)
        return senses, ways

    def _baselines_in(self, spot: Spot) -> Iterator[Direction]:
        """Ways of the baselines that changed and stand among other numbers."""
        old, new = ({one.said for one in self.reader.limits(text)} for text in (spot.old, spot.new))
        yield from (way for (before, after), way in self.baselines.items() if before in old and after in new)

    def _is_example(self, spot: Spot) -> bool:
        """Whether only figures changed that say nothing but when the example was made."""
        return bool(spot.old and spot.new) and self.reader.is_dated(spot.old) and self.reader.is_dated(spot.new)

    def _says_more(self, spot: Spot, is_explained: bool) -> bool:
        """Whether words changed beside the numbers."""
        return not is_explained or self._words(spot.old) != self._words(spot.new)

    def _words(self, text: str) -> str:
        left, end = "", 0
        for one in self.reader.limits(text):
            left += text[end : one.begin]
            end = one.end
        return "".join(char for char in left + text[end:] if char.isalnum())


def sense_of(family: Family, name: str) -> Sense:
    """What a field of this family is about."""
    table = FIELDS.get(family, {})
    return table.get(name, table.get(_EVERYTHING, Sense.CONTENT))


def whole_senses(item: Item) -> tuple[Sense, ...]:
    """What an item that came or went is about."""
    if item.family in (Family.FORM, Family.FORM_FIELD):
        return (Sense.RECORD,)
    is_scored = item.family is Family.INDICATOR or any(
        sense_of(item.family, one.name) is Sense.BASELINE for one in item.fields
    )
    return (Sense.BASELINE,) if is_scored else (Sense.CONTENT,)


def whole_direction(item: Item, *, is_new: bool) -> Direction | None:
    """Which way a veto or an indicator that came or went goes."""
    if item.family is Family.INDICATOR:
        return Direction.UNKNOWN
    is_veto = item.field("effect") is not None
    if is_veto:
        return Direction.STRICTER if is_new else Direction.LOOSER
    return None


def baseline_moves(reader: LimitReader, changed: Iterable[Sequence[Passage]]) -> dict[tuple[str, str], Direction]:
    """Numbers of indicators' baselines that became others; a share that must be reached is stricter when greater."""
    found: dict[tuple[str, str], Direction] = {}
    for passages in changed:
        for spot in spots(passages):
            for one in reader.moved(spot):
                if one.new.measure is Measure.COUNT:
                    continue
                way = one.direction
                if way is Direction.UNKNOWN and one.old.unit == one.new.unit:
                    way = Direction.STRICTER if one.new.value > one.old.value else Direction.LOOSER
                found[one.said] = way
    return found


def ordered(senses: Iterable[Sense]) -> tuple[Sense, ...]:
    """Each once, in the order of `Sense`."""
    given = set(senses)
    return tuple(one for one in Sense if one in given)


def direction(ways: Sequence[Direction]) -> Direction | None:
    """The common way; unknown where they part or one is not known."""
    if not ways:
        return None
    return ways[0] if len(set(ways)) == 1 else Direction.UNKNOWN
