# A file's lines keep their ends.

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workmanual.fixing.lines import source_lines


@given(st.text(st.sampled_from("a\r\n\ufeff\u2028甲"), max_size=12))
def test_the_lines_of_a_file_make_the_file(text: str) -> None:
    assert source_lines(text.encode()).content() == text.encode()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_moved_lines_leave_the_ends_where_they_were(end: str) -> None:
    before = source_lines(f"\ufeff甲{end}乙".encode())
    assert before.with_lines(before.lines[::-1]).content() == f"\ufeff乙{end}甲".encode()


def test_lines_taken_off_the_top_take_their_ends_along() -> None:
    before = source_lines(b"\r\na\nb")
    assert before.with_lines(before.lines[1:]).content() == b"a\nb"
