# The commands as a person runs them: exit codes, wording, the JSON contract.

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.project_copy import run, small_project
from workmanual.cli import COMMANDS
from workmanual.cli.check import FORMATS
from workmanual.findings import CATALOGUE
from workmanual.locale import Locale


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path / "mini")


def break_a_step(project: Path) -> None:
    path = next((project / "procedures/2020").glob("1-*/*.md"))
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("- 何时做")]
    path.write_text("\n".join(lines), encoding="utf-8")


def test_check_of_a_sound_manual_is_fine(project: Path) -> None:
    done = run(project, "workmanual", "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 个错误" in done.stdout


def test_check_finds_the_project_from_a_folder_inside(project: Path) -> None:
    assert run(project / "procedures/2020", "workmanual", "check").returncode == 0


def test_errors_end_with_1_and_name_file_line_and_remedy(project: Path) -> None:
    break_a_step(project)
    done = run(project, "workmanual", "check", "2020")
    assert done.returncode == 1
    assert "error WM204" in done.stdout
    assert "怎么改：" in done.stdout
    assert "workmanual explain WM204" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_only_the_edition_named_is_checked(project: Path) -> None:
    break_a_step(project)
    assert run(project, "workmanual", "check", "2019").returncode == 0


def test_json_keeps_its_contract(project: Path) -> None:
    break_a_step(project)
    done = run(project, "workmanual", "check", "--format", "json")
    report = json.loads(done.stdout)
    assert report["schema"] == 1
    assert set(report["counts"]) == {"error", "warning", "note"}
    assert report["counts"]["error"] == sum(one["severity"] == "error" for one in report["findings"])
    for one in report["findings"]:
        assert set(one) == {"code", "severity", "path", "line", "column", "message", "hint"}
        assert (project / one["path"]).is_file()


def test_github_names_each_finding_at_its_line(project: Path) -> None:
    break_a_step(project)
    done = run(project, "workmanual", "check", "--format", "github")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines
    for line in lines:
        match = re.match(r"::error file=(procedures/2020/[^,]+),line=(\d+),col=1,title=WM204 [^,:]+::", line)
        assert match, line
        assert (project / match[1]).read_text(encoding="utf-8").split("\n")[int(match[2]) - 1].startswith("### ")


def test_sarif_says_the_same_as_json(project: Path) -> None:
    break_a_step(project)
    found = json.loads(run(project, "workmanual", "check", "--format", "json").stdout)["findings"]
    done = run(project, "workmanual", "check", "--format", "sarif")
    assert done.returncode == 1
    (sarif,) = json.loads(done.stdout)["runs"]
    assert found
    assert [(one["ruleId"], one["level"]) for one in sarif["results"]] == [
        (one["code"], one["severity"]) for one in found
    ]
    for one, result in zip(found, sarif["results"], strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == one["path"]
        assert place["region"] == {"startLine": one["line"], "startColumn": one["column"]}
    assert str(project) not in done.stdout


LOOSENED = "severities:\n  - {code: WM204, severity: warning, because: 先征求意见}\n"


@pytest.fixture
def loosened(project: Path) -> Path:
    """A manual with an error that the project takes as a warning."""
    break_a_step(project)
    (project / "procedures/checks.yml").write_text(LOOSENED, encoding="utf-8")
    return project


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_loosened_is_no_error_and_every_report_says_why(loosened: Path, format_: str) -> None:
    done = run(loosened, "workmanual", "check", "--format", format_)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("先征求意见") == 1
    assert run(loosened, "workmanual", "check", "--strict", "--format", format_).returncode == 1


def test_every_command_line_takes_the_projects_severities(loosened: Path) -> None:
    """MkDocs goes as far as the pages; that it has read the same is what it says of them."""
    done = run(loosened, "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    assert "checks.yml 放宽了 1 项" in done.stderr
    assert "原因：先征求意见" in done.stderr


def test_an_error_in_the_projects_severities_is_said_once(loosened: Path) -> None:
    (loosened / "procedures/checks.yml").write_text(LOOSENED.replace("WM204", "WM2O4"), encoding="utf-8")
    done = run(loosened, "workmanual", "check")
    assert done.returncode == 1
    assert done.stdout.count("error WM118") == 1
    assert "    2 |   - {code: WM2O4" in done.stdout
    assert "相近的有：WM204" in done.stdout


def test_strict_makes_warnings_fail(project: Path) -> None:
    (project / "procedures/2020/stray.md").write_text("x", encoding="utf-8")
    assert run(project, "workmanual", "check").returncode == 0
    assert run(project, "workmanual", "check", "--strict").returncode == 1


@pytest.mark.parametrize("arguments", [("check", "1999"), ("explain", "WM999"), ("no-such-one",), ("check", "--no")])
def test_wrong_usage_ends_with_2(project: Path, arguments: tuple[str, ...]) -> None:
    done = run(project, "workmanual", *arguments)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_outside_a_project_it_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, "workmanual", "check")
    assert done.returncode == 2
    assert "procedures" in done.stderr


def test_explain_lists_every_code_a_line(tmp_path: Path) -> None:
    lines = run(tmp_path, "workmanual", "explain", "--list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(CATALOGUE)


def test_explain_takes_small_letters(tmp_path: Path, locale: Locale) -> None:
    done = run(tmp_path, "workmanual", "explain", "wm204")
    assert locale.findings["WM204"].title in done.stdout


def test_explanations_for_programs(tmp_path: Path, locale: Locale) -> None:
    (one,) = json.loads(run(tmp_path, "workmanual", "explain", "wm204", "--format", "json").stdout)["codes"]
    assert (one["code"], one["title"], one["severity"], one["family"], one["firm"], one["fixable"]) == (
        "WM204",
        locale.findings["WM204"].title,
        "error",
        "structure",
        False,
        False,
    )
    listed = json.loads(run(tmp_path, "workmanual", "explain", "--list", "--format", "json").stdout)
    assert (listed["schema"], [each["code"] for each in listed["codes"]]) == (1, list(CATALOGUE))
    assert one in listed["codes"]


def test_a_code_that_is_none_is_answered_with_near_ones(tmp_path: Path) -> None:
    done = run(tmp_path, "workmanual", "explain", "wm2O4")
    assert done.returncode == 2
    assert "相近的有 WM204" in done.stderr
    assert "相近" not in run(tmp_path, "workmanual", "explain", "步骤").stderr


def test_every_command_has_help_and_words(tmp_path: Path, locale: Locale) -> None:
    listed = run(tmp_path, "workmanual", "--help").stdout
    for name in COMMANDS:
        assert locale.commands[name].summary in listed
        assert locale.commands[name].examples, f"{name} has no example"
        shown = run(tmp_path, "workmanual", name, "--help")
        assert shown.returncode == 0
        for said in locale.commands[name].options.values():
            assert said in shown.stdout


def test_checking_needs_no_pdf_library_and_no_site_engine(project: Path) -> None:
    """A drafter on Windows has neither Pango nor Graphviz."""
    blocked = ("weasyprint", "pygraphviz", "mkdocs", "material", "jieba", "opencc", "pypinyin", "pikepdf")
    program = f"""
import sys
for name in {blocked!r}:
    sys.modules[name] = None
from workmanual.cli import main
sys.argv = ["workmanual", "check"]
main()
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
