# The writer by itself: faults become warnings, the same input the same bytes, numbers run through documents.

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.pdf.read_back import ReadPdf
from workmanual.ground.made import Made
from workmanual.ground.printing import print_all
from workmanual.pdf.jobs import BOOK
from workmanual.pdf.written import PrintJob

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
"""A black point, as PNG."""


def page(body: str, style: str = "") -> str:
    faces = "html { font-family: 'Workmanual Song' }"
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>试</title>'
        f"<style>{faces} {style}</style></head><body>{body}</body></html>"
    )


def job(name: str, *documents: str, **files: bytes) -> PrintJob:
    given = {f"{path}.png": content for path, content in files.items()}
    return PrintJob(name=name, documents=documents, files=given, created=date(2004, 8, 1), identifier=name)


FAULTS = {
    "a file of the machine": (page('<img src="file:///etc/hostname" alt="">'), "not one of the files handed over"),
    "another site": (page('<img src="http://127.0.0.1:9/a.png" alt="x">'), "not one of the files handed over"),
    "data in the address": (page('<img src="data:image/png;base64,AA" alt="x">'), "not one of the files handed over"),
    "a file not handed over": (page('<img src="manual:b.png" alt="x">'), "not one of the files handed over"),
    "a foreign style sheet": (page("", "@import url(http://127.0.0.1:9/a.css);"), "a.css"),
    "a foreign face": (page("字", "@font-face { font-family: F; src: url(file:///etc/f.ttf) }"), "Font-face"),
    "an attachment": (page('<a rel="attachment" href="file:///etc/hostname">字</a>'), "not one of the files"),
    "a character no face has": (page("<p>一\U0001f9ed二</p>"), "U+1F9ED"),
    "a link to nowhere": (page('<a href="#nowhere">字</a>'), "nowhere"),
    "the page of nowhere": (page('<span data-page-of="nowhere"></span>'), "nowhere"),
    "a property that does not exist": (page("字", "p { colour: red }"), "colour"),
}


@pytest.fixture(scope="module")
def faulty() -> dict[str, Made]:
    return print_all([job(name, text) for name, (text, _) in FAULTS.items()])


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_a_warning(name: str, faulty: dict[str, Made]) -> None:
    pdf = faulty[name]
    assert any(FAULTS[name][1] in warning for warning in pdf.warnings), pdf.warnings
    assert pdf.content.startswith(b"%PDF-1.7")


def test_a_picture_is_taken_from_what_is_handed_over() -> None:
    shown = page('<img src="manual:图.png" alt="一个点">')
    pdf = print_all([job("a", shown, 图=PICTURE, other=b"not shown")])["a"]
    assert pdf.warnings == ()
    read = ReadPdf(pdf.content)
    assert list(read.pdf.pages[0].Resources.XObject)


def test_numbers_run_through_the_documents() -> None:
    number = "@page { @bottom-center { content: '第' counter(page) '共' counter(pages) '全书' counter(whole) } }"
    leaf = "<p style='break-after: page'>甲</p>"
    contents = page('<p>见<a href="#end" data-page-of="end">末页</a></p>', number)
    middle, last = page(f"{leaf}{leaf}<p>乙</p>", number), page(f"{leaf}<p id='end'>末</p>", number)
    pdf = print_all([job("a", contents, middle, last)])["a"]
    assert pdf.warnings == ()
    assert pdf.page_counts == (1, 3, 2)
    assert ReadPdf(pdf.content).pages == [
        "见末页6第1共1全书1",
        "甲第1共3全书2", "甲第2共3全书3", "乙第3共3全书4",
        "甲第1共2全书5", "末第2共2全书6",
    ]  # fmt: skip


def test_the_same_input_gives_the_same_bytes(
    jobs: dict[str, PrintJob], printed: dict[str, Made], tmp_path: Path
) -> None:
    """Another process with another hash seed, time zone and language writes what the workers have written."""
    for place, text in enumerate(jobs[BOOK].documents):
        (tmp_path / f"{place}.html").write_text(text, encoding="utf-8")
    program = (
        "import sys, hashlib, pathlib, datetime\n"
        "from workmanual.ground.making_worker import start, print_one\n"
        "from workmanual.pdf.written import PrintJob\n"
        "start()\n"
        "texts = [path.read_text(encoding='utf-8') for path in sorted(pathlib.Path('.').glob('*.html'))]\n"
        "created = datetime.date.fromisoformat(sys.argv[1])\n"
        "job = PrintJob(name='x', documents=tuple(texts), created=created, identifier=sys.argv[2])\n"
        "print(hashlib.sha256(print_one(job).content).hexdigest())\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, jobs[BOOK].created.isoformat(), jobs[BOOK].identifier],
        cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == hashlib.sha256(printed[BOOK].content).hexdigest()
