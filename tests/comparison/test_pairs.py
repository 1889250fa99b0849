# Which pairs are ready made.

import pytest

from workmanual.comparison.pairs import ready_made


@pytest.mark.parametrize(
    ("editions", "current", "pairs"),
    [
        (("2004",), "2004", ()),
        (("2004", "2005"), "2005", (("2004", "2005"),)),
        (("2004", "2005"), "2004", (("2004", "2005"),)),
        (("2004", "2005", "2006"), "2006", (("2004", "2005"), ("2004", "2006"), ("2005", "2006"))),
        (("2004", "2005", "2006"), "2005", (("2004", "2005"), ("2005", "2006"))),
        (("b", "a", "试行版"), "试行版", (("b", "a"), ("b", "试行版"), ("a", "试行版"))),
        (
            ("1", "2", "3", "4"),
            "3",
            (("1", "2"), ("1", "3"), ("2", "3"), ("3", "4")),
        ),
    ],
)
def test_neighbours_and_every_edition_with_the_current_one(
    editions: tuple[str, ...], current: str, pairs: tuple[tuple[str, str], ...]
) -> None:
    assert ready_made(editions, current) == pairs


@pytest.mark.parametrize("count", range(2, 12))
def test_far_fewer_than_all(count: int) -> None:
    editions = tuple(map(str, range(count)))
    assert len(ready_made(editions, editions[-1])) == 2 * count - 3
