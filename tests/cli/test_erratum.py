# `workmanual erratum`: what was put right is in the register, line by line, and the edition is sealed anew.

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.lifecycle import FIRST, PAGE, REGISTER, SEAL, Run, changed, killed_at, releasable, runner, sources
from workmanual.reading.register import read_register

WORDS = ("--who", "服务台", "--why", "约定写漏一条", "--date", "2019-05-06")
DIFFERENCE = "@@ -15,3 +15,3 @@\n \n - “日”包括休息日。\n-- “工作日”不包括休息日。\n+- “工作日”不包括休息日和节日。\n"


def slip(project: Path) -> None:
    changed(project, PAGE, "- “工作日”不包括休息日。", "- “工作日”不包括休息日和节日。")


def committed(project: Path) -> None:
    """Put the project under version control, as it is."""
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "x")):
        own = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *own, *words], cwd=project, check=True, capture_output=True)


def entry(project: Path) -> tuple[str, str, str, str, tuple[tuple[str, str], ...]]:
    read = read_register((project / REGISTER).read_bytes(), REGISTER)
    assert read.findings == ()
    last = read.register.entries[-1]
    files = tuple((str(one.path), one.difference) for one in last.files)
    return last.event, str(last.edition), last.date.isoformat(), last.who, files


def test_the_sealed_words_come_from_git(released: Path, workmanual: Run) -> None:
    committed(released)
    slip(released)
    before = (released / REGISTER).read_bytes()
    assert workmanual("verify").code == 1
    done = workmanual("erratum", "2019", *WORDS)
    assert (done.code, done.err) == (0, "")
    assert "2019 年版的勘误已登记：1 个文件" in done.out
    assert entry(released) == ("erratum", "2019", "2019-05-06", "服务台", (("0-preface/1-how-to-read.md", DIFFERENCE),))
    assert (released / REGISTER).read_bytes().startswith(before)
    verified = workmanual("verify")
    assert (verified.code, verified.out) == (
        0,
        "2019 年版：9 个文件，同 2019-02-20 发布、1 次勘误后的一样（最近一次 2019-05-06）\n",
    )
    assert workmanual("erratum", "2019", *WORDS).code == 1


def test_the_sealed_words_come_from_an_older_commit(released: Path, workmanual: Run) -> None:
    committed(released)
    slip(released)
    committed(released)
    assert workmanual("erratum", "2019", *WORDS).code == 0
    assert entry(released)[4][0][1] == DIFFERENCE


def test_the_sealed_words_come_from_a_copy(released: Path, workmanual: Run, tmp_path: Path) -> None:
    shutil.copytree(released / "procedures/2019", tmp_path / "copy")
    slip(released)
    assert workmanual("erratum", "2019", *WORDS, "--old", str(tmp_path / "copy")).code == 0
    assert entry(released)[4][0][1] == DIFFERENCE


def test_other_words_than_the_sealed_are_not_taken(released: Path, workmanual: Run, tmp_path: Path) -> None:
    slip(released)
    shutil.copytree(released / "procedures/2019", tmp_path / "copy")
    before = sources(released)
    for words in ((), ("--old", str(tmp_path / "copy"))):
        done = workmanual("erratum", "2019", *WORDS, *words)
        assert (done.code, done.out) == (1, "")
        assert "找不到封存时的原文，没有登记：0-preface/1-how-to-read.md。请用 --old" in done.err
    assert sources(released) == before


def test_files_that_came_went_or_were_renamed_are_told_whole(released: Path, workmanual: Run) -> None:
    """What is in the folder tells what was sealed of a file that was renamed."""
    (released / PAGE).rename(released / PAGE.replace("1-how", "2-how"))
    (released / "procedures/2019/records/plan.png").write_bytes(b"\x89PNG")
    assert workmanual("erratum", "2019", *WORDS).code == 0
    files = dict(entry(released)[4])
    assert list(files) == ["0-preface/1-how-to-read.md", "0-preface/2-how-to-read.md", "records/plan.png"]
    gone, came, picture = files.values()
    assert came == "".join(f"+{line[1:]}\n" for line in gone.splitlines()).replace(
        "+@ -1,17 +0,0 @@", "@@ -0,0 +1,17 @@"
    )
    assert picture == ""
    assert workmanual("verify").code == 0


