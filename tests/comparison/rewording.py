"""How one piece of text is changed at random: a clause, a number, how binding it is, only its signs.

Takes a text and a seeded `Random`, gives another text, or None where the text has no place for such a change.
"""

import re
from collections.abc import Callable
from random import Random
from typing import Final

Rewording = Callable[[str, Random], str | None]

CLAUSES: Final = (
    "材料不齐的退回补正",
    "逐页核对骑缝和落款",
    "原件和复印件分开装订",
    "把办理情况抄送相关班组",
    "遇雨雪天气改在室内进行",
    "事先把提纲发到各班组征求意见",
    "涂改处加盖校对章",
    "听取离退休老同志的看法",
    "张贴在车间门口的宣传栏",
    "照片和录音随纸质材料一并保存",
    "说明不同意见的来由",
    "由经手人在封面写明页数",
    "对照往年的同类材料查漏",
    "把没有办完的事列成清单",
    "与工资表逐行比对",
    "用黑色墨水誊写清楚",
)
"""Of nobody's duty, without figures and without words of obligation, so that only the content is another."""

_SIGN: Final = re.compile(r"[，；。]")
_NUMBER: Final = re.compile(
    r"(?<![\d.—-])\d{1,3}(?= ?(?:日|个工作日|个月|周|%|人|次|分钟|份|名|天|小时)(?![一-龥]*年))"
)
_BINDING: Final = (
    ("可以", "应当"),
    ("(?<!对)应当", "可以"),
    ("必须", "可以"),
    ("不得", "可以"),
    ("(?<!对)应(?=[按在由写先])", "可"),
    ("可(?=在[^此场])", "应"),
)
"""Patterns of words of obligation, and what is put for them."""
_SIGNS: Final = (("（", "("), ("）", ")"), ("，", "、"), ("；", "，"), ("“", '"'), ("：", ":"))


def clause_replaced(text: str, random: Random) -> str | None:
    """Another clause in the place of one."""
    pieces = _pieces(text)
    places = [place for place in range(0, len(pieces), 2) if len(pieces[place]) >= 4]
    if len(places) < 2:
        return None
    pieces[random.choice(places)] = _new_clause(text, random)
    return "".join(pieces)


def clause_inserted(text: str, random: Random) -> str | None:
    """One clause more."""
    pieces = _pieces(text)
    if len(text) < 8:
        return None
    place = random.randrange(0, len(pieces), 2)
    pieces[place] = f"{_new_clause(text, random)}，{pieces[place]}"
    return "".join(pieces)


def clauses_apart(text: str, random: Random) -> str | None:
    """Other clauses in two places with at least one clause between them that stays."""
    pieces = _pieces(text)
    places = [place for place in range(0, len(pieces), 2) if len(pieces[place]) >= 4]
    if len(places) < 4:
        return None
    first = random.randrange(len(places) - 3)
    second = random.randrange(first + 2, len(places))
    for place in (places[first], places[second]):
        pieces[place] = _new_clause("".join(pieces), random)
    return "".join(pieces)


def number_changed(text: str, random: Random) -> str | None:
    """One number with its unit is another number."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    match = random.choice(found)
    number = int(match[0])
    other = number + random.choice((1, 2, 5)) if number < 90 else number - random.choice((1, 2, 5))
    return f"{text[: match.start()]}{other}{text[match.end() :]}"


def binding_changed(text: str, random: Random) -> str | None:
    """可以 → 应当 and the like, once."""
    found = [(match, new) for old, new in _BINDING for match in re.finditer(old, text)]
    if not found:
        return None
    match, new = random.choice(found)
    return text[: match.start()] + new + text[match.end() :]


def signs_changed(text: str, random: Random) -> str | None:
    """Only the width of a sign, a sign, or a space is another."""
    found = [(old, new) for old, new in _SIGNS if old in text]
    spaced = re.search(r"(?<=[一-龥])(?=\d)", text)
    if spaced:
        found.append(("", " "))
    if not found:
        return None
    old, new = random.choice(found)
    if not old:
        assert spaced is not None, "chosen only where it was found"
        return text[: spaced.start()] + " " + text[spaced.start() :]
    return text.replace(old, new, 1)


def _pieces(text: str) -> list[str]:
    """Clauses and the signs between them, in turn."""
    return re.split(f"({_SIGN.pattern})", text)


def _new_clause(text: str, random: Random) -> str:
    return random.choice([clause for clause in CLAUSES if clause not in text])
