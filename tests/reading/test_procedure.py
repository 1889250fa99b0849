# A document's Markdown to a Procedure: everything the language has, read from the small manual.

import pytest

from tests import mini
from workmanual.findings import Finding
from workmanual.locale import Locale
from workmanual.model.manual import Manual
from workmanual.model.procedure import Citation, Fork, FrontMatter, Origin, Procedure, Serves, Stage
from workmanual.model.richtext import ListBlock, words_of
from workmanual.model.time import Deadline, Moment, OnOccasion, Period, Recurrence, Side, Unit
from workmanual.reading.front_matter import read_front_matter
from workmanual.reading.markdown import read_markdown
from workmanual.reading.procedure import procedure_of
from workmanual.span import Span


def read_procedure(text: str, path: str, locale: Locale) -> tuple[Procedure | None, tuple[Finding, ...]]:
    file = read_markdown(text, path)
    head = read_front_matter(file, path, FrontMatter)
    procedure, findings = procedure_of(file, head.value, path, locale)
    return procedure, (*file.findings, *head.findings, *findings)


PATH = "procedures/2019/1-visitors/lc-101-group-visits.md"


@pytest.fixture(scope="module")
def visits(manual: Manual) -> Procedure:
    return manual.procedures[0]


def test_the_head(visits: Procedure) -> None:
    head = visits.head
    assert (head.code, head.title, head.revision) == ("LC-101", "团体参观接待流程", "V1.0")
    assert (head.origin, head.serves, head.stage) == (Origin.NAMED, Serves.BRANCH_BUILDING, Stage.DO)
    assert head.keywords == ("预约", "讲解", "团体票")
    assert head.at == Span(PATH, 2, 1)
    assert head.code.at == Span(PATH, 2, 7)
    assert [name.at for name in head.basis] == [Span(PATH, 13, 9)]


def test_the_sections(visits: Procedure) -> None:
    assert words_of(visits.purpose) == "使每个参观团体按约定的时间进馆，有人讲解，意见有人答复。"
    assert [type(block).__name__ for block in visits.scope] == ["Paragraph", "Table"]
    assert words_of(visits.introduction) == "各步按次序办理。"
    assert [step.id for step in visits.steps] == ["booking", "guiding", "feedback"]
    assert [step.title for step in visits.steps] == ["登记预约", "接团讲解", "收回意见"]
    assert [step.at.line for step in visits.steps] == [44, 57, 69]


def test_responsibilities(visits: Procedure) -> None:
    assert [(one.role, one.role.at) for one in visits.responsibilities] == [
        ("服务台", Span(PATH, 35, 5)),
        ("讲解员", Span(PATH, 36, 5)),
        ("参观团体", Span(PATH, 38, 5)),
    ]
    desk, guide, _ = visits.responsibilities
    assert words_of(desk.text).startswith("登记预约，安排时间和 ")
    assert [type(block).__name__ for block in guide.text] == ["Paragraph", "ListBlock"]


def test_a_step(visits: Procedure) -> None:
    step = visits.steps[0]
    assert words_of(step.why) == "避免两个团体同时进一个展厅。"
    assert step.who == ("服务台",)
    assert step.who[0].at == Span(PATH, 47, 7)
    assert step.when is not None
    assert (step.when.at, step.when.text) == (Span(PATH, 48, 7), "收到预约后 1 个工作日内，节假日顺延")
    assert step.when.times == (Deadline("收到预约", Side.AFTER, 1, Unit.WORKING_DAY),)
    (how,) = step.how
    assert isinstance(how, ListBlock)
    assert (how.ordered, len(how.items)) == (True, 3)
    assert step.records == (
        Citation(Span(PATH, 54, 6), "BD-101-1", ""),
        Citation(Span(PATH, 54, 19), None, "预约函"),
    )
    assert step.forks == (
        Fork(Span(PATH, 55, 6), "时间合适", "#guiding"),
        Fork(Span(PATH, 55, 22), "要借用藏品", "LC-201.request"),
    )
    assert not step.pitfalls
    assert not step.basis


def test_optional_items(visits: Procedure) -> None:
    step = visits.steps[1]
    assert step.who == ("讲解员", "服务台")
    assert step.when is not None
    assert step.when.times == (Deadline("参观", Side.BEFORE, 1, Unit.DAY), OnOccasion(Moment.SAME_DAY))
    assert [type(block).__name__ for block in step.how] == ["Paragraph", "ListBlock"]
    assert words_of(step.pitfalls) == "人数变了，要改登记簿，不另写一行。"
    assert step.basis == ("opening-rules-2016",)
    assert step.basis[0].at == Span(PATH, 67, 6)


def test_a_time_among_free_words(visits: Procedure) -> None:
    when = visits.steps[2].when
    assert when is not None
    assert when.times == (Deadline("参观结束", Side.AFTER, 3, Unit.DAY), Recurrence(Period.MONTH, last_day=25))


def lines(text: str) -> str:
    """The small manual's second document with its first step's items replaced by these lines."""
    whole = mini.files()["procedures/2019/2-collections/lc-201-loans.md"].decode()
    before, _, rest = whole.partition("- 为什么做：先弄清")
    _, _, after = rest.partition("\n### 审批")
    return f"{before}{text}\n\n### 审批{after}"


