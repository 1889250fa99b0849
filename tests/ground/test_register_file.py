# What others do to the register and the seal while an edition is released.

import shutil
from pathlib import Path

import pytest

from tests.mini import ROOT
from workmanual.ground.project import REGISTER
from workmanual.ground.register_file import ChangedMeanwhile, finish, register_bytes, seal_now, write_down


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "procedures", tmp_path / "procedures")
    return tmp_path


def test_an_entry_written_meanwhile_is_not_lost(project: Path) -> None:
    before = register_bytes(project)
    (project / REGISTER).write_bytes(b"entries: []\n")
    with pytest.raises(ChangedMeanwhile):
        write_down(project, before, b"mine", "2019", "x")
    assert register_bytes(project) == b"entries: []\n"
    assert not (project / "procedures/2019/SHA256SUMS").exists()


def test_what_was_left_beside_is_written_over(project: Path) -> None:
    beside = project / "procedures/2019/.SHA256SUMS.new"
    beside.symlink_to(project / "elsewhere")
    write_down(project, None, b"mine", "2019", "x")
    assert (project / "procedures/2019/SHA256SUMS").read_bytes() == b"x"
    assert not (project / "elsewhere").exists()
    assert not beside.exists()


def test_nothing_is_finished_that_was_not_begun(project: Path) -> None:
    (project / "procedures/2019/.SHA256SUMS.new").write_text(seal_now(project, "2019"), encoding="utf-8")
    assert not finish(project, "2019")
    assert not (project / "procedures/2019/SHA256SUMS").exists()
