"""Head and foot of a printed worksheet, and worksheets' names.

Takes an imprint and the printed words, gives texts in a spreadsheet's own codes: `&L` and `&R` are the sides, `&P` the
page. A text of this kind is at most 255 characters long and a name at most 31; what does not fit is cut off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from workmanual.sheets.sheet import Imprint, Sheet

_LONGEST: Final = 255
_LONGEST_NAME: Final = 31
_FULL_WIDTH: Final = 0xFEE0
"""How far a full-width character stands from the same of half the width."""
_FORBIDDEN: Final = {ord(mark): ord(mark) + _FULL_WIDTH for mark in "[]:*?/\\"}
"""Characters that no name of a worksheet may have, and those that stand for them."""
_RESERVED: Final = "history"
_SIZE: Final = "&8 "
"""The blank keeps figures of the text apart from the size."""
_SPACE: Final = "\u3000"


def head(sheet: Sheet, labels: Mapping[str, str]) -> str:
    """Organisation and system; code and revision, and the state of what is not current."""
    imprint = sheet.imprint
    right = (imprint.full_code, sheet.named_in_head, imprint.revision, imprint.state)
    return sides((imprint.organisation, imprint.system), right, labels)


def foot(imprint: Imprint, labels: Mapping[str, str]) -> str:
    """Edition, retention, that a print is not controlled; the page and how many there are."""
    retention = labels["sheet-retention"].format(retention=imprint.retention)
    left = _SPACE.join((imprint.edition, retention, labels["uncontrolled-print"]))
    return _sides(left, labels["sheet-page"].format(page="&P", pages="&N"), labels)


def list_foot(labels: Mapping[str, str]) -> str:
    """That a print is not controlled; the page and how many there are."""
    return _sides(labels["uncontrolled-print"], labels["sheet-page"].format(page="&P", pages="&N"), labels)


def sides(left: Sequence[str], right: Sequence[str], labels: Mapping[str, str]) -> str:
    """What stands at the left and at the right; empty words are left out."""
    return _sides(_SPACE.join(filter(None, left)), _escaped(_SPACE.join(filter(None, right))), labels)


def _sides(left: str, right: str, labels: Mapping[str, str]) -> str:
    face = f'&"{labels["office-song"]},Regular"{_SIZE}'
    right = f"&R{face}{right}"
    room = _LONGEST - len(right) - len(f"&L{face}")
    while len(_escaped(left)) > room:
        left = left[:-1]
    return f"&L{face}{_escaped(left)}{right}"


def _escaped(text: str) -> str:
    return text.replace("&", "&&")


def worksheet_names(wanted: Sequence[str], taken: str) -> Iterator[str]:
    """A name for each, without what is forbidden, none twice; `taken` is another worksheet's."""
    seen = {taken.casefold(), _RESERVED, ""}
    for text in wanted:
        name = " ".join(text.translate(_FORBIDDEN).split()).strip("'")
        found, number = name[:_LONGEST_NAME], 1
        while found.casefold() in seen:
            number += 1
            ending = f" {number}"
            found = f"{name[: _LONGEST_NAME - len(ending)]}{ending}"
        seen.add(found.casefold())
        yield found
