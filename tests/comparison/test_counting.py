# Every item of both editions is counted once, and the digest stands for what both say.

from dataclasses import replace

from tests.comparison.conftest import Pairs
from tests.comparison.made import compared, edition, item
from workmanual.comparison.counting import Count, completeness
from workmanual.comparison.records import Family

FORM = item("JL-0101", Family.FORM, title="登记表", purpose="登记")
FIELD = item("JL-0101.name", Family.FORM_FIELD, document="JL-0101", label="姓名")
STEP = item("CX-01.a", how="登记来访的人。打扫会议室。查看仓库门窗。")


def test_a_form_that_came_is_counted_with_its_fields() -> None:
    found = completeness(compared([STEP], [STEP, FORM, FIELD]))
    assert found.old == Count(items=1, listed=0, folded=0, equal=1)
    assert found.new == Count(items=3, listed=2, folded=0, equal=1)
    assert found.families == ((Family.STEP, 1), (Family.FORM, 1), (Family.FORM_FIELD, 1))
    back = completeness(compared([STEP, FORM, FIELD], [STEP]))
    assert (back.old, back.new) == (found.new, found.old)


def test_what_was_split_is_counted_on_both_sides() -> None:
    parts = (item("CX-01.a", how="登记来访的人。"), item("CX-01.b", how="打扫会议室。查看仓库门窗。"))
    lineage = [(["CX-01.a"], ["CX-01.a", "CX-01.b"])]
    found = completeness(compared(edition("2004", STEP), edition("2005", *parts, lineage=lineage)))
    assert (found.old.listed, found.new.listed) == (1, 2)
    assert found.old.is_complete
    assert found.new.is_complete


def test_an_edition_without_items() -> None:
    found = completeness(compared([], []))
    assert (found.old, found.families) == (Count(items=0, listed=0, folded=0, equal=0), ())
    assert found.old.is_complete


def test_what_is_missing_or_there_twice_is_not_complete() -> None:
    comparison = compared([STEP], [STEP])
    assert completeness(comparison).new.is_complete
    assert not completeness(replace(comparison, equal=())).new.is_complete
    assert not completeness(replace(comparison, equal=comparison.equal * 2)).new.is_complete


def test_the_digest_is_of_what_is_said() -> None:
    """Not of how the program puts it, and not of where it stands in its file."""
    one = completeness(compared([STEP], [STEP, FORM])).digest
    assert len(one) == 64
    assert completeness(compared([STEP], [STEP, FORM])).digest == one
    assert completeness(compared([STEP], [STEP, replace(FORM, at=replace(FORM.at, line=9))])).digest == one
    assert completeness(compared([STEP, FORM], [STEP])).digest != one
    assert completeness(compared([STEP], [STEP, item("JL-0101", Family.FORM, purpose="登记了")])).digest != one


def test_the_real_editions_have_every_family(real: Pairs) -> None:
    found = completeness(real.history.compare("2004", "2006"))
    assert {family for family, _ in found.families} == {*Family}
    assert sum(count for _, count in found.families) == found.new.items
