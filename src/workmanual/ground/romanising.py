"""Ids for Chinese titles: the words' pinyin, for steps that their author gave none."""

from __future__ import annotations

import re
from typing import Final

from pypinyin import lazy_pinyin
from rjieba import cut

LONGEST: Final = 3
"""Words of a title that make an id."""


def romanised(title: str) -> str:
    """`queding-rudang-jijifenzi` for 确定入党积极分子; `step` where the title has no word."""
    words = (re.sub("[^a-z0-9]", "", "".join(lazy_pinyin(word)).lower()) for word in cut(title))
    id_ = "-".join([word for word in words if word][:LONGEST])
    return id_ if id_[:1].isalpha() else f"step-{id_}".rstrip("-")
