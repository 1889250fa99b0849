# What stops `workmanual check` with 1 stops MkDocs with the same findings; what does not, does not.

from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from tests import case_files, mini
from tests.project_copy import small_project, write_sources
from workmanual import site
from workmanual.findings import has_errors
from workmanual.ground import resources
from workmanual.report.findings_text import passages

READ = {f"{path.parent.name}/{path.stem}": case_files.read(path) for path in case_files.paths()}
CASES = {name: case for name, case in READ.items() if not (case.wrong.lists or case.wrong.releasing)}
"""A list is handed to `workmanual forms` and is no part of a manual; what keeps from releasing is asked on release."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path / "mini")


@pytest.mark.parametrize("name", CASES)
def test_mkdocs_stops_where_check_does(name: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[name]
    findings = replace(case.wrong, releasing=False).findings(case.edition)  # a draft is built without
    earlier = [mini.files(edition) for edition in mini.EDITIONS if edition < case.edition]
    write_sources(project, {path: content for files in earlier for path, content in files.items()})
    case.wrong.write(project, case.edition)
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
