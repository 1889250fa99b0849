"""A source file's bytes to text, and its lines as every editor counts them.

UTF-8 with or without a byte order mark; lines end with LF, CR LF or CR, and with nothing else: what Python and YAML
take for further line ends (U+000B, U+0085, U+2028 …) stays in its line, or lines and columns would point elsewhere.
"""

from __future__ import annotations


def decode(content: bytes) -> str:
    """The text with LF as its only line end; raises UnicodeDecodeError where it is not UTF-8 (WM101)."""
    return _with_line_feeds(content.decode("utf-8-sig"))


def lines_to_show(content: bytes) -> tuple[str, ...]:
    """The lines to quote from; what is not UTF-8 shows as U+FFFD."""
    return tuple(_with_line_feeds(content.decode("utf-8-sig", errors="replace")).split("\n"))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
