# Forms that are filled in on screen: every blank has its field, and what is typed in Chinese shows in three programs.

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.pdf.fields import ReadWidget, drawn_by_mupdf, drawn_by_pdfium, drawn_by_poppler, ink, typed, widgets
from tests.sheets.forms import FORMS, imprint_of, sheet_of
from workmanual.ground import page_materials, resources
from workmanual.ground.made import Made
from workmanual.ground.printing import print_all
from workmanual.html.environment import environment
from workmanual.html.sheet import FILLABLE_STYLES, fillable_document
from workmanual.model.record import FieldType, FormKind, Orientation
from workmanual.pdf.written import PrintJob
from workmanual.sheets.printed import cells
from workmanual.sheets.sheet import (
    BlankId,
    Cell,
    CellRole,
    CutLine,
    Grid,
    GridKind,
    HeadBlank,
    Heading,
    Mark,
    Page,
    Row,
    Sheet,
)

REQUIRED, MULTILINE, RADIO, IN_UNISON = 1 << 1, 1 << 12, 1 << 15, 1 << 25
CENTER, END = 1, 2
FILLABLE = (FormKind.SINGLE, FormKind.LETTER, FormKind.SLIP, FormKind.BALLOT, FormKind.SCORE)
CHINESE = "欧阳喆"
INK = 60
"""Dark dots that three characters have at least, at 100 to the inch and about 10 points."""
TICK = 15
"""Dark dots that a tick has at least."""
PROGRAMS: dict[str, Callable[[bytes, Path], list[Image.Image]]] = {
    "pdfium": drawn_by_pdfium,
    "mupdf": drawn_by_mupdf,
    "poppler": drawn_by_poppler,
}


def pair(
    field: str,
    label: str,
    type_: FieldType = FieldType.TEXT,
    *,
    marks: tuple[Mark, ...] = (),
    options: tuple[str, ...] = (),
    is_required: bool = False,
) -> tuple[Cell, Cell]:
    """A label with its blank, half as wide as the sheet."""
    blank = Cell(
        role=CellRole.ENTRY,
        width=55.5,
        field=field,
        type=type_,
        marks=marks,
        options=options,
        is_required=is_required,
    )
    return Cell(role=CellRole.LABEL, width=30, text=label, broken=(label,), field=field), blank


def row(*cells_: Cell) -> Row:
    return Row(cells=cells_, height=10, least=10, most=10)


def part(title: str, *rows: Row) -> tuple[Heading, Grid]:
    """A part of a slip with its heading; the shared fields first."""
    unit = HeadBlank(id=BlankId.UNIT, label="单位", width=60)
    number = HeadBlank(id=BlankId.NUMBER, label="编号", width=40)
    marks = (Mark(16, "年"), Mark(11, "月"), Mark(11, "日"))
    shared = (
        row(*pair("branch", "受检支部", is_required=True), *pair("due", "反馈期限", FieldType.DATE, marks=marks)),
        row(
            *pair("result", "结论", FieldType.CHOICE, options=("整改", "关闭")),
            *pair("seen", "已阅", FieldType.CHECK, options=("",)),
        ),
    )
    grid = Grid(kind=GridKind.FIELDS, widths=(30, 55.5, 30, 55.5), rows=(*shared, *rows))
    return Heading(title=title, blanks=(unit, number), height=22), grid


def slip() -> Sheet:
    """A notice and its answer on one sheet, to be cut apart."""
    first, notice = part("整改通知", row(*pair("problem", "问题"), *pair("loss", "扣分", FieldType.NUMBER)))
    second, answer = part("整改后反馈通知单", row(*pair("cause", "原因"), *pair("left", "余项", FieldType.NUMBER)))
    cut = CutLine(label="沿此线裁开", seal="骑缝章", height=12)
    return Sheet(
        imprint=imprint_of(FORMS["slip"]),
        title="整改通知／整改后反馈通知单",
        kind=FormKind.SLIP,
        orientation=Orientation.PORTRAIT,
        bound=True,
        pages=(Page(heading=first, bands=(notice, cut, second, answer)),),
    )


