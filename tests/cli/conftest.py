# What the tests of the edition's life cycle share.

from pathlib import Path

import pytest

from tests.cli.lifecycle import FIRST, Run, releasable, runner


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small manual, ready to be released."""
    return releasable(tmp_path / "mini")


@pytest.fixture
def workmanual(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `workmanual …` in the project."""
    return runner(project, monkeypatch, capsys)


@pytest.fixture
def released(project: Path, workmanual: Run) -> Path:
    """The small manual, whose first edition is released."""
    assert workmanual("release", "2019", *FIRST).code == 0
    return project
