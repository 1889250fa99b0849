# Several editions: what is built, what is taken over, what stands on paper; and a build that is killed at any moment.

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.editions_project import DAY, note, three_editions
from tests.pdf.read_back import ReadPdf
from tests.project_copy import files_of, run

MOMENTS = 20


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = three_editions(tmp_path_factory.mktemp("editions") / "mini")
    done = run(project, "workmanual", "build", "--drafts", "--today", DAY)
    assert done.returncode == 0, done.stderr + done.stdout
    return project


def copy(project: Path, target: Path) -> Path:
    shutil.copytree(project, target, symlinks=True)
    return target


def states(project: Path) -> dict[str, str]:
    versions = json.loads((project / "site/versions.json").read_text(encoding="utf-8"))
    return {one["id"]: one["state"] for one in versions["editions"]}


def whole(project: Path) -> bool:
    """What the command says of the site."""
    verified = run(project, "workmanual", "verify", "site")
    assert "Traceback" not in verified.stderr
    return verified.returncode == 0


def test_each_edition_has_its_state(built: Path) -> None:
    assert states(built) == {"2019": "superseded", "2020": "current", "2021": "draft"}
    assert 'href="2020/index.html"' in (built / "site/index.html").read_text(encoding="utf-8")


def test_the_day_decides_and_drafts_stay_apart_unless_asked_for(built: Path, tmp_path: Path) -> None:
    project = copy(built, tmp_path / "early")
    assert run(project, "workmanual", "build", "--today", "2019-06-01").returncode == 0
    assert states(project) == {"2019": "current", "2020": "coming"}
    note(project, "withdrawn", "2019", "2019-07-01")
    assert run(project, "workmanual", "build", "--today", "2019-08-01").returncode == 0
    assert states(project) == {"2019": "withdrawn", "2020": "coming"}
    assert "馆务会决定" in (project / "site/editions.js").read_text(encoding="utf-8")


def test_every_page_of_what_is_void_says_so_on_paper(built: Path) -> None:
    for edition, mark in (("2019", "作废"), ("2020", ""), ("2021", "草案")):
        for path in sorted((built / "site" / edition).rglob("*.pdf")):
            pages = ReadPdf(path.read_bytes()).pages
            if mark:
                assert all(mark in text for text in pages if "封面" not in text), (path.name, mark)
            else:
                assert not any(word in text for text in pages for word in ("作废，", "草案")), path.name


def test_a_stamped_pdf_is_the_clean_one_with_a_mark(built: Path, tmp_path: Path) -> None:
    project = copy(built, tmp_path / "in-force")
    assert run(project, "workmanual", "build", "--today", "2019-06-01").returncode == 0
    name = "site/2019/procedures/lc-101.pdf"
    clean, stamped = (ReadPdf((one / name).read_bytes()) for one in (project, built))
    assert [entry.title for entry in stamped.outline] == [entry.title for entry in clean.outline]
    assert stamped.anchors() == clean.anchors()
    assert list(stamped.links()) == list(clean.links())
    assert stamped.tags() == clean.tags()
    for before, after in zip(clean.pages, stamped.pages, strict=True):
        assert sorted(after) == sorted(before + "作废")