def written_beforehand(sheet: Sheet) -> Sheet:
    """The sheet as a pack fills it: unit and number."""
    values = {BlankId.UNIT: "水车间党支部", BlankId.NUMBER: "ZG-2004-3-007"}
    heading = sheet.pages[0].heading
    blanks = tuple(replace(blank, value=values.get(blank.id, "")) for blank in heading.blanks)
    first = replace(sheet.pages[0], heading=replace(heading, blanks=blanks))
    return replace(sheet, pages=(first, *sheet.pages[1:]))


SHEETS = {
    **{name: sheet_of(form) for name, form in FORMS.items() if form.kind in FILLABLE},
    "two parts": slip(),
    "filled": written_beforehand(sheet_of(FORMS["everything"])),
}


@pytest.fixture(scope="module")
def jobs() -> dict[str, PrintJob]:
    templates = environment(page_materials.templates(), resources.locale().labels)
    styles = [page_materials.styles()[name] for name in FILLABLE_STYLES]
    return {
        name: PrintJob(
            name=name,
            documents=(fillable_document(sheet, templates, styles),),
            created=date(2004, 8, 1),
            identifier=name,
            fillable=True,
        )
        for name, sheet in SHEETS.items()
    }


@pytest.fixture(scope="module")
def written(jobs: dict[str, PrintJob]) -> dict[str, Made]:
    return print_all(tuple(jobs.values()))


@pytest.fixture(scope="module")
def read(written: dict[str, Made]) -> dict[str, list[ReadWidget]]:
    return {name: widgets(pdf.content) for name, pdf in written.items()}


# What the fields are


@pytest.mark.parametrize("name", SHEETS)
def test_a_fillable_form_has_the_pages_of_its_sheet_and_is_small(name: str, written: dict[str, Made]) -> None:
    pdf = written[name]
    assert pdf.warnings == ()
    assert pdf.page_counts == (len(SHEETS[name].pages),)
    assert len(pdf.content) < 100_000


def blank_ids(sheet: Sheet) -> list[str]:
    """Fields of the blanks that are filled in on screen, each once."""
    inked = (FieldType.SIGN, FieldType.SEAL, FieldType.PICTURE)
    roles = (CellRole.ENTRY, CellRole.STATUS, CellRole.TOTAL)
    return list(dict.fromkeys(cell.field for cell in cells(sheet) if cell.role in roles and cell.type not in inked))


@pytest.mark.parametrize("name", SHEETS)
def test_every_blank_has_fields_and_nothing_else_has(name: str, read: dict[str, list[ReadWidget]]) -> None:
    own = [widget.name.split(".")[0] for widget in read[name]]
    assert list(dict.fromkeys(one for one in own if not one.startswith("heading-"))) == blank_ids(SHEETS[name])


@pytest.mark.parametrize("name", SHEETS)
def test_a_field_is_called_as_its_label_is_printed(name: str, read: dict[str, list[ReadWidget]]) -> None:
    sheet = SHEETS[name]
    labels = {cell.field: cell.text for cell in cells(sheet) if cell.role in (CellRole.LABEL, CellRole.HEAD)}
    for widget in read[name]:
        assert widget.title.startswith(labels.get(widget.name.split(".")[0], "")), widget
        assert widget.title


def test_names_and_tooltips_say_what_is_asked(read: dict[str, list[ReadWidget]]) -> None:
    asked = dict.fromkeys((widget.name, widget.title) for widget in read["everything"])
    assert list(asked) == [
        ("heading-unit", "单位"), ("heading-period", "期间"), ("heading-number", "登记编号"),
        ("name", "姓名（必填）"), ("sex", "性别"),
        ("born.year", "出生年月：年"), ("born.month", "出生年月：月"),
        ("joined.year", "到岗日期：年"), ("joined.month", "到岗日期：月"), ("joined.day", "到岗日期：日"),
        ("phone", "联系电话"), ("pay", "岗位工资"), ("address", "住址"),
        ("consent", "本人已阅读并同意上面的说明（必填）"), ("odd", "一行里剩下的最后一栏"),
        ("starts.hour", "开始：时"), ("starts.minute", "开始：分"),
        ("ends.hour", "结束：时"), ("ends.minute", "结束：分"),
        ("day", "日期：年-月-日"),
        ("expected", "应到会有表决权的人数（必填）"), ("present", "实到"),
        ("means.1", "方式：座谈会"), ("means.2", "方式：个别谈话"), ("means.3", "方式：书面征求意见"),
        ("means.4", "方式：查阅档案和有关记录"), ("means.5", "方式：外出调查"), ("means.6", "方式：电话询问"),
        ("means.7", "方式：其他"), ("reasons", "理由（写事实，不写评语）"),
        ("amount.1", "数量，第 1 行"), ("state.1", "完好，第 1 行"), ("grade.1", "等次，第 1 行"), ("remark.1", "备注，第 1 行"),
        ("state.2", "完好，第 2 行"), ("grade.2", "等次，第 2 行"), ("remark.2", "备注，第 2 行"),
        *(
            (f"{field}.{number}", f"{label}，第 {number} 行")
            for number in (3, 4)
            for field, label in (
                ("item", "名称"), ("amount", "数量"), ("state", "完好"), ("grade", "等次"), ("remark", "备注"),
            )
        ),
    ]  # fmt: skip


