# Forms go to whoever takes work, and come into a folder where nothing of anybody's is lost.

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from workmanual.ground import making_worker
from workmanual.ground.form_folder import NOTES, FormFolder
from workmanual.ground.form_jobs import FormJob, Press
from workmanual.ground.forms import Done, Wanted, make_forms, make_packs
from workmanual.ground.made import Made
from workmanual.ground.making import UNDER_WAY, made, worker_processes
from workmanual.ground.making_cache import MakingCache
from workmanual.html.web_page import form_files
from workmanual.locale import Locale
from workmanual.model.record import FormFormat
from workmanual.reading.unit_list import Unit
from workmanual.sheets.formats import formats_of
from workmanual.sheets.periods import Period
from workmanual.views.index import Index

P = ParamSpec("P")
T = TypeVar("T")
UNITS = (Unit("东展厅", "DZT", "东展厅"), Unit("老泵房", "", "老泵房"))


class Recorded(Executor):
    """Does the work when the result is asked for, in this very process, and counts what it is given."""

    def __init__(self) -> None:
        self.taken: list[object] = []

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        self.taken.append(args[0])
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:
            future.set_exception(problem)
        return future


@pytest.fixture
def press(lookups: Index, locale: Locale) -> Press:
    return Press(index=lookups, labels=locale.labels, mark="草案")


@pytest.fixture
def stubs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that say what they would be: making them takes no time."""

    def write(job: FormJob) -> Made:
        heading = job.sheet.pages[0].heading
        return Made(content="\n".join([job.identifier, *(blank.value for blank in heading.blanks)]).encode())

    monkeypatch.setattr(making_worker, "FORM_WRITERS", dict.fromkeys(FormFormat, write))


def wanted(press: Press, *formats: FormFormat) -> Wanted:
    asked = formats or tuple(FormFormat)
    return [(form, tuple(one for one in formats_of(form) if one in asked)) for form in press.index.manual.forms]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.mark.usefixtures("stubs")
def test_the_work_goes_to_whoever_takes_it(press: Press, tmp_path: Path) -> None:
    """Formats of one form travel together; a pool of threads and an executor of one's own give the same."""
    own = Recorded()
    make_forms(press, wanted(press), tmp_path / "own", own)
    assert len(own.taken) == len(press.index.manual.forms)
    with ThreadPoolExecutor(3) as threads:
        make_forms(press, wanted(press), tmp_path / "threads", threads)
    assert files(tmp_path / "own") == files(tmp_path / "threads")


