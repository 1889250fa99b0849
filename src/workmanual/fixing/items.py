"""The items of a step put into their order (WM223), each with every line below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workmanual.findings import Finding
from workmanual.fixing.words import Words
from workmanual.locale import Locale
from workmanual.model.procedure import StepItem

_HEADING: Final = re.compile(r" {0,3}#{1,6}\s")
_ITEM: Final = re.compile(r"(?P<indent> {0,3})[-*+][ \t]+(?P<words>.*)")
_ORDER: Final = {item: place for place, item in enumerate(StepItem)}
_BELOW: Final = 2
"""Characters further in that a line must begin to stand below an item for certain."""


def in_their_order(lines: list[str], finding: Finding, words: Words) -> None:
    """Move the items of the step around this finding.

    A step is left to its author where an item has no known label or stands twice, or a line belongs to no item.
    """
    first, last = _list_around(lines, finding.at.line - 1)
    top = _ITEM.match(lines[first]) if first < last else None
    if top is None:
        return
    indent = len(top["indent"])
    starts = [at for at in range(first, last) if (match := _ITEM.match(lines[at])) and len(match["indent"]) == indent]
    blocks = [lines[begin:end] for begin, end in zip(starts, [*starts[1:], last], strict=True)]
    if not all(_is_below(line, indent) for block in blocks for line in block[1:]):
        return
    items = [_item(block[0], words.locale) for block in blocks]
    known = [item for item in items if item is not None]
    if len(set(known)) == len(blocks):
        in_order = sorted(zip(known, blocks, strict=True), key=lambda pair: _ORDER[pair[0]])
        lines[first:last] = [line for _, block in in_order for line in block]


def _list_around(lines: Sequence[str], place: int) -> tuple[int, int]:
    """The lines between two headings, without the blank ones at either end."""
    first = next((at for at in range(place, -1, -1) if _HEADING.match(lines[at])), -1) + 1
    last = next((at for at in range(place, len(lines)) if _HEADING.match(lines[at])), len(lines))
    while last > first and not lines[last - 1].strip():
        last -= 1
    while first < last and not lines[first].strip():
        first += 1
    return first, last


def _is_below(line: str, indent: int) -> bool:
    written = line.expandtabs(4)
    return not written.strip() or len(written) - len(written.lstrip(" ")) >= indent + _BELOW


def _item(line: str, locale: Locale) -> StepItem | None:
    match = _ITEM.match(line)
    label = re.split(f"[{locale.separators.label}]", match["words"], maxsplit=1)[0] if match else ""
    return locale.item_named(label.strip())
