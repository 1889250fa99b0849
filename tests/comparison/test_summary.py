# The sentences of GB/T 1.1.

import pytest

from tests.comparison.conftest import Pairs
from tests.comparison.made import compared, edition, item
from workmanual.comparison.comparing import Comparison
from workmanual.comparison.records import Family, Item
from workmanual.comparison.summary import summary
from workmanual.locale import Locale

DOCUMENT = item("CX-01", Family.DOCUMENT, title="会议程序", purpose="把会开好")
VERBS = ("登记来访的人", "打扫会议室", "查看仓库门窗", "抄水表读数", "请领导签字", "按目录归档", "夏天晒一次资料")


def step(place: int, how: str = "", number: str = "") -> Item:
    return item(f"CX-01.s{place}", number=number or f"4.{place + 1}", title=f"第{place}步", how=how or VERBS[place])


def said(comparison: Comparison, locale: Locale) -> tuple[str, ...]:
    return summary(comparison, locale.comparison, locale.labels)


@pytest.mark.parametrize(
    ("old", "new", "item_said"),
    [
        ([step(0)], [step(0), step(1)], "a）增加了 CX-01《会议程序》的步骤“第1步”（见 4.2）。"),
        (
            [step(0)],
            [step(place) for place in range(5)],
            "a）增加了 CX-01《会议程序》的 4 步（见 4.2、4.3、4.4、4.5）。",
        ),
        (
            [step(0), step(1)],
            [step(0)],
            "a）删除了 CX-01《会议程序》的步骤“第1步”（见 2004 年版的 4.2）。",
        ),
        (
            [step(0)],
            [step(0, "登记来访的人和车")],
            "a）更改了 CX-01《会议程序》的步骤“第0步”（见 4.1，2004 年版条号相同）。",
        ),
        (
            [step(0)],
            [step(0, "登记来访的人和车", number="4.3")],
            "a）更改了 CX-01《会议程序》的步骤“第0步”（见 4.3，2004 年版的 4.1）。",
        ),
    ],
)
def test_an_item_names_the_clauses_of_both_editions(
    old: list[Item], new: list[Item], item_said: str, locale: Locale
) -> None:
    lines = said(compared([DOCUMENT, *old], [DOCUMENT, *new]), locale)
    assert lines == ("与 2004 年版相比，2005 年版除结构调整和编辑性改动外，主要变化如下：", item_said)


def test_a_document_and_its_steps_in_one_item(locale: Locale) -> None:
    other = item("CX-01", Family.DOCUMENT, title="会议程序", purpose="把会开短")
    _, line = said(compared([DOCUMENT, step(0)], [other, step(0, "登记来访的人和车")]), locale)
    assert line == "a）更改了 CX-01《会议程序》的正文和步骤“第0步”（见 4.1，2004 年版条号相同）。"


def test_documents_that_came_are_named_together_without_their_steps(locale: Locale) -> None:
    more = [item(f"CX-0{place}", Family.DOCUMENT, title=f"程序{place}", purpose=VERBS[place]) for place in (2, 3)]
    steps = [item(f"CX-0{place}.a", document=f"CX-0{place}", number="4.1", how=VERBS[place + 2]) for place in (2, 3)]
    _, line = said(compared([DOCUMENT], [DOCUMENT, more[0], steps[0], more[1], steps[1]]), locale)
    assert line == "a）增加了 CX-02《程序2》、CX-03《程序3》。"
    _, line = said(compared([DOCUMENT, *more, *steps], [DOCUMENT]), locale)
    assert line == "a）删除了 CX-02《程序2》、CX-03《程序3》。"


def test_many_documents_that_came_are_counted(locale: Locale) -> None:
    more = [item(f"CX-0{place}", Family.DOCUMENT, title=f"程序{place}", purpose=VERBS[place]) for place in range(2, 6)]
    _, line = said(compared([DOCUMENT], [DOCUMENT, *more]), locale)
    assert line == "a）增加了 4 份文件。"


def test_nothing_and_nothing_but_what_is_folded(locale: Locale) -> None:
    same = compared([DOCUMENT], [DOCUMENT])
    assert said(same, locale) == ("与 2004 年版相比，2005 年版没有变化。",)
    dotted = compared([DOCUMENT, step(0)], [DOCUMENT, step(0, "登记来访的人。")])
    assert said(dotted, locale) == ("与 2004 年版相比，2005 年版只有统一替换、条号顺延和编辑性改动。",)
    assert said(compared([], []), locale) == ("与 2004 年版相比，2005 年版没有变化。",)


def test_split_merged_and_moved(locale: Locale) -> None:
    old = [DOCUMENT, item("CX-01.s0", number="4.1", title="登记", how="登记来访的人。打扫会议室。"), step(2), step(3)]
    new = [DOCUMENT, step(0, number="4.1"), step(1, number="4.2"), step(3, number="4.3"), step(2, number="4.4")]
    lineage = [(["CX-01.s0"], ["CX-01.s0", "CX-01.s1"])]
    lines = said(compared(edition("2004", *old), edition("2005", *new, lineage=lineage)), locale)[1:]
    assert lines == (
        "a）移动了 CX-01《会议程序》的步骤“第2步”（见 4.4，2004 年版的 4.3）；",
        "b）拆分了 CX-01《会议程序》的步骤“第0步”（见 4.1、4.2，2004 年版的 4.1）。",
    )


def test_titles_may_hold_braces_and_quotes(locale: Locale) -> None:
    odd = item("CX-09", Family.DOCUMENT, title="{0}“<b>”&", purpose="做")
    assert said(compared([], [odd]), locale)[1] == "a）增加了 CX-09《{0}“<b>”&》。"


def test_letters_never_end(locale: Locale) -> None:
    documents = [item(f"CX-{place:04}", Family.DOCUMENT, title="程序", purpose="甲乙丙丁") for place in range(800)]
    changed = [item(one.id, Family.DOCUMENT, title="程序", purpose="甲乙丙丁戊") for one in documents]
    changed = [
        item(one.id, Family.DOCUMENT, title="程序", purpose=f"甲乙丙{place}") for place, one in enumerate(changed)
    ]
    lines = said(compared(documents, changed), locale)[1:]
    letters = [line.partition("）")[0] for line in lines]
    assert (letters[0], letters[25], letters[26], letters[701], letters[702]) == ("a", "z", "aa", "zz", "aaa")
    assert len(set(letters)) == 800


def test_the_real_summary_reads_as_sentences(real: Pairs, locale: Locale) -> None:
    for pair in real.forwards:
        opening, *items = said(real.history.compare(*pair), locale)
        assert opening.endswith("：")
        assert items
        assert [one[-1] for one in items] == ["；"] * (len(items) - 1) + ["。"]
        assert not [one for one in items if "None" in one or "{" in one or "（见 ，" in one or "“”" in one]
