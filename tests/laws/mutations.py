"""Ways in which a file of a valid manual gets damaged, by slips of the hand and by worse."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests import mini

SNIPPETS = (
    "[[", "]]", "[[LC-101", "[[LC-101]]", "[[basis:x]]", "[x]: y", "[x](y)", "![x](y)", "**", "*", "`", "```\n", "|", "\\",
    "<b>", "<!--", "&#0;", "&nbsp;", "# ", "## 目的\n", "### x {#y}\n", "{#", "- ", "1. ", "- 何时做：\n", "    ", "\t", "> ",
    "---\n", "===\n", ": ", "? ", "&a ", "*a ", "!!int ", "%YAML 9\n", "{", "}", "[", "'", '"', '"\\x07"', '"\\ud800"',
    '"\\U7fffffff"', "at: 1\n", "code: LC-201\n", "null", "；", "，", "→", "、", "：", "\x00", "\x07", "\x0b", "\x1b[2J", "\x85",
    "\u2028", "\ufeff", "\u202e", "\ud7ff", "\U0001f600", "\r", "\r\n", "\n\n", "9" * 5000, "[" * 2000, "- " * 200, "**" * 400, "> " * 60,
    "\ufffd", "Ã¤", "锛", "黨", "\u00a0", "\u3000", "１", "及时", "由王建国负责", "见 4.3 条", "组团参观", '"甲"', "1、", "(",
)  # fmt: skip
"""What has a meaning somewhere, and what has none anywhere."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """The small manual's files, one of them damaged."""

    sources: dict[str, bytes] = field(repr=False)
    path: str
    """The damaged one."""
    content: bytes


@st.composite
def damaged_manuals(draw: st.DrawFn) -> Damaged:
    """A valid manual with one to three mutations in one of its files."""
    sources = mini.files()
    path = draw(st.sampled_from(sorted(sources)))
    for mutation in draw(st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3)):
        sources[path] = draw(mutation(sources[path]))
    return Damaged(sources, path, sources[path])


@st.composite
def _line_deleted(draw: st.DrawFn, content: bytes) -> bytes:
    lines, place = draw(_at_a_line(content))
    return b"".join([*lines[:place], *lines[place + 1 :]])


@st.composite
def _line_doubled(draw: st.DrawFn, content: bytes) -> bytes:
    lines, place = draw(_at_a_line(content))
    return b"".join([*lines[: place + 1], *lines[place:]])


@st.composite
def _lines_swapped(draw: st.DrawFn, content: bytes) -> bytes:
    lines, one = draw(_at_a_line(content))
    other = draw(st.integers(0, len(lines) - 1))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


@st.composite
def _line_moved_in(draw: st.DrawFn, content: bytes) -> bytes:
    lines, place = draw(_at_a_line(content))
    indent = draw(st.sampled_from([b" ", b"  ", b"    ", b"\t", b"- ", b"> ", "　".encode()]))
    return b"".join([*lines[:place], indent + lines[place], *lines[place + 1 :]])


@st.composite
def _cut_off(draw: st.DrawFn, content: bytes) -> bytes:
    return content[: draw(st.integers(0, len(content)))]


@st.composite
def _words_inserted(draw: st.DrawFn, content: bytes) -> bytes:
    text = content.decode(errors="ignore")
    place = draw(st.integers(0, len(text)))
    words = draw(st.sampled_from(SNIPPETS) | st.text(max_size=8))
    return (text[:place] + words + text[place:]).encode()


@st.composite
def _words_deleted(draw: st.DrawFn, content: bytes) -> bytes:
    text = content.decode(errors="ignore")
    place = draw(st.integers(0, len(text)))
    return (text[:place] + text[place + draw(st.integers(1, 12)) :]).encode()


@st.composite
def _bytes_replaced(draw: st.DrawFn, content: bytes) -> bytes:
    place = draw(st.integers(0, len(content)))
    return content[:place] + draw(st.binary(min_size=1, max_size=6)) + content[place + draw(st.integers(0, 6)) :]


@st.composite
def _noise(draw: st.DrawFn, content: bytes) -> bytes:
    return draw(
        st.binary(max_size=60) | st.just(content[::-1]) | st.just(content.decode(errors="ignore").encode("utf-16"))
    )


@st.composite
def _at_a_line(draw: st.DrawFn, content: bytes) -> tuple[list[bytes], int]:
    lines = content.split(b"\n")
    lines = [line + b"\n" for line in lines[:-1]] + lines[-1:]
    return lines, draw(st.integers(0, len(lines) - 1))


MUTATIONS = (
    _line_deleted,
    _line_doubled,
    _lines_swapped,
    _line_moved_in,
    _cut_off,
    _words_inserted,
    _words_deleted,
    _bytes_replaced,
    _noise,
)
