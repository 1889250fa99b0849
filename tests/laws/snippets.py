"""Pieces of text that mean something to a reader of files, or should mean nothing; for mutations and for fuzzing."""

from typing import Final

SNIPPETS: Final = (
    "[[", "]]", "[[LC-101", "[[LC-101]]", "[[basis:x]]", "[x]: y", "[x](y)", "![x](y)", "**", "*", "`", "```\n", "|", "\\",
    "<b>", "<!--", "&#0;", "&nbsp;", "# ", "## 目的\n", "### x {#y}\n", "{#", "- ", "1. ", "- 何时做：\n", "    ", "\t", "> ",
    "---\n", "===\n", ": ", "? ", "&a ", "*a ", "!!int ", "%YAML 9\n", "{", "}", "[", "'", '"', '"\\x07"', '"\\ud800"',
    '"\\U7fffffff"', "at: 1\n", "code: LC-201\n", "null", "；", "，", "→", "、", "：", "\x00", "\x07", "\x0b", "\x1b[2J", "\x85",
    "\u2028", "\ufeff", "\u202e", "\ud7ff", "\U0001f600", "\r", "\r\n", "\n\n", "9" * 5000, "[" * 2000, "- " * 200, "**" * 400, "> " * 60,
    "\ufffd", "Ã¤", "锛", "黨", "\u00a0", "\u3000", "１", "及时", "由王建国负责", "见 4.3 条", "组团参观", '"甲"', "1、", "(",
)  # fmt: skip
"""What has a meaning somewhere, and what has none anywhere."""
