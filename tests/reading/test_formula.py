# An author's formula to its tree: what the language has, what it has not, and that no text breaks the reader.

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws.laws import assert_formulas_are_read
from workmanual.model.formula import All, AnyOf, Call, Column, Formula, Gathering, If, Number, Pair, Ref, Sign, Text
from workmanual.reading.formula import DEEPEST, FUNCTIONS, LONGEST, Misread, Problem, read_formula

A, B, C = Ref("a"), Ref("b"), Ref("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", A),
        (" ( a ) ", A),
        ("a_2", Ref("a_2")),
        ("no", Ref("no")),
        ("from - in", Pair(Ref("from"), Sign.MINUS, Ref("in"))),
        ("12.50", Number(12.5)),
        ("-3", Number(-3)),
        ("-a", Pair(Number(0), Sign.MINUS, A)),
        ("'是'", Text("是")),
        ("“不同意”", Text("不同意")),
        ('"a + b"', Text("a + b")),
        ("a - b - c", Pair(Pair(A, Sign.MINUS, B), Sign.MINUS, C)),
        ("a + b * c", Pair(A, Sign.PLUS, Pair(B, Sign.TIMES, C))),
        ("(a + b) / c", Pair(Pair(A, Sign.PLUS, B), Sign.OVER, C)),
        ("a > b / 2", Pair(A, Sign.MORE, Pair(B, Sign.OVER, Number(2)))),
        ("a >= 1 and b != 2 or c", AnyOf((All((Pair(A, Sign.AT_LEAST, Number(1)), Pair(B, Sign.NOT_SAME, Number(2)))), C))),
        ("a and (b or c)", All((A, AnyOf((B, C))))),
        ("a and b and c", All((A, B, C))),
        ("sum(a)", Column(Gathering.SUM, "a")),
        ("average(a)", Column(Gathering.AVERAGE, "a")),
        ("average(a, b, 3)", Call("average", (A, B, Number(3)))),
        ("min(a) + max(b)", Pair(Column(Gathering.LEAST, "a"), Sign.PLUS, Column(Gathering.MOST, "b"))),
        ("count(a)", Column(Gathering.COUNT, "a")),
        ("count(a, '有')", Column(Gathering.COUNT, "a", "有")),
        ("round(a / b * 100, 1)", Call("round", (Pair(Pair(A, Sign.OVER, B), Sign.TIMES, Number(100)), Number(1)))),
        ("if_(a > 105, 105, a)", If(Pair(A, Sign.MORE, Number(105)), Number(105), A)),
        ("grade(a)", Call("grade", (A,))),
        ("grade(a, count(b, '有'))", Call("grade", (A, Column(Gathering.COUNT, "b", "有")))),
        ("missing()", Call("missing", ())),
        ("sum", Ref("sum")),
    ],
)  # fmt: skip
def test_a_formula_is_read(text: str, tree: Formula) -> None:
    assert read_formula(text) == tree


@pytest.mark.parametrize(
    ("text", "problem", "place", "found"),
    [
        ("", Problem.EMPTY, 1, ""),
        ("  ", Problem.EMPTY, 1, ""),
        ("a" * (LONGEST + 1), Problem.LONG, LONGEST + 1, ""),
        ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), Problem.DEEP, DEEPEST + 1, "("),
        ("a ＋ b", Problem.WIDE, 3, "＋"),
        ("sum（a）", Problem.WIDE, 4, "（"),
        ("a × b", Problem.WIDE, 3, "×"),
        ("a ≥ b", Problem.WIDE, 3, "≥"),
        ("a = 1", Problem.EQUALS, 3, "="),
        ("a % b", Problem.MARK, 3, "%"),
        ("a ** b", Problem.VALUE, 4, "*"),
        ("得分 + 1", Problem.MARK, 1, "得"),
        ("a.b", Problem.MARK, 2, "."),
        ("a[1]", Problem.MARK, 2, "["),
        ("a == '是", Problem.QUOTE, 6, "'是"),
        ("1.2.3", Problem.NUMBER, 1, "1.2.3"),
        ("2x", Problem.NUMBER, 1, "2x"),
        ("a + .5", Problem.NUMBER, 5, ".5"),
        ("a +", Problem.VALUE, 4, ""),
        ("a + and", Problem.VALUE, 5, "and"),
        ("()", Problem.VALUE, 2, ")"),
        ("--a", Problem.VALUE, 2, "-"),
        ("sum(a,)", Problem.VALUE, 7, ")"),
        ("a b", Problem.SIGN, 3, "b"),
        ("not a", Problem.SIGN, 5, "a"),
        ("a (b)", Problem.FUNCTION, 1, "a"),
        ("(a + b", Problem.BRACKET, 7, ""),
        ("a + b)", Problem.BRACKET, 6, ")"),
        ("sum(a", Problem.BRACKET, 6, ""),
        ("(a b)", Problem.SIGN, 4, "b"),
        ("a < b < c", Problem.CHAIN, 7, "<"),
        ("if(a, b, c)", Problem.FUNCTION, 1, "if"),
        ("__import__('os')", Problem.FUNCTION, 1, "__import__"),
        ("sum()", Problem.ARGUMENTS, 1, "sum"),
        ("1 + sum(a, b)", Problem.ARGUMENTS, 5, "sum"),
        ("sum(a + b)", Problem.ARGUMENTS, 1, "sum"),
        ("count(a, b)", Problem.ARGUMENTS, 1, "count"),
        ("count(a, '')", Problem.ARGUMENTS, 1, "count"),
        ("round(a)", Problem.ARGUMENTS, 1, "round"),
        ("round(a, 1.5)", Problem.ARGUMENTS, 1, "round"),
        ("round(a, 5)", Problem.ARGUMENTS, 1, "round"),
        ("if_(a, b)", Problem.ARGUMENTS, 1, "if_"),
        ("grade()", Problem.ARGUMENTS, 1, "grade"),
        ("missing(a)", Problem.ARGUMENTS, 1, "missing"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(text: str, problem: Problem, place: int, found: str) -> None:
    assert read_formula(text) == Misread(problem, place, found)


PIECES = (*FUNCTIONS, "a", "b", "and", "or", "1", "2.5", "'是'", "(", ")", ",", "+", "-", "*", "/", ">", "==", "=", " ", "\n", "＋", '"', "\x00")  # fmt: skip


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_a_formula_or_misread_inside_itself(text: str) -> None:
    assert_formulas_are_read(text)
