# Laws of reading: whatever is in the files, there are findings or a manual, never a traceback; and every place that is
# named is where it says.

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import mini
from tests.laws.laws import assert_checked, assert_markdown_is_read, assert_times_are_read, assert_yaml_is_read
from tests.laws.mutations import Damaged, damaged_manuals
from tests.laws.snippets import SNIPPETS
from workmanual.views.index import index
from workmanual.views.references import resolve


@settings(max_examples=200)
@given(damaged_manuals())
def test_a_damaged_manual_gives_findings_or_a_manual(damaged: Damaged) -> None:
    assert_checked(mini.checked(damaged.sources), damaged.sources)


@settings(max_examples=50)
@given(damaged_manuals())
def test_line_ends_and_order_of_files_change_nothing(damaged: Damaged) -> None:
    if b"\r" in damaged.content or b"\n\x00" in damaged.content:  # UTF-16 has line ends of its own
        return
    found = mini.checked(damaged.sources)
    windows = dict(reversed(damaged.sources.items())) | {damaged.path: damaged.content.replace(b"\n", b"\r\n")}
    assert mini.checked(windows) == found


MARKDOWN = st.lists(st.sampled_from(SNIPPETS) | st.sampled_from(["甲", "乙 ", "\n", "[[LC-201.a]]"]), max_size=14).map(
    "".join
)
TIMES = (
    "每月 ",
    "每季度",
    "末月 ",
    "25 日前",
    "至少 1 次",
    "1—5 日",
    "收到申请后 ",
    "3 个工作日内",
    "当日",
    "，",
    "；",
    "（",
    "99",
)


@settings(max_examples=300)
@given(MARKDOWN)
def test_a_reference_stands_at_its_brackets_in_any_markdown(written: str) -> None:
    assert_markdown_is_read(written)


@settings(max_examples=300)
@given(MARKDOWN | st.text(max_size=30))
def test_any_yaml_gives_a_tree_or_findings_inside_it(written: str) -> None:
    assert_yaml_is_read(written)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(TIMES) | st.text(max_size=4), max_size=6).map("".join))
def test_any_words_are_times_or_not_understood(written: str) -> None:
    assert_times_are_read(written)


@given(st.text(max_size=20) | st.from_regex(r"[A-Z]{2}-[0-9]+(\.[a-z]+)?|basis:[a-z]+", fullmatch=True))
def test_any_reference_resolves_to_words(target: str) -> None:
    assert resolve(index(mini.manual()), target).exists in (True, False)
