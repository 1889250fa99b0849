# The worked examples of the assessment, typed into its forms: LibreOffice must get what the pages say.

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.office.xlsx.calculated import Entry, calculated, spots, written
from workmanual.ground import resources
from workmanual.model.manual import Manual
from workmanual.model.richtext import Reference, Table, Text
from workmanual.sheets.layout import form_sheet
from workmanual.sheets.sheet import Sheet
from workmanual.views.index import Index, placed_indicators
from workmanual.views.lists.scheme import scheme

EDITIONS = ["2004", "2005", "2006"]
pytestmark = pytest.mark.parametrize("edition", EDITIONS, indirect=True, scope="session")
RECKONED = ["要算的数", "怎么算", "结果"]

Row = list[str]


def words(cell: tuple[object, ...]) -> str:
    """A cell's text; a reference is its target."""
    return "".join(
        part.text if isinstance(part, Text) else str(part.target) for part in cell if isinstance(part, Text | Reference)
    )


def tables(manual: Manual, head: Row) -> list[list[Row]]:
    """The rows of KP-01's tables with such a head, in their order."""
    document = next(one for one in manual.procedures if one.head.code == "KP-01")
    return [
        [[words(cell) for cell in row] for row in block.rows]
        for block in document.introduction
        if isinstance(block, Table) and [words(cell) for cell in block.head] == head
    ]


def sheet(real: Index, code: str) -> Sheet:
    form = next(one for one in real.manual.forms if one.code == code)
    return form_sheet(real, form, resources.locale().labels, "")


def number(text: str) -> float:
    """The first number of a cell such as “90.5 分” or “加 2 分”."""
    found = re.search(r"\d+(?:\.\d+)?", text)
    assert found, text
    return float(found[0])


def filled(places: Mapping[str, list[str]], entries: Mapping[str, list[Entry]]) -> dict[str, Entry]:
    return {
        name: value
        for field, values in entries.items()
        for name, value in zip(places[field], values, strict=True)
        if value is not None
    }


def test_the_quarter_of_the_example_is_what_the_score_sheet_calculates(real: Index, tmp_path: Path) -> None:
    """The page 考核评价 says what the example comes to, with and without what was added, and with a veto."""
    made = scheme(real, resources.locale().labels)
    given = real.manual.assessment
    assert made is not None
    assert given is not None
    example = given.example
    assert example is not None
    tables = {
        table.id: [[piece.words for cell in row.cells for piece in cell] for row in table.rows] for table in made.tables
    }
    marks = {row[0].split()[0]: number(row[-1].split("＝")[1]) for row in tables["example"]}
    numbers = {placed.number: placed.indicator for placed in placed_indicators(given)}
    assert set(marks) < set(numbers)
    *_, total, grade, without, vetoed = tables["results"]
    shown = {
        "total": (number(total[-1]), grade[-1]),
        "without": (number(without[1].split("＝")[1]), without[-1]),
        "vetoed": (number(vetoed[1].split("＝")[1]), vetoed[-1]),
    }

    def scored(bonus: float, *, zero: str = "") -> dict[str, list[Entry]]:
        full = [(place, float(one.points)) for place, one in numbers.items()]
        got = [0.0 if numbers[place].id == zero else marks.get(place, points) for place, points in full]
        return {
            "objective": ["MB-1"] * len(full),
            "clause": ["1"] * len(full),
            "facts": ["有记录"] * len(full),
            "score": list(got),
            "reason": [None if mark == points else "见例" for mark, (_, points) in zip(got, full, strict=True)],
            "vetoed": ["有" if zero else "无", *["无"] * (len(given.veto) - 1)],
            "bonus": [bonus],
        }

    assert example.vetoed is not None
    cases = {
        "total": scored(example.extra),
        "without": scored(0),
        "vetoed": scored(example.extra, zero=example.vetoed),
    }
    form = sheet(real, "JL-KP02")
    places = spots(form)
    content = written(form)
    found = calculated(tmp_path, [(content, filled(places, entries)) for entries in cases.values()])
    results: dict[str, object] = {
        case: (values[places["total"][0]], values[places["grade"][0]])
        for case, values in zip(cases, found, strict=True)
    }
    assert results == {case: (pytest.approx(points), title) for case, (points, title) in shown.items()}
    assert shown["total"][0] != shown["without"][0] != shown["vetoed"][0]


def test_the_year_of_the_example_is_what_the_yearly_sheet_calculates(real: Index, tmp_path: Path) -> None:
    said = {name: (how, result) for name, how, result in tables(real.manual, RECKONED)[0]}
    quarters = [float(one) for one in re.findall(r"\d+\.\d+", said["四季平均"][0].split("）")[0])]
    halves = [float(one) for one in re.findall(r"\d+\.\d+", said["抽查平均"][0].split("（")[1])]
    issued, returned, *_ = [float(one) for one in re.findall(r"\d+", said["有效票"][0])]
    votes = [float(one) for one in re.findall(r"满意 (\d+)", said["有效票"][0])]
    entries: dict[str, list[Entry]] = {
        **{f"quarter_{n}": [value] for n, value in enumerate(quarters, 1)},
        **{f"half_{n}": [value] for n, value in enumerate(halves, 1)},
        "issued": [issued],
        "returned": [returned],
        "valid": [number(said["有效票"][1])],
        **dict(zip(("satisfied", "fairly", "dissatisfied"), ([one] for one in votes), strict=True)),
        "vetoes": [number(said["等次"][0].split("否决")[1])],
    }
    form = sheet(real, "JL-KP06")
    places = spots(form)
    (found,) = calculated(tmp_path, [(written(form), filled(places, entries))])
    results: dict[str, object] = {
        field: found[places[field][0]] for field in ("quarters", "spot", "approval", "review", "total", "grade")
    }
    assert results == {
        "quarters": pytest.approx(number(said["四季平均"][1])),
        "spot": pytest.approx(number(said["抽查平均"][1])),
        "approval": pytest.approx(number(said["认可率"][1]), abs=0.05),  # shown with one decimal
        "review": pytest.approx(number(said["年终测评分"][1])),
        "total": pytest.approx(number(said["总评得分"][1])),
        "grade": said["等次"][1],
    }
    assert found[places["votes_agree"][0]] == "是"
