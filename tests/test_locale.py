# The locale has a word for everything that needs one, and no word is filled with what is not there.

from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import mini
from workmanual.checks.record_formulas import Value
from workmanual.findings import CATALOGUE, Family, Severity, finding
from workmanual.locale import Locale, read_locale
from workmanual.model.procedure import Section, StepItem
from workmanual.reading.edition import read_edition
from workmanual.reading.formula import Problem
from workmanual.reading.markdown import read_markdown
from workmanual.reading.yaml_text import read_yaml
from workmanual.report.explanation import explain, listing
from workmanual.span import Span
from workmanual.wording import visible, word


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_has_words_filled_with_its_arguments(code: str, locale: Locale) -> None:
    row = CATALOGUE[code]
    assert code in locale.findings, f"{code} has no words: add it to src/workmanual/locale/zh-CN/{row.family}.yml"
    words = locale.findings[code]
    used = placeholders(words.message) | placeholders(words.expected) | placeholders(words.remedy)
    assert used <= set(row.arguments), f"{code} fills in {used - set(row.arguments)}, which its findings do not have"
    assert set(row.arguments) <= used, f"{code} never shows {set(row.arguments) - used}"


def test_every_word_belongs_to_a_code(locale: Locale) -> None:
    assert list(locale.findings) == list(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_is_explained(code: str, locale: Locale) -> None:
    explanation = explain(code, locale)
    assert explanation.startswith(f"{code} {locale.findings[code].title}")
    assert f"{code} {locale.findings[code].title}\n" in listing(locale)
    for part in ("title", "message", "remedy", "explain"):
        assert getattr(locale.findings[code], part).strip() == getattr(locale.findings[code], part) != ""


def test_closed_sets_have_words(locale: Locale) -> None:
    assert set(locale.sections) == set(Section)
    assert set(locale.items) == set(StepItem)
    assert {f"severity-{one}" for one in Severity} | {f"family-{one}" for one in Family} <= set(locale.labels)


def test_whatever_is_wrong_with_a_formula_has_words(locale: Locale) -> None:
    assert set(locale.formula_problems) == set(Problem)
    assert {f"value-{one}" for one in Value if one is not Value.ANY} <= set(locale.labels)


def test_no_two_sections_or_items_share_a_word(locale: Locale) -> None:
    assert len(set(locale.sections.values())) == len(Section)
    assert len(set(locale.items.values())) == len(StepItem)


def test_no_other_name_means_two_things(locale: Locale) -> None:
    for names, others in ((locale.sections, locale.spellings.sections), (locale.items, locale.spellings.items)):
        words = [*names.values(), *(word for more in others.values() for word in more)]
        assert len(set(words)) == len(words)


def test_a_section_or_item_is_found_by_its_word(locale: Locale) -> None:
    for section in Section:
        assert locale.section_named(locale.sections[section]) is section
    for item in StepItem:
        assert locale.item_named(locale.items[item]) is item
    assert locale.section_named("") is None
    assert locale.item_named("") is None


UNPLACED = "*a* `b`\n\n```\nc\n```\n\n> d\n\n---\n\n- # e\n\n1. f\n\n        g\n\n|h|i|\n|j|k|\n"


def test_every_markup_without_a_place_has_a_name(locale: Locale) -> None:
    found = read_markdown(UNPLACED, "a.md").findings
    assert {dict(one.arguments)["construct"] for one in found} == set(locale.constructs)


WRONG_VALUES = ("", "x", "[]", "[x]", "{}", "{x: y}", "~", "1.5", "99999999999999999999", "2019-01-01 10:00", "yes")


@pytest.mark.parametrize("wrong", WRONG_VALUES)
def test_every_kind_of_value_has_a_name(wrong: str, locale: Locale) -> None:
    """Each key of each YAML file gets a value that may not fit it, and what is said of that is Chinese."""
    for path, content in mini.files("2020").items():
        lines = content.decode().splitlines() if path.endswith(".yml") else []
        for number, line in enumerate(lines):
            key, colon, _ = line.partition(": ")
            if not colon or "#" in key:
                continue
            changed = "\n".join([*lines[:number], f"{key}: {wrong}", *lines[number + 1 :]])
            for one in read_edition({path: changed.encode()}, "procedures/2020", locale).findings:
                assert word(one, locale).text


def test_a_locale_with_a_hole_is_a_bug() -> None:
    with pytest.raises(AssertionError, match="the locale does not fit"):
        read_locale({"zh-CN.yml": "language: zh-CN"})
    with pytest.raises(AssertionError, match="the locale cannot be read"):
        read_locale({"zh-CN.yml": "language: ["})


@given(st.text())
def test_what_is_shown_stays_on_its_line(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert "\n" not in shown
    assert "\x1b" not in shown


def test_a_message_is_one_line_whatever_an_author_wrote(locale: Locale) -> None:
    said = word(finding("WM207", Span("a.md"), step="公\n示\x1b[31m\u202e  完"), locale)
    assert said.text == "步骤「公 示\ufffd[31m\ufffd 完」没有标识"
    assert "\n" not in said.remedy


@pytest.mark.parametrize(("found", "said"), [("\u3000\u3000", "全角空格"), ("\u00a0", "特殊空格"), ("Ａ　", "Ａ")])
def test_spaces_are_called_by_their_names(found: str, said: str, locale: Locale) -> None:
    assert word(finding("WM909", Span("a.md"), found=found, wanted=" "), locale).remedy == f"把“{said}”换成“空格”"


SLIPS = ("a: [1\nb: 2", "a: 1\n\tb: 2", "a: 1\n---\nb: 2", "a: b: c", "a: *x", "a: &x 1\nb: &x 2", "a: !x y", "a: {b", "a: 'x",
         "a: @b", "- a\nb: c", 'a: "\\q"', "[a]: 1", "a: |x", "%YAML 9\n---\na: 1", "%X", "a: [1,,2]", "a: ]", "a: - b", "*",
         'a: "\\U7fffffff"', "a: 1\n...\nb: 2", "a:\n  - b\n c: d", 'a: "b" c')  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_what_is_wrong_with_yaml_is_said_in_chinese(slip: str, locale: Locale) -> None:
    _, (found,) = read_yaml(slip, "a.yml")
    assert found.code == "WM103"
    said = locale.findings["WM103"].message
    problem = word(found, locale).text.removeprefix(said.partition("{")[0]).removesuffix(said.rpartition("}")[2])
    assert problem in locale.yaml_problems.values()
    assert problem != locale.yaml_problems[""], "there is a better word for it"


def test_a_problem_of_yaml_without_words_of_its_own_has_some(locale: Locale) -> None:
    assert locale.yaml_problems[""] in word(finding("WM103", Span("a.yml"), problem="as yet unheard of"), locale).text


def test_an_expectation_that_names_nothing_is_left_out(locale: Locale) -> None:
    some = finding("WM301", Span("a.md"), role="甲", near="乙 丙")
    none = finding("WM301", Span("a.md"), role="甲", near="")
    assert word(some, locale).expected == "相近的有：乙 丙"
    assert word(none, locale).expected == ""


def test_choices_are_listed_in_our_words(locale: Locale) -> None:
    wrong = finding("WM106", Span("a.yml"), key="stage", found="X", expected="'P', 'D' or 'C'")
    assert word(wrong, locale).expected == "应为P、D、C 之一；现为“X”"
