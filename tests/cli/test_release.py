# `workmanual release`: everything that keeps an edition from being released is said at once; a release is whole.

import subprocess
from pathlib import Path

import pytest

from tests.cli.lifecycle import (
    FIRST,
    PAGE,
    REGISTER,
    SEAL,
    SECOND,
    Run,
    changed,
    killed_at,
    releasable,
    runner,
    sources,
)
from workmanual.ground.examining import Progress
from workmanual.ground.project import CheckedEdition, checked_edition
from workmanual.reading.register import HEAD, digest_of, read_register

EDITION = "procedures/2019/edition.yml"
DOCUMENT = "procedures/2020/1-visitors/lc-101-group-visits.md"


def test_a_release_is_sealed_and_registered(project: Path, workmanual: Run) -> None:
    before = sources(project)
    done = workmanual("release", "2019", *FIRST)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("2019 年版已发布：9 个文件写进了 SHA256SUMS")
    assert "现行的一版：2019 年版" in done.out
    after = sources(project)
    assert set(after) - set(before) == {"2019/SHA256SUMS", "register.yml"}
    assert {name: after[name] for name in before} == before
    checked = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=project / "procedures/2019", capture_output=True, check=False
    )
    assert checked.returncode == 0
    read = read_register(after["register.yml"], REGISTER)
    (entry,) = read.register.entries
    assert read.findings == ()
    assert (entry.event, entry.edition, str(entry.date), entry.who) == ("released", "2019", "2019-02-20", "馆长")
    assert entry.before == digest_of(HEAD)


def test_the_register_before_stays_byte_for_byte(released: Path, workmanual: Run) -> None:
    before = (released / REGISTER).read_bytes()
    assert workmanual("release", "2020", *SECOND).code == 0
    after = (released / REGISTER).read_bytes()
    assert after.startswith(before)
    assert [one.who for one in read_register(after, REGISTER).register.entries] == ["馆长", "馆长"]


def test_a_register_with_other_line_ends_goes_on_in_its_own(released: Path, workmanual: Run) -> None:
    path = released / REGISTER
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    before = path.read_bytes()
    assert workmanual("release", "2020", *SECOND).code == 0
    after = path.read_bytes()
    assert after.startswith(before)
    assert workmanual("verify").code == 0
    path.write_bytes(after.replace(b"\r\n", b"\n"))
    assert workmanual("verify").code == 0


UNREADY = {
    "edition.yml:1:1: error WM435 要发布的一版，发布登记了 0 次": (EDITION, "issued: 2019-02-20\n", ""),
    "edition.yml:1:1: error WM435 要发布的一版，审核登记了 0 次": (
        EDITION,
        "  - {action: reviewed, role: keeper, date: 2019-02-01}\n",
        "",
    ),
    "edition.yml:10:10: error WM437": (
        EDITION,
        "首版。2018 年冬季编写，2019 年 3 月 1 日施行。",
        "本版是在前一版的基础上修订的。",
    ),
    "1-how-to-read.md:7:2: error WM107": (PAGE, "\n## ", "\nx<br>\n\n## "),
}


@pytest.mark.parametrize("said", UNREADY)
def test_what_is_not_ready_is_not_released(project: Path, workmanual: Run, said: str) -> None:
    changed(project, *UNREADY[said])
    before = sources(project)
    done = workmanual("release", "2019", *FIRST)
    assert done.code == 1
    assert said in done.out
    assert "没有发布：有 1 处要先改好" in done.err
    assert sources(project) == before


def test_all_reasons_are_said_at_once(project: Path, workmanual: Run) -> None:
    changed(project, "procedures/2020/edition.yml", "issued: 2020-02-20\n", "")
    changed(project, "procedures/2020/changes.yml", "  - ids: [LC-101, LC-201]", "  - ids: [LC-201]")
    changed(project, DOCUMENT, "revision: V1.1", "revision: V1.0")
    before = sources(project)
    done = workmanual("release", "2020", "--who", "张三", "--why", "修订")
    assert done.code == 1
    for code in ("WM416", "WM431", "WM435", "WM436"):
        assert f"error {code}" in done.out, done.out
    assert "“张三”不是 2020 年版的角色" in done.err
    assert sources(project) == before


