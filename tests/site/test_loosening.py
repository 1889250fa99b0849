# What a project may loosen harms no output: with every error that is not firm taken as a note, each case's manual still
# gives all its pages, its navigation, its search words, its sheets and documents for the printer, and its data.

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from tests import case_files
from tests.project_copy import small_project, write_sources
from workmanual import site
from workmanual.data.manual_json import manual_json
from workmanual.findings import CATALOGUE, Severity
from workmanual.ground import page_materials
from workmanual.ground.making import names_of
from workmanual.ground.making_worker import Job
from workmanual.ground.project import SEVERITIES
from workmanual.html.web_page import form_address, procedure_address
from workmanual.pdf.jobs import print_jobs
from workmanual.site import search
from workmanual.site.contents import NavItem, navigation
from workmanual.site.outputs import press_of
from workmanual.site.run import Run

LOOSE = tuple(code for code, row in CATALOGUE.items() if row.severity is Severity.ERROR and not row.firm)
ALL_LOOSENED = "severities:\n" + "".join(f"  - {{code: {code}, severity: note, because: x}}\n" for code in LOOSE)


def errors_of(case: case_files.Case) -> set[str]:
    return {one.code for one in case.wrong.finds if CATALOGUE[one.code].severity is Severity.ERROR}


CASES = {f"{path.parent.name}/{path.stem}": case_files.read(path) for path in case_files.paths()}
LOOSENED = {name: case for name, case in CASES.items() if errors_of(case) and errors_of(case) <= set(LOOSE)}


@pytest.mark.parametrize("code", LOOSE)
def test_what_may_be_loosened_is_proved_harmless(code: str) -> None:
    assert any(code in errors_of(case) for case in LOOSENED.values()), (
        f"no case finds {code} without a firm error beside it: write one, or make {code} firm (findings.py)"
    )


@pytest.mark.parametrize("name", LOOSENED)
def test_a_loosened_error_keeps_nothing_from_being_made(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = LOOSENED[name]
    sources = case.wrong.sources(case.edition) | {SEVERITIES: ALL_LOOSENED.encode()}
    config = configured(tmp_path / "mini", sources, monkeypatch)
    files = config.plugins.on_files(Files([]), config=config)
    run = config.extra["workmanual_run"]
    assert isinstance(run, Run)
    codes = f"{sorted(errors_of(case))} should be firm"
    missing = set(addresses_of(sources)) - {page.address for page in run.pages.values()}
    assert not missing, f"{codes}: no page for {missing}"
    jobs: tuple[Job, ...] = (
        *print_jobs(run.index, page_materials.materials(run.state), run.edition.files, with_book=True),
        *press_of(run).edition(),
    )
    printed = {name.removesuffix(".pdf") for job in jobs for name in names_of(job)}
    assert set(addresses_of(sources)) <= printed, codes
    for address in run.pages:
        assert re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*\.md", address), f"{codes}: {address} is no address"
        assert files.get_file_from_path(address), codes
    listed = {f"{page.address}.md" for page in run.pages.values() if page.is_listed}
    assert listed <= set(named(navigation(run, config))), f"{codes}: the navigation leaves something out"
    for page in run.pages.values():
        search.tags(page, run.index)
    assert search.vocabulary(run.index)
    assert manual_json(run.index).encode()


def configured(folder: Path, sources: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> MkDocsConfig:
    """MkDocs set up for these sources, with the pages made."""
    project = small_project(folder)
    write_sources(project, sources)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("WORKMANUAL_STAGING", str(project / "staging"))
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins["material/search"].on_startup(command="build", dirty=False)
    return site.configure(config)


def named(items: Iterable[NavItem | str]) -> Iterator[str]:
    """The sources that a navigation names."""
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            for inner in item.values():
                yield from named([inner] if isinstance(inner, str) else inner)


def addresses_of(sources: dict[str, bytes]) -> Iterator[str]:
    """Addresses of the documents and forms that stand in the sources, by their codes."""
    for path, content in sources.items():
        code = re.search(rb"^code:\s*[\"']?([A-Z][A-Z0-9-]*)", content, re.MULTILINE)
        if code and "/records/" in path:
            yield form_address(code[1].decode())
        elif code and path.endswith(".md"):
            yield procedure_address(code[1].decode())
