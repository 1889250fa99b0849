"""What `workmanual check --diff` and `--fix` do: show what the program puts right, and write it.

A released edition is never touched. The difference comes first; where a report for programs goes to standard output,
it goes to standard error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from workmanual.cli.terminal import say, say_error, show_difference
from workmanual.fixing.edition import KeptBack
from workmanual.ground import resources
from workmanual.ground.mending import mended_edition, put_in_place
from workmanual.report.difference import difference, kept_back


def show_mending(root: Path, editions: Sequence[str], *, aside: bool) -> None:
    """Say what would be put right in these editions; with `aside` on standard error."""
    counts: dict[str, int] = {}
    for edition in editions:
        files, mended = mended_edition(root, edition)
        show_difference(difference(files, mended.files), err=aside)
        _say_what_stays(mended.kept_back, aside=aside)
        counts |= mended.counts
    _say_how_much("mending-would", counts, aside=aside)


def write_mending(root: Path, editions: Sequence[str], *, aside: bool) -> None:
    """Put right what can be in these editions, and say so; with `aside` on standard error."""
    counts: dict[str, int] = {}
    for edition in editions:
        files, mended = mended_edition(root, edition)
        show_difference(difference(files, mended.files), err=aside)
        left = put_in_place(root, files, mended.files)
        _say_what_stays((*mended.kept_back, *left), aside=aside)
        unwritten = {one.path for one in left}
        counts |= {path: count for path, count in mended.counts.items() if path not in unwritten}
    _say_how_much("mending-done", counts, aside=aside)


def _say_what_stays(kept: Iterable[KeptBack], *, aside: bool) -> None:
    for one in sorted(kept, key=lambda one: one.path):
        _line(kept_back(one, resources.locale()), aside=aside)


def _say_how_much(label: str, counts: Mapping[str, int], *, aside: bool) -> None:
    labels = resources.locale().labels
    said = labels[label if counts else "mending-nothing"]
    _line(said.format(count=sum(counts.values()), files=len(counts)), aside=aside)


def _line(words: str, *, aside: bool) -> None:
    (say_error if aside else say)(words)
