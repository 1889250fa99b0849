# The whole build on the small manual: addresses, same bytes, nothing half done.

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pikepdf
import pytest
from PIL import Image

from tests.project_copy import files_of, run, small_project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project built by plain `mkdocs build`."""
    project = small_project(tmp_path_factory.mktemp("built") / "mini")
    done = run(project, "mkdocs", "build")
    assert done.returncode == 0, done.stderr
    return project


def test_every_address_of_the_contract_is_there(built: Path) -> None:
    files = files_of(built / "site")
    for edition in ("2019", "2020"):
        for name in ("index.html", "manual.pdf", "manual.json", "search/search_index.js"):
            assert f"{edition}/{name}" in files
        manual = json.loads(files[f"{edition}/manual.json"])
        for code in (one["head"]["code"].lower() for one in manual["procedures"]):
            assert {f"{edition}/procedures/{code}.html", f"{edition}/procedures/{code}.pdf"} <= files.keys()
        for form in manual["forms"]:
            address = f"{edition}/records/{form['code'].lower()}"
            assert {f"{address}.html", *(address + ending for ending in form["formats"])} <= files.keys()
        assert f"{edition}/downloads/forms.zip" in files
    assert {"index.html", "versions.json", "editions.js", "SHA256SUMS"} <= files.keys()


def test_all_blank_forms_are_one_zip_with_names_that_people_read(built: Path) -> None:
    with zipfile.ZipFile(built / "site/2020/downloads/forms.zip") as archive:
        names = archive.namelist()
        form = archive.read("LC-201 藏品借出流程/BD-201-1 藏品借出审批单.docx")
    assert names == sorted(names)
    there = [path for path in (built / "site/2020/records").iterdir() if path.suffix != ".html"]
    assert len(names) == len(there)
    assert form == (built / "site/2020/records/bd-201-1.docx").read_bytes()


def test_a_form_is_saved_under_its_chinese_name(built: Path) -> None:
    for page in ("bd-201-1.html", "index.html"):
        text = (built / "site/2020/records" / page).read_text(encoding="utf-8")
        assert 'href="bd-201-1-fill.pdf" download="BD-201-1 藏品借出审批单 可填写.pdf"' in text


def test_nothing_is_left_beside_the_site(built: Path) -> None:
    assert not [path.name for path in built.iterdir() if path.name.startswith(".site")]


def test_sums_name_every_file_but_themselves(built: Path) -> None:
    done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=built / "site", check=False)
    assert done.returncode == 0
    listed = {line.split("  ", 1)[1] for line in (built / "site/SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert listed == files_of(built / "site").keys() - {"SHA256SUMS"}


def test_versions_say_which_edition_is_current(built: Path) -> None:
    versions = json.loads((built / "site/versions.json").read_text(encoding="utf-8"))
    assert versions["schema"] == 1
    assert versions["current"] == "2020"
    assert [one["id"] for one in versions["editions"]] == ["2019", "2020"]
    script = (built / "site/editions.js").read_text(encoding="utf-8")
    assert json.loads(script.removeprefix("window.workmanualEditions = ").removesuffix(";\n")) == versions


def test_workmanual_build_gives_the_same_bytes_elsewhere(built: Path, tmp_path: Path) -> None:
    """Another folder, time zone, locale and order of files, and no cache to copy from."""
    project = small_project(tmp_path / "U盘 党建(1)" / "mini")
    done = run(project, "workmanual", "build", TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    ours, plain = files_of(project / "site"), files_of(built / "site")
    assert ours.keys() == plain.keys()
    assert [name for name in ours if ours[name] != plain[name]] == []


def test_a_second_build_gives_the_same_bytes(built: Path) -> None:
    before = files_of(built / "site")
    assert run(built, "mkdocs", "build").returncode == 0
    assert files_of(built / "site") == before


@pytest.fixture
def broken(built: Path, tmp_path: Path) -> Path:
    """A built project into which an error was written afterwards."""
    project = tmp_path / "broken"
    shutil.copytree(built, project)
    path = next((project / "procedures/2020").glob("1-*/*.md"))
    path.write_text(path.read_text(encoding="utf-8").replace("## 范围", "## 范畴"), encoding="utf-8")
    return project


def test_errors_stop_mkdocs_with_the_findings_of_check(broken: Path) -> None:
    before = files_of(broken / "site")
    found = run(broken, "workmanual", "check", "2020")
    stopped = run(broken, "mkdocs", "build")
    assert stopped.returncode == 1
    assert "Traceback" not in stopped.stderr
    headlines = [line for line in found.stdout.splitlines() if re.search(r": error WM\d+ ", line)]
    assert len(headlines) >= 2
    for line in headlines:
        assert line in stopped.stderr
    assert files_of(broken / "site") == before


def test_an_error_in_another_edition_stops_the_build_too(broken: Path) -> None:
    (broken / "procedures/2020").rename(broken / "procedures/2018")
    before = files_of(broken / "site")
    stopped = run(broken, "mkdocs", "build")
    assert stopped.returncode == 1
    assert "Traceback" not in stopped.stderr
    assert files_of(broken / "site") == before


def test_workmanual_build_stops_on_errors_with_1(broken: Path) -> None:
    done = run(broken, "workmanual", "build")
    assert done.returncode == 1
    assert "error WM205" in done.stdout
    assert "Traceback" not in done.stderr


def test_workmanual_build_says_what_is_missing(built: Path, tmp_path: Path) -> None:
    """A hook that loses a file is found out, because the proof looks at the disk."""
    project = tmp_path / "losing"
    shutil.copytree(built, project)
    hook = project / "hooks/manual.py"
    lose = "    from pathlib import Path; next(Path('site/2020/records').glob('*.pdf')).unlink()\n"
    hook.write_text(hook.read_text(encoding="utf-8").rstrip() + "\n" + lose, encoding="utf-8")
    done = run(project, "workmanual", "build")
    assert done.returncode == 1
    assert re.search(r"2020/records/\S+\.pdf", done.stderr)


def test_warnings_do_not_stop_the_build(built: Path, tmp_path: Path) -> None:
    project = tmp_path / "warned"
    shutil.copytree(built, project)
    (project / "procedures/2020/stray.md").write_text("x", encoding="utf-8")
    done = run(project, "mkdocs", "build")
    assert done.returncode == 0
    assert "1 个提醒" in done.stderr


def with_picture(project: Path, content: bytes) -> None:
    """Show a picture in the second edition's first document."""
    path = next((project / "procedures/2020").glob("1-*/*.md"))
    (path.parent / "hall.png").write_bytes(content)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("## 范围\n", "![展厅平面图](hall.png)\n\n## 范围\n", 1), encoding="utf-8")


