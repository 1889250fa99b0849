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

from workmanual.checks.file_text import FileText, any_of
from workmanual.checks.lexicon import Lexicon
from workmanual.findings import Finding, finding
from workmanual.locale import PersonWords

_LISTS: Final = ("manual.yml", "basis.yml", "edition.yml")
_NAME: Final = "nr"
"""The segmentation's tag for a person's name."""
_LONGEST: Final = 3


def names(file: FileText) -> Iterator[Finding]:
    """Names of persons (WM906)."""
    rules = file.locale.proofreading
    if file.path.endswith(_LISTS):
        return
    for run in file.runs_with(*_near(rules.persons)):
        if run.key in rules.keys_left_alone:
            continue
        text = _blanked(run.text, rules.quoted, file.lexicon)
        for begin, name in _named(text, rules.persons):
            if _acts(text, begin, begin + len(name), rules.persons):
                yield finding("WM906", file.place(run, begin, name), found=name)


def _near(words: PersonWords) -> tuple[str, ...]:
    """Cheap, and finds too much: what may be a name, where an actor stands."""
    return (*_single_near(words), _compound_name(words))


def _single_near(words: PersonWords) -> tuple[str, ...]:
    name = f"[{words.surnames}]\\w{{1,2}}"
    return (f"(?:{words.before}){name}(?:{words.after})", f"(?:{words.labels}){name}", f"{name}(?:{words.titles})")


def _compound_name(words: PersonWords) -> str:
    return f"(?:{'|'.join(words.compound_surnames)})\\w{{1,2}}?(?={words.after}|{words.titles}|\\W|$)"


def _blanked(text: str, quoted: tuple[str, ...], lexicon: Lexicon) -> str:
    """The text with spaces for what is quoted, and for roles and units."""
    return _known(quoted, lexicon).sub(lambda match: " " * len(match[0]), text)


@cache
def _known(quoted: tuple[str, ...], lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted({*lexicon.actors, *lexicon.terms}, key=len, reverse=True)
    return re.compile("|".join([*quoted, *map(re.escape, words)]))


def _named(text: str, words: PersonWords) -> Iterator[tuple[int, str]]:
    """Offsets and what may be names: those of compound surnames, and what the segmentation takes for names."""
    for match in any_of((_compound_name(words),)).finditer(text):
        yield match.start(), match[0]
    if not any_of(_single_near(words)).search(text):
        return
    import rjieba  # noqa: PLC0415  (0.3 s for its dictionary, which a file without such words does not need)

    cut = rjieba.tag(text)
    starts, no_ends = tuple(words.surnames), (*words.made_up, *words.no_name_ends)
    for begin, (word, tag) in zip(accumulate((len(word) for word, _ in cut), initial=0), cut, strict=False):
        if tag == _NAME and 2 <= len(word) <= _LONGEST and word.startswith(starts) and not word.endswith(no_ends):
            yield begin, word


def _acts(text: str, begin: int, end: int, words: PersonWords) -> bool:
    """Whether what stands around these offsets makes an actor of them."""
    before, behind = text[:begin].rstrip(), text[end:].lstrip()
    if re.search(f"(?:{words.labels})$", before) or re.match(words.titles, behind):
        return True
    return bool(re.search(f"(?:{words.before})$", before) and re.match(words.after, behind))
