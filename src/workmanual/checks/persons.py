"""Names of persons where a role belongs (WM906).

A name is found only where everything points to one: it begins with a surname, stands where an actor stands (由…负责,
…同志, 联系人：…), is no role, unit or example, and the segmentation takes it for a name. What is missed is less harm
than a manual full of false alarms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import Final

import rjieba

from workmanual.checks.file_text import FileText
from workmanual.checks.lexicon import Lexicon
from workmanual.findings import Finding, finding
from workmanual.locale import PersonWords

_LISTS: Final = ("manual.yml", "basis.yml", "edition.yml")
_NAME: Final = "nr"
"""The segmentation's tag for a person's name."""
_LONGEST: Final = 4


def names(file: FileText) -> Iterator[Finding]:
    """Names of persons (WM906)."""
    rules = file.locale.proofreading
    words = rules.persons
    near = _near(words.surnames, words.compound_surnames, words.after, words.titles, words.labels)
    for run in file.prose:
        if run.key in rules.keys_left_alone or file.path.endswith(_LISTS) or not near.search(run.text):
            continue
        text = _blanked(run.text, rules.quoted, file.lexicon)
        for begin, name in _tagged(text, words):
            if _acts(text, begin, begin + len(name), words):
                yield finding("WM906", file.place(run, begin, name), found=name)


@cache
def _near(surnames: str, compound: tuple[str, ...], after: str, titles: str, labels: str) -> re.Pattern[str]:
    """Cheap: whether a run is worth cutting into words."""
    name = f"(?:[{surnames}]|{'|'.join(compound)})\\w{{1,2}}"
    return re.compile(f"{name}(?:{after}|{titles})|(?:{labels.removesuffix('$')}){name}")


def _blanked(text: str, quoted: tuple[str, ...], lexicon: Lexicon) -> str:
    """The text with spaces for what is quoted, and for roles and units."""
    return _known(quoted, lexicon).sub(lambda match: " " * len(match[0]), text)


@cache
def _known(quoted: tuple[str, ...], lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted({*lexicon.actors, *lexicon.terms}, key=len, reverse=True)
    return re.compile("|".join([*quoted, *map(re.escape, words)]))


def _tagged(text: str, words: PersonWords) -> Iterator[tuple[int, str]]:
    """Offsets and names that the segmentation takes for persons'."""
    cut = rjieba.tag(text)
    for begin, (word, tag) in zip(accumulate((len(word) for word, _ in cut), initial=0), cut, strict=False):
        is_name = word.startswith(tuple(words.surnames) + words.compound_surnames) and 2 <= len(word) <= _LONGEST
        if tag == _NAME and is_name and word not in words.made_up and not word.endswith(words.made_up):
            yield begin, word


def _acts(text: str, begin: int, end: int, words: PersonWords) -> bool:
    """Whether what stands around these offsets makes an actor of them."""
    before, behind = text[:begin].rstrip(), text[end:].lstrip()
    if re.search(words.labels, before) or re.match(words.titles, behind):
        return True
    return bool(re.search(words.before, before) and re.match(words.after, behind))
