"""Characters that our own faces lack (WM601).

Takes the edition's files as text and the characters that the faces have. A missing glyph would print as a blank, and
nobody would notice on screen, where system faces fill in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from workmanual.findings import Finding, finding
from workmanual.reading.source_text import decode
from workmanual.span import Span

PRINTED = (".md", ".yml")
"""Files whose words reach paper."""


def uncovered(files: Mapping[str, bytes], covered: Collection[str]) -> Iterator[Finding]:
    """Each character outside `covered` once per file, at its first place."""
    for path, content in files.items():
        if not path.endswith(PRINTED):
            continue
        try:
            text = decode(content)
        except UnicodeDecodeError:  # WM101 says so, and what could be read of it are not the author's words
            continue
        seen: set[str] = set()
        for number, line in enumerate(text.split("\n"), start=1):
            for column, character in enumerate(line, start=1):
                if character in covered or character in seen or character == "\t":
                    continue
                seen.add(character)
                shown = character if character.isprintable() else "?"
                code_point = f"U+{ord(character):04X}"
                yield finding("WM601", Span(path, number, column), character=shown, code_point=code_point)
