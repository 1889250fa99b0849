# Sheets of forms as HTML and as PDF: the labels read back are the sheet's, in its order; the PDF has the pages that the
# layout foretold, with head and foot on each; the preview fits into a browser and prints as the same leaves. The PDFs
# are written in a process of its own, for FONTCONFIG_FILE must not be set in this one.

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from jinja2 import Environment
from playwright.sync_api import Browser, Page

from tests.sheets.forms import FORMS, sheet_of, with_blocks
from workmanual.ground import page_materials, resources
from workmanual.html.environment import environment
from workmanual.html.printed_style import with_sizes, without_attributes
from workmanual.html.sheet import (
    FILLABLE_STYLES,
    PAGE_STYLES,
    STYLES,
    fillable_document,
    measures,
    repeated,
    sheet_document,
    sheet_preview,
)
from workmanual.model.record import FormKind, Orientation
from workmanual.sheets import paper
from workmanual.sheets.flowing import samples
from workmanual.sheets.printed import cells, labels, words
from workmanual.sheets.raster import raster
from workmanual.sheets.sheet import CellRole, Drawing, Grid, Sheet

SHEETS = {name: sheet_of(form) for name, form in FORMS.items()}
STYLE = {name: resources.text(f"html/styles/{name}") for name in dict.fromkeys((*STYLES, *PAGE_STYLES))}
PRINTED_STYLE = [STYLE[name] for name in STYLES]
VOID = {"br", "col", "meta", "link", "img", "hr", "input"}
UNCONTROLLED = resources.locale().labels["uncontrolled-print"]


@pytest.fixture(scope="module")
def templates() -> Environment:
    return environment(page_materials.templates(), resources.locale().labels)


class Reader(HTMLParser):
    """Texts of the elements of one class, in order; also every text, every heading cell's scope, every open tag."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted = wanted
        self.found: list[str] = []
        self.text: list[str] = []
        self.scopes: list[str | None] = []
        self.fields: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        is_wanted = self.wanted in (values.get("class") or "").split()
        if is_wanted:
            self.found.append("")
        if tag == "th":
            self.scopes.append(values.get("scope"))
        if "data-field" in values:
            self.fields.append(values["data-field"] or "")
        if tag not in VOID:
            self.open.append((tag, is_wanted))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self.open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if any(is_wanted for _, is_wanted in self.open):
            self.found[-1] += data


def read(html: str, wanted: str = "sh-label") -> Reader:
    reader = Reader(wanted)
    reader.feed(html)
    reader.close()
    assert not reader.open, "every element is closed"
    return reader


def squeezed(text: str) -> str:
    """Without white space, and without the hyphen that PDFium puts where a line ends in one."""
    return "".join(text.split()).replace("\ufffe", "-")


def labels_of(sheet: Sheet) -> list[str]:
    """The sheet's labels, and other words that are set like them: 序号, 合计."""
    return [label for label, _ in labelled(sheet)]