def test_only_what_changed_is_built_again_and_gives_the_bytes_of_a_full_build(built: Path, tmp_path: Path) -> None:
    project = copy(built, tmp_path / "changed")
    path = next((project / "procedures/2021").glob("0-*/*.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\n再看一遍。\n", encoding="utf-8")
    kept = {name: (project / "site" / name).stat().st_ino for name in ("2019/index.html", "2020/index.html")}
    rebuilt = (project / "site/2021/index.html").stat().st_ino
    assert run(project, "workmanual", "build", "--drafts", "--today", DAY).returncode == 0
    assert {name: (project / "site" / name).stat().st_ino for name in kept} == kept
    assert (project / "site/2021/index.html").stat().st_ino != rebuilt
    quick = files_of(project / "site")
    shutil.rmtree(project / "site")
    shutil.rmtree(project / ".cache")
    assert run(project, "workmanual", "build", "--drafts", "--today", DAY).returncode == 0
    full = files_of(project / "site")
    assert quick.keys() == full.keys()
    assert [name for name in full if full[name] != quick[name]] == []


def test_a_damaged_edition_is_not_taken_over(built: Path, tmp_path: Path) -> None:
    project = copy(built, tmp_path / "damaged")
    page = project / "site/2019/index.html"
    whole_page = page.read_bytes()
    page.write_bytes(b"nothing")
    path = next((project / "procedures/2021").glob("0-*/*.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\n再看一遍。\n", encoding="utf-8")
    assert run(project, "workmanual", "build", "--drafts", "--today", DAY).returncode == 0
    assert page.read_bytes() == whole_page


def test_a_released_edition_that_was_changed_stops_the_build(built: Path, tmp_path: Path) -> None:
    project = copy(built, tmp_path / "cheated")
    before = files_of(project / "site")
    path = next((project / "procedures/2019").glob("1-*/*.md"))
    path.write_text(path.read_text(encoding="utf-8").replace("馆", "舘", 1), encoding="utf-8")
    for command in (("workmanual", "build"), ("mkdocs", "build")):
        stopped = run(project, *command, WORKMANUAL_TODAY=DAY)
        assert stopped.returncode == 1
        assert "WM441" in stopped.stdout + stopped.stderr
        assert "Traceback" not in stopped.stderr
    assert files_of(project / "site") == before


def test_one_build_at_a_time(built: Path, tmp_path: Path) -> None:
    project = copy(built, tmp_path / "twice")
    holding = [sys.executable, "-c", HOLD, str(project)]
    with subprocess.Popen(holding, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        for command in (("workmanual", "build"), ("mkdocs", "build")):
            refused = run(project, *command)
            assert refused.returncode == 1
            assert "另一个窗口正在生成" in refused.stderr
        holder.kill()
    assert run(project, "workmanual", "build", "--drafts", "--today", DAY).returncode == 0


HOLD = """
import sys
from pathlib import Path
from workmanual.ground.publishing import hold
lock = hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_build_killed_at_any_moment_leaves_a_whole_site(built: Path, tmp_path: Path) -> None:
    """Twenty moments over the time that a build takes; then one more build finishes the work."""
    project = copy(built, tmp_path / "killed")
    page = next((project / "procedures/2021").glob("0-*/*.md"))
    original = page.read_text(encoding="utf-8")
    began = time.monotonic()
    page.write_text(f"{original}\n第 0 次。\n", encoding="utf-8")
    assert run(project, "mkdocs", "build", WORKMANUAL_TODAY=DAY, WORKMANUAL_DRAFTS="1").returncode == 0
    lasts = time.monotonic() - began
    for moment in range(MOMENTS):
        page.write_text(f"{original}\n第 {moment + 1} 次。\n", encoding="utf-8")
        _killed(project, lasts * (moment + 0.5) / MOMENTS)
        assert whole(project), moment
    assert run(project, "mkdocs", "build", WORKMANUAL_TODAY=DAY, WORKMANUAL_DRAFTS="1").returncode == 0
    assert whole(project)
    assert f"第 {MOMENTS} 次" in "".join(
        path.read_text(encoding="utf-8") for path in (project / "site/2021/preface").glob("*.html")
    )
    assert not [path.name for path in project.iterdir() if path.name.startswith(".site")]


def _killed(project: Path, after: float) -> None:
    """Start a build and kill it, with all it has started, so many seconds later."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "WORKMANUAL_TODAY": DAY, "WORKMANUAL_DRAFTS": "1"}
    build = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(after)
    if build.poll() is None:
        os.killpg(build.pid, signal.SIGKILL)
    build.wait()


@pytest.mark.parametrize("place", ["before", "between", "after"])
def test_a_build_killed_around_the_two_renames_is_recovered(built: Path, tmp_path: Path, place: str) -> None:
    """Where two folders cannot be exchanged in one step."""
    project = copy(built, tmp_path / place)
    before = files_of(project / "site")
    page = next((project / "procedures/2021").glob("0-*/*.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\n再看一遍。\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", KILLED_RENAMING, place],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "WORKMANUAL_TODAY": DAY, "WORKMANUAL_DRAFTS": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    stopped = run(project, "workmanual", "build", WORKMANUAL_TODAY="no day")
    assert stopped.returncode == 1
    assert whole(project)
    assert (files_of(project / "site") == before) is (place != "after")
    assert run(project, "workmanual", "build", "--drafts", "--today", DAY).returncode == 0
    assert whole(project)


KILLED_RENAMING = """
import os, signal, sys
from pathlib import Path
from workmanual.ground import publishing
publishing.exchange = lambda one, other: False
wanted = {"before": 1, "between": 2, "after": 3}[sys.argv[1]]
renames, rename = 0, Path.rename
def killing(self, target):
    global renames
    if ".site" in self.name or ".site" in Path(target).name or self.name == "site":
        if "downloads" not in Path(target).name:
            renames += 1
            if renames == wanted:
                os.kill(os.getpid(), signal.SIGKILL)
    done = rename(self, target)
    if wanted == 3 and renames == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return done
Path.rename = killing
from mkdocs.__main__ import cli
cli(["build", "--quiet"])
"""