SHORT = "- 为什么做：甲\n- 谁来做：馆长\n- 何时做：随时\n- 怎么做：乙\n- 做到什么程度：3 张"


@pytest.mark.parametrize(
    "text",
    [
        SHORT,
        SHORT.replace("：", ":"),
        SHORT.replace("：", "： "),
        SHORT.replace("- ", "* "),
        SHORT.replace("\n", "\n\n"),
        SHORT.replace("- 怎么做：乙", "- 怎么做：\n    乙"),
        SHORT.replace("- 怎么做：乙", "- 怎么做：\n\n    乙"),
        SHORT.replace("- 怎么做：乙", "- 怎么做：\n    - 乙"),
    ],
)
def test_items_may_be_written_in_many_ways(text: str, locale: Locale) -> None:
    procedure, findings = read_procedure(lines(text), "a.md", locale)
    assert not findings
    assert procedure is not None
    step = procedure.steps[0]
    assert [words_of(item) for item in (step.why, step.how, step.standard)] == ["甲", "乙", "3 张"]
    assert step.who == ("馆长",)
    assert step.when is not None


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(reversed(SHORT.split("\n"))),
        SHORT.replace("- 怎么做：", "- **怎么做**："),
        SHORT.replace("- 怎么做：", "- **怎么做：**"),
        SHORT.replace("- 怎么做：", "- **怎么做：** "),
        SHORT.replace("- 怎么做：", "- **怎么**做 ： "),
        SHORT.replace("- 怎么做：", "- 1. 怎么做："),
        SHORT.replace("- 怎么做：", "- 四、如何做："),
    ],
)
def test_what_is_written_otherwise_is_read_all_the_same(text: str, locale: Locale) -> None:
    procedure, findings = read_procedure(lines(text), "a.md", locale)
    assert {one.code for one in findings} in ({"WM220"}, {"WM223"})
    assert procedure is not None
    step = procedure.steps[0]
    assert [words_of(item) for item in (step.why, step.how, step.standard)] == ["甲", "乙", "3 张"]
    assert step.who == ("馆长",)


def test_a_colon_further_on_belongs_to_the_words(locale: Locale) -> None:
    procedure, _ = read_procedure(lines(SHORT.replace("乙", "分两步：先看，后填")), "a.md", locale)
    assert procedure is not None
    assert words_of(procedure.steps[0].how) == "分两步：先看，后填"


@pytest.mark.parametrize(
    ("written", "title", "id_"),
    [
        ("### 审 批 {#approval}", "审 批", "approval"),
        ("### 审批{#approval}", "审批", "approval"),
        ("### 审批 {#approval} ###", "审批", "approval"),
        ("### **审**批 {#approval}", "审批", "approval"),
        ("### 审批", "审批", ""),
        ("### 4.2 审批 {#approval}", "审批", "approval"),
        ("### {#approval}", "", "approval"),
        ("### 审批 {#a} {#approval}", "审批 {#a}", "approval"),
    ],
)
def test_a_step_s_heading(written: str, title: str, id_: str, locale: Locale) -> None:
    text = lines(SHORT).replace("### 审批 {#approval}", written)
    procedure, _ = read_procedure(text, "a.md", locale)
    assert procedure is not None
    assert (procedure.steps[1].title, procedure.steps[1].id) == (title, id_)


def test_names_of_roles_have_their_own_places(locale: Locale) -> None:
    text = lines(SHORT.replace("馆长", "馆长 、**保管员**、 、讲解员"))
    line = 1 + text.split("\n").index("- 谁来做：馆长 、**保管员**、 、讲解员")
    procedure, _ = read_procedure(text, "a.md", locale)
    assert procedure is not None
    who = procedure.steps[0].who
    assert [(str(name), name.at) for name in who] == [
        ("馆长", Span("a.md", line, 7)),
        ("保管员", Span("a.md", line, 13)),
        ("讲解员", Span("a.md", line, 21)),
    ]


def test_a_document_without_a_head_is_still_looked_through(locale: Locale) -> None:
    procedure, findings = read_procedure("## 目的\n\n甲\n\n### 乙\n", "a.md", locale)
    assert procedure is None
    assert {one.code for one in findings} == {"WM109", "WM201", "WM215"}


def test_line_ends_do_not_change_a_document(visits: Procedure) -> None:
    for end in ("\r\n", "\r"):
        sources = mini.files()
        sources[PATH] = b"\xef\xbb\xbf" + sources[PATH].replace(b"\n", end.encode())
        again = mini.checked(sources)
        assert not again.findings
        assert again.manual is not None
        assert again.manual.procedures[0] == visits


def test_a_time_in_strong_type_is_the_same_time(locale: Locale) -> None:
    procedure, findings = read_procedure(lines(SHORT.replace("随时", "**每月 25 日前**，汇总")), "a.md", locale)
    assert not findings
    assert procedure is not None
    assert procedure.steps[0].when is not None
    assert procedure.steps[0].when.text == "每月 25 日前，汇总"
