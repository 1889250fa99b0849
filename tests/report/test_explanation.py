# What a code means, in plain lines.

from workmanual.findings import CATALOGUE
from workmanual.locale import Locale
from workmanual.report.explanation import explain, listing


def test_title_meaning_remedy_and_examples(locale: Locale) -> None:
    assert explain("WM302", locale).split("\n") == [
        "WM302 时间看不懂（错误，引用和覆盖）",
        "",
        locale.findings["WM302"].explain,
        "",
        f"怎么改：{locale.findings['WM302'].remedy}",
        "",
        "不对的写法：",
        "    - 何时做：改日，节假日顺延",
        "",
        "对的写法：",
        "    - 何时做：收到预约后 1 个工作日内，节假日顺延",
        "",
    ]


def test_what_a_finding_would_fill_in_is_left_open(locale: Locale) -> None:
    assert "加一行“- …：…”" in explain("WM204", locale)
    assert "### … {#publicity}" in explain("WM207", locale)


def test_a_code_and_its_title_a_line(locale: Locale) -> None:
    lines = listing(locale).splitlines()
    assert [line.split(" ", 1)[0] for line in lines] == list(CATALOGUE)
    assert lines[0] == "WM101 文件不是 UTF-8 文字"
