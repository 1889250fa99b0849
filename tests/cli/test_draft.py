# `workmanual draft`: the edition before it, whole, with a head of its own; never half of it, and never over something.

from pathlib import Path

import pytest

from tests.cli.lifecycle import FIRST, PAGE, Run, changed, killed_at, releasable, runner, sources
from workmanual.editions.seals import SEAL

OWN = ("edition.yml", "changes.yml")


def test_a_draft_is_the_edition_before_it_with_a_head_of_its_own(released: Path, workmanual: Run) -> None:
    before = sources(released)
    done = workmanual("draft", "2021")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("已从 2020 年版开始 2021 年版的草案")
    assert "施行日期先填 2021-01-01" in done.out
    after = sources(released)
    assert {name: after[name] for name in before} == before
    new = {name.removeprefix("2021/"): after[name] for name in after.keys() - before.keys()}
    old = {name.removeprefix("2020/"): content for name, content in before.items() if name.startswith("2020/")}
    assert {name: content for name, content in new.items() if name not in OWN} == {
        name: content for name, content in old.items() if name not in OWN
    }
    assert new["edition.yml"].decode() == (
        'id: "2021"\n'
        "title: 2021 年版\n"
        "revision: V1.2\n"
        "effective: 2021-01-01\n"
        "approvals: []\n"
        "summary: 本版是在前一版的基础上修订的。\n"
    )
    checked = workmanual("check", "--strict", "2021")
    assert (checked.code, checked.out) == (0, "0 个错误，0 个提醒，0 个说明\n")


def test_a_draft_of_a_released_edition_is_not_sealed(released: Path, workmanual: Run) -> None:
    (released / "procedures/2020").rename(released / "2020")
    (released / "procedures/2019/.hidden").write_text("x", encoding="utf-8")
    (released / "procedures/2019/left.md~").write_text("x", encoding="utf-8")
    assert workmanual("draft", "2020", "--from", "2019", "--effective", "2019-06-01").code == 0
    names = set((released / "procedures/2020").rglob("*"))
    assert not [path for path in names if path.name in (SEAL, ".hidden", "left.md~")]
    assert workmanual("verify").code == 0
    assert workmanual("check", "2020").code == 0


def test_from_draft_to_release(released: Path, workmanual: Run) -> None:
    (released / "procedures/2020").rename(released / "2020")
    assert workmanual("draft", "2020", "--effective", "2019-06-01").code == 0
    edition = "procedures/2020/edition.yml"
    changed(
        released,
        edition,
        "approvals: []",
        "issued: 2019-05-20\napprovals:\n  - {action: prepared, role: keeper, date: 2019-05-01}\n  - {action: reviewed, role: guide, date: 2019-05-02}\n  - {action: approved, role: director, date: 2019-05-03}",
    )
    changed(released, edition, "本版是在前一版的基础上修订的。", "怎么读这本书添了一句。")
    page = PAGE.replace("2019", "2020")
    (released / page).write_bytes((released / page).read_bytes() + "\n- “周”从周一算起。\n".encode())
    refused = workmanual("release", "2020", *FIRST)
    assert (refused.code, refused.out.count(": error ")) == (1, 1)
    assert "error WM431 “page:how-to-read”" in refused.out
    changed(
        released,
        "procedures/2020/changes.yml",
        "changes: []",
        "changes:\n  - {ids: [page:how-to-read], why: 有人问, authority: 服务台提出}",
    )
    assert workmanual("release", "2020", *FIRST).code == 0
    assert workmanual("verify").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("neu", "--from", "2020"), "版次不能叫“neu”"),
        (("../2021",), "版次不能叫“../2021”"),
        (("2021", "--from", "2018"), "没有 2018 这一版"),
        (("2018",), "前面没有别的版次"),
        (("2018", "--from", "2019"), "2018 排在 2019 前面"),
        (("2021", "--from", "2019"), "中间还有 2020；请用 --from 2020"),
        (("2020-2",), "请用 --effective 写明"),
        (("2021", "--effective", "x"), "看不懂日期“x”"),
        (("2021", "--effective", "2020-03-01"), "不晚于前一版的 2020-03-01"),
    ],
)
def test_wrong_usage_ends_with_2_and_writes_nothing(
    project: Path, workmanual: Run, words: tuple[str, ...], said: str
) -> None:
    before = sources(project)
    done = workmanual("draft", *words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert sources(project) == before


def test_a_title_that_follows_no_pattern_is_asked_for(project: Path, workmanual: Run) -> None:
    changed(project, "procedures/2020/edition.yml", "title: 2020 年版", "title: 第二版 # 暂定")
    done = workmanual("draft", "2021")
    assert done.code == 2
    assert "请用 --title 写明" in done.err
    assert workmanual("draft", "2021", "--title", "第三版：试行").code == 0
    text = (project / "procedures/2021/edition.yml").read_text(encoding="utf-8")
    assert "title: 第三版：试行 # 暂定\n" in text


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_nothing_is_overwritten(project: Path, workmanual: Run, kind: str) -> None:
    path = project / "procedures/2021"
    if kind == "folder":
        path.mkdir()
    elif kind == "file":
        path.write_text("x", encoding="utf-8")
    else:
        path.symlink_to("nowhere")
    done = workmanual("draft", "2021")
    assert (done.code, done.out) == (1, "")
    assert "procedures/2021 已经有了" in done.err


def test_what_was_changed_after_its_release_is_not_copied(released: Path, workmanual: Run) -> None:
    (released / "procedures/2020").rename(released / "2020")
    (released / PAGE).write_bytes((released / PAGE).read_bytes() + b"\n")
    done = workmanual("draft", "2020")
    assert done.code == 1
    assert "error WM441" in done.out
    assert not (released / "procedures/2020").exists()


@pytest.mark.parametrize("broken", ["edition.yml", "manual.yml"])
def test_what_cannot_be_read_is_not_copied(project: Path, workmanual: Run, broken: str) -> None:
    (project / "procedures/2020" / broken).write_text("id: [", encoding="utf-8")
    done = workmanual("draft", "2021")
    assert done.code == 1
    assert "error WM103" in done.out
    assert not (project / "procedures/2021").exists()


def test_a_link_is_not_copied(project: Path, workmanual: Run) -> None:
    (project / "procedures/2020/0-preface/2-link.md").symlink_to(project / "mkdocs.yml")
    done = workmanual("draft", "2021")
    assert done.code == 1
    assert "WM115" in done.out


def test_a_draft_can_be_cut_off_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = releasable(tmp_path / "whole")
    assert runner(whole, monkeypatch, capsys)("draft", "2021").code == 0
    for count in range(0, 60, 3):
        project = releasable(tmp_path / str(count))
        run = runner(project, monkeypatch, capsys)
        run("check")
        if not killed_at(project, count, "draft", "2021"):
            break
        assert not (project / "procedures/2021").exists()
        assert run("check").code == 0
        assert run("draft", "2021").code == 0
        assert sources(project) == sources(whole)
    else:
        pytest.fail("the draft never came to its end")
    assert count > 3
    assert sources(project) == sources(whole)


def test_a_full_disk_leaves_nothing(project: Path, workmanual: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sources(project)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    workmanual("check")
    monkeypatch.setattr(Path, "rename", full)
    done = workmanual("draft", "2021")
    assert done.code == 1
    assert "写不进 procedures/2021" in done.err
    assert sources(project) == before
