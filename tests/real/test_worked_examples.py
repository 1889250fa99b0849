# The examples of KP-01, read from its page and typed into its forms: LibreOffice must get what the page says.

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

SCORED = ["子项", "事实", "怎么算", "得分"]
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
    scheme = real.manual.assessment
    assert scheme is not None
    (rows,) = tables(real.manual, SCORED)
    said = {name: (how, result) for name, how, result in tables(real.manual, RECKONED)[0]}
    given = {row[0].removeprefix("KP-01."): number(row[3]) for row in rows}
    indicators = [one.indicator for one in placed_indicators(scheme)]
    assert set(given) <= {str(one.id) for one in indicators}

    def scored(marks: Mapping[str, float], bonus: float, vetoed: bool) -> dict[str, list[Entry]]:
        full = [(str(one.id), float(one.points)) for one in indicators]
        got = [marks.get(name, points) for name, points in full]
        return {
            "objective": ["MB-1"] * len(full),
            "clause": ["1"] * len(full),
            "facts": ["有记录"] * len(full),
            "score": list(got),
            "reason": [None if mark == points else "见例" for mark, (_, points) in zip(got, full, strict=True)],
            "vetoed": ["有" if vetoed else "无", *["无"] * (len(scheme.veto) - 1)],
            "bonus": [bonus],
        }

    bonus = number(said["加减分"][1])
    cases = {
        "季度得分": scored(given, bonus, vetoed=False),
        "假如没有加分": scored(given, 0, vetoed=False),
        "假如触发安全否决": scored(given | {"safety": 0.0}, bonus, vetoed=True),
    }
    form = sheet(real, "JL-KP02")
    places = spots(form)
    content = written(form)
    found = calculated(tmp_path, [(content, filled(places, entries)) for entries in cases.values()])
    results: dict[str, object] = {
        case: (values[places["total"][0]], values[places["grade"][0]])
        for case, values in zip(cases, found, strict=True)
    }
    assert results == {
        "季度得分": (pytest.approx(number(said["季度得分"][1])), said["等次"][1]),
        "假如没有加分": (pytest.approx(number(said["假如没有加分"][0].split("＝")[1])), said["假如没有加分"][1]),
        "假如触发安全否决": (
            pytest.approx(number(said["假如触发安全否决"][0].split("＝")[1])),
            said["假如触发安全否决"][1],
        ),
    }


def test_the_year_of_the_example_is_what_the_yearly_sheet_calculates(real: Index, tmp_path: Path) -> None:
    said = {name: (how, result) for name, how, result in tables(real.manual, RECKONED)[1]}
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