def test_what_a_project_takes_lightly_a_release_does_not(released: Path, workmanual: Run) -> None:
    changed(released, DOCUMENT, "revision: V1.1", "revision: V1.0")
    loose = "severities:\n  - {code: WM416, severity: note, because: 先发布}\n"
    (released / "procedures/checks.yml").write_text(loose, encoding="utf-8")
    assert workmanual("check", "2020").code == 0
    done = workmanual("release", "2020", *SECOND)
    assert done.code == 1
    assert "error WM416" in done.out


def test_an_edition_before_it_that_is_a_draft_or_was_changed_comes_first(project: Path, workmanual: Run) -> None:
    done = workmanual("release", "2020", *SECOND)
    assert (done.code, done.out.count("error")) == (1, 1)
    assert "error WM436 前一版“2019”还没有发布" in done.out
    (project / EDITION).write_text("id: [", encoding="utf-8")
    assert "error WM436" in workmanual("release", "2020", *SECOND).out


def test_nothing_follows_a_release_that_was_changed(released: Path, workmanual: Run) -> None:
    (released / PAGE).write_bytes((released / PAGE).read_bytes() + b"\n")
    done = workmanual("release", "2020", *SECOND)
    assert done.code == 1
    assert f"{PAGE}:1:1: error WM441" in done.out


def test_an_edition_is_released_once(released: Path, workmanual: Run) -> None:
    before = sources(released)
    done = workmanual("release", "2019", *FIRST)
    assert (done.code, done.out) == (1, "")
    assert "2019 年版已在 2019-02-20 发布，不能再发布" in done.err
    assert sources(released) == before


def test_a_seal_that_is_there_is_not_overwritten(project: Path, workmanual: Run) -> None:
    (project / SEAL).write_bytes(b"mine\n")
    done = workmanual("release", "2019", *FIRST)
    assert done.code == 1
    assert "error WM447" in done.out
    assert (project / SEAL).read_bytes() == b"mine\n"


def test_an_altered_register_is_not_added_to(released: Path, workmanual: Run) -> None:
    changed(released, REGISTER, "entries:\n", "# 改\nentries:\n")
    before = sources(released)
    done = workmanual("release", "2020", *SECOND)
    assert done.code == 1
    assert "error WM446" in done.out
    assert sources(released) == before


def test_a_register_that_is_a_link_is_not_replaced(released: Path, workmanual: Run, tmp_path: Path) -> None:
    register = released / REGISTER
    elsewhere = register.rename(tmp_path / "register.yml")
    register.symlink_to(elsewhere)
    done = workmanual("release", "2020", *SECOND)
    assert (done.code, done.out) == (1, "")
    assert "快捷方式" in done.err
    assert register.is_symlink()


def test_a_register_that_is_a_folder_is_said(project: Path, workmanual: Run) -> None:
    (project / REGISTER).mkdir()
    done = workmanual("release", "2019", *FIRST)
    assert (done.code, done.out) == (1, "")
    assert "procedures/register.yml 不是文件" in done.err