def test_totals_and_checks_are_called_by_what_stands_beside_them(read: dict[str, list[ReadWidget]]) -> None:
    titles = {widget.name: widget.title for widget in read["score"]}
    assert titles["deducted.total"] == "扣分，合计"
    assert "没有打分不放过" in titles.values()


def one(found: list[ReadWidget], name: str) -> ReadWidget:
    return next(widget for widget in found if widget.name == name)


def test_fields_know_what_is_required_how_long_and_where_words_stand(read: dict[str, list[ReadWidget]]) -> None:
    found = read["everything"]
    required = {widget.name for widget in found if widget.flags & REQUIRED}
    assert required == {"name", "consent", "expected"}, "blank rows of a table may stay blank"
    lines = {widget.name for widget in found if widget.flags & MULTILINE and "." not in widget.name}
    assert lines == {"name", "phone", "address", "odd", "reasons"}
    assert [one(found, name).length for name in ("born.year", "born.month", "starts.hour", "name")] == [4, 2, 2, None]
    assert [one(found, name).quadding for name in ("born.year", "pay", "name")] == [CENTER, END, 0]


def test_words_that_exclude_each_other_have_states_of_their_own(written: dict[str, Made]) -> None:
    found = [widget for widget in widgets(written["everything"].content) if widget.name == "sex"]
    assert [widget.states for widget in found] == [("/0",), ("/1",)]
    assert all(widget.kind == "/Btn" and widget.flags & RADIO and widget.value == "/Off" for widget in found)
    with pikepdf.open(io.BytesIO(written["everything"].content)) as pdf:
        field = next(one for one in pdf.Root.AcroForm.Fields.as_list() if one.T == "sex")
        assert [str(word) for word in field.Opt.as_list()] == ["男", "女"]
        assert [str(kid.TU) for kid in field.Kids.as_list()] == ["男", "女"]


def test_what_is_ticked_by_itself_has_one_state(read: dict[str, list[ReadWidget]]) -> None:
    for widget in read["everything"]:
        if widget.name.startswith(("means.", "state.", "consent")):
            assert widget.states == ("/Yes",)
            assert not widget.flags & RADIO


def test_both_parts_of_a_slip_share_their_fields(read: dict[str, list[ReadWidget]]) -> None:
    found = read["two parts"]
    shared = {widget.name for widget in found if widget.is_shared}
    assert shared == {
        "heading-unit", "heading-number", "branch", "due.year", "due.month", "due.day", "result", "seen",
    }  # fmt: skip
    assert len([widget for widget in found if widget.name == "branch"]) == 2
    result = [widget for widget in found if widget.name == "result"]
    assert [widget.states for widget in result] == [("/0",), ("/1",)] * 2
    assert all(widget.flags & IN_UNISON for widget in result)


@pytest.mark.parametrize("name", SHEETS)
def test_no_name_of_a_field_has_a_point_and_none_is_given_twice(name: str, written: dict[str, Made]) -> None:
    with pikepdf.open(io.BytesIO(written[name].content)) as pdf:
        waiting = [pdf.Root.AcroForm.Fields.as_list()]
        while waiting:
            fields = [one for one in waiting.pop() if "/T" in one]
            names = [str(one.T) for one in fields]
            assert len(set(names)) == len(names)
            assert not [one for one in names if "." in one]
            waiting += [one.Kids.as_list() for one in fields if "/Kids" in one]


