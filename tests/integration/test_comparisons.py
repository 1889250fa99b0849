# The ready-made comparisons of a site: which are there, that they are whole, and that they need nothing from outside.

import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.editions_project import DAY, three_editions
from tests.pdf.read_back import ReadPdf
from tests.project_copy import files_of, run

FORMATS = {"html", "pdf", "docx", "xlsx"}
OUTSIDE = re.compile(
    r"""<script|<iframe|<object|\bon[a-z]+=|(?:src|href|action)=["']?(?:https?:)?//|url\(|@import""", re.IGNORECASE
)
LINK = re.compile(r'href="(?!data:,")([^"]+)"')


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = three_editions(tmp_path_factory.mktemp("comparisons") / "mini")
    draft = next((project / "procedures/2021").glob("0-*/*.md"))
    draft.write_text(draft.read_text(encoding="utf-8") + "\n=1+1 & 再看一遍。\n", encoding="utf-8")
    done = run(project, "workmanual", "build", "--drafts", "--today", DAY)
    assert done.returncode == 0, done.stderr + done.stdout
    return project


def made(project: Path) -> dict[str, bytes]:
    return files_of(project / "site/compare")


def tables(project: Path) -> dict[str, bytes]:
    """The page and the ready-made tables, without what the page loads."""
    return {name: content for name, content in made(project).items() if "/" not in name}


def test_the_page_has_its_scripts_styles_and_data_beside_it(built: Path) -> None:
    beside = {name.partition("/")[0] for name in made(built)} - tables(built).keys()
    assert beside == {"assets", "data"}
    assert {"data/index.js", "data/history/lc-101.js", "assets/page.js"} <= made(built).keys()


def test_every_ready_made_pair_in_four_formats(built: Path) -> None:
    pairs = ("2019-2020", "2020-2021")
    assert {*tables(built)} == {"index.html", *(f"{pair}.{suffix}" for pair in pairs for suffix in FORMATS)}


def test_the_files_are_what_their_names_say(built: Path) -> None:
    for name, content in tables(built).items():
        if name.endswith(".pdf"):
            assert "修订对照表" in "".join(ReadPdf(content).pages)
        elif name.endswith((".docx", ".xlsx")):
            assert zipfile.ZipFile(BytesIO(content)).testzip() is None
        else:
            assert content.decode().lower().startswith("<!doctype html>")


def test_tables_need_no_network_and_no_script(built: Path) -> None:
    pages = {name: content.decode() for name, content in tables(built).items() if name.endswith(".html")}
    assert len(pages) == 3
    for name, text in pages.items():
        found = OUTSIDE.findall(text)
        assert [one for one in found if name != "index.html" or one != "<script"] == [], name
        assert '<html lang="zh-CN">' in text


def test_every_link_leads_somewhere(built: Path) -> None:
    folder = built / "site/compare"
    assert "2019-2020.html" in LINK.findall(made(built)["index.html"].decode())
    for name, content in made(built).items():
        text = content.decode() if name.endswith(".html") else ""
        for link in LINK.findall(text):
            path, _, place = link.partition("#")
            target = (folder / path) if path else folder / name
            assert target.is_file(), (name, link)
            assert not place or f'id="{place}"' in target.read_text(encoding="utf-8"), (name, link)


def test_the_list_names_the_newest_pair_first(built: Path) -> None:
    text = made(built)["index.html"].decode()
    assert text.index("2020-2021.html") < text.index("2019-2020.html")


def test_texts_of_the_source_are_texts(built: Path) -> None:
    text = made(built)["2020-2021.html"].decode()
    assert "=1+1 &amp; 再看一遍。" in text


def test_the_same_bytes_again(built: Path, tmp_path: Path) -> None:
    before = made(built)
    again = tmp_path / "again"
    shutil.copytree(built, again, symlinks=True)
    shutil.rmtree(again / "site")
    assert run(again, "workmanual", "build", "--drafts", "--today", DAY).returncode == 0
    assert made(again) == before


def test_one_edition_is_compared_with_nothing(built: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    shutil.copytree(built, alone, symlinks=True)
    assert run(alone, "workmanual", "build", "--today", "2019-06-01").returncode == 0
    assert {*tables(alone)} == {"index.html", *(f"2019-2020.{suffix}" for suffix in FORMATS)}  # one that is to come
    for path in ("procedures/2020", "procedures/2021", "procedures/register.yml", "procedures/2019/SHA256SUMS"):
        target = alone / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    done = run(alone, "workmanual", "build", "--today", "2019-06-01")
    assert done.returncode == 0, done.stderr
    assert not (alone / "site/compare").exists()
    assert "compare/" not in (alone / "site/index.html").read_text(encoding="utf-8")
