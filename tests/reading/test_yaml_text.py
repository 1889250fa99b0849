# YAML: every scalar stays a string and remembers its place.

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workmanual.reading.yaml_text import read_yaml
from workmanual.span import Name, Span


def value(text: str) -> object:
    tree, findings = read_yaml(text, "a.yml")
    assert tree is not None, findings
    return tree.value


@pytest.mark.parametrize(
    "scalar", ["no", "yes", "on", "0102", "0x1f", "1e3", "1_000", "12:30:45", "2019-03-01", ".inf", "=", "<<", "-1.50"]
)
def test_scalars_stay_what_was_written(scalar: str) -> None:
    assert value(f"key: {scalar}\n{scalar}: 1\n") == {"key": scalar, scalar: "1", "at": Span("a.yml")}


@pytest.mark.parametrize("scalar", ["", "~", "null"])
def test_nothing_is_nothing(scalar: str) -> None:
    assert value(f"key: {scalar}") == {"key": None, "at": Span("a.yml")}


PLAIN = st.text(st.sampled_from("abz019-.:#'\"[]{}&*!|>%@`,? 一水：，\n\t"), max_size=12)
TREES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3))


@given(st.dictionaries(PLAIN.filter(lambda key: key != "at"), TREES, max_size=4))
def test_any_tree_of_strings_is_read_back(tree: dict[str, object]) -> None:
    assert without_places(value(quoted(tree))) == tree


def quoted(tree: object) -> str:
    """The tree as YAML in one line, every string between quotes."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"? {quoted(key)} : {quoted(inner)}" for key, inner in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(quoted, tree)) + "]"
    escaped = str(tree).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def without_places(tree: object) -> object:
    if isinstance(tree, dict):
        return {key: without_places(inner) for key, inner in tree.items() if key != "at"}
    return [without_places(inner) for inner in tree] if isinstance(tree, list) else tree


TEXT = """\
# 说明
code: LC-101
roles:
  - {id: guide, title: 讲解员}
  -   id: keeper
      title: >-
        保管员
"""


def test_places_are_those_of_an_editor() -> None:
    tree, _ = read_yaml(TEXT, "a.yml", first_line=10)
    assert tree is not None
    assert tree.place_of(["code"]) == Span("a.yml", 11, 7)
    assert tree.place_of_key(["code"]) == Span("a.yml", 11, 1)
    assert tree.place_of(["roles", 0]) == Span("a.yml", 13, 5)
    assert tree.place_of(["roles", 0, "title"]) == Span("a.yml", 13, 24)
    assert tree.place_of_key(["roles", 1, "title"]) == Span("a.yml", 15, 7)
    assert tree.place_of(["roles", 1, "title"]) == Span("a.yml", 15, 14)


def test_a_place_that_is_not_there_is_the_nearest_around_it() -> None:
    tree, _ = read_yaml(TEXT, "a.yml")
    assert tree is not None
    assert tree.place_of(["roles", 7, "title"]) == Span("a.yml", 4, 3)
    assert tree.place_of_key(["roles", 0, "level"]) == Span("a.yml", 4, 5)


def test_names_remember_their_places() -> None:
    tree, _ = read_yaml("codes: [LC-101, 'LC-201']", "a.yml")
    assert tree is not None
    assert isinstance(tree.value, dict)
    codes = tree.value["codes"]
    assert isinstance(codes, list)
    assert [(code, code.at.column) for code in codes if isinstance(code, Name)] == [("LC-101", 9), ("LC-201", 17)]


def test_odd_line_ends_stay_in_their_line() -> None:
    """YAML ends lines at U+0085 and U+2028 too, editors do not."""
    tree, _ = read_yaml('a: "x\u2028y"\nb: 1\n', "a.yml")
    assert tree is not None
    assert tree.place_of(["b"]) == Span("a.yml", 2, 4)


@pytest.mark.parametrize("text", ["", "# 空\n", "---\n", "~"])
def test_an_empty_file_has_no_keys(text: str) -> None:
    tree, findings = read_yaml(text, "a.yml")
    assert not findings
    assert tree is not None
    assert not tree.value or tree.value == {"at": Span("a.yml")}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: [1\nb: 2", "WM103", 2, 2),
        ("a: 1\n\tb: 2", "WM103", 2, 1),
        ("a: 1\n---\nb: 2", "WM103", 2, 1),
        ("a: b: c", "WM103", 1, 5),
        ("a: 1\nb: \x07", "WM908", 2, 4),
        ('a: 1\nb: "\\x1b"', "WM908", 2, 4),
        ('a: "\\ud800"', "WM908", 1, 4),
        ('a: "\\U7fffffff"', "WM103", 1, 1),
        ("%YAML 1." + "9" * 5000 + "\n---\na: 1", "WM103", 1, 1),
        ("[" * 5000, "WM114", 1, 42),
        ("a: " + "[" * 60 + "]" * 60, "WM114", 1, 44),
        ("[a]: 1", "WM103", 1, 1),
        ("a: 1\na: 2", "WM111", 2, 1),
        ("b:\n  at: 2", "WM105", 2, 3),
        ("a: &x 1\nb: *x", "WM112", 1, 4),
        ("a: &x\n  - *x", "WM112", 1, 4),
        ("a: *x", "WM103", 1, 4),
    ],
)
def test_what_cannot_be_read_is_found(text: str, code: str, line: int, column: int) -> None:
    tree, findings = read_yaml(text, "a.yml")
    assert tree is None
    assert [(one.code, one.at.line, one.at.column) for one in findings] == [(code, line, column)]


def test_a_small_file_stays_small() -> None:
    """Aliases of aliases: the billion laughs."""
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9))]
    tree, findings = read_yaml("\n".join(lines), "a.yml")
    assert tree is None
    assert {one.code for one in findings} == {"WM112"}
