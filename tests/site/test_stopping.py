# What stops `workmanual check` with 1 stops MkDocs with the same findings; what does not, does not.

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from tests import case_files, mini
from tests.project_copy import small_project
from workmanual import site
from workmanual.findings import has_errors
from workmanual.ground import resources
from workmanual.report.findings_text import passages

CASES = {f"{path.parent.name}/{path.stem}": case_files.read(path) for path in case_files.paths()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path / "mini")


def write(project: Path, sources: dict[str, bytes]) -> None:
    """Put these files in place of every edition."""
    for path in sorted((project / "procedures").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    for name, content in sources.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@pytest.mark.parametrize("name", CASES)
def test_mkdocs_stops_where_check_does(name: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[name]
    sources = case.wrong.sources(case.edition)
    findings = mini.checked(sources, case.edition).findings
    earlier = [mini.files(edition) for edition in mini.EDITIONS if edition < case.edition]
    write(project, {path: content for files in (*earlier, sources) for path, content in files.items()})
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("WORKMANUAL_STAGING", str(project / "staging"))
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins["material/search"].on_startup(command="build", dirty=False)
    if not has_errors(findings):
        site.configure(config)
        return
    with pytest.raises(PluginError) as stopped:
        site.configure(config)
    for passage in passages(findings, resources.locale(), {}):
        assert passage.headline in str(stopped.value)
