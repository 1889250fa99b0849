# What a reader sees of the assessment scheme: titles and sentences, no ids.

import re

from tests.comparison.conftest import Pairs
from workmanual.comparison.records import Family, Item

IDENTIFIER = re.compile(r"(?<![A-Za-z0-9./-])[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*(?![A-Za-z])")


def scheme(real: Pairs) -> list[Item]:
    families = (Family.SCHEME, Family.INDICATOR)
    return [one for edition in real.history.editions for one in edition.items if one.family in families]


def test_no_identifier_is_shown(real: Pairs) -> None:
    """Formulas apart, in which names of quantities stand as their author wrote them."""
    items = scheme(real)
    assert len(items) > 100
    shown = [text for one in items for field in one.fields if field.name != "formula" for text in field.shown]
    assert [text for text in shown if IDENTIFIER.search(text)] == []


def test_the_worked_example_names_indicators_by_their_titles(real: Pairs) -> None:
    items = [one for one in real.history.editions[0].items if one.document == "KP-01"]
    titles = {one.title for one in items if one.family is Family.INDICATOR}
    (example,) = [one for one in items if one.id == "KP-01:example"]
    losses = example.field("losses")
    assert losses is not None
    assert {text.partition(" | ")[0] for text in losses.shown} <= titles


def test_an_indicator_names_the_sentence_that_it_serves(real: Pairs) -> None:
    served = [one.field("serves") for one in scheme(real) if one.family is Family.INDICATOR]
    texts = [text for one in served if one is not None for text in one.shown]
    assert texts
    assert not [text for text in texts if not re.fullmatch(r"第 [0-9]+ 句工作标准(?:、第 [0-9]+ 句工作标准)*", text)]
