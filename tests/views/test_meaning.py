# What a value says, without where it stands.

from dataclasses import replace

import pytest

from tests import mini
from workmanual.model.manual import Manual
from workmanual.model.richtext import LineBreak, Paragraph, Strong, Text
from workmanual.reading.edition import read_edition
from workmanual.span import Name, Span
from workmanual.views.meaning import meaning, same

HERE, THERE = Span("a.md", 1), Span("b.md", 7, 3)


def test_places_and_white_space_say_nothing() -> None:
    assert meaning(Name("A/0", HERE)) == meaning("A/0") == "A/0"
    assert meaning(Text(HERE, "5 个\n工作日")) == meaning(Text(THERE, "5个工作日"))
    assert meaning(Paragraph(HERE, (Text(HERE, "进"), Text(THERE, "馆")))) == meaning(
        Paragraph(THERE, (Text(THERE, "进馆"),))
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Text(HERE, "应"), Text(HERE, "宜")),
        (Paragraph(HERE, (Text(HERE, "进馆"),)), Paragraph(HERE, (Strong(HERE, (Text(HERE, "进馆"),)),))),
        (
            Paragraph(HERE, (Text(HERE, "进馆"),)),
            Paragraph(HERE, (Text(HERE, "进"), LineBreak(HERE), Text(HERE, "馆"))),
        ),
        ((Text(HERE, "进"),), (Text(HERE, "进"), LineBreak(HERE))),
        (("进", "馆"), ("进馆",)),
        (None, ""),
        ((), None),
        (1, "1"),
    ],
)
def test_what_says_something_else_differs(one: object, other: object) -> None:
    assert meaning(one) != meaning(other)
    assert not same(one, other)


def test_fields_can_be_left_out(manual: Manual) -> None:
    form = manual.forms[0]
    raised = replace(form, revision=Name("V9.9", HERE))
    assert meaning(form) != meaning(raised)
    assert meaning(form, without=frozenset({"revision"})) == meaning(raised, without=frozenset({"revision"}))
    assert not same(form, raised)
    assert same(form, raised, without=frozenset({"revision"}))


def test_a_manual_moved_elsewhere_says_the_same(manual: Manual) -> None:
    moved = {
        path.replace("/2019/", "/old/"): b"\n" + text if path.endswith(".yml") else text
        for path, text in mini.files().items()
    }
    read = read_edition(moved, "procedures/old", mini.given().locale).manual
    assert read is not None
    assert read != manual
    assert meaning(read) == meaning(manual)
    assert same(read, manual)


def test_words_laid_out_anew_are_the_same() -> None:
    whole = Paragraph(HERE, (Text(HERE, "闭馆前 30 分钟"),))
    broken = Paragraph(THERE, (Text(THERE, "闭馆前"), Text(THERE, "30分钟")))
    assert same(whole, broken)
    assert same((whole, whole), (broken, whole))
