"""The head of a Markdown file, between its two lines of dashes, as a value.

Takes the parsed file and the dataclass wanted, gives the value, what is wrong (WM109 when there is no head, and what
`fit` finds), and the author's words in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from workmanual.findings import Finding, finding
from workmanual.reading.fit import fit
from workmanual.reading.markdown import MarkdownFile
from workmanual.reading.prose import Prose, prose_of_tree
from workmanual.reading.yaml_text import read_yaml
from workmanual.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FrontMatterRead(Generic[T]):
    """What a head gave."""

    value: T | None
    findings: tuple[Finding, ...]
    prose: tuple[Prose, ...] = ()


def read_front_matter(file: MarkdownFile, path: str, wanted: type[T]) -> FrontMatterRead[T]:
    """The file's head as a value of `wanted`, or why there is none."""
    if file.front_matter is None:
        return FrontMatterRead(None, (finding("WM109", Span(path)),))
    text, first_line = file.front_matter
    tree, findings = read_yaml(text, path, first_line=first_line)
    if tree is None:
        return FrontMatterRead(None, findings)
    value, misfits = fit(tree, wanted)
    return FrontMatterRead(value, (*findings, *misfits), prose_of_tree(tree))
