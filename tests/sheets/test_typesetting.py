# How much room words take: a line is never longer than its room, and words are never lost.

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workmanual.sheets.paper import LABEL, TEXT
from workmanual.sheets.typesetting import ems, even_lines, flow, height, lines, width

LABELS = st.text(st.sampled_from("党支部委员会建议日期材料、，。（）《》“”ab 12-/"), min_size=1, max_size=14)


def test_chinese_is_as_wide_as_it_is_high() -> None:
    assert width("党支部", LABEL) == pytest.approx(3 * LABEL.em)
    assert ems("（）、“”—…") == 7
    assert 0.5 < ems("a") < ems("A") < 1


def test_text_wraps_where_it_has_to() -> None:
    assert lines("", TEXT, 50) == 1
    assert lines("党" * 10, TEXT, 10 * TEXT.em) == 1
    assert lines("党" * 11, TEXT, 10 * TEXT.em) == 2
    assert height("党" * 11, TEXT, 10 * TEXT.em) == pytest.approx(2 * TEXT.line)


def test_a_latin_word_is_not_torn_unless_it_is_longer_than_the_line() -> None:
    assert lines("党党党党 abcdefghij", TEXT, 8 * TEXT.em) == 2
    assert lines("a" * 100, TEXT, 8 * TEXT.em) > 5


def test_things_flow_like_words() -> None:
    assert flow([10, 10, 10], 40, 5) == 1
    assert flow([10, 10, 10], 39, 5) == 2
    assert flow([], 39, 5) == 1
    assert flow([100], 40, 5) == 3


@pytest.mark.parametrize(
    ("text", "room", "words", "wanted"),
    [
        ("姓名", 4, "", "姓名"),
        ("缺席姓名和原因", 6, "", "缺席姓|名和原因"),
        ("缺席姓名和原因", 6, "缺席 姓名 和 原因", "缺席姓名|和原因"),
        ("理由、方案和利弊", 7, "", "理由、|方案和利弊"),
        ("理由、方案和利弊", 4, "", "理由、方|案和利弊"),
        ("同意（票）", 4, "", "同意|（票）"),
        ("材料名称（各期）", 6, "", "材料名称|（各期）"),
        ("甲乙、丙", 3, "", "甲乙、|丙"),
        ("资料JL-0202", 6, "", "资料|JL-0202"),
    ],
)
def test_labels_break_at_words_brackets_and_commas_else_evenly(text: str, room: float, words: str, wanted: str) -> None:
    broken = even_lines(text, LABEL, room * LABEL.em + 0.01, lambda whole: words.split() or tuple(whole))
    assert "|".join(broken) == wanted


@pytest.mark.parametrize(
    ("text", "room", "wanted"),
    [
        ("支部委员会建议", 5, "支部委员会|建议"),
        ("支部委员会", 4, "支部|委员会"),
        ("委员会支部委员", 5, "委员会|支部委员"),
    ],
)
def test_terms_of_several_words_stay_whole_where_they_can(text: str, room: float, wanted: str) -> None:
    words = {"支部委员会建议": ["支部", "委员会", "建议"], "支部委员会": ["支部", "委员会"]}
    known = ("支部委员", "支部委员会", "会")
    broken = even_lines(text, LABEL, room * LABEL.em + 0.01, lambda whole: words.get(whole, [*whole]), known)
    assert "|".join(broken) == wanted


@given(text=LABELS, room=st.floats(2, 12))
def test_broken_lines_are_the_text_and_fit(text: str, room: float) -> None:
    broken = even_lines(text, LABEL, room * LABEL.em, tuple)
    assert "".join(broken) == text
    fits = all(ems(line) <= room + 1e-9 for line in broken)
    assert fits or broken == (text,)


@given(text=LABELS, room=st.floats(2, 12))
def test_fewer_lines_where_there_is_more_room(text: str, room: float) -> None:
    narrow, wide = (lines(text, TEXT, one * TEXT.em) for one in (room, room + 3))
    assert wide <= narrow
