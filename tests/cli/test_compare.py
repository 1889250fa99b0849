# `workmanual compare` as a person runs it, on three editions of the small manual.

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.cli.lifecycle import Run, runner
from tests.editions_project import three_editions
from workmanual.cli.compare import FORMATS

KINDS = "新增、修改、删除、移动、拆分、合并、责任人、时限、记录、标准、约束程度、底线、内容、统一替换、条号顺延、编辑性"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return three_editions(tmp_path / "mini")


@pytest.fixture
def compare(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `workmanual compare …` in the project."""
    run = runner(project, monkeypatch, capsys)
    return lambda *words: run("compare", *words)


def changes(out: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(out)["changes"]
    return found


def broken(project: Path, edition: str) -> None:
    (project / f"procedures/{edition}/edition.yml").write_text("title: [\n", encoding="utf-8")


def test_without_a_format_the_table_stands_on_the_terminal(compare: Run) -> None:
    done = compare("2019", "2020")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# 修订对照表\n")
    assert not Path("compare").exists()


def test_data_and_nothing_else_on_the_terminal(compare: Run) -> None:
    done = compare("2019", "2020", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert changes(done.out)


@pytest.mark.parametrize(
    ("format_", "begins"),
    [("html", b"<!doctype html>"), ("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK")],
)
def test_other_formats_are_files(format_: str, begins: bytes, compare: Run) -> None:
    done = compare("2019", "2020", "--format", format_)
    assert (done.code, done.err, done.out) == (0, "", f"已写入 compare/2019-2020.{format_}\n")
    content = Path(f"compare/2019-2020.{format_}").read_bytes()
    assert content.startswith(begins)
    if begins == b"PK":
        assert zipfile.ZipFile(BytesIO(content)).testzip() is None


def test_every_format_is_tried_here() -> None:
    assert {*FORMATS} == {"json", "md", "html", "pdf", "docx", "xlsx"}


def test_an_output_folder_takes_texts_too_and_the_same_bytes_again(compare: Run, tmp_path: Path) -> None:
    for format_ in ("json", "md", "xlsx"):
        folder = tmp_path / "到 这里" / format_
        done = compare("2019", "2020", "--format", format_, "--output", str(folder))
        assert (done.code, done.out) == (0, f"已写入 {folder}/2019-2020.{format_}\n")
        before = (folder / f"2019-2020.{format_}").read_bytes()
        assert compare("2019", "2020", "--format", format_, "--output", str(folder)).code == 0
        assert (folder / f"2019-2020.{format_}").read_bytes() == before


def test_what_somebody_wrote_into_is_left_alone(compare: Run) -> None:
    compare("2019", "2020", "--format", "html")
    path = Path("compare/2019-2020.html")
    path.write_text("我写的", encoding="utf-8")
    done = compare("2019", "2020", "--format", "html")
    assert (done.code, done.out) == (1, "")
    assert "compare/2019-2020.html 做好以后有人改过，没有覆盖" in done.err
    assert path.read_text(encoding="utf-8") == "我写的"


def test_a_file_in_place_of_the_folder(compare: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = compare("2019", "2020", "--output", str(tmp_path / "file"))
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize("role", ["volunteer", "志愿讲解员"])
def test_a_role_by_its_id_or_its_title(role: str, compare: Run) -> None:
    done = compare("2019", "2020", "--format", "json", "--role", role)
    found = changes(done.out)
    assert done.code == 0
    assert {"LC-101.guiding", "role:volunteer"} <= {str(one["id"]) for one in found}
    assert len(found) < len(changes(compare("2019", "2020", "--format", "json").out))


@pytest.mark.parametrize(("kind", "other"), [("added", "新增"), ("who", "责任人"), ("when", "时限")])
def test_a_kind_in_either_language(kind: str, other: str, compare: Run) -> None:
    found = [compare("2019", "2020", "--format", "json", "--kind", one) for one in (kind, other)]
    assert [one.code for one in found] == [0, 0]
    assert found[0].out == found[1].out
    assert changes(found[0].out)
    assert all(kind in (*one["kinds"], *one["classes"]) for one in changes(found[0].out))  # type: ignore[misc]  # values of JSON


def test_several_kinds_and_a_role_name_the_file(compare: Run) -> None:
    done = compare(
        "2019", "2020", "--format", "md", "--kind", "新增", "--kind", "who", "--role", "志愿讲解员", "--output", "x"
    )
    assert done.out == "已写入 x/2019-2020-volunteer-新增-who.md\n"
    assert "本表只列选出的一部分修订" in Path("x/2019-2020-volunteer-新增-who.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2019", "2018"), "没有 2018 这一版；现有：2019、2020、2021"),
        (("../2019", "2020"), "没有 ../2019 这一版；现有：2019、2020、2021"),
        (("2019", "2020", "--role", "厂长"), "没有“厂长”这个角色；现有："),
        (("2019", "2020", "--kind", "变化"), f"没有“变化”这一类修订；可写：{KINDS}"),
        (("2019", "2020", "--format", "doc"), "doc"),
        (("2019",), "NEW"),
    ],
)
def test_wrong_usage_says_what_there_is(words: tuple[str, ...], said: str, compare: Run) -> None:
    done = compare(*words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_unknown_roles_are_answered_with_titles(compare: Run) -> None:
    done = compare("2019", "2020", "--role", "厂长")
    assert "志愿讲解员" in done.err
    assert "volunteer" not in done.err


def test_backwards_and_the_same_edition_twice(compare: Run) -> None:
    there = changes(compare("2019", "2020", "--format", "json").out)
    back = changes(compare("2020", "2019", "--format", "json").out)
    assert [(one["old"], one["new"]) for one in back] == [(one["new"], one["old"]) for one in there]
    same = compare("2020", "2020")
    assert same.code == 0
    assert "没有变化" in same.out


def test_an_edition_that_cannot_be_read(compare: Run, project: Path) -> None:
    broken(project, "2020")
    done = compare("2020", "2021")
    assert (done.code, done.out) == (1, "")
    assert "2020 年版读不出来；先运行 workmanual check 2020" in done.err
    between = compare("2019", "2021")
    assert between.code == 1
    assert "2020 年版读不出来" in between.err


def test_a_broken_draft_is_in_nobodys_way(compare: Run, project: Path) -> None:
    before = compare("2019", "2020", "--format", "json")
    broken(project, "2021")
    assert compare("2019", "2020", "--format", "json") == before
    assert compare("2020", "2021").code == 1


def test_outside_of_a_project(compare: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = compare("2019", "2020")
    assert (done.code != 0, done.out) == (True, "")
    assert "Traceback" not in done.err
