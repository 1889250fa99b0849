"""A source file's bytes to text, and its lines as every editor counts them.

UTF-8 with or without a byte order mark; lines end with LF, CR LF or CR, and with nothing else: what Python and YAML
take for further line ends (U+000B, U+0085, U+2028 …) stays in its line, or lines and columns would point elsewhere.
"""

from __future__ import annotations

from typing import Final

_HIDDEN_RANGES: Final = (
    *((0x00, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x200B, 0x200F), (0x2028, 0x202E)),
    *((0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0xFFFE, 0xFFFF), (0xE0000, 0xE007F)),
)
HIDDEN: Final = frozenset(chr(code) for first, last in _HIDDEN_RANGES for code in range(first, last + 1))
"""Characters that show nothing: controls but for tab and line ends, marks of direction, joiners, no spaces."""


def decode(content: bytes) -> str:
    """The text with LF as its only line end; raises UnicodeDecodeError where it is not UTF-8 (WM101)."""
    return _with_line_feeds(content.decode("utf-8-sig"))


def lines_to_show(content: bytes) -> tuple[str, ...]:
    """The lines to quote from; what is not UTF-8 shows as U+FFFD."""
    return tuple(_with_line_feeds(content.decode("utf-8-sig", errors="replace")).split("\n"))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
