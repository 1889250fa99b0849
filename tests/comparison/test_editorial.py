# Width, spaces and punctuation say nothing, but for those that make a number or a code.

import pytest

from workmanual.comparison.editorial import is_editorial


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("记录，签字。", "记录、签字；"),
        ("公示5天（不含节假日）", "公示 5 天(不含节假日)"),
        ("ＪＬ－０１０１", "JL-0101"),
        ("3—5 天", "3–5天"),
        ("“三会一课”", "三会一课"),
        ("第 1 条。2 份", "第1条  2份"),
        ("", "。"),
    ],
)
def test_the_same_words(old: str, new: str) -> None:
    assert is_editorial([old], [new])
    assert is_editorial([new], [old])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("扣 2.5 分", "扣 25 分"),
        ("不低于 90%", "不低于 90"),
        ("5%", "5‰"),
        ("1、2 月", "12 月"),
        ("1 2", "12"),
        ("3—5 天", "35 天"),
        ("1/2 以上", "12 以上"),
        ("见 [[CX-01.sign-in]]", "见 [[CX-01.signin]]"),
        ("A/0", "A0"),
        ("＋1 分", "1 分"),
        ("可以", "应当"),
        ("有", ""),
    ],
)
def test_other_words(old: str, new: str) -> None:
    assert not is_editorial([old], [new])
    assert not is_editorial([new], [old])


def test_a_paragraph_that_was_parted_has_the_same_words() -> None:
    assert is_editorial(["先登记。再签字。"], ["先登记。", "再签字。"])
    assert not is_editorial(["共 1", "2 份"], ["共 12 份"])