def test_a_picture_is_shown_on_the_page_and_on_paper(built: Path, tmp_path: Path) -> None:
    project = tmp_path / "pictured"
    shutil.copytree(built, project)
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(drawn, "PNG")
    with_picture(project, drawn.getvalue())
    assert run(project, "mkdocs", "build").returncode == 0
    page = next((project / "site/2020/procedures").glob("*101*.html"))
    address = re.search(r'<img src="([^"]+)" alt="展厅平面图">', page.read_text(encoding="utf-8"))
    assert address
    assert (page.parent / address[1]).resolve().read_bytes() == drawn.getvalue()
    with pikepdf.open(page.with_suffix(".pdf")) as pdf:
        assert any(sheet.get_images() for sheet in pdf.pages)


def test_what_the_printer_complains_of_stops_the_build(built: Path, tmp_path: Path) -> None:
    """A picture that is none is only a line in weasyprint's log; the build takes it for what it is."""
    project = tmp_path / "torn"
    shutil.copytree(built, project)
    before = files_of(project / "site")
    with_picture(project, b"not a picture")
    stopped = run(project, "mkdocs", "build")
    assert stopped.returncode == 1
    assert "PDF 有毛病" in stopped.stderr
    assert "manual.pdf" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert files_of(project / "site") == before


def test_a_site_lost_between_two_renames_comes_back(broken: Path) -> None:
    before = files_of(broken / "site")
    (broken / "site").rename(broken / ".site.old")
    assert run(broken, "mkdocs", "build").returncode == 1
    assert files_of(broken / "site") == before


class _Addresses(HTMLParser):
    """Collects what a page asks for and links to, and the ids it has."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.linked: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.add(str(values["id"]))
        for name in ("src", "href"):
            value = values.get(name)
            if value:
                (self.linked if tag == "a" else self.asked).append(value)


def pages(site: Path) -> Iterator[tuple[Path, _Addresses]]:
    for path in sorted(site.rglob("*.html")):
        parser = _Addresses()
        parser.feed(path.read_text(encoding="utf-8"))
        yield path, parser


def test_no_page_asks_the_network_for_anything(built: Path) -> None:
    for path, page in pages(built / "site"):
        outside = [address for address in page.asked if urlsplit(address).netloc]
        assert outside == [], path


def test_every_link_leads_somewhere(built: Path) -> None:
    site = built / "site"
    ids = {path: page.ids for path, page in pages(site)}
    dead = []
    for path, page in pages(site):
        for address in page.linked:
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchor = unquote(parts.fragment)
            if not target.is_file() or (anchor and target.suffix == ".html" and anchor not in ids[target]):
                dead.append(f"{path.relative_to(site)} → {address}")
    assert dead == []
