# Files examined by workers, remembered, or one after the other: the outcome is the same, whatever happens to the memory.

import os
import pickle
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests import mini
from tests.laws.mutations import Damaged, damaged_manuals
from workmanual.checks.edition import Examined, check_examined, examine_file, vocabulary
from workmanual.ground import examine_memory, examine_worker, examining
from workmanual.ground.examine_memory import revived
from workmanual.ground.examining import examine_files
from workmanual.reading.edition import FileRead, Files

FOLDER = "procedures/2019"


def one_by_one(files: Files) -> dict[str, Examined]:
    lexicon = vocabulary(files, mini.given())
    return {path: examine_file(path, content, lexicon, mini.given()) for path, content in files.items()}


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "cache/examined.sqlite"


@pytest.fixture
def examined_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of files that were examined and not remembered."""
    paths: list[str] = []
    examine = examine_worker.examine

    def noting(folder: str, lexicon: object, files: tuple[tuple[str, bytes], ...]) -> list[tuple[str, bytes]]:
        paths.extend(path for path, _ in files)
        return examine(folder, lexicon, files)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(examine_worker, "examine", noting)
    return paths


def test_only_what_has_changed_is_examined_again(memory: Path, examined_anew: list[str]) -> None:
    files = mini.files()
    assert examine_files(files, FOLDER, memory=memory) == one_by_one(files)
    assert sorted(examined_anew) == sorted(files)
    examined_anew.clear()
    changed = f"{FOLDER}/2-collections/lc-201-loans.md"
    files[changed] = files[changed].replace("件件".encode(), "每件".encode())
    assert examine_files(files, FOLDER, memory=memory) == one_by_one(files)
    assert examined_anew == [changed]


def test_a_change_of_the_vocabulary_concerns_every_file(memory: Path, examined_anew: list[str]) -> None:
    files = mini.files()
    examine_files(files, FOLDER, memory=memory)
    examined_anew.clear()
    charter = f"{FOLDER}/manual.yml"
    files[charter] = files[charter].replace("组团参观".encode(), "按次序".encode())
    assert examine_files(files, FOLDER, memory=memory) == one_by_one(files)
    assert sorted(examined_anew) == sorted(files)


def test_another_program_remembers_nothing(
    memory: Path, examined_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = mini.files()
    examine_files(files, FOLDER, memory=memory)
    examined_anew.clear()
    monkeypatch.setattr(examine_memory, "program", lambda: "a later one")
    examine_files(files, FOLDER, memory=memory)
    assert sorted(examined_anew) == sorted(files)


def test_editions_share_a_memory(memory: Path, examined_anew: list[str]) -> None:
    for edition in mini.EDITIONS:
        examine_files(mini.files(edition), f"procedures/{edition}", memory=memory)
    examined_anew.clear()
    for edition in mini.EDITIONS:
        examine_files(mini.files(edition), f"procedures/{edition}", memory=memory)
    assert examined_anew == []


def test_a_file_that_is_gone_is_forgotten(memory: Path) -> None:
    files = mini.files()
    examine_files(files, FOLDER, memory=memory)
    del files[f"{FOLDER}/2-collections/lc-201-loans.md"]
    examine_files(files, FOLDER, memory=memory)
    with sqlite3.connect(memory) as remembered:
        assert {path for (path,) in remembered.execute("SELECT path FROM examined")} == set(files)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damaged_manuals())
def test_remembered_or_not_the_outcome_is_the_same(memory: Path, damaged: Damaged) -> None:
    again = examine_files(damaged.sources, FOLDER, memory=memory)
    assert again == one_by_one(damaged.sources)
    assert check_examined(again, mini.given()) == mini.checked(damaged.sources)


def test_workers_give_what_one_process_gives(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "MANY", 2)
    monkeypatch.setattr(examining, "BATCH", 2)
    monkeypatch.setattr(examining, "_workers", lambda: 2)
    told: list[tuple[int, int]] = []
    files = mini.files() | {f"{FOLDER}/0-preface/plan.png": b"\x89PNG"}
    done = examine_files(files, FOLDER, memory=memory, progress=lambda *one: told.append(one))
    assert done == one_by_one(files)
    assert told[-1] == (len(files), len(files))


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_a_damaged_memory_is_none(memory: Path, content: bytes) -> None:
    memory.parent.mkdir(parents=True)
    memory.write_bytes(content)
    files = mini.files()
    for _ in range(3):
        assert examine_files(files, FOLDER, memory=memory) == one_by_one(files)


def test_an_entry_that_is_no_value_of_the_model_is_examined_anew(memory: Path, tmp_path: Path) -> None:
    files = mini.files()
    examine_files(files, FOLDER, memory=memory)
    evil = tmp_path / "evil"
    with sqlite3.connect(memory) as remembered:
        remembered.execute("UPDATE examined SET packed = ?", (pickle.dumps(Evil(str(evil))),))
    assert examine_files(files, FOLDER, memory=memory) == one_by_one(files)
    assert not evil.exists()


class Evil:
    """What a project folder from elsewhere might bring along."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self.path,)


@pytest.mark.parametrize("value", [os.mkdir, examine_file, Path("a"), FileRead(), ("a",), "a"])
def test_only_what_was_examined_is_revived(value: object) -> None:
    with pytest.raises(pickle.UnpicklingError):
        revived(pickle.dumps(value))


def test_a_folder_that_cannot_be_written_has_no_memory(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"")
    files = mini.files()
    assert examine_files(files, FOLDER, memory=in_the_way / "examined.sqlite") == one_by_one(files)
