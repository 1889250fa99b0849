# Findings as a person reads them.

from unicodedata import east_asian_width

from hypothesis import given
from hypothesis import strategies as st

from tests.report.loosenings import LOOSENINGS
from workmanual.findings import Finding, finding
from workmanual.ground import resources
from workmanual.locale import Locale
from workmanual.report.findings_text import Passage, closing, passages, summary
from workmanual.span import Span

PATH = "procedures/2019/1-visitors/lc-101.md"
LINES = ["---", "", "### 登记预约 {#booking}", "- 谁来做：讲解人员、服务台", "    "]


def laid_out(found: Finding, lines: list[str]) -> Passage:
    (passage,) = passages([found], resources.locale(), {found.at.path: lines})
    return passage


def test_place_severity_code_message_line_expectation_and_remedy() -> None:
    found = finding("WM204", Span(PATH, 3, 1), step="登记预约", item="何时做", found="谁来做")
    assert str(laid_out(found, LINES)).split("\n") == [
        "procedures/2019/1-visitors/lc-101.md:3:1: error WM204 步骤「登记预约」缺少“何时做”",
        "    3 | ### 登记预约 {#booking}",
        "      = 应有：为什么做、谁来做、何时做、怎么做、做到什么程度；现有：谁来做",
        "      = 怎么改：加一行“- 何时做：…”；说明见 workmanual explain WM204",
    ]


def test_a_mark_stands_under_the_column_wide_characters_counted_twice() -> None:
    found = finding("WM301", Span(PATH, 4, 7), role="讲解人员", near="讲解员")
    _, quoted, mark, expected, _ = str(laid_out(found, LINES)).split("\n")
    assert quoted == "    4 | - 谁来做：讲解人员、服务台"
    assert mark == "                  ^"
    assert width(mark[:-1]) == width("    4 | - 谁来做：")
    assert expected == "      = 相近的有：讲解员"


def width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def test_of_a_long_line_the_part_around_the_column_is_shown() -> None:
    line = "一" * 150 + "[[LC-999]]" + "二" * 150
    _, quoted, mark, _ = str(laid_out(finding("WM303", Span(PATH, 1, 151), code="LC-999"), [line])).split("\n")
    assert quoted.startswith("    1 | …一")
    assert quoted.endswith("二…")
    assert width(quoted[: quoted.index("[[")]) == len(mark) - 1
    assert len(quoted) < 120


def test_both_ends_of_a_long_line_can_be_shown() -> None:
    line = "一" * 120
    first = str(laid_out(finding("WM107", Span(PATH, 2, 1), found="x"), ["", line])).split("\n")[1]
    last = str(laid_out(finding("WM107", Span(PATH, 2, 121), found="x"), ["", line])).split("\n")[1]
    assert first == f"    2 | {'一' * 100}…"
    assert last == f"    2 | …{'一' * 100}"


def test_nothing_is_quoted_where_the_file_as_a_whole_is_meant() -> None:
    for at in (Span(PATH), Span(PATH, 5, 1), Span(PATH, 99, 1)):
        assert len(laid_out(finding("WM109", at), LINES).below) == 1


def test_a_source_that_is_not_there_is_not_quoted(locale: Locale) -> None:
    (passage,) = passages([finding("WM102", Span("a.yml"), file="a.yml")], locale, {})
    assert len(passage.below) == 1


def test_a_remedy_is_said_once_for_neighbours_alike(locale: Locale) -> None:
    found = [finding("WM108", Span(PATH, line, 1), construct="em", found="*") for line in (3, 4)]
    first, second = passages(found, locale, {PATH: LINES})
    assert len(second.below) == len(first.below) + 1


def test_a_source_cannot_move_the_cursor() -> None:
    shown = str(laid_out(finding("WM107", Span(PATH, 1, 3), found="\x1b[2J"), ["a\tb\x1b[2J\u202e"]))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\t" not in shown


@given(st.text(max_size=300), st.integers(1, 320))
def test_any_line_is_quoted_in_one_line(line: str, column: int) -> None:
    passage = laid_out(finding("WM107", Span(PATH, 2, column), found=line), ["", line])
    for shown in (passage.headline, *passage.below):
        assert shown.isprintable() or "　" in shown or len(shown.splitlines()) == 1


def test_a_summary_counts_by_severity(locale: Locale) -> None:
    found = [finding("WM206", Span(PATH), section="x"), finding("WM405", Span(PATH), code="x", title="y")]
    assert summary(found, locale) == "1 个错误，1 个提醒，0 个说明"
    assert summary([], locale) == "0 个错误，0 个提醒，0 个说明"


def test_every_loosening_stands_above_the_summary_found_or_not(locale: Locale) -> None:
    found = [finding("WM405", Span(PATH), code="x", title="y")]
    assert closing(found, locale, LOOSENINGS) == (
        "procedures/checks.yml 放宽了 2 项：",
        f"    WM405 {locale.findings['WM405'].title}：由提醒改为说明，本次 1 处；原因：明年 再写，\ufffd 100%",
        f"    WM204 {locale.findings['WM204'].title}：由错误改为提醒，本次 0 处；原因：征求意见",
        "0 个错误，1 个提醒，0 个说明",
    )


def test_how_many_the_program_puts_right_stands_at_the_end(locale: Locale) -> None:
    found = [finding("WM902", Span(PATH, 3, 4), found=",", wanted="，")]
    assert closing(found, locale, fixable=1)[1:] == (locale.labels["fixable-line"].format(count=1),)
    assert len(closing(found, locale, fixable=0)) == 1


def many(count: int) -> list[Finding]:
    """Two kinds in turn, in two files."""
    kinds = [("WM206", {"section": "目的"}), ("WM302", {"time": "尽快"}), ("WM206", {"section": "目的"})]
    return [
        finding(code, Span("ab"[place * 2 // count] + ".md", place + 1), **arguments)
        for place in range(count)
        for code, arguments in [kinds[place % 3]]
    ]


def test_many_findings_are_summed_up_by_kind(locale: Locale) -> None:
    assert closing(many(30), locale) == ("30 个错误，0 个提醒，0 个说明",)
    assert closing(many(33), locale) == (
        "按类归总：",
        "    结构 22 处：WM206 × 22",
        "    引用和覆盖 11 处：WM302 × 11",
        "33 个错误，0 个提醒，0 个说明",
    )


def test_of_many_findings_a_remedy_is_said_once_a_file(locale: Locale) -> None:
    found = many(60)
    shown = passages(found, locale, {})
    assert [passage.headline.split(":")[0] for passage in shown] == [one.at.path for one in found]
    said = [(one.at.path, one.code) for one, passage in zip(found, shown, strict=True) if "怎么改" in str(passage)]
    assert said == [("a.md", "WM206"), ("a.md", "WM302"), ("b.md", "WM206"), ("b.md", "WM302")]


def test_a_file_name_cannot_move_the_cursor(locale: Locale) -> None:
    (passage,) = passages([finding("WM110", Span("a\x1b[2J\n.md"), file="x")], locale, {})
    assert "\x1b" not in passage.headline
    assert "\n" not in passage.headline