def test_worker_processes_make_every_format(press: Press, tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    cache = MakingCache(tmp_path / "cache")
    with worker_processes(2) as executor:
        done = make_forms(
            press,
            wanted(press),
            tmp_path / "a",
            executor,
            cache=cache,
            progress=lambda count, total: said.append((count, total)),
        )
    assert (done.files, done.faults, done.left_alone) == (9, [], ())
    assert said == [(count, 9) for count in range(1, 10)]
    named = files(tmp_path / "a")
    assert named["BD-101-1 团体参观预约登记簿.pdf"].startswith(b"%PDF-")
    assert named["BD-201-1 藏品借出审批单 可填写.pdf"].startswith(b"%PDF-")
    assert zipfile.is_zipfile(io.BytesIO(named["BD-101-1 团体参观预约登记簿.xlsx"]))
    assert zipfile.is_zipfile(io.BytesIO(named["BD-201-1 藏品借出审批单.docx"]))
    again = Recorded()
    make_forms(press, wanted(press), tmp_path / "b", again, cache=cache)
    assert again.taken == [], "what has been made costs nothing"
    assert files(tmp_path / "b") == named


@pytest.mark.usefixtures("stubs")
def test_only_what_is_missing_is_made(press: Press, tmp_path: Path) -> None:
    cache = MakingCache(tmp_path / "cache")
    make_forms(press, wanted(press, FormFormat.PDF), tmp_path / "a", Recorded(), cache=cache)
    rest = Recorded()
    make_forms(press, wanted(press), tmp_path / "b", rest, cache=cache)
    assert all(FormFormat.PDF not in {one for _, one in job.files} for job in rest.taken if isinstance(job, FormJob))
    assert rest.taken


@pytest.mark.usefixtures("stubs")
def test_jobs_are_taken_as_there_is_room_for_them(press: Press) -> None:
    """However many there are, only a few exist at a time."""
    begun = 0

    def jobs() -> Iterator[FormJob]:
        nonlocal begun
        for number in range(100):
            begun += 1
            form = press.index.manual.forms[0]
            yield press.job(form, ((f"{number}{name}", one) for name, one in form_files(form)))

    with ThreadPoolExecutor(1) as executor:
        for count, _ in enumerate(made(jobs(), executor), start=1):
            assert begun <= count + UNDER_WAY


@pytest.mark.usefixtures("stubs")
def test_a_pack_is_a_folder_and_a_zip_for_each_unit(press: Press, tmp_path: Path) -> None:
    done = make_packs(press, wanted(press), tmp_path, Recorded(), units=UNITS, period=Period(2004, 3))
    assert (done.packs, done.files) == (2, 18)
    there = files(tmp_path)
    assert {name.split("/")[0] for name in there} == {"DZT 东展厅", "DZT 东展厅.zip", "老泵房", "老泵房.zip", NOTES}
    within = "DZT 东展厅/LC-201 藏品借出流程/BD-201-1 藏品借出审批单.pdf"
    assert "东展厅" in there[within].decode()
    assert "2004 年第 3 季度" in there[within].decode()
    with zipfile.ZipFile(io.BytesIO(there["DZT 东展厅.zip"])) as archive:
        assert archive.namelist() == sorted(name for name in there if name.startswith("DZT 东展厅/"))
        assert {info.date_time for info in archive.infolist()} == {(2019, 1, 1, 0, 0, 0)}
        assert archive.read(within) == there[within]


@pytest.mark.usefixtures("stubs")
def test_the_same_pack_has_the_same_bytes_whatever_the_order_of_the_work(press: Press, tmp_path: Path) -> None:
    make_packs(press, wanted(press), tmp_path / "a", Recorded(), units=UNITS)
    with ThreadPoolExecutor(4) as threads:
        make_packs(press, wanted(press), tmp_path / "b", threads, units=UNITS)
    first = files(tmp_path / "a")
    make_packs(press, wanted(press), tmp_path / "a", Recorded(), units=UNITS)
    assert first == files(tmp_path / "b") == files(tmp_path / "a")


@pytest.mark.usefixtures("stubs")
def test_what_somebody_has_written_is_left_alone(press: Press, tmp_path: Path) -> None:
    make_packs(press, wanted(press), tmp_path, Recorded(), units=UNITS)
    letter = tmp_path / "老泵房/自己写的.txt"
    letter.write_text("别动", encoding="utf-8")
    before = files(tmp_path / "老泵房")
    done = make_packs(press, wanted(press), tmp_path, Recorded(), units=UNITS, period=Period(2004))
    assert (done.packs, done.left_alone) == (1, ("老泵房",))
    assert files(tmp_path / "老泵房") == before


@pytest.mark.usefixtures("stubs")
def test_a_form_that_was_filled_in_is_not_overwritten(press: Press, tmp_path: Path) -> None:
    make_forms(press, wanted(press), tmp_path, Recorded())
    form = tmp_path / "BD-201-1 藏品借出审批单.docx"
    form.write_bytes(b"filled in")
    done = make_forms(press, wanted(press), tmp_path, Recorded())
    assert done.left_alone == (form.name,)
    assert form.read_bytes() == b"filled in"
    form.unlink()
    assert make_forms(press, wanted(press), tmp_path, Recorded()) == Done(files=9)


def test_a_new_version_takes_the_place_of_what_was_made(tmp_path: Path) -> None:
    for content in (b"1", b"2"):
        with FormFolder(tmp_path) as folder:
            folder.put("a.pdf", content)
    assert (tmp_path / "a.pdf").read_bytes() == b"2"
    (tmp_path / NOTES).write_text("{", encoding="utf-8")
    with FormFolder(tmp_path) as folder:
        folder.put("a.pdf", b"2")
        folder.put("b.pdf", b"3")
    assert folder.left_alone == []
    assert set(json.loads((tmp_path / NOTES).read_text(encoding="utf-8"))["made"]) == {"a.pdf", "b.pdf"}


@pytest.mark.usefixtures("stubs")
def test_an_interruption_leaves_whole_packs_and_nothing_else(press: Press, tmp_path: Path) -> None:
    def enough(done: int, _: int) -> None:
        if done == 14:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_packs(press, wanted(press), tmp_path, Recorded(), units=UNITS, progress=enough)
    assert {path.name for path in tmp_path.iterdir()} == {"DZT 东展厅", "DZT 东展厅.zip", NOTES}
    done = make_packs(press, wanted(press), tmp_path, Recorded(), units=UNITS)
    assert (done.packs, done.left_alone) == (2, ())


def test_a_form_with_warnings_is_not_handed_out(press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(job: FormJob) -> Made:
        return Made(content=b"x", warnings=("glyph",) if "bd-201-1" in job.identifier else ())

    monkeypatch.setattr(making_worker, "FORM_WRITERS", dict.fromkeys(FormFormat, torn))
    done = make_forms(press, wanted(press, FormFormat.PDF), tmp_path / "a", Recorded(), cache=MakingCache(tmp_path))
    assert done.faults == ["BD-201-1 藏品借出审批单.pdf: glyph"]
    assert not (tmp_path / "a/BD-201-1 藏品借出审批单.pdf").exists()
    done = make_packs(press, wanted(press, FormFormat.PDF), tmp_path / "b", Recorded(), units=UNITS)
    assert (done.packs, len(done.faults)) == (0, 2)
    assert {path.name for path in (tmp_path / "b").iterdir()} == {NOTES}
