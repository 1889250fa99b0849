# `workmanual verify`: every file that is not what was released, or not what was built, is named.

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.lifecycle import FIRST, PAGE, REGISTER, SEAL, SECOND, Run, changed

CHARTER = "procedures/2019/manual.yml"


def one_byte(project: Path) -> str:
    changed(project, CHARTER, "先看这一步谁来做", "先看这一步谁来作")
    return f"{CHARTER}:1:1: error WM441"


def added(project: Path) -> str:
    (project / "procedures/2019/records/more.txt").write_text("x", encoding="utf-8")
    return "procedures/2019/records/more.txt:1:1: error WM443"


def removed(project: Path) -> str:
    (project / PAGE).unlink()
    return f"{PAGE}:1:1: error WM442"


def renamed(project: Path) -> str:
    (project / PAGE).rename(project / PAGE.replace("1-how", "2-how"))
    return f"{PAGE.replace('1-how', '2-how')}:1:1: error WM444"


def became_a_link(project: Path) -> str:
    (project / PAGE).rename(project / "page.md")
    (project / PAGE).symlink_to(project / "page.md")
    return f"{PAGE}:1:1: error WM441"


def link_added(project: Path) -> str:
    (project / "procedures/2019/records/more.yml").symlink_to("nowhere")
    return "procedures/2019/records/more.yml:1:1: error WM443"


def resealed(project: Path) -> str:
    path = project / SEAL
    path.write_text(path.read_text(encoding="utf-8").replace("  basis.yml", "  basis.yaml"), encoding="utf-8")
    return f"{SEAL}:1:1: error WM445"


def unregistered(project: Path) -> str:
    (project / REGISTER).unlink()
    return f"{SEAL}:1:1: error WM447"


def entry_changed(project: Path) -> str:
    path = project / REGISTER
    lines = path.read_text(encoding="utf-8").replace("date: 2019-02-20", "date: 2019-02-21")
    path.write_text(lines, encoding="utf-8")
    return f"{REGISTER}:9:5: error WM446"


CHANGES = (one_byte, added, removed, renamed, became_a_link, link_added, resealed, unregistered, entry_changed)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_named_by_verify_and_check(
    released: Path, workmanual: Run, change: Callable[[Path], str]
) -> None:
    assert workmanual("release", "2020", *SECOND).code == 0
    said = change(released)
    for words in (("verify",), ("check",), ("verify", "2019"), ("check", "2019")):
        done = workmanual(*words)
        assert done.code == 1, words
        assert said in done.out, words
    found = json.loads(workmanual("verify", "--format", "json").out)
    assert found["counts"]["error"] >= 1
    assert {"2020"} >= {one["edition"] for one in found["verified"] if one["sound"]}


def test_a_file_of_another_kind_counts_to_its_last_byte(project: Path, workmanual: Run) -> None:
    big = project / "procedures/2019/records/scan.tif"
    big.write_bytes(b"x" * 3_000_000)
    assert workmanual("release", "2019", *FIRST).code == 0
    assert workmanual("verify").code == 0
    big.write_bytes(b"x" * 2_999_999 + b"y")
    assert f"{big.relative_to(project).as_posix()}:1:1: error WM441" in workmanual("verify").out


def test_line_ends_do_not_count(released: Path, workmanual: Run) -> None:
    for path in (released / "procedures").rglob("*"):
        if path.is_file() and path.suffix in (".md", ".yml", ""):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    done = workmanual("verify")
    assert (done.code, done.out) == (0, "2019 年版：9 个文件，同 2019-02-20 发布时一样\n")
    assert workmanual("check", "2019").code == 0


def test_hidden_files_and_leavings_do_not_count(released: Path, workmanual: Run) -> None:
    (released / "procedures/2019/.git").mkdir()
    (released / "procedures/2019/.git/index").write_bytes(b"x")
    (released / "procedures/2019/.DS_Store").write_bytes(b"x")
    (released / f"{PAGE}~").write_bytes(b"x")
    assert workmanual("verify").code == 0


def test_on_a_released_edition_the_rest_is_for_information(released: Path, workmanual: Run) -> None:
    """A program that has learnt more does not make what was released wrong."""
    (released / PAGE).write_bytes((released / PAGE).read_bytes() + b"\n[[LC-999]]\n")
    named = workmanual("check", "2019")
    assert named.out.count(": error ") == 1
    assert ": note WM" in named.out
    assert ": note WM" not in workmanual("check").out


def test_nothing_released_is_said_plainly(workmanual: Run) -> None:
    done = workmanual("verify")
    assert (done.code, done.out) == (0, "还没有发布的版次，没有可核对的\n")
    draft = workmanual("verify", "2019")
    assert (draft.code, draft.out) == (2, "")
    assert "2019 年版还是草案" in draft.err
    assert workmanual("verify", "2018").code == 2


@pytest.mark.usefixtures("released")
def test_the_report_for_programs(workmanual: Run) -> None:
    done = workmanual("verify", "--format", "json")
    report = json.loads(done.out)
    assert done.code == 0
    assert (report["schema"], report["findings"], report["site"]) == (1, [], None)
    assert report["verified"] == [
        {"edition": "2019", "files": 9, "released": "2019-02-20", "errata": [], "withdrawn": None, "sound": True}
    ]


@pytest.fixture
def site(project: Path) -> Path:
    """A site as a build leaves it."""
    folder = project / "site"
    texts = {"index.html": "a", "2019/index.html": "b", "2019/空白 表格.docx": "c", "2019/a.yml": "d\r\n"}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    sums = "".join(f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n" for name, text in sorted(texts.items()))
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    return folder


def test_a_site_is_verified_by_its_sums(site: Path, workmanual: Run, tmp_path: Path) -> None:
    done = workmanual("verify", "site")
    assert (done.code, done.out) == (0, f"网站 {site}：4 个文件，同生成时一样\n")
    moved = site.rename(tmp_path / "elsewhere")
    assert workmanual("verify", "--site", str(moved)).code == 0
    done = workmanual("verify", "site")
    assert done.code == 2
    assert "没有网站文件夹" in done.err


def test_every_file_of_a_site_that_differs_is_named(site: Path, workmanual: Run) -> None:
    (site / "index.html").write_text("x", encoding="utf-8")
    (site / "2019/index.html").unlink()
    (site / "2019/more.html").write_text("x", encoding="utf-8")
    (site / "2019/a.yml").write_bytes(b"d\n")
    done = workmanual("verify", "site")
    assert done.code == 1
    assert done.out.splitlines()[:4] == [
        "不一样：2019/a.yml",
        "缺：2019/index.html",
        "多出：2019/more.html",
        "不一样：index.html",
    ]
    told = json.loads(workmanual("verify", "site", "--format", "json").out)["site"]
    assert (told["changed"], told["missing"], told["extra"], told["renamed"]) == (
        ["2019/a.yml", "index.html"],
        ["2019/index.html"],
        ["2019/more.html"],
        [],
    )


def test_a_file_of_a_site_that_has_another_name_now(site: Path, workmanual: Run) -> None:
    (site / "2019/index.html").rename(site / "2019/home.html")
    done = workmanual("verify", "site")
    assert done.code == 1
    assert "改了名：2019/index.html，现在是 2019/home.html\n" in done.out


def test_a_site_without_sums_cannot_be_verified(site: Path, workmanual: Run) -> None:
    (site / "SHA256SUMS").unlink()
    done = workmanual("verify", "site")
    assert (done.code, done.out) == (1, "")
    assert "./scripts/build" in done.err
