"""The official table of amendments (修订对照表), without a medium: what every export is written from.

Values only: title, summary, notes and rows whose texts are runs that stayed, were deleted or inserted. A writer decides
how that looks, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from workmanual.comparison.inline import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One paragraph of a clause."""

    label: str
    """What stands before it: 何时做; empty for a further paragraph of the same field."""
    runs: tuple[Run, ...]
    """In the old column those that are equal or deleted are printed, in the new one those equal or inserted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of one edition, as one column prints it."""

    number: str
    """`4.3`, `A5`; empty where it has none."""
    title: str
    words: tuple[Words, ...]
    """What changed of it; all of it where it came or went. Old and new clause of one row have the same words, or each
    its own where something was split or merged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentRow:
    """One change."""

    number: int
    """序号, from 1."""
    anchor: str
    """Permanent: ASCII letters, digits, `-`, `.` and `_`, unique in the table."""
    old: tuple[Clause, ...]
    """None where it was added; several where they were merged."""
    new: tuple[Clause, ...]
    """None where it was deleted; several where it was split."""
    kinds: str
    """修订类型 in words: 修改、移动；时限 收严."""
    reason: str
    """修订说明: why, and on whose word; empty where nobody said."""
    baseline: str
    """底线变化: 90% → 95%（收严）; empty where none changed."""
    elsewhere: str = ""
    """Where a moved clause stands besides: 移到 4.7, 原 4.3; printed with its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentGroup:
    """The rows of one document, form or list."""

    title: str
    """`CX-02 发展党员工作程序`."""
    anchor: str
    rows: tuple[AmendmentRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note before the table: a global replacement, renumbering, editorial changes."""

    text: str
    """One sentence with its count."""
    places: tuple[str, ...] = ()
    """Where, in words: `CX-02 4.3 公示`; what is opened on a page and printed small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentTable:
    """The table of one pair of editions."""

    id: str
    """`2004-2006`."""
    organisation: str
    manual: str
    """Title of the manual."""
    title: str
    """What this is: 修订对照表."""
    pair: str
    """2004 年版（A/0） → 2006 年版（A/2）, with both days of effect."""
    summary: tuple[str, ...]
    """The sentence of GB/T 1.1, then its items a), b) …; one sentence where nothing changed."""
    counts: tuple[tuple[str, int], ...]
    """How many of each kind, in words."""
    notes: tuple[Note, ...]
    groups: tuple[AmendmentGroup, ...]
    completeness: str
    """So many compared, so many equal, so many listed, and the digest."""
    scores: tuple[tuple[str, ...], ...] = ()
    """The scheme's totals: heading row, then a row each of what, before, after; empty where nothing changed."""

    @property
    def rows(self) -> tuple[AmendmentRow, ...]:
        """All rows, groups aside."""
        return tuple(row for group in self.groups for row in group.rows)
