# Headings and labels written otherwise: what is understood, and what is left alone because it means something else.

import pytest

from workmanual.locale import Locale
from workmanual.model.procedure import Section, StepItem
from workmanual.model.richtext import Strong, Text
from workmanual.reading.spellings import as_written, typed_number
from workmanual.span import Span

SECTIONS = {
    "一、目的": Section.PURPOSE,
    "1 目的": Section.PURPOSE,
    "1. 目的": Section.PURPOSE,
    "1、目的": Section.PURPOSE,
    "１．目的": Section.PURPOSE,
    "4.1 目的": Section.PURPOSE,
    "（一）目的": Section.PURPOSE,
    "(1) 目的": Section.PURPOSE,
    "【一】目的": Section.PURPOSE,
    "【目的】": Section.PURPOSE,
    "①目的": Section.PURPOSE,
    "第一章 目的": Section.PURPOSE,
    "第一节　目的": Section.PURPOSE,
    "第 1 部分：目的": Section.PURPOSE,
    "目的 (Purpose)": Section.PURPOSE,
    "目的（Purpose）": Section.PURPOSE,
    "目的 Purpose": Section.PURPOSE,
    "Purpose 目的": Section.PURPOSE,
    "Purpose": Section.PURPOSE,
    "目的：": Section.PURPOSE,
    "目　的": Section.PURPOSE,
    "目 的": Section.PURPOSE,
    "二、适 用 范 围：": Section.SCOPE,
    "十一、职责和权限": Section.RESPONSIBILITIES,
    "3 职责 (Responsibilities)": Section.RESPONSIBILITIES,
    "第四章 工作流程": Section.WORKFLOW,
    "程序": Section.WORKFLOW,
    "目的和意义的说明": None,
    "工作目的": None,
    "目的二": None,
    "目的（二）": None,
    "目的（试行）": None,
    "不适用范围": None,
    "一、": None,
    "": None,
    "相关文件": None,
    "程序文件": None,
}

ITEMS = {
    "**谁来做**": StepItem.WHO,
    "**【谁来做】**": StepItem.WHO,
    "谁 来 做": StepItem.WHO,
    "1. 谁来做": StepItem.WHO,
    "（2）谁来做": StepItem.WHO,
    "责任人": StepItem.WHO,
    "为什么": StepItem.WHY,
    "目的": StepItem.WHY,
    "何时": StepItem.WHEN,
    "时限": StepItem.WHEN,
    "四、怎样做": StepItem.HOW,
    "标准": StepItem.STANDARD,
    "留下什么记录": StepItem.RECORDS,
    "下一步": StepItem.FORKS,
    "注意事项": StepItem.PITFALLS,
    "根据": StepItem.BASIS,
    "做什么": None,
    "地点": None,
    "记录人": None,
    "谁来做、何时做": None,
    "": None,
}

NUMBERED = {
    "4.1 公示": "4.1 ",
    "4.1.2 公示": "4.1.2 ",
    "4．1公示": "4．1",
    "1. 公示": "1. ",
    "1、公示": "1、",
    "1) 公示": "1) ",
    "12 公示": "12 ",
    "（一）公示": "（一）",
    "(3) 公示": "(3) ",
    "第一步 公示": "第一步 ",
    "第 2 步：公示": "第 2 步：",
    "步骤一：公示": "步骤一：",
    "三、公示": "三、",
    "②公示": "②",
}
NOT_NUMBERED = (
    "公示",
    "3 个月内考察",
    "12 个月考察",
    "3个月内考察",
    "2.5 吨以上车辆检修",
    "24 小时值班",
    "7 月例会",
    "110 报警",
    "12345 热线受理",
    "5S 检查",
    "3 号泵房巡检",
    "1、2 号机组检修",
    "一、二号机组检修",
    "2004 年度总结",
    "一次谈话",
    "两委会议",
    "三会一课",
    "第一次谈话",
    "第一书记谈话",
    "第一责任人签字",
    "十项承诺",
    "（试行）公示",
    "1.",
    "三、",
)


@pytest.mark.parametrize("written", SECTIONS)
def test_a_section_written_otherwise(written: str, locale: Locale) -> None:
    assert locale.section_meant(written) is SECTIONS[written]


@pytest.mark.parametrize("written", ITEMS)
def test_a_label_written_otherwise(written: str, locale: Locale) -> None:
    assert locale.item_meant(written) is ITEMS[written]


@pytest.mark.parametrize("title", NUMBERED)
def test_a_number_typed_before_a_step_s_title(title: str, locale: Locale) -> None:
    assert typed_number(title, locale.spellings) == NUMBERED[title]


@pytest.mark.parametrize("title", NOT_NUMBERED)
def test_a_title_that_begins_with_a_count_has_no_typed_number(title: str, locale: Locale) -> None:
    assert typed_number(title, locale.spellings) == ""


def test_strong_words_are_shown_with_their_stars() -> None:
    at = Span("a.md")
    assert as_written((Text(at, " 一、"), Strong(at, (Text(at, "目的"),)), Text(at, "： "))) == "一、**目的**："
