# `workmanual forms` as a person runs it.

import zipfile
from pathlib import Path

import pytest

from tests.project_copy import run, small_project
from workmanual.ground.project import MADE


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = small_project(tmp_path_factory.mktemp("forms") / "mini")
    path = project / "procedures/2020/manual.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("organisation:\n", "organisation:\n  unit: 展厅\n"), encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def made(project: Path) -> Path:
    """A project whose forms have been made."""
    done = run(project, "workmanual", "forms")
    assert (done.returncode, done.stderr) == (0, "")
    assert "已做好 9 个文件" in done.stdout
    return project


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def test_without_codes_every_form_is_made_in_all_its_formats(made: Path) -> None:
    assert {name for name in names(made / "forms") if name.startswith("BD-201-1")} == {
        "BD-201-1 藏品借出审批单.pdf",
        "BD-201-1 藏品借出审批单 可填写.pdf",
        "BD-201-1 藏品借出审批单.docx",
    }


def test_only_what_is_asked_for_is_made(made: Path, tmp_path: Path) -> None:
    done = run(
        made, "workmanual", "forms", "bd-201-1", "BD-101-1", "--format", "fill", "--format", "xlsx",
        "--edition", "2019", "--output", str(tmp_path / "a"), "--workers", "1",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert names(tmp_path / "a") == {"BD-201-1 藏品借出审批单 可填写.pdf", "BD-101-1 团体参观预约登记簿.xlsx"}


def test_the_list_says_which_forms_there_are(project: Path) -> None:
    done = run(project, "workmanual", "forms", "--list")
    assert done.stdout.splitlines()[0] == "BD-101-1　团体参观预约登记簿　PDF、Excel、Word"


def test_a_list_of_units_gives_packs(made: Path, tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_bytes("单位,代号\r\n东展厅,DZT\r\n老泵房,\r\n".encode("gbk"))
    done = run(
        made, "workmanual", "forms", "--format", "docx", "--unit-list", str(tmp_path / "units.csv"),
        "--period", "2020-Q3", "--output", str(tmp_path / "packs"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "2 个单位" in done.stdout
    assert names(tmp_path / "packs") == {"DZT 东展厅", "DZT 东展厅.zip", "老泵房", "老泵房.zip"}
    with zipfile.ZipFile(tmp_path / "packs/DZT 东展厅/LC-201 藏品借出流程/BD-201-1 藏品借出审批单.docx") as form:
        text = form.read("word/document.xml").decode()
    assert "东展厅" in text
    assert "2020 年第 3 季度" in text


def test_what_is_wrong_with_a_list_is_named_and_nothing_is_made(project: Path, tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text("单位\n../东展厅\n", encoding="utf-8")
    done = run(
        project, "workmanual", "forms", "--unit-list", str(tmp_path / "units.csv"), "--output", str(tmp_path / "packs")
    )
    assert done.returncode == 1
    assert "units.csv:2:1: error WM135" in done.stdout
    assert "    2 | ../东展厅" in done.stdout
    assert not (tmp_path / "packs").exists()
    assert not (tmp_path / "东展厅").exists()


def test_a_form_that_somebody_has_filled_in_is_kept_and_named(made: Path, tmp_path: Path) -> None:
    arguments = ("forms", "BD-201-1", "--format", "docx", "--output", str(tmp_path))
    assert run(made, "workmanual", *arguments).returncode == 0
    (form,) = tmp_path.glob("*.docx")
    form.write_bytes(b"filled in")
    done = run(made, "workmanual", *arguments)
    assert done.returncode == 1
    assert str(form) in done.stderr
    assert form.read_bytes() == b"filled in"


def test_errors_in_the_manual_come_first(tmp_path: Path) -> None:
    project = small_project(tmp_path / "mini")
    path = next((project / "procedures/2020").glob("1-*/*.md"))
    path.write_text(path.read_text(encoding="utf-8").replace("## 范围", "## 范畴"), encoding="utf-8")
    done = run(project, "workmanual", "forms")
    assert done.returncode == 1
    assert "error WM205" in done.stdout
    assert not (project / "forms").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("BD-201-9",), "相近的有"),
        (("--edition", "1999"), "没有 1999 这一版"),
        (("--period", "第三季度"), "看不懂期间"),
        (("BD-101-1", "--format", "fill"), "没有这种格式：可填写 PDF"),
        (("BD-201-1", "--data", "mkdocs.yml"), "只用于一张图表"),
        (("--unit-list", "mkdocs.yml", "--data", "mkdocs.yml"), "不能一起用"),
        (("--unit-list", "no-such.csv"), "no-such.csv"),
        (("--workers", "0"), "--workers"),
        (("--output", "mkdocs.yml"), "mkdocs.yml"),
    ],
)
def test_wrong_usage_ends_with_2(project: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run(project, "workmanual", "forms", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_written_is_said_so(made: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = run(made, "workmanual", "forms", "BD-201-1", "--output", str(tmp_path / "file/forms"))
    assert done.returncode == 1
    assert "写不进" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_made_is_remembered_in_the_project(made: Path) -> None:
    assert len(list((made / MADE).glob("*.made"))) >= 9
