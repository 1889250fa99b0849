"""A source file as lines that keep their ends, so that a mended file differs only where it was mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_END: Final = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The lines of a file, as every editor counts them."""

    mark: str
    """The byte order mark, or nothing."""
    lines: tuple[str, ...]
    ends: tuple[str, ...]
    """One for each line; the last line has none."""

    def with_lines(self, lines: Sequence[str]) -> SourceLines:
        """The same file with other lines; as many, or fewer where some at its beginning are taken off."""
        assert len(lines) <= len(self.lines), "a line is mended, moved or taken off, never added"
        return SourceLines(self.mark, tuple(lines), self.ends[len(self.lines) - len(lines) :])

    def content(self) -> bytes:
        """The file's bytes."""
        body = "".join(line + end for line, end in zip(self.lines, self.ends, strict=True))
        return (self.mark + body).encode()


def source_lines(content: bytes) -> SourceLines:
    """The lines of a UTF-8 file; raises UnicodeDecodeError where it is none (WM101)."""
    text = content.decode()
    mark = _BYTE_ORDER if text.startswith(_BYTE_ORDER) else ""
    body = text[len(mark) :]
    return SourceLines(mark, tuple(_END.split(body)), (*_END.findall(body), ""))
