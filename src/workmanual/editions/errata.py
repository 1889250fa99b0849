"""What an erratum changes in a released edition: file by file, as the register keeps it.

Takes what no longer agrees with the seal and the files as they were sealed and as they are now, by their paths inside
the edition; gives a unified difference of each text, and of a picture none. A file that was renamed is one that went
and one that came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import unified_diff

from workmanual.editions.seals import TEXTS, Breach, Broken
from workmanual.model.register import FileDifference
from workmanual.reading.source_text import lines_to_show
from workmanual.span import NOWHERE, Name


def needed(broken: Collection[Broken]) -> tuple[str, ...]:
    """Texts whose sealed words have to be at hand, because what is in the folder does not tell them."""
    gone = (Breach.CHANGED, Breach.MISSING)
    return tuple(one.path for one in broken if one.breach in gone and one.path.endswith(TEXTS))


def differences(
    broken: Collection[Broken], sealed: Mapping[str, bytes], now: Mapping[str, bytes]
) -> tuple[FileDifference, ...]:
    """What was changed in each file; `sealed` holds at least the texts that are `needed`."""
    return tuple(_difference(path, old, new) for path, old, new in sorted(_pairs(broken, sealed, now)))


def _pairs(
    broken: Collection[Broken], sealed: Mapping[str, bytes], now: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes, bytes]]:
    for one in broken:
        if one.breach is Breach.RENAMED:
            content = now[one.renamed]
            yield from ((one.path, content, b""), (one.renamed, b"", content))
        else:
            yield one.path, sealed.get(one.path, b""), now.get(one.path, b"")


def _difference(path: str, old: bytes, new: bytes) -> FileDifference:
    both_end = all(not content or content.endswith(b"\n") for content in (old, new))
    before, after = _lines(old, is_whole=both_end), _lines(new, is_whole=both_end)
    lines = list(unified_diff(before, after, lineterm="", n=2))[2:] if path.endswith(TEXTS) else []
    return FileDifference(at=NOWHERE, path=Name(path, NOWHERE), difference="".join(f"{line}\n" for line in lines))


def _lines(content: bytes, *, is_whole: bool) -> tuple[str, ...]:
    """The lines; what follows the last line end counts as one where only one of the two texts ends with one."""
    lines = lines_to_show(content) if content else ()
    return lines[:-1] if is_whole else lines
