# Where texts too long for a row are cut: nothing lost, every piece fits, at the end of a sentence where one is near.

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workmanual.office.xlsx.wrapping import HIGHEST, LONGEST, cuts, height

TEXTS = st.text(st.sampled_from("字a，。\n🧭 "), max_size=40).flatmap(
    lambda text: st.integers(1, 60).map(lambda times: text * times)
)


@given(text=TEXTS, width=st.integers(1, 400))
def test_every_piece_fits_a_row_and_nothing_is_lost(text: str, width: int) -> None:
    ends = cuts(text, width, "。")
    assert list(ends) == sorted(set(ends))
    assert (ends[-1] if ends else 0) == len(text)
    for begin, end in zip((0, *ends), ends, strict=False):
        piece = text[begin:end]
        assert piece
        assert height([(piece, width)]) <= HIGHEST
        assert len(piece.encode("utf-16-le")) <= 2 * LONGEST


@pytest.mark.parametrize(
    ("text", "ending"), [("一二三四五六七八九。" * 100, "。"), ("一行\n" * 100, "\n"), ("字" * 5000, "字")]
)
def test_a_piece_ends_where_a_reader_would_pause(text: str, ending: str) -> None:
    ends = cuts(text, 300, "。")
    assert len(ends) > 1
    assert {text[end - 1] for end in ends} == {ending}


def test_a_short_text_is_one_piece_and_none_is_none() -> None:
    assert cuts("一行。\n又一行。", 300, "。") == (8,)
    assert cuts("", 300, "。") == ()
