# The bar of long work: none for short work, none where nobody looks, and gone afterwards.

import io
import sys

import pytest

from workmanual.cli import progress
from workmanual.cli.progress import bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    with bar("检查原文") as told:
        for done in range(4):
            told(done, 3)
    return stream.getvalue()


def test_long_work_shows_a_bar_on_a_terminal_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    written = shown(monkeypatch, Terminal(), 0)
    assert "检查原文" in written
    assert written.rstrip().endswith(("\x1b[2K", "\x1b[?25h"))


def test_short_work_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), 60) == ""


def test_where_nobody_looks_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 0) == ""
