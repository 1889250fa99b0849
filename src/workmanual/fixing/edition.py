"""An edition's files mended.

Takes the files, gives those that are different now, how much was put right, and which files had to stay as they are,
and why. Each file is mended alone; then the edition is checked as a whole, and a file that would have a new error
(its text is no longer that of its revision, say) stays as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial

from workmanual.checks.edition import WRITTEN, Examined, Given, check_edition, examine_file, vocabulary
from workmanual.checks.lexicon import Lexicon
from workmanual.findings import Finding, Severity
from workmanual.fixing.file import mend_file
from workmanual.fixing.fixes import is_fixable
from workmanual.fixing.words import Romanised, Words
from workmanual.model.manual import Manual
from workmanual.reading.edition import Files


class Reason(StrEnum):
    """Why something stays as it is."""

    UNREAD = "unread"
    """The file cannot be read."""
    MEANING = "meaning"
    """It would say something else."""
    ERRORS = "errors"
    """It would have an error that it does not have."""
    CHANGED = "changed"
    """Somebody has written it since it was read."""
    LINK = "link"
    """It is a symbolic link, or lies behind one."""
    UNWRITABLE = "unwritable"
    """It cannot be written."""


@dataclass(frozen=True, slots=True)
class KeptBack:
    """What in a file stays as it is."""

    path: str
    reason: Reason
    findings: tuple[Finding, ...] = ()
    """Those concerned, or those that would be new; none where it is the whole file."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What mending came to."""

    files: Mapping[str, bytes]
    """The files that are different now, by project path."""
    counts: Mapping[str, int]
    """How many findings of each are put right."""
    kept_back: tuple[KeptBack, ...]


def mend(files: Files, given: Given, romanised: Romanised, *, previous: Manual | None = None) -> Mended:
    """Put right what the table of fixes knows; `previous` is the edition before this one."""

    @cache
    def examine(path: str, content: bytes, lexicon: Lexicon) -> Examined:
        return examine_file(path, content, lexicon, given)

    def examine_again(path: str, content: bytes, lexicon: Lexicon, _given: Given) -> Examined:
        return examine(path, content, lexicon)

    def findings_of(sources: Files) -> tuple[Finding, ...]:
        return check_edition(sources, given, previous=previous, examine=examine_again).findings

    before, lexicon, words = findings_of(files), vocabulary(files, given), Words(given.locale, romanised)
    mended: dict[str, bytes] = {}
    kept_back: list[KeptBack] = []
    for path in (path for path in files if path.endswith(WRITTEN)):
        one = mend_file(files[path], partial(_with, examine, path, lexicon), words)
        if one.is_unread:
            kept_back.append(KeptBack(path, Reason.UNREAD))
        elif one.refused:
            kept_back.append(KeptBack(path, Reason.MEANING, one.refused))
        if one.content != files[path]:
            mended[path] = one.content
    after = before
    while mended:
        after = findings_of({**files, **mended})
        new = _new_errors(before, after)
        if not new:
            break
        for path in sorted({one.at.path for one in new} & mended.keys() or mended):
            del mended[path]
            own = tuple(one for one in new if one.at.path == path)
            kept_back.append(KeptBack(path, Reason.ERRORS, own or new))
    counts = {path: _put_right(path, before, after) for path in mended}
    return Mended(mended, counts, tuple(sorted(kept_back, key=lambda one: one.path)))


def _with(examine: Callable[[str, bytes, Lexicon], Examined], path: str, lexicon: Lexicon, content: bytes) -> Examined:
    return examine(path, content, lexicon)


def _new_errors(before: Iterable[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    """Errors of a code that a file has more often than before."""
    had = Counter((one.at.path, one.code) for one in before if one.severity is Severity.ERROR)
    has = Counter((one.at.path, one.code) for one in after if one.severity is Severity.ERROR)
    more = has - had
    return tuple(one for one in after if (one.at.path, one.code) in more)


def _put_right(path: str, before: Iterable[Finding], after: Iterable[Finding]) -> int:
    had, has = (
        Counter(one.code for one in findings if one.at.path == path and is_fixable(one)) for findings in (before, after)
    )
    return (had - has).total()