def labelled(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Labels with their fields, if they have one, in reading order."""
    for page in sheet.pages:
        for band in page.bands:
            if isinstance(band, Drawing):
                yield from ((line.text, line.field) for box in band.boxes for line in box.lines if line.field)
            else:
                for cell in cells(replace(sheet, pages=(replace(page, bands=(band,)),))):
                    if is_labelled(cell.role, cell.text, cell.options, cell.type):
                        yield cell.text or cell.options[0], cell.field


def fields_of(sheet: Sheet) -> list[str]:
    """Fields of all labels and blanks in reading order."""
    found: list[str] = []
    for page in sheet.pages:
        for band in page.bands:
            if isinstance(band, Drawing):
                found += [line.field for box in band.boxes for line in box.lines if line.field]
            found += [cell.field for cell in cells(replace(sheet, pages=(replace(page, bands=(band,)),))) if cell.field]
    return found


def is_labelled(role: CellRole, text: str, options: tuple[str, ...], type_: str | None) -> bool:
    named = role in (CellRole.LABEL, CellRole.HEAD, CellRole.SIGN, CellRole.SEAL, CellRole.PICTURE)
    return (named and text != "") or (type_ == "check" and options not in ((), ("",)))


@pytest.mark.parametrize("name", SHEETS)
def test_labels_of_the_page_are_those_of_the_sheet(name: str, templates: Environment) -> None:
    reader = read(sheet_preview(SHEETS[name], templates))
    shown = previewed(SHEETS[name])
    assert reader.found == labels_of(shown)
    assert [label for label, field in labelled(shown) if field] == list(labels(shown))
    assert reader.fields == fields_of(shown)


def previewed(sheet: Sheet) -> Sheet:
    """What the preview shows of the sheet."""
    return replace(sheet, pages=tuple(page for _, page in samples(sheet)))


def test_a_book_is_shown_by_one_page_of_each_type_with_its_number(templates: Environment) -> None:
    sheet = SHEETS["book"]
    html = sheet_preview(sheet, templates)
    types = [page.type for page in previewed(sheet).pages if page.type]
    assert len(types) == len(set(types)) == 4
    assert f"整册共 {len(sheet.pages)} 页" in html
    last = next(number for number, page in enumerate(sheet.pages, start=1) if page.type == types[-1])
    assert f"第 {last} 页　共 {len(sheet.pages)} 页" in html
    assert "整册共" not in sheet_preview(SHEETS["facing"], templates)


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("document", [sheet_document, fillable_document])
def test_document_says_what_the_sheet_says_in_its_order(
    document: Callable[[Sheet, Environment, tuple[str, ...]], str], name: str, templates: Environment
) -> None:
    body = document(SHEETS[name], templates, ())
    reader = read(body.removeprefix("<!doctype html>"))
    said = with_leaves_once(SHEETS[name]) if document is sheet_document else SHEETS[name]
    assert reader.found == labels_of(said)
    assert_in_order(words(said), squeezed("".join(reader.text)))


def with_leaves_once(sheet: Sheet) -> Sheet:
    """What the document says of the sheet: of leaves that are the same but for their heading, the first."""
    same = repeated(sheet)
    pages = (replace(page, bands=()) if number in same else page for number, page in enumerate(sheet.pages, start=1))
    return replace(sheet, pages=tuple(pages))


def test_leaves_that_are_the_same_are_written_once(templates: Environment) -> None:
    same = repeated(SHEETS["book"])
    assert {SHEETS["book"].pages[number - 1].type for number in same} == {"月度活动记录", "检查记录"}
    html = sheet_document(SHEETS["book"], templates, ())
    assert html.count("data-same-as=") == len(same)
    assert html.count("data-leaf=") == len(set(same.values()))
    assert "data-same-as" not in fillable_document(SHEETS["book"], templates, ())


def test_the_last_definition_of_a_property_counts() -> None:
    style = with_sizes([".a { --face: Song; font-family: var(--face) }", ".a { --face: Hei }"], {})
    assert "font-family: Hei }" in style


def test_sizes_put_in_mean_the_same() -> None:
    style = with_sizes(
        [STYLE["sheet.css"], ".a { width: calc(var(--mm) * var(--box)); height: calc(var(--mm) * var(--h)) }"],
        {"box": "3.6"},
    )
    assert ".a { width: 3.6mm; height: calc(1mm * var(--h)) }" in style
    assert "var(--mm)" not in style
    assert "var(--ink)" not in style


def assert_in_order(wanted: Iterator[str] | tuple[str, ...] | list[str], text: str) -> None:
    place = 0
    for one in wanted:
        found = text.find(squeezed(one), place)
        assert found >= 0, f"{one!r} after {text[max(0, place - 30) : place]!r}"
        place = found + len(squeezed(one))


def test_every_heading_cell_says_of_what(templates: Environment) -> None:
    for sheet in SHEETS.values():
        scopes = read(sheet_preview(sheet, templates)).scopes
        assert scopes or sheet.kind is FormKind.CHART
        assert set(scopes) <= {"row", "col", "colgroup"}


def test_what_an_author_writes_is_never_markup(templates: Environment) -> None:
    evil = "'<script>alert(1)</script> & “引号” {{ t }}'"
    fields = f"{{id: a, label: {evil}, unit: {evil}}}, {{id: b, label: 选, type: choice, options: [{evil}]}}"
    form = with_blocks(f"[{{title: {evil}, fields: [{fields}]}}, {{note: {evil}}}]", title=evil)
    sheet = sheet_of(form)
    for html in (
        sheet_preview(sheet, templates),
        sheet_document(sheet, templates, ()),
        fillable_document(sheet, templates, ()),
    ):
        assert "<script" not in html
        assert html.count("&lt;script&gt;") >= 5
        assert "{{ t }}" in html


def test_document_names_language_title_and_our_faces(templates: Environment) -> None:
    html = sheet_document(SHEETS["everything"], templates, tuple(STYLE.values()))
    assert html.startswith('<?xml version="1.0"?>\n<!DOCTYPE html>\n<html lang="zh-CN">')
    assert "<title>XX/JL-0901 各种栏目都有的登记表</title>" in html
    assert '--song: "Workmanual Song"' in html
    assert html.count("<h1") == 1


@pytest.mark.parametrize("name", SHEETS)
def test_document_is_xml_too_without_style_attributes(name: str, templates: Environment) -> None:
    for html in (sheet_document(SHEETS[name], templates, ()), fillable_document(SHEETS[name], templates, ())):
        root = ElementTree.fromstring(html)
        assert [element.tag for element in root] == ["head", "body"]
        assert not [element.tag for element in root.iter() if "style" in element.attrib]


def test_style_attributes_become_rules() -> None:
    html = '<html><head></head><p style="--h:7">甲</p><p style="--h:9">乙</p><p style="--h:7">丙</p></html>'
    ruled = without_attributes(html)
    assert '[data-style="0"] { --h:7 }\n[data-style="1"] { --h:9 }\n' in ruled
    assert re.findall(r'data-style="(\d)">', ruled) == ["0", "1", "0"]


def test_preview_can_be_reached_and_named(templates: Environment) -> None:
    html = sheet_preview(SHEETS["facing"], templates)
    assert 'role="region" tabindex="0" aria-label="《设备检查台账》的表样"' in html
    assert html.count('class="wm-paper wm-paper--landscape"') == 4
    assert "装" not in html
    assert "第 4 页　共 4 页" in html
    assert "<h1" not in html


def test_nothing_is_fetched_and_nothing_is_a_background() -> None:
    for style in STYLE.values():
        assert "url(" not in style
        assert "gradient" not in style


def test_margins_of_the_style_sheet_are_those_of_the_paper() -> None:
    margins = f"margin: {paper.TOP:g}mm {paper.RIGHT:g}mm {paper.BOTTOM:g}mm {paper.LEFT:g}mm"
    assert margins in STYLE["sheet-print.css"]
    for orientation in Orientation:
        size = f"size: {paper.WIDTH[orientation]:g}mm {paper.HEIGHT[orientation]:g}mm"
        assert size in STYLE["sheet-print.css"]
        assert f"@page wm-{orientation} {{ {size}; margin: 0 }}" in STYLE["sheet-page.css"]


def test_only_what_is_filled_in_on_screen_has_controls(templates: Environment) -> None:
    for control in ("<input", "<textarea"):
        assert control not in sheet_preview(SHEETS["everything"], templates)
        assert control not in sheet_document(SHEETS["everything"], templates, ())
        assert control in fillable_document(SHEETS["everything"], templates, ())


def test_every_measure_of_a_control_is_given() -> None:
    used = set(re.findall(r"var\((--[\w-]+)\)", resources.text(f"html/styles/{FILLABLE_STYLES[-1]}")))
    assert used == {"--mm", "--w", "--h", "--a"}


def test_every_measure_that_the_style_sheet_uses_is_given() -> None:
    given = set(re.findall(r"--[\w-]+(?=:)", measures(SHEETS["everything"])))
    style = "".join(STYLE.values())
    own = set(re.findall(r"(--[\w-]+):", style)) | {"--h", "--n", "--s", "--w", "--x", "--y"}
    used = set(re.findall(r"var\((--[\w-]+)\)", style))
    assert used <= given | own
    assert given <= used


# PDF

WRITER = """
import json, sys
from datetime import date
from pathlib import Path
from workmanual.pdf.writer import write

said = {}
for path in map(Path, sys.argv[1:]):
    pdf = write([path.read_text("utf-8")], files={}, created=date(2004, 8, 1), identifier=path.stem)
    path.with_suffix(".pdf").write_bytes(pdf.content)
    said[path.stem] = [list(pdf.page_counts), list(pdf.warnings)]
print(json.dumps(said))
"""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF as it reads back."""

    pages: tuple[str, ...]
    """Text of each page, without white space."""
    lines: tuple[str, ...]
    """Text of every line."""
    sizes: tuple[tuple[int, int], ...]
    """Width and height of each page, mm."""
    codes: tuple[str, ...]
    """What a camera reads from the QR codes of the first two pages."""
    uprights: Mapping[int, float]
    """How much upright line there is at each place across the pages: tenths of a mm from the left, mm of line."""
    warnings: list[str]


@pytest.fixture(scope="module")
def printed(templates: Environment, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Every sheet as a PDF."""
    return written(SHEETS, templates, tmp_path_factory.mktemp("sheets"))


def written(sheets: Mapping[str, Sheet], templates: Environment, folder: Path) -> dict[str, Printed]:
    """These sheets as PDF."""
    paths = [folder / f"{name}.html" for name in sheets]
    for path in paths:
        html = sheet_document(sheets[path.stem], templates, PRINTED_STYLE)
        path.write_text(html, encoding="utf-8")
    faces = {"FONTCONFIG_FILE": str(resources.FONTS / "fonts.conf"), "XDG_CACHE_HOME": str(folder)}
    command = [sys.executable, "-c", WRITER, *map(str, paths)]
    done = subprocess.run(command, env=os.environ | faces, capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)
    return {path.stem: read_pdf(path.with_suffix(".pdf"), said[path.stem][1]) for path in paths}


PIXEL: Final = 25.4 / 96
"""mm."""
SLANT: Final = 0.01


def read_pdf(path: Path, warnings: list[str]) -> Printed:
    document = pypdfium2.PdfDocument(path)
    pages = [document[number] for number in range(len(document))]
    texts = tuple(squeezed(page.get_textpage().get_text_bounded()) for page in pages)
    lines = tuple(line for page in pages for line in page.get_textpage().get_text_range().splitlines())
    sizes = tuple((round(page.get_width() * paper.POINT), round(page.get_height() * paper.POINT)) for page in pages)
    images = [page.render(scale=200 / 72, grayscale=True).to_pil() for page in pages[:2]]
    codes = tuple(code.text for image in images for code in zxingcpp.read_barcodes(image))
    document.close()
    return Printed(texts, lines, sizes, codes, uprights(path), warnings)


def uprights(path: Path) -> Mapping[int, float]:
    """Upright strokes of the PDF, by their place."""
    found: defaultdict[int, float] = defaultdict(float)
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            start = 0.0, 0.0
            for told in pikepdf.parse_content_stream(page):
                operator = str(told.operator)
                if operator not in ("m", "l"):
                    continue
                numbers = [float(str(one)) for one in told.operands]
                if operator == "m":
                    start = numbers[0], numbers[1]
                elif abs(numbers[0] - start[0]) < SLANT:
                    found[round(numbers[0] * PIXEL * 10)] += abs(numbers[1] - start[1]) * PIXEL
    return found


def asked_uprights(sheet: Sheet) -> Mapping[int, float]:
    """Where the sheet has cells that begin right of its edge, and how high they are together."""
    asked: defaultdict[int, float] = defaultdict(float)
    for page in sheet.pages:
        for grid in (band for band in page.bands if isinstance(band, Grid)):
            placed = raster([grid])
            edges = [0.0, *accumulate(placed.widths)]
            for cell in placed.cells:
                if cell.column:
                    heights = (row.row.height for row in placed.rows[cell.row : cell.row + cell.rows])
                    asked[round((paper.LEFT + edges[cell.column]) * 10)] += sum(heights)
    return asked


@pytest.mark.parametrize("name", SHEETS)
def test_pdf_has_the_pages_that_were_foretold(name: str, printed: dict[str, Printed]) -> None:
    sheet = SHEETS[name]
    size = (round(paper.WIDTH[sheet.orientation]), round(paper.HEIGHT[sheet.orientation]))
    assert printed[name].sizes == (size,) * len(sheet.pages)
    assert printed[name].warnings == []


@pytest.mark.parametrize("name", SHEETS)
def test_labels_of_the_pdf_are_those_of_the_sheet(name: str, printed: dict[str, Printed]) -> None:
    text = "".join(printed[name].pages)
    if SHEETS[name].kind is not FormKind.CHART:  # its boxes are painted after what stands in the flow
        assert_in_order(labels_of(SHEETS[name]), text)
    for word in words(SHEETS[name]):
        assert squeezed(word) in text


@pytest.mark.parametrize("name", SHEETS)
def test_the_code_of_the_pdf_can_be_scanned(name: str, printed: dict[str, Printed]) -> None:
    sheet = SHEETS[name]
    codes = [page.heading.qr.text for page in sheet.pages[:2] if page.heading.qr]
    assert codes
    assert list(printed[name].codes) == codes


@pytest.mark.parametrize("name", SHEETS)
def test_every_page_of_the_pdf_says_what_it_is(name: str, printed: dict[str, Printed]) -> None:
    sheet = SHEETS[name]
    count = len(sheet.pages)
    for number, text in enumerate(printed[name].pages, start=1):
        for wanted in (
            sheet.imprint.full_code,
            sheet.imprint.revision,
            sheet.title,
            sheet.imprint.edition,
            UNCONTROLLED,
        ):
            assert squeezed(wanted) in text
        assert f"第{number}页共{count}页" in text
        assert all(mark in text for mark in "装订线") is sheet.bound


def test_words_that_just_fit_are_not_broken(templates: Environment, tmp_path: Path) -> None:
    """A cell has all the room that the layout counts with: lines around it take none away."""
    counts = (4, 6, 8, 16)
    columns, cells_ = [], []
    for number, count in enumerate(counts):
        width = count * paper.CELL.em + 2 * paper.PADDING + 0.02
        columns.append(f"{{id: c{number}, label: 列, width: {width:.3f}}}")
        cells_.append("一二三四五六七八九十百千万亿上下"[:count])
    sheet = sheet_of(
        with_blocks(
            f"[{{table: {{prefilled: [[{', '.join(cells_)}]], columns: [{', '.join(columns)}, {{id: z, label: 末}}]}}}}]"
        )
    )
    (grid,) = (band for band in sheet.pages[0].bands if isinstance(band, Grid))
    assert sum(grid.widths) == pytest.approx(sheet.width)
    assert [cell.broken for cell in grid.rows[0].cells[:-1]] == [(text,) for text in cells_]
    read = written({"just": sheet}, templates, tmp_path)["just"]
    (row,) = (line for line in read.lines if cells_[0] in line and cells_[-1] in line)
    assert squeezed(row) == "".join(cells_)


# The preview in a browser


def opened(browser: Browser, sheet: Sheet, templates: Environment, width: int) -> Page:
    """A page of that width (px) with the preview between other things."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    style = "".join(STYLE[name] for name in PAGE_STYLES)
    css = f"<style>main {{ max-width: 690px; margin: 20px auto }} {style}</style>"
    body = f"<header>头</header><main><h1>题</h1>{sheet_preview(sheet, templates)}<p>后</p></main>"
    page.set_content(
        f'<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width">{css}{body}'
    )
    return page


@pytest.mark.browser
@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("width", [390, 1280])
def test_preview_scrolls_inside_its_own_box(name: str, width: int, browser: Browser, templates: Environment) -> None:
    page = opened(browser, SHEETS[name], templates, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    overlaps = page.evaluate(
        """[...document.querySelectorAll('.wm-paper')].filter(leaf => {
            const bottom = leaf.querySelector('.sh-page').getBoundingClientRect().bottom
            return bottom > leaf.querySelector('.sh-running--foot').getBoundingClientRect().top
        }).length"""
    )
    assert overlaps == 0, "no leaf is fuller than the layout foretold"
    sizes = page.evaluate(
        "[...document.querySelectorAll('.sh-grid .sh-label')].map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes, default=10) >= 10
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "wm-sheet"
    if width == 390:
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.activeElement.scrollLeft > 0")
    page.close()


@pytest.mark.browser
def test_tick_boxes_and_their_words_stand_inside_their_cell(browser: Browser, templates: Environment) -> None:
    options = ("[批准, 不批准]", "[列为发展对象, 预备党员转正]", "[甲, 乙, 丙, 丁]")
    choices = ", ".join(
        f"{{id: c{number}, label: 结果, type: choice, options: {one}}}" for number, one in enumerate(options)
    )
    for columns in (1, 2, 3):
        sheet = sheet_of(
            with_blocks(f"[{{columns: {columns}, fields: [{choices}, {choices.replace('id: c', 'id: d')}]}}]")
        )
        page = opened(browser, sheet, templates, 1280)
        outside = page.evaluate(
            """[...document.querySelectorAll('.sh-option')].filter(option =>
                option.getBoundingClientRect().right > option.closest('td').getBoundingClientRect().right + 1
            ).map(option => option.textContent)"""
        )
        page.close()
        assert outside == []


@pytest.mark.browser
@pytest.mark.parametrize("name", SHEETS)
def test_a_browser_prints_the_leaves_and_nothing_else(name: str, browser: Browser, templates: Environment) -> None:
    sheet = SHEETS[name]
    page = opened(browser, sheet, templates, 1280)
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    page.close()
    texts = [squeezed(document[number].get_textpage().get_text_bounded()) for number in range(len(document))]
    document.close()
    assert len(texts) == len(previewed(sheet).pages)
    assert all(squeezed(sheet.title) in text for text in texts)
    assert not any("头" in text for text in texts)


@pytest.mark.parametrize("name", SHEETS)
def test_a_line_stands_where_each_cell_begins(name: str, printed: dict[str, Printed]) -> None:
    for place, height in asked_uprights(SHEETS[name]).items():
        drawn = sum(printed[name].uprights.get(place + near, 0) for near in range(-5, 6))  # the frame takes .35 mm
        assert drawn > 0.97 * height, f"{place / 10} mm from the left"
