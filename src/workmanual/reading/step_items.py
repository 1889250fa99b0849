"""What stands in a step's items: roles, a time, records, ways on, rules.

Takes an item's content as rich text, gives its values and what is wrong with their shape (WM216, WM224 to WM226,
WM302, WM308).
Items of free text need no reader. Whether what is named exists is not its business.
"""

from __future__ import annotations

import re
from typing import Final

from workmanual.findings import Finding, finding
from workmanual.locale import Locale
from workmanual.model.procedure import Citation, Fork, When
from workmanual.model.richtext import Block, Reference, Text, inlines_of, plain_text, words_of
from workmanual.reading.markdown import CODE
from workmanual.reading.passages import names_between
from workmanual.span import Name, Span
from workmanual.times import read_times

_FORK_TARGET: Final = re.compile(rf"(#|{CODE}\.)[a-z0-9-]+")


class ItemReader:
    """Reads items in one language and gathers what is wrong in them."""

    def __init__(self, locale: Locale, findings: list[Finding]) -> None:
        self.locale = locale
        self.findings = findings

    def names(self, content: tuple[Block, ...]) -> tuple[Name, ...]:
        """Roles, joined by `、`."""
        names: list[Name] = []
        for part in inlines_of(content):
            if isinstance(part, Text):
                names += names_between(part, self.locale.separators.names)
        return tuple(names)

    def when(self, content: tuple[Block, ...]) -> When | None:
        """A time and free words (WM302 when it is not understood)."""
        parts = inlines_of(content)
        if not parts:
            return None
        text = words_of(content).strip()
        times = read_times(text, self.locale.times)
        if not times:
            self.findings.append(finding("WM302", parts[0].at, time=text))
        return When(parts[0].at, text, times)

    def citations(self, content: tuple[Block, ...]) -> tuple[Citation, ...]:
        """Forms and plain papers, joined by `、`."""
        citations: list[Citation] = []
        for part in inlines_of(content):
            if isinstance(part, Reference):
                citations.append(Citation(part.at, part.target, ""))
            elif isinstance(part, Text):
                names = names_between(part, self.locale.separators.names)
                citations += [Citation(name.at, None, str(name)) for name in names]
        return tuple(citations)

    def forks(self, step: str, content: tuple[Block, ...]) -> tuple[Fork, ...]:
        """Ways, joined by `；`: each a condition and a target (WM216, WM224); two at least (WM225), none twice (WM226).

        A way that is not understood is a way all the same, to the target in it if there is one.
        """
        before = len(self.findings)
        forks: list[Fork] = []
        for part in inlines_of(content):
            if not isinstance(part, Text):
                self.findings.append(finding("WM216", part.at, found=plain_text((part,))))
                forks += _targets_in(part.at, plain_text((part,)))
                continue
            for way in names_between(part, self.locale.separators.forks):
                condition, arrow, target = (piece.strip() for piece in way.partition(self.locale.separators.way))
                if condition and arrow and _FORK_TARGET.fullmatch(target):
                    forks.append(Fork(way.at, condition, target))
                    continue
                is_bare = _FORK_TARGET.fullmatch(target if arrow else way) is not None
                self.findings.append(finding("WM224" if is_bare else "WM216", way.at, found=str(way)))
                forks += _targets_in(way.at, way)
        if len(self.findings) == before:
            self._conditions(step, forks)
        return tuple(forks)

    def _conditions(self, step: str, forks: list[Fork]) -> None:
        if len(forks) == 1:
            self.findings.append(finding("WM225", forks[0].at, step=step, condition=forks[0].condition))
        seen: set[str] = set()
        for fork in forks:
            condition = "".join(fork.condition.split())
            if condition in seen:
                self.findings.append(finding("WM226", fork.at, condition=fork.condition))
            seen.add(condition)

    def basis(self, content: tuple[Block, ...]) -> tuple[Name, ...]:
        """References to outside rules and nothing else (WM308)."""
        names: list[Name] = []
        for part in inlines_of(content):
            if isinstance(part, Reference) and part.target.startswith("basis:"):
                names.append(Name(part.target.removeprefix("basis:"), part.at))
            elif not isinstance(part, Text) or part.text.strip(self.locale.separators.names + " "):
                self.findings.append(finding("WM308", part.at, found=plain_text((part,))))
        return tuple(names)


def _targets_in(at: Span, words: str) -> tuple[Fork, ...]:
    """Ways without a condition to the targets among these words; one to nowhere where there are none."""
    targets = [match[0] for match in _FORK_TARGET.finditer(words)] or [""]
    return tuple(Fork(at, "", target) for target in targets)
