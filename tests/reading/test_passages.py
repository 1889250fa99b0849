# What the readers of a document share.

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workmanual.reading.passages import misplaced

ORDER = "abcdefghi"


@pytest.mark.parametrize(
    ("found", "moved"),
    [
        ("", ""),
        ("abcdefghi", ""),
        ("acei", ""),
        ("ba", "a"),
        ("bcda", "a"),
        ("dabc", "d"),
        ("badc", "ac"),
        ("cba", "ba"),
        ("ihgfedcba", "hgfedcba"),
    ],
)
def test_the_fewest_that_would_have_to_move(found: str, moved: str) -> None:
    assert "".join(misplaced(found, ORDER)) == moved


@given(st.permutations(ORDER))
def test_what_stays_is_in_order_and_none_that_moves_could_stay(found: list[str]) -> None:
    moved = misplaced(found, ORDER)
    stays = [one for one in found if one not in moved]
    assert stays == sorted(stays)
    for one in moved:
        more = [other for other in found if other in stays or other == one]
        assert more != sorted(more)