@pytest.mark.parametrize("name", SHEETS)
def test_the_tabulator_goes_in_reading_order(name: str, written: dict[str, Made]) -> None:
    with pikepdf.open(io.BytesIO(written[name].content)) as pdf:
        tagged: list[tuple[int, int]] = []
        waiting = [pdf.Root.StructTreeRoot.K]
        while waiting:
            found = waiting.pop()
            if isinstance(found, pikepdf.Array):
                waiting += reversed(found.as_list())
            elif isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/OBJR":
                tagged.append(found.Obj.objgen)
            elif isinstance(found, pikepdf.Dictionary) and "/K" in found:
                waiting.append(found.K)
        placed = [one.objgen for page in pdf.pages for one in page.get("/Annots", pikepdf.Array()).as_list()]
        assert tagged == placed, "every field is in the structure, in the order of the page"
        assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}


def test_the_same_form_is_the_same_to_the_last_byte(jobs: dict[str, PrintJob], written: dict[str, Made]) -> None:
    again = print_all([jobs["everything"]])["everything"]
    assert again.content == written["everything"].content


def test_a_form_that_is_only_printed_has_no_fields(jobs: dict[str, PrintJob]) -> None:
    pdf = print_all([replace(jobs["BD-101-2"], fillable=False)])["BD-101-2"]
    assert widgets(pdf.content) == []


# What is typed and ticked


@pytest.mark.parametrize("program", PROGRAMS)
def test_chinese_that_is_typed_shows_everywhere(
    program: str, written: dict[str, Made], read: dict[str, list[ReadWidget]], tmp_path: Path
) -> None:
    names = ("heading-unit", "branch", "problem", "loss")
    asked = [one(read["two parts"], name) for name in names]
    content = typed(written["two parts"].content, [(widget, CHINESE) for widget in asked])
    (picture,) = PROGRAMS[program](content, tmp_path)
    for widget in widgets(content):
        if widget.name in names:
            assert widget.value == CHINESE
            assert ink(picture, widget) > INK, f"{widget.name} is blank"
        elif widget.kind == "/Tx":
            assert ink(picture, widget) == 0, f"{widget.name} is not blank"


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_is_ticked_in_one_part_is_ticked_in_the_other(
    program: str, written: dict[str, Made], read: dict[str, list[ReadWidget]], tmp_path: Path
) -> None:
    closed = [widget for widget in read["two parts"] if widget.name == "result"][1]
    content = typed(written["two parts"].content, [(closed, ""), (one(read["two parts"], "seen"), "")])
    (picture,) = PROGRAMS[program](content, tmp_path)
    shown = [ink(picture, widget) > TICK for widget in widgets(content) if widget.name in ("result", "seen")]
    assert shown == [False, True, True] * 2


@pytest.mark.parametrize("program", PROGRAMS)
def test_chinese_that_a_program_fills_in_shows_everywhere(
    program: str, written: dict[str, Made], read: dict[str, list[ReadWidget]], tmp_path: Path
) -> None:
    with pikepdf.open(io.BytesIO(written["BD-101-2"].content)) as pdf:
        pdf.Root.AcroForm.NeedAppearances = True
        for page in pdf.pages:
            for annotation in page.Annots.as_list():
                if annotation.get("/FT") == "/Tx" and "/MaxLen" not in annotation:
                    annotation.V = CHINESE
        filled = io.BytesIO()
        pdf.save(filled)
    (picture,) = PROGRAMS[program](filled.getvalue(), tmp_path)
    found = [widget for widget in read["BD-101-2"] if widget.kind == "/Tx" and widget.length is None]
    assert found
    for widget in found:
        assert ink(picture, widget) > INK, f"{widget.name} is blank"


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_is_written_beforehand_shows_everywhere(
    program: str, written: dict[str, Made], read: dict[str, list[ReadWidget]], tmp_path: Path
) -> None:
    found = read["filled"]
    assert one(found, "heading-unit").value == "水车间党支部"
    picture = PROGRAMS[program](written["filled"].content, tmp_path)[0]
    for name in ("heading-unit", "heading-number"):
        assert ink(picture, one(found, name)) > INK, f"{name} is blank"
    assert ink(picture, one(found, "phone")) == 0
