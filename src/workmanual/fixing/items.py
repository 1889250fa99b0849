"""The items of a step put into their order (WM223), lines and all."""

from __future__ import annotations

import re
from typing import Final

from workmanual.findings import Finding
from workmanual.fixing.words import Words
from workmanual.locale import Locale
from workmanual.model.procedure import StepItem

_HEADING: Final = re.compile(r"#{1,6}\s")
_ITEM: Final = re.compile(r"[-*+]\s+(?P<words>.*)")
_ORDER: Final = {item: place for place, item in enumerate(StepItem)}


def in_their_order(lines: list[str], finding: Finding, words: Words) -> None:
    """Move the items of the step around this finding, each with everything below it, into their order.

    A step in which an item has no known label, or stands twice, is left to its author.
    """
    first, last = _list_around(lines, finding.at.line - 1)
    starts = [place for place in range(first, last) if _ITEM.match(lines[place])]
    if not starts:
        return
    blocks = [lines[begin:end] for begin, end in zip(starts, [*starts[1:], last], strict=True)]
    items = [_item(block[0], words.locale) for block in blocks]
    known = [item for item in items if item is not None]
    if len(set(known)) == len(blocks):
        in_order = sorted(zip(known, blocks, strict=True), key=lambda pair: _ORDER[pair[0]])
        lines[starts[0] : last] = [line for _, block in in_order for line in block]


def _list_around(lines: list[str], place: int) -> tuple[int, int]:
    """The lines between two headings, without the blank ones at the end."""
    first = next((at for at in range(place, -1, -1) if _HEADING.match(lines[at])), -1) + 1
    last = next((at for at in range(place, len(lines)) if _HEADING.match(lines[at]) and at >= first), len(lines))
    while last > first and not lines[last - 1].strip():
        last -= 1
    return first, last


def _item(line: str, locale: Locale) -> StepItem | None:
    match = _ITEM.match(line)
    label = re.split(f"[{locale.separators.label}]", match["words"], maxsplit=1)[0] if match else ""
    return locale.item_named(label.strip())
