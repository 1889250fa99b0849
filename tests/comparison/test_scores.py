# The points of the scheme before and after, and the sums that must agree.

from tests.comparison.conftest import Pairs, history_of
from tests.comparison.made import compared, edition, item
from workmanual.comparison.edition_text import EditionText
from workmanual.comparison.records import Family, Item
from workmanual.comparison.scores import score_rows
from workmanual.locale import Locale
from workmanual.model.manual import Manual


def category(name: str, title: str) -> Item:
    return item(f"KP-01:category.{name}", Family.SCHEME, document="KP-01", title=title, title_="x")


def indicator(name: str, points: str, kind: str) -> Item:
    parent = f"KP-01:category.{kind}"
    return item(f"KP-01.{name}", Family.INDICATOR, document="KP-01", parent=parent, points=points)


def scheme(id_: str, *items: Item, points: tuple[tuple[str, float], ...]) -> EditionText:
    return edition(id_, category("a", "工作"), category("b", "评价"), *items, points=points)


BEFORE = scheme(
    "2004", indicator("x", "6", "a"), indicator("y", "2.5", "b"), points=(("", 8.5), ("工作", 6.0), ("评价", 2.5))
)
AFTER = scheme(
    "2005",
    indicator("x", "5", "a"),
    indicator("z", "1", "a"),
    indicator("y", "2.5", "b"),
    points=(("", 8.5), ("工作", 6.0), ("评价", 2.5)),
)


def test_the_whole_and_each_category_with_their_sums(locale: Locale) -> None:
    rows = score_rows(compared(BEFORE, AFTER), locale.comparison.table)
    assert rows[0][1:4] == ("2004 年版 满分", "2004 年版 子项数", "2004 年版 子项分之和")
    assert rows[1:] == (
        ("合计", "8.5", "2", "8.5", "8.5", "3", "8.5"),
        ("工作", "6", "1", "6", "6", "2", "6"),
        ("评价", "2.5", "1", "2.5", "2.5", "1", "2.5"),
    )


def test_nothing_where_nothing_changed(locale: Locale) -> None:
    assert score_rows(compared(BEFORE, BEFORE), locale.comparison.table) == ()
    assert score_rows(compared([item("CX-01.a", how="做")], []), locale.comparison.table) == ()


def test_an_indicator_of_no_category_counts_once(locale: Locale) -> None:
    """That no such category exists is a finding of its own."""
    lost = scheme("2005", indicator("x", "6", "nowhere"), points=(("", 6.0),))
    rows = score_rows(compared(BEFORE, lost), locale.comparison.table)
    assert rows[1] == ("合计", "8.5", "2", "8.5", "6", "1", "6")


def test_a_scheme_that_came_or_went_has_nothing_on_the_other_side(
    manual: Manual, second_manual: Manual, locale: Locale
) -> None:
    history = history_of(manual, second_manual)
    came = score_rows(history.compare("2019", "2020"), locale.comparison.table)
    went = score_rows(history.compare("2020", "2019"), locale.comparison.table)
    assert came[1] == ("合计", "无", "无", "无", "20", "4", "20")
    assert went[1] == ("合计", "20", "4", "20", "无", "无", "无")
    assert len(came) == len(went) == 4


def test_the_real_sums_agree(real: Pairs, locale: Locale) -> None:
    _, *rows = score_rows(real.history.compare("2004", "2006"), locale.comparison.table)
    assert [row[0] for row in rows] == ["合计", "工作指标", "否决指标", "互动评价指标"]
    assert all(row[1] == row[3] and row[4] == row[6] for row in rows)
