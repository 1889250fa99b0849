# Ids of titles are ids.

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workmanual.ground.romanising import romanised
from workmanual.reading.step import ID


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("确定入党积极分子", "queding-rudang-jijifenzi"),
        ("登记预约", "dengji-yuyue"),
        ("旅游", "lvyou"),
        ("2004 年总结", "step-2004-nian-zongjie"),
        ("“三会一课”", "sanhui-yike"),
        ("QC 小组", "qc-xiaozu"),
        ("——", "step"),
        ("", "step"),
    ],
)
def test_a_title_is_an_id(title: str, id_: str) -> None:
    assert romanised(title) == id_


@given(st.text(max_size=12) | st.text(st.sampled_from("办理登记公示é①Ⅷµ0-_ "), max_size=8))
def test_any_words_make_an_id(title: str) -> None:
    assert ID.fullmatch(romanised(title))