def test_nothing_to_put_right_is_refused(released: Path, workmanual: Run) -> None:
    before = sources(released)
    (released / PAGE).write_bytes((released / PAGE).read_bytes().replace(b"\n", b"\r\n"))
    done = workmanual("erratum", "2019", *WORDS)
    assert (done.code, done.out) == (1, "")
    assert "同封存时一样" in done.err
    assert (released / REGISTER).read_bytes() == before["register.yml"]


def test_a_fault_is_not_sealed(released: Path, workmanual: Run) -> None:
    committed(released)
    (released / PAGE).write_bytes((released / PAGE).read_bytes() + b"\n[[LC-999]]\n")
    before = sources(released)
    done = workmanual("erratum", "2019", "--who", "张三", "--why", "x")
    assert done.code == 1
    assert f"{PAGE}:" in done.out
    assert "“张三”不是 2019 年版的角色" in done.err
    assert "没有勘误：有 2 处" in done.err
    assert sources(released) == before


def test_an_erratum_does_not_take_the_approvals_away(released: Path, workmanual: Run) -> None:
    committed(released)
    changed(released, "procedures/2019/edition.yml", "issued: 2019-02-20\n", "")
    done = workmanual("erratum", "2019", *WORDS)
    assert done.code == 1
    assert "error WM435" in done.out


def test_a_seal_that_is_not_the_registered_one_is_not_trusted(released: Path, workmanual: Run) -> None:
    committed(released)
    slip(released)
    changed(released, SEAL, "  basis.yml", "  other.yml")
    done = workmanual("erratum", "2019", *WORDS)
    assert done.code == 1
    assert "error WM445" in done.out


def test_a_draft_and_a_withdrawn_edition_have_no_errata(released: Path, workmanual: Run) -> None:
    assert "2020 年版还没有发布，不能勘误" in workmanual("erratum", "2020", *WORDS).err
    assert workmanual("withdraw", "2019", *FIRST).code == 0
    slip(released)
    done = workmanual("erratum", "2019", *WORDS)
    assert done.code == 1
    assert "2019 年版已在 2019-02-20 撤回，不能再勘误" in done.err


@pytest.mark.parametrize("words", [("2018", *WORDS), ("2019", "--why", "x"), ("2019", *WORDS, "--old", "nowhere")])
def test_wrong_usage_ends_with_2(released: Path, workmanual: Run, words: tuple[str, ...]) -> None:
    slip(released)
    before = sources(released)
    assert workmanual("erratum", *words).code == 2
    assert sources(released) == before


def test_an_erratum_can_be_cut_off_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was changed is named until it is registered; then the seal is, until the command is run again."""
    original = releasable(tmp_path / "original")
    assert runner(original, monkeypatch, capsys)("release", "2019", *FIRST).code == 0
    seen: set[str] = set()
    for count in range(40):
        project = tmp_path / str(count)
        shutil.copytree(original, project)
        slip(project)
        run = runner(project, monkeypatch, capsys)
        run("check", "2019")
        words = ("erratum", "2019", *WORDS, "--old", str(original / "procedures/2019"))
        was_killed = killed_at(project, count, *words)
        is_registered = len(read_register((project / REGISTER).read_bytes(), REGISTER).register.entries) == 2
        checked = run("check")
        if not was_killed:
            assert checked.code == 0
            break
        assert checked.code == 1
        assert f"error {'WM445' if is_registered else 'WM441'}" in checked.out
        seen.add("begun" if is_registered else "nothing")
        assert run(*words).code == 0
        assert run("verify").code == 0
        assert entry(project)[4] == (("0-preface/1-how-to-read.md", DIFFERENCE),)
    else:
        pytest.fail("the erratum never came to its end")
    assert seen == {"begun", "nothing"}
