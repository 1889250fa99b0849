# `workmanual check --diff` and `--fix` as a person runs them.

import json
from pathlib import Path

import pytest

from tests.project_copy import files_of, run, small_project

DOCUMENT = "procedures/2020/1-visitors/lc-101-group-visits.md"
OTHER = "procedures/2019/2-collections/lc-201-loans.md"
SLIPS = (
    ("意见有人答复。", "意见有人答复."),
    ("## 目的", "## 一、目的"),
    ("### 收回意见 {#feedback}", "### 3、收回意见"),
)


def sources_of(project: Path) -> dict[str, bytes]:
    """Every file but what the program remembers."""
    return {path: content for path, content in files_of(project).items() if not path.startswith(".cache/")}


@pytest.fixture
def sound(tmp_path: Path) -> dict[str, bytes]:
    return files_of(small_project(tmp_path / "sound") / "procedures")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small manual with three slips in a document of its later edition."""
    folder = small_project(tmp_path / "mini")
    text = (folder / DOCUMENT).read_text(encoding="utf-8")
    for right, slip in SLIPS:
        assert text.count(right) == 1
        text = text.replace(right, slip)
    (folder / DOCUMENT).write_text(text, encoding="utf-8")
    return folder


def test_check_says_how_many_the_program_puts_right(project: Path) -> None:
    last = run(project, "workmanual", "check").stdout.splitlines()[-1]
    assert last.startswith("其中 4 处程序会改")
    assert "workmanual check --diff" in last
    assert "程序会改" not in run(project, "workmanual", "check", "2019").stdout


def test_diff_shows_and_writes_nothing(project: Path) -> None:
    before = sources_of(project)
    done = run(project, "workmanual", "check", "--diff")
    assert (done.returncode, done.stderr) == (1, "")
    assert f"--- {DOCUMENT}\n+++ {DOCUMENT}\n" in done.stdout
    assert "\n-## 一、目的\n" in done.stdout
    assert "\n+## 目的\n" in done.stdout
    assert "程序能改 4 处，在 1 个文件里" in done.stdout
    assert "怎么改" not in done.stdout
    assert "\x1b" not in done.stdout
    assert sources_of(project) == before


def test_fix_writes_and_says_what_is_left(project: Path, sound: dict[str, bytes]) -> None:
    done = run(project, "workmanual", "check", "--fix")
    assert done.stdout.startswith(f"--- {DOCUMENT}\n")
    assert "已改好 4 处，在 1 个文件里" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("0 个错误")
    assert (done.returncode, done.stderr) == (0, "")
    wanted = sound[DOCUMENT.removeprefix("procedures/")].replace(b"{#feedback}", b"{#shouhui-yijian}")
    assert (project / DOCUMENT).read_bytes() == wanted
    assert files_of(project / "procedures") == sound | {DOCUMENT.removeprefix("procedures/"): wanted}
    again = run(project, "workmanual", "check", "--fix")
    assert again.stdout.splitlines()[0] == "没有程序能改的地方"


def test_only_the_edition_named_is_mended(project: Path) -> None:
    before = sources_of(project)
    assert run(project, "workmanual", "check", "--fix", "2019").returncode == 0
    assert sources_of(project) == before


@pytest.mark.parametrize("option", ["--diff", "--fix"])
def test_a_released_edition_that_is_named_is_refused(project: Path, option: str) -> None:
    (project / "procedures/2020/SHA256SUMS").write_text("", encoding="utf-8")
    before = sources_of(project)
    done = run(project, "workmanual", "check", option, "2019", "2020")
    assert (done.returncode, done.stdout) == (2, "")
    assert "2020 年版已经发布" in done.stderr
    assert sources_of(project) == before


def test_a_released_edition_that_is_not_named_is_passed_over(project: Path) -> None:
    (project / "procedures/2020/SHA256SUMS").write_text("", encoding="utf-8")
    draft = project / OTHER
    sound = draft.read_bytes()
    draft.write_bytes(sound.replace("## 目的".encode(), "## 一、目的".encode()))
    before = (project / DOCUMENT).read_bytes()
    done = run(project, "workmanual", "check", "--fix")
    assert "2020 年版已经发布，不改" in done.stderr
    assert "已改好 1 处" in done.stdout
    assert draft.read_bytes() == sound
    assert (project / DOCUMENT).read_bytes() == before
    assert "程序会改" not in run(project, "workmanual", "check").stdout


def test_for_programs_the_report_stands_alone_on_standard_output(project: Path) -> None:
    shown = run(project, "workmanual", "check", "--diff", "--format", "json")
    assert shown.returncode == 1
    assert {one["code"] for one in json.loads(shown.stdout)["findings"]} >= {"WM207", "WM218", "WM219", "WM902"}
    assert f"+++ {DOCUMENT}" in shown.stderr
    done = run(project, "workmanual", "check", "--fix", "--format", "json")
    assert json.loads(done.stdout)["findings"] == []
    assert "已改好 4 处" in done.stderr


def test_what_stays_is_named_with_its_reason(project: Path) -> None:
    text = (project / DOCUMENT).read_text(encoding="utf-8")
    (project / DOCUMENT).write_text(text.replace("code: LC-101\n", ""), encoding="utf-8")
    done = run(project, "workmanual", "check", "--fix")
    assert done.returncode == 1
    assert f"{DOCUMENT}：这个文件还读不出来" in done.stdout


def test_to_show_and_to_write_at_once_is_to_show(project: Path) -> None:
    before = sources_of(project)
    shown = run(project, "workmanual", "check", "--diff")
    both = run(project, "workmanual", "check", "--fix", "--diff")
    assert (both.returncode, both.stdout, both.stderr) == (shown.returncode, shown.stdout, shown.stderr)
    assert "+++" in both.stdout
    assert sources_of(project) == before
