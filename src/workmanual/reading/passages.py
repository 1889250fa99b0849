"""What the readers of a document share: passages without headings, their first words, names between marks.

Takes blocks and texts of the model, gives parts of them with their places. It knows no section and no item.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from workmanual.findings import Finding, finding
from workmanual.model.richtext import Block, Heading, Text, plain_text, words_of
from workmanual.span import Name, Span

T = TypeVar("T")
NOTHING: Final = "—"
"""Stands for a list of what was found, when nothing was."""


def without_headings(blocks: Iterable[Block], findings: list[Finding]) -> tuple[Block, ...]:
    """The blocks but for headings, each of which is a finding (WM215)."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            findings.append(finding("WM215", block.at, found=plain_text(block.parts)))
        else:
            kept.append(block)
    return tuple(kept)


def names_between(part: Text, mark: str) -> list[Name]:
    """The pieces between marks, each with its place; empty ones left out."""
    names: list[Name] = []
    column = part.at.column
    for piece in part.text.split(mark):
        if piece.strip():
            space = len(piece) - len(piece.lstrip())
            names.append(Name(piece.strip(), Span(part.at.path, part.at.line, column + space)))
        column += len(piece) + len(mark)
    return names


def first_words(blocks: tuple[Block, ...]) -> str:
    """The first words of these blocks, to show what is meant."""
    text = words_of(blocks).strip()
    return text if len(text) <= 24 else text[:23] + "…"


def misplaced(found: Sequence[T], order: Sequence[T]) -> tuple[T, ...]:
    """The fewest of these that would have to move for the rest to be in order; of equal choices the first stay."""
    ranks = [order.index(one) for one in found]
    longest: dict[int, list[int]] = {}
    for place in reversed(range(len(ranks))):
        behind = [longest[other] for other in range(place + 1, len(ranks)) if ranks[other] > ranks[place]]
        longest[place] = [place, *max(behind, key=len, default=[])]
    kept = max((longest[place] for place in range(len(ranks))), key=len, default=[])
    return tuple(one for place, one in enumerate(found) if place not in kept)
