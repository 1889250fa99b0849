# Findings for programs: the contract of design.md §6.

import json

from tests.report.loosenings import LOOSENINGS
from workmanual.findings import finding
from workmanual.locale import Locale
from workmanual.report.findings_json import dumps, report
from workmanual.span import Span


def test_the_contract(locale: Locale) -> None:
    found = [
        finding("WM405", Span("procedures/2019/manual.yml", 23, 5), code="LC-202", title="藏品修复流程"),
        finding("WM206", Span("a.md", 3, 1), section="目的"),
    ]
    assert report(found, locale) == {
        "schema": 1,
        "findings": [
            {
                "code": "WM405",
                "severity": "warning",
                "path": "procedures/2019/manual.yml",
                "line": 23,
                "column": 5,
                "message": "还没有写：LC-202 藏品修复流程",
                "hint": "写好后放进所属部分的文件夹；草案可以先缺",
            },
            {
                "code": "WM206",
                "severity": "error",
                "path": "a.md",
                "line": 3,
                "column": 1,
                "message": "“目的”一节没有内容",
                "hint": "写上内容；工作程序一节至少要有一个“### 步骤”",
            },
        ],
        "counts": {"error": 1, "warning": 1, "note": 0},
        "loosened": [],
    }


def test_nothing_found_is_a_report_too(locale: Locale) -> None:
    nothing = {"error": 0, "warning": 0, "note": 0}
    assert report([], locale) == {"schema": 1, "findings": [], "counts": nothing, "loosened": []}


def test_every_loosening_is_in_it_found_or_not(locale: Locale) -> None:
    found = [finding("WM405", Span("a.yml", line), code="x", title="y") for line in (1, 2)]
    assert report(found, locale, LOOSENINGS)["loosened"] == [
        {"code": "WM405", "from": "warning", "to": "note", "because": "明年 再写，\ufffd 100%", "count": 2},
        {"code": "WM204", "from": "error", "to": "warning", "because": "征求意见", "count": 0},
    ]


def test_it_is_json_with_chinese_as_it_is(locale: Locale) -> None:
    made = report([finding("WM206", Span("a.md"), section="目的")], locale)
    text = dumps(made)
    assert json.loads(text) == made
    assert "目的" in text
    assert text.endswith("}\n")
