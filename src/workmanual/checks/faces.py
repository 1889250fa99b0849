"""Characters that our own faces lack (WM601).

Takes a file's lines and the characters that the faces have. A missing glyph would print as a blank, and nobody would
notice on screen, where system faces fill in.
"""

from __future__ import annotations

from collections.abc import Iterator

from workmanual.checks.file_text import FileText
from workmanual.findings import Finding, finding
from workmanual.span import Span


def uncovered(file: FileText) -> Iterator[Finding]:
    """Each character that no face has once, at its first place."""
    missing = {character for line in file.lines for character in line if character not in file.covered} - {"\t"}
    if not missing:
        return
    for number, line in enumerate(file.lines, start=1):
        for column, character in enumerate(line, start=1):
            if character in missing:
                missing.remove(character)
                shown = character if character.isprintable() else "?"
                code_point = f"U+{ord(character):04X}"
                yield finding("WM601", Span(file.path, number, column), character=shown, code_point=code_point)
