"""The table of amendments as GitHub-flavoured Markdown, for a mail or an issue.

Takes the table and the locale's labels, gives a document: what was deleted is struck through, what was inserted is
strong, each in its column. Every text is only text: read back, the cells say exactly what the table says. Marks open
and close beside Chinese punctuation too, where a neighbour is written as a character reference for it: by the rule of
CommonMark (“flanking”), `作**（新）**` would be asterisks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from unicodedata import category

from workmanual.comparison.amendments import AmendmentGroup, AmendmentRow, AmendmentTable
from workmanual.comparison.columns import Fragment, Look, Side, fragments

_SPECIAL: Final = frozenset("\\`*_~[]<>&|$@")
_REFERENCES: Final = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "$": "&#36;", "\n": "<br>"}
"""A dollar sign begins a formula on GitHub, escaped or not."""
_MARKS: Final = {Look.DELETED: "~~", Look.INSERTED: "**"}
_BLOCK: Final = re.compile(r"(?P<before>\d{0,9})(?P<sign>[#+=.)-])", re.ASCII)
"""How a line may begin that would be a heading or a list."""
_ADDRESS: Final = re.compile(r"(?<=http)(?=://)|(?<=https)(?=://)|(?<=ftp)(?=://)|(?<=www)(?=\.)", re.IGNORECASE)
"""Before what makes an address a link."""
_PLAIN: Final = "LN"
"""First letters of the categories of characters beside which any mark may open and close."""


def amendment_markdown(table: AmendmentTable, labels: Mapping[str, str]) -> str:
    """The document."""
    parts = [f"# {_line(table.title)}", _line(table.manual), _line(table.pair)]
    if table.organisation:
        parts.insert(1, _line(table.organisation))
    parts += [f"## {labels['amend-summary']}", *map(_line, table.summary)]
    if table.counts:
        head = (labels["amend-kinds"], labels["amend-count"])
        parts += [f"## {labels['amend-counts']}", _grid([head, *((kind, str(count)) for kind, count in table.counts)])]
    if table.notes:
        parts += [f"## {labels['amend-notes']}", "\n".join(_notes(table, labels))]
    if table.scores:
        parts += [f"## {labels['amend-scores']}", _grid(table.scores)]
    parts += [f"## {labels['amend-completeness']}", _line(table.completeness)]
    parts += [part for group in table.groups for part in _group(group, labels)] or [labels["amend-nothing"]]
    return "\n\n".join(parts) + "\n"


def _notes(table: AmendmentTable, labels: Mapping[str, str]) -> Iterator[str]:
    for note in table.notes:
        yield f"- {_line(note.text)}"
        if note.places:
            yield f"  - {_line(labels['semicolon'].join(note.places))}"


def _group(group: AmendmentGroup, labels: Mapping[str, str]) -> tuple[str, str]:
    names = ("number", "old", "new", "kinds", "reason", "baseline")
    head = tuple(labels[f"amend-{name}"] for name in names)
    lines = [_row(map(_text, head)), _row(["---"] * len(head)), *(_row(_cells(row, labels)) for row in group.rows)]
    return f"## {_line(group.title)}", "\n".join(lines)


def _cells(row: AmendmentRow, labels: Mapping[str, str]) -> Iterator[str]:
    yield str(row.number)
    for side in Side:
        yield marked(fragments(row, side, labels))
    yield from map(_text, (row.kinds, row.reason, row.baseline))


def _grid(rows: Sequence[Sequence[str]]) -> str:
    head, *others = ([_text(cell) for cell in row] for row in rows)
    return "\n".join(map(_row, (head, ["---"] * len(head), *others)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    return marked((Fragment(Look.EQUAL, text),))


def _line(text: str) -> str:
    """A text as a paragraph of its own."""
    written = _text(text)
    found = _BLOCK.match(written)
    return f"{found['before']}\\{written[found.start('sign') :]}" if found else written


def marked(pieces: Sequence[Fragment]) -> str:
    """The pieces as words of one line, those deleted or inserted between marks."""
    runs = list(_runs(pieces))
    for place, (mark, atoms) in enumerate(runs):
        if not mark:
            continue
        # Only a neighbour without a mark of its own has to give way: a mark is punctuation already.
        before = runs[place - 1][1] if place and not runs[place - 1][0] else []
        after = runs[place + 1][1] if place + 1 < len(runs) and not runs[place + 1][0] else []
        atoms[0], atoms[-1] = _edge(atoms[0]), _edge(atoms[-1])
        if before and not _is_plain(atoms[0][0]) and _is_in_the_way(before[-1][-1]):
            before[-1] = _reference(before[-1])
        if after and not _is_plain(atoms[-1][-1]) and _is_in_the_way(after[0][0]):
            after[0] = _reference(after[0])
    if runs:
        first, last = runs[0][1], runs[-1][1]
        first[0], last[-1] = _edge(first[0]), _edge(last[-1])
    return "".join(f"{mark}{''.join(atoms)}{mark}" for mark, atoms in runs)


def _runs(pieces: Sequence[Fragment]) -> Iterator[tuple[str, list[str]]]:
    """Mark and characters, each written so that it is only itself; neighbours of one mark in one run."""
    texts: list[tuple[str, str]] = []
    for piece in pieces:
        mark = _MARKS.get(piece.look, "")
        if texts and texts[-1][0] == mark:
            texts[-1] = (mark, texts[-1][1] + piece.text)
        elif piece.text:
            texts.append((mark, piece.text))
    for mark, text in texts:
        links = {found.start() for found in _ADDRESS.finditer(text)}
        yield mark, [_atom(one, is_link=place in links) for place, one in enumerate(text)]


def _atom(character: str, *, is_link: bool) -> str:
    if character in _REFERENCES:
        return _REFERENCES[character]
    if character == "\r":
        return _reference(character)
    return f"\\{character}" if is_link or character in _SPECIAL else character


def _edge(atom: str) -> str:
    """White space at the edge of a mark or cell would be lost, or keep the mark from being one."""
    return _reference(atom) if atom.isspace() else atom


def _is_plain(character: str) -> bool:
    return category(character)[0] in _PLAIN


def _is_in_the_way(character: str) -> bool:
    """Whether a mark with punctuation inside does not open after, or close before, this character.

    ASCII punctuation and blanks let it, everywhere; of the rest programs think differently.
    """
    return not (character.isascii() and not character.isalnum() and character.isprintable())


def _reference(atom: str) -> str:
    """The one character of this atom as a reference, which begins and ends with ASCII punctuation."""
    return f"&#{ord(atom)};"
