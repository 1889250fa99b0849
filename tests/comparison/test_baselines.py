# What became of baselines, in words.

from typing import Any

import pytest

from tests.comparison.conftest import Pairs
from tests.comparison.made import compared, item
from workmanual.comparison.baselines import baseline_words
from workmanual.comparison.comparing import Comparison
from workmanual.comparison.inverting import inverse
from workmanual.comparison.records import Family, Item, Sense
from workmanual.locale import Locale


def indicator(**fields: Any) -> Item:
    return item("KP-01.a", Family.INDICATOR, document="KP-01", title="出勤", **fields)


def said(comparison: Comparison, locale: Locale) -> list[str]:
    return [baseline_words(one, comparison, locale.comparison) for one in comparison.changes]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            [indicator(baseline="出勤率不低于 90%")],
            [indicator(baseline="出勤率不低于 95%")],
            "底线：出勤率不低于 90% → 出勤率不低于 95%（收严）",
        ),
        ([indicator(points="4")], [indicator(points="5")], "满分：4 → 5（待判）"),
        (
            [indicator(points="4")],
            [indicator(points="4", deduction="缺 1 次扣 1 分")],
            "怎么扣分：无 → 缺 1 次扣 1 分（待判）",
        ),
        ([], [indicator(points="4", baseline="每月 1 次")], "新增：满分 4。底线 每月 1 次"),
        ([indicator(points="4")], [], "删除：满分 4"),
        (
            [item("KP-01:veto.a", Family.SCHEME, rule="有 1 人违纪", effect="本季零分")],
            [item("KP-01:veto.a", Family.SCHEME, rule="有 1 人违纪", effect="全年零分")],
            "后果：本季零分 → 全年零分（待判）",
        ),
        ([item("CX-01.a", how="写小结")], [item("CX-01.a", how="写总结和计划")], ""),
    ],
)
def test_before_and_after_with_the_direction(old: list[Item], new: list[Item], words: str, locale: Locale) -> None:
    assert said(compared(old, new), locale) == [words]


def test_elsewhere_the_numbers_that_became_others_each_once(locale: Locale) -> None:
    old = [indicator(baseline="不低于 90%"), item("CX-01.a", how="低于 90% 的写明原因；连续低于 90% 的约谈")]
    new = [indicator(baseline="不低于 95%"), item("CX-01.a", how="低于 95% 的写明原因；连续低于 95% 的约谈")]
    comparison = compared(old, new)
    assert said(comparison, locale)[1] == "90% → 95%（收严）"
    assert said(inverse(comparison), locale)[1] == "95% → 90%（放宽）"


@pytest.mark.parametrize("pair", [("2004", "2006"), ("2006", "2004")])
def test_every_real_change_of_a_baseline_says_how(pair: tuple[str, str], real: Pairs, locale: Locale) -> None:
    comparison = real.history.compare(*pair)
    found = [(one, words) for one, words in zip(comparison.changes, said(comparison, locale), strict=True)]
    assert any(words for _, words in found)
    assert not [one.id for one, words in found if words and Sense.BASELINE not in one.senses]
    assert not [words for _, words in found if "None" in words or words.startswith("\n")]
