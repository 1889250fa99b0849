"""Ways in which a file of a valid manual gets damaged, by slips of the hand and by worse."""

from collections.abc import Mapping

from hypothesis import strategies as st

from tests import mini
from tests.laws.snippets import SNIPPETS


class Damaged:
    """The small manual's files, one of them damaged; no dataclass, for Hypothesis would print every file."""

    def __init__(self, sources: dict[str, bytes], path: str) -> None:
        self.sources = sources
        self.path = path
        """The damaged one."""
        self.content = sources[path]

    def __repr__(self) -> str:
        return f"Damaged({self.path!r}, {self.content[:4_000]!r})"


def damaged_manuals() -> st.SearchStrategy[Damaged]:
    """The small manual with one to three mutations in one of its files."""
    return damaged_files(mini.files())


@st.composite
def damaged_files(draw: st.DrawFn, files: Mapping[str, bytes]) -> Damaged:
    """These files with one to three mutations in one of them."""
    sources = dict(files)
    path = draw(st.sampled_from(sorted(sources)))
    for mutation in draw(st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3)):
        sources[path] = draw(mutation(sources[path]))
    return Damaged(sources, path)


@st.composite
def slipped_manuals(draw: st.DrawFn) -> Damaged:
    """A valid manual with one to six slips that are mended, and perhaps some damage, in one of its files."""
    sources = mini.files()
    path = draw(st.sampled_from(sorted(one for one in sources if one.endswith((".md", ".yml")))))
    slips = draw(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=6))
    for mutation in (*slips, *draw(st.lists(st.sampled_from(MUTATIONS), max_size=1))):
        sources[path] = draw(mutation(sources[path]))
    return Damaged(sources, path)


@st.composite
def _written_otherwise(draw: st.DrawFn, content: bytes) -> bytes:
    """One of the places in which one of these words stands, with what an author may write there."""
    text = content.decode(errors="ignore")
    known = [(right, slips) for right, slips in _OTHERWISE.items() if right in text]
    if not known:
        return content
    right, slips = draw(st.sampled_from(known))
    pieces = text.split(right)
    place = draw(st.integers(1, len(pieces) - 1))
    slip = draw(st.sampled_from(slips))
    return (right.join(pieces[:place]) + slip + right.join(pieces[place:])).encode()


_OTHERWISE = {
    "，": (",", ", ", "\\,"),
    "。": (".", ". "),
    "；": (";", "\n"),
    "：": (":", ": ", "：**", "**："),
    "、": (",", "，"),
    " ": ("\u00a0", "\u3000\u3000", "\u2002", ""),
    "1": ("１",),
    "LC": ("ＬＣ",),
    "参观": ('"参观"', "'参观", "(参观)", "参\u200b观", "\ufeff参观", "参\u202e观", "<参观>"),
    "## ": ("## 一、", "##  ", "## 2. ", "## **1** "),
    "### ": ("### 第一步 ", "### ２、", "### 3. ", "### **"),
    " {#": (" {", " ###", "{#", " ｛#"),
    "}\n": ("\n", "} ##\n", "}\n===\n"),
    "- 谁来做": ("- 责任人", "- **谁来做**", "- 1. 谁来做", "* 谁 来 做", " - 谁做", "2. 负责人"),
    "- 何时做": ("- 何时", "- **何时做", "    - 何时做", "- 地点：馆\n- 何时做"),
    "---\n": ("\n---\n", " ---\n", "\u200b---\n"),
    "\n": ("\r\n", "\n\n", "\r"),
}
"""What authors write instead of what is right."""


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

SLIPS = (_written_otherwise, _written_otherwise, _written_otherwise, _lines_swapped)
"""Slips of the hand that are mended, or are near to those."""
