# Work is handed out once, remembered whole or not at all, and ends when somebody has had enough.

import multiprocessing
import os
import signal
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from workmanual.ground import making_keys
from workmanual.ground.made import Made
from workmanual.ground.making import MakingFailed
from workmanual.ground.making_cache import KEPT_FOR, MakingCache
from workmanual.ground.making_keys import print_key
from workmanual.ground.printing import print_all
from workmanual.pdf.written import PrintJob


def job(name: str, words: str = "字", **files: bytes) -> PrintJob:
    text = f"<!doctype html><html lang='zh-CN'><title>t</title><body style='font-family: Workmanual Song'>{words}"
    given = {f"{path}.png": content for path, content in files.items()}
    return PrintJob(name=name, documents=(text,), files=given, created=date(2004, 8, 1), identifier=name)


ENDLESS = job("endless", "<p>一二三四五六七八九十</p>" * 20_000)
"""Takes far longer than any test waits."""


@pytest.fixture
def no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever starts a worker fails."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr(ProcessPoolExecutor, "submit", refuse)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds `a` and `b`."""
    folder = tmp_path_factory.mktemp("project") / "cache/pdf"
    print_all([job("a"), job("b")], cache=folder)
    return folder


def test_results_come_in_the_order_of_the_jobs_with_progress() -> None:
    said: list[tuple[int, int]] = []
    printed = print_all([job("b"), job("a", "长" * 999)], progress=lambda done, total: said.append((done, total)))
    assert list(printed) == ["b", "a"]
    assert said == [(0, 2), (1, 2), (2, 2)]
    assert "FONTCONFIG_FILE" not in os.environ, "only workers are sent to our own faces"


@pytest.mark.usefixtures("no_workers")
def test_what_has_been_printed_costs_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = print_all([job("a")], cache=folder)["a"]
    assert kept.page_counts == (1,)
    monkeypatch.undo()
    assert print_all([job("a")])["a"] == kept


@pytest.mark.usefixtures("no_workers")
def test_no_jobs_start_no_worker() -> None:
    assert print_all([]) == {}


CHANGED = {
    "words": job("a", "词"),
    "identifier": job("c"),
    "picture": job("a", "<img src='manual:x.png'>", x=b"1"),
    "fillable": replace(job("a"), fillable=True),
    "date": PrintJob(name="a", documents=job("a").documents, created=date(2005, 8, 1), identifier="a"),
}


@pytest.mark.parametrize("what", CHANGED)
def test_what_has_changed_is_printed_again(folder: Path, what: str) -> None:
    assert MakingCache(folder).find(print_key(CHANGED[what])) is None


def test_a_picture_nobody_shows_changes_nothing(folder: Path) -> None:
    assert MakingCache(folder).find(print_key(job("a", x=b"1"))) is not None


def test_faces_and_program_belong_to_the_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making_keys, "_program", lambda: b"another face")
    assert MakingCache(folder).find(print_key(job("a"))) is None


def test_a_damaged_entry_is_not_believed(tmp_path: Path) -> None:
    cache = MakingCache(tmp_path)
    cache.keep(print_key(job("a")), Made(content=b"%PDF-1\nwhole", page_counts=(1,)))
    (entry,) = tmp_path.iterdir()
    whole = entry.read_bytes()
    for damaged in (b"", b"\n", whole[:-1], whole.replace(b"whole", b"other"), b'{"pages": [1]}\n%PDF'):
        entry.write_bytes(damaged)
        assert cache.find(print_key(job("a"))) is None
        assert not entry.exists()


def test_an_entry_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        MakingCache(tmp_path).keep(print_key(job("a")), Made(content=b"%PDF", page_counts=(1,)))
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    cache = MakingCache(tmp_path)
    for name in ("used", "unused"):
        cache.keep(print_key(job(name)), Made(content=b"%PDF", page_counts=(1,)))
    (tmp_path / "left.new").write_bytes(b"half")
    long_ago = time.time() - KEPT_FOR - 60
    for path in tmp_path.iterdir():
        os.utime(path, (long_ago, long_ago))
    assert cache.find(print_key(job("used"))) is not None
    cache.forget_unused()
    assert cache.find(print_key(job("used"))) is not None
    assert len(list(tmp_path.iterdir())) == 1


def test_a_pdf_with_warnings_is_not_remembered(tmp_path: Path) -> None:
    assert print_all([job("a", "\U0001f9ed")], cache=tmp_path)["a"].warnings
    assert list(tmp_path.iterdir()) == []


def test_a_killed_worker_fails_the_work_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    def kill() -> None:
        while not (children := multiprocessing.active_children()):
            time.sleep(0.05)
        pid = children[0].pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(MakingFailed, match="endless"):
        print_all([ENDLESS], cache=tmp_path)
    killer.join()
    assert list(tmp_path.iterdir()) == []
    assert multiprocessing.active_children() == []


def test_an_interruption_ends_the_workers(tmp_path: Path) -> None:
    def enough(done: int, _: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        print_all([job("a"), ENDLESS], cache=tmp_path, progress=enough)
    assert multiprocessing.active_children() == []
    assert len(list(tmp_path.iterdir())) == 1, "what was finished is kept"
