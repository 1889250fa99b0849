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
    if file.path.endswith(_LISTS):
        return
    for run in file.runs_with(*_near(rules.persons)):
        if run.key in rules.keys_left_alone:
            continue
        text = _blanked(run.text, rules.quoted, file.lexicon)
        for begin, name in _tagged(text, rules.persons):
            if _acts(text, begin, begin + len(name), rules.persons):
                yield finding("WM906", file.place(run, begin, name), found=name)


def _near(words: PersonWords) -> tuple[str, ...]:
    """Cheap, and finds too much: what may be a name, where an actor stands."""
    first = f"[{words.surnames}{''.join(name[0] for name in words.compound_surnames)}]"
    return (f"(?:{words.before}){first}", f"(?:{words.labels}){first}", f"{first}\\w{{1,3}}(?:{words.titles})")


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
    starts, no_ends = (*words.surnames, *words.compound_surnames), (*words.made_up, *words.no_name_ends)
    for begin, (word, tag) in zip(accumulate((len(word) for word, _ in cut), initial=0), cut, strict=False):
        if tag == _NAME and 2 <= len(word) <= _LONGEST and word.startswith(starts) and not word.endswith(no_ends):
            yield begin, word


def _acts(text: str, begin: int, end: int, words: PersonWords) -> bool:
    """Whether what stands around these offsets makes an actor of them."""
    before, behind = text[:begin].rstrip(), text[end:].lstrip()
    if re.search(f"(?:{words.labels})$", before) or re.match(words.titles, behind):
        return True
    return bool(re.search(f"(?:{words.before})$", before) and re.match(words.after, behind))
