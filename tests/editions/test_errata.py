# What the register keeps of an erratum tells what was sealed: undone, it gives the sealed lines again.

import re
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from workmanual.editions.errata import differences, needed
from workmanual.editions.seals import TEXTS, breaches, normalised, seal

TEXT = st.lists(st.sampled_from(["甲", "乙", "", "-丙", " 丁"]), max_size=8).flatmap(
    lambda lines: st.booleans().map(lambda ends: ("\n".join(lines) + ("\n" if ends and lines else "")).encode())
)
FILES = st.dictionaries(st.sampled_from(["a.md", "b.yml", "c.md", "d.png"]), TEXT, max_size=4)


def undone(new: str, difference: str) -> str:
    """The old lines, from the new ones and what was changed in them."""
    after = new.split("\n")
    before: list[str] = []
    place = 0
    for line in difference.split("\n")[:-1]:
        head = re.match(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@$", line)
        if head:
            start = int(head[1]) - (head[2] != "0")
            before += after[place:start]
            place = start
        elif line[0] != "-":
            assert after[place] == line[1:], "the difference speaks of lines that are there"
            before += [line[1:]] if line[0] == " " else []
            place += 1
        else:
            before.append(line[1:])
    return "\n".join(before + after[place:])


def words(files: Mapping[str, bytes], path: str) -> str:
    return files.get(path, b"").decode()


@given(FILES, FILES)
def test_a_difference_undone_gives_what_was_sealed(old: dict[str, bytes], new: dict[str, bytes]) -> None:
    broken = breaches(new, seal(old))
    known = {path: old[path] for path in needed(broken)}
    told = {str(one.path): one.difference for one in differences(broken, known, new)}
    changed = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    assert told.keys() == changed
    for path, difference in told.items():
        if not path.endswith(TEXTS):
            assert difference == ""
        elif path in old and path in new:
            assert undone(words(new, path), difference) == words(old, path)
        else:
            gone = words(old, path) or words(new, path)
            lines = [line[1:] for line in difference.split("\n")[1:-1]]
            assert lines == (gone.removesuffix("\n").split("\n") if gone.strip("\n") or gone else [])


def test_line_ends_are_no_difference() -> None:
    old, new = {"a.md": b"a\nb\n"}, {"a.md": b"a\r\nc\r\n"}
    (one,) = differences(breaches(new, seal(old)), old, new)
    assert one.difference == "@@ -1,2 +1,2 @@\n a\n-b\n+c\n"
    assert normalised("a.md", new["a.md"]) == b"a\nc\n"
