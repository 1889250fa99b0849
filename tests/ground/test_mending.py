# Mended files are put in place whole or not at all, and never over what somebody else has written.

import os
from pathlib import Path

import pytest

from workmanual.fixing.edition import KeptBack, Reason
from workmanual.ground.mending import put_in_place

NAME = "procedures/2019/a.md"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(b"old")
    return path


def put(root: Path) -> tuple[KeptBack, ...]:
    return put_in_place(root, {NAME: b"old"}, {NAME: b"new"})


def test_a_file_is_written_with_its_permissions(tmp_path: Path, file: Path) -> None:
    file.chmod(0o640)
    assert put(tmp_path) == ()
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert os.listdir(file.parent) == [file.name]  # noqa: PTH208  (hidden files too)


def test_a_file_written_since_stays(tmp_path: Path, file: Path) -> None:
    file.write_bytes(b"newer")
    assert put(tmp_path) == (KeptBack(NAME, Reason.CHANGED),)
    assert file.read_bytes() == b"newer"


def test_a_link_is_not_written_through(tmp_path: Path, file: Path) -> None:
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert put(tmp_path) == (KeptBack(NAME, Reason.LINK),)
    assert file.is_symlink()
    assert (tmp_path / "elsewhere").read_bytes() == b"old"


def test_nor_is_a_folder_that_is_a_link(tmp_path: Path, file: Path) -> None:
    file.parent.rename(tmp_path / "elsewhere")
    file.parent.symlink_to(tmp_path / "elsewhere")
    assert put(tmp_path) == (KeptBack(NAME, Reason.LINK),)
    assert file.read_bytes() == b"old"


def test_a_file_that_is_gone_is_not_made_again(tmp_path: Path, file: Path) -> None:
    file.unlink()
    assert put(tmp_path) == (KeptBack(NAME, Reason.UNWRITABLE),)
    assert not file.exists()


@pytest.mark.parametrize("problem", [OSError, KeyboardInterrupt])
def test_what_was_begun_is_removed(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, problem: type[BaseException]
) -> None:
    def fail(_number: int) -> None:
        raise problem

    monkeypatch.setattr(os, "fsync", fail)
    if problem is OSError:
        assert put(tmp_path) == (KeptBack(NAME, Reason.UNWRITABLE),)
    else:
        with pytest.raises(problem):
            put(tmp_path)
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]