def test_a_link_in_an_edition_is_not_released(project: Path, workmanual: Run) -> None:
    page = project / PAGE
    page.rename(project / "page.md")
    page.symlink_to(project / "page.md")
    done = workmanual("release", "2019", *FIRST)
    assert done.code == 1
    assert "error WM115" in done.out
    assert not (project / SEAL).exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2018", *FIRST), "没有 2018 这一版"),
        (("2019", "--why", "首次发布"), "请写 --who"),
        (("2019", "--who", "馆长"), "请写 --why"),
        (("2019", "--who", "馆长", "--why", "  "), "请写 --why"),
        (("2019", "--who", "馆长", "--why", "x", "--date", "昨天"), "看不懂日期“昨天”"),
    ],
)
def test_wrong_usage_ends_with_2_and_writes_nothing(
    project: Path, workmanual: Run, words: tuple[str, ...], said: str
) -> None:
    before = sources(project)
    done = workmanual("release", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert sources(project) == before


def test_words_that_no_register_can_hold_are_refused(project: Path, workmanual: Run) -> None:
    before = sources(project)
    done = workmanual("release", "2019", "--who", "馆长", "--why", "首次\x07发布")
    assert done.code == 1
    assert "写不进 procedures/register.yml" in done.err
    assert sources(project) == before


def test_who_may_be_said_in_any_way_the_manual_knows(project: Path, workmanual: Run) -> None:
    assert workmanual("release", "2019", "--who", "馆领导", "--why", "首次\n 发布").code == 0
    (entry,) = read_register((project / REGISTER).read_bytes(), REGISTER).register.entries
    assert (entry.who, entry.why) == ("馆长", "首次 发布")


def test_a_release_can_be_cut_off_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing has happened, or `check` names it; the same command, run again, completes it."""
    seen: set[str] = set()
    for count in range(40):
        project = releasable(tmp_path / str(count))
        run = runner(project, monkeypatch, capsys)
        run("check")  # so that what is remembered of files is written before
        if not killed_at(project, count, "release", "2019", *FIRST):
            break
        is_registered = (project / REGISTER).exists()
        checked = run("check")
        assert checked.code == int(is_registered and not (project / SEAL).exists()), checked
        if checked.code:
            assert "error WM445" in checked.out
            assert "workmanual release 2019" in checked.out
            assert run("check", "--fix", "2019").code == 2
        seen.add("begun" if is_registered else "nothing")
        again = run("release", "2019", *FIRST)
        assert again.code == 0, again
        assert run("verify").code == 0
        assert run("check").code == 0
        assert run("release", "2019", *FIRST).code == 1
    else:
        pytest.fail("the release never came to its end")
    assert seen == {"begun", "nothing"}


def test_what_was_changed_after_a_release_was_cut_off_is_named(project: Path, workmanual: Run) -> None:
    count = next(
        count
        for count in range(40)
        if killed_at(project, count, "release", "2019", *FIRST) and (project / REGISTER).exists()
    )
    assert count
    (project / PAGE).write_bytes((project / PAGE).read_bytes() + b"\n")
    assert workmanual("release", "2019", *FIRST).code == 0
    done = workmanual("verify")
    assert done.code == 1
    assert f"{PAGE}:1:1: error WM441" in done.out


def test_a_seal_that_was_lost_is_written_again_where_it_can_be(released: Path, workmanual: Run) -> None:
    sealed = (released / SEAL).read_bytes()
    (released / SEAL).unlink()
    assert workmanual("release", "2019", *FIRST).code == 0
    assert (released / SEAL).read_bytes() == sealed
    (released / SEAL).unlink()
    (released / PAGE).write_bytes(b"x")
    done = workmanual("release", "2019", *FIRST)
    assert done.code == 1
    assert not (released / SEAL).exists()


def test_a_full_disk_leaves_nothing(project: Path, workmanual: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sources(project)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("workmanual.ground.register_file.os.fsync", full)
        done = workmanual("release", "2019", *FIRST)
    assert done.code == 1
    assert "写不进" in done.err
    assert {name: content for name, content in sources(project).items() if "/." not in name} == before
    assert workmanual("release", "2019", *FIRST).code == 0


def test_a_seal_that_cannot_be_put_in_its_place_is_said_and_put_there_later(
    workmanual: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def locked(path: Path, target: Path) -> Path:
        if path.name == ".SHA256SUMS.new":
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", locked)
        done = workmanual("release", "2019", *FIRST)
        still = workmanual("release", "2019", *FIRST)
    assert (done.code, done.out) == (1, "")
    assert "断在半路；请再运行一次 workmanual release 2019" in done.err
    assert still.code == 1
    assert "写不进 procedures/2019：Permission denied" in still.err
    again = workmanual("release", "2019", *FIRST)
    assert (again.code, again.out) == (0, "2019 年版上一次没有办完，登记已有，现在补上了 SHA256SUMS\n")
    assert workmanual("verify").code == 0


@pytest.mark.parametrize("name", [PAGE, REGISTER])
def test_what_is_saved_while_it_is_checked_is_not_sealed(
    project: Path, workmanual: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def and_save(root: Path, edition: str, progress: Progress) -> CheckedEdition:
        checked = checked_edition(root, edition, progress)
        with (root / name).open("ab") as file:
            file.write(b"\n")
        return checked

    monkeypatch.setattr("workmanual.cli.release.checked_edition", and_save)
    done = workmanual("release", "2019", *FIRST)
    assert (done.code, done.out) == (1, "")
    assert "刚才有人改过" in done.err
    assert not (project / SEAL).exists()
