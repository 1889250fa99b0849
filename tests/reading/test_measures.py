# What an inspector can count or tick off, and what nobody can.

import pytest

from workmanual.locale import Locale
from workmanual.model.richtext import Paragraph, Reference, Text
from workmanual.reading.measures import is_measurable
from workmanual.span import Span

AT = Span("a.md")
MEASURABLE = (
    "5 个工作日内办完",
    "合格率不低于９０％",
    "讲满四十分钟",
    "到会委员超过半数",
    "三分之二以上同意",
    "百分之百签收",
    "全部登记",
    "逐人表决",
    "逐票核对",
    "每人至少谈话一次",
    "每次有双方签名",
    "登记簿没有空白",
    "各栏无遗漏",
    "材料齐全",
    "账与物一致",
    "谈话日期早于审批日期",
    "本人签名",
    "写明原因",
    "所有反映都有答复",
    "收到的意见均已答复",
    "十分钟内到场",
    "一律当面交接",
    "不漏登",
    "当日办完",
)
NOT_MEASURABLE = (
    "认真办理",
    "确保质量",
    "进一步提高质量",
    "让群众十分满意",
    "第一时间办理",
    "按规定办理",
    "及时、准确、规范",
    "逐步推开",
    "做到公开、公平、公正",
    "一定要严格",
    "一般在会后办理",
    "符合要求",
    "平均用力",
    "均衡安排",
    "无法替代",
    "无私奉献",
    "首都风貌",
    "统一思想",
    "唯一标准是实践",
    "像从前一样办好",
)


@pytest.mark.parametrize("words", MEASURABLE)
def test_what_can_be_counted_or_ticked_off(words: str, locale: Locale) -> None:
    assert is_measurable((Paragraph(AT, (Text(AT, words),)),), locale.measures)


@pytest.mark.parametrize("words", NOT_MEASURABLE)
def test_what_nobody_can_count(words: str, locale: Locale) -> None:
    assert not is_measurable((Paragraph(AT, (Text(AT, words),)),), locale.measures)


@pytest.mark.parametrize(
    ("target", "counts"), [("CX-02.candidate", True), ("JL-0201", False), ("CX-02", False), ("basis:rules-1990", False)]
)
def test_the_digits_of_a_code_are_no_measure_but_another_step_may_be(target: str, counts: bool, locale: Locale) -> None:
    words = (Text(AT, "按 "), Reference(AT, target), Text(AT, " 办理"))
    assert is_measurable((Paragraph(AT, words),), locale.measures) is counts
