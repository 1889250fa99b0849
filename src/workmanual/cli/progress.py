"""A bar on a terminal for work that lasts: it appears after two seconds and goes away when the work is done."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE: Final = 2.0
"""Seconds that need no bar."""


class Bar:
    """Is told how much is done; shows it where somebody is looking."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._begun = time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, total: int) -> None:
        """So much of so much is done."""
        if self._shown is None:
            if not sys.stderr.isatty() or time.monotonic() - self._begun < PATIENCE:
                return
            self._shown = self._show(total)
        progress, task = self._shown
        progress.update(task, completed=done)

    def _show(self, total: int) -> tuple[Progress, TaskID]:
        from rich.console import Console  # noqa: PLC0415  (short work shows no bar)
        from rich.progress import Progress  # noqa: PLC0415  (the same)

        progress = Progress(console=Console(stderr=True), transient=True)
        progress.start()
        return progress, progress.add_task(self._label, total=total)

    def close(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown[0].stop()


@contextmanager
def bar(label: str) -> Iterator[Bar]:
    """A bar for the work inside this block."""
    shown = Bar(label)
    try:
        yield shown
    finally:
        shown.close()
