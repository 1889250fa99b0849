# What mending changes, as a person sees it.

import pytest

from workmanual.findings import finding
from workmanual.fixing.edition import KeptBack, Reason
from workmanual.locale import Locale
from workmanual.report.difference import Line, Part, difference, kept_back
from workmanual.span import Span

PATH = "procedures/2019/a.md"


def lines(before: str, after: str) -> list[Line]:
    return list(difference({PATH: before.encode()}, {PATH: after.encode()}))


def test_a_unified_difference_with_paths_from_the_projects_root() -> None:
    found = lines("一\n二,三\n四\n", "一\n二，三\n四\n")
    assert [str(line) for line in found] == [
        f"--- {PATH}", f"+++ {PATH}", "@@ -1,3 +1,3 @@", " 一", "-二,三", "+二，三", " 四",
    ]  # fmt: skip
    assert [line.part for line in found] == [
        Part.FILE, Part.FILE, Part.PLACE, Part.SAME, Part.OLD, Part.NEW, Part.SAME,
    ]  # fmt: skip


def test_what_differs_within_a_line_is_marked() -> None:
    old, new = lines("二,三", "二，三")[-2:]
    assert old.pieces == (("-", False), ("二", False), (",", True), ("三", False))
    assert new.pieces == (("+", False), ("二", False), ("，", True), ("三", False))


def test_moved_lines_are_shown_whole() -> None:
    found = lines("一\n二\n三\n四\n", "一\n三\n四\n二\n")
    assert [line.pieces for line in found if line.part in (Part.OLD, Part.NEW)] == [
        (("-二", False),),
        (("+二", False),),
    ]


def test_lines_that_begin_like_a_heading_of_the_difference_are_lines() -> None:
    found = lines("\n---\n--- a,b\n", "---\n--- a，b\n")
    assert [(line.part, str(line)) for line in found[3:]] == [
        (Part.OLD, "-"),
        (Part.SAME, " ---"),
        (Part.OLD, "---- a,b"),
        (Part.NEW, "+--- a，b"),
    ]


@pytest.mark.parametrize(("slip", "shown"), [("\u00a0", "␣"), ("\u200b", "\ufffd"), ("\x1b", "\ufffd")])
def test_what_cannot_be_seen_is_shown(slip: str, shown: str) -> None:
    assert str(lines(f"一{slip}二", "一 二")[-2]) == f"-一{shown}二"


def test_line_ends_make_no_difference() -> None:
    assert [str(line) for line in lines("一\r\n二,\r\n", "一\r\n二，\r\n")[3:]] == [" 一", "-二,", "+二，"]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_to_leave_a_file_has_words(reason: Reason, locale: Locale) -> None:
    assert kept_back(KeptBack(PATH, reason), locale).startswith(f"{PATH}：")


def test_places_are_named_and_those_in_other_files_with_their_path(locale: Locale) -> None:
    here, there = (
        finding("WM902", Span(path, 3, 4), found=",", wanted="，") for path in (PATH, "procedures/2019/b.md")
    )
    said = kept_back(KeptBack(PATH, Reason.MEANING, (here, here, there)), locale)
    assert "第 3 行（WM902）、procedures/2019/b.md 第 3 行（WM902）" in said
