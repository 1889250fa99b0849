"""What ./scripts/fuzz feeds: a reader, or a file of the small manual that is replaced by any bytes.

A row of `TARGETS` takes bytes and breaks no law. A file's target goes the whole way of `workmanual check`: reading,
every check of the manual it then is part of, and the words for what was found. To fuzz a new file of an edition, put
one into the small manual and a row here. Inputs that once broke a law lie in tests/cases/fuzz/<target>/.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Final

from tests import mini
from tests.laws.laws import (
    assert_can_be_said,
    assert_checked,
    assert_formulas_are_read,
    assert_inside,
    assert_markdown_is_read,
    assert_times_are_read,
    assert_yaml_is_read,
)
from workmanual.checks.edition import CHARTER, Examined, check_examined, examine_file, vocabulary
from workmanual.checks.lexicon import Lexicon
from workmanual.checks.severities import judged, read_severities
from workmanual.ground.project import SEVERITIES, SOURCES
from workmanual.reading.source_text import lines_to_show

ROOT: Final = Path(__file__).parent.parent.parent
FOUND: Final = ROOT / "tests/cases/fuzz"
PROJECTS: Final = (mini.ROOT, ROOT)
"""Where seeds come from."""
LATER: Final = "2020"
"""The small manual's edition that has one before it."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that must take any bytes."""

    name: str
    holds: Callable[[bytes], None]
    """Raises where a law is broken."""
    seeds: Callable[[], Iterable[bytes]]
    """Valid inputs to begin with."""


def _file(name: str, path: str, seeds: str) -> Target:
    """A file of the small manual; `seeds` is a pattern of files like it in any edition."""
    return Target(name, partial(_holds_with, "2019", f"{SOURCES}/2019/{path}"), partial(_files_like, seeds))


def _holds_with(edition: str, path: str, content: bytes) -> None:
    given, sources = mini.given(edition), mini.files(edition) | {path: content}
    lexicon = vocabulary(sources, given) if path == f"{given.folder}/{CHARTER}" else _own_vocabulary(edition)
    changed = {path: examine_file(path, content, lexicon, given)}
    examined = {one: changed.get(one) or _unchanged(edition, one, lexicon) for one in sources}
    previous = mini.manual() if edition == LATER else None
    assert_checked(check_examined(examined, given, previous=previous), sources)


@cache
def _own_vocabulary(edition: str) -> Lexicon:
    return vocabulary(mini.files(edition), mini.given(edition))


@lru_cache(maxsize=256)
def _unchanged(edition: str, path: str, lexicon: Lexicon) -> Examined:
    """Once for each vocabulary: reading the other files again would take most of the time."""
    return examine_file(path, mini.files(edition)[path], lexicon, mini.given(edition))


def _files_like(pattern: str) -> Iterable[bytes]:
    for project in PROJECTS:
        for path in sorted((project / SOURCES).glob(f"*/{pattern}")):
            yield path.read_bytes()


def _forms() -> Iterable[bytes]:
    """Those of the editions, and one of every kind."""
    yield from _files_like("records/*.yml")
    for path in sorted((ROOT / "tests/sheets/forms").glob("*.yml")):
        yield path.read_bytes()


def _edition_holds(content: bytes) -> None:
    """The whole second edition; the first line names the file, old or new, that the rest is written into."""
    name, _, rest = content.partition(b"\n")
    if _can_be_a_path(name):
        _holds_with(LATER, f"{SOURCES}/{LATER}/{name.decode()}", rest)


def _assessment_holds(content: bytes) -> None:
    """Of the second edition, which alone has one."""
    _holds_with(LATER, f"{SOURCES}/{LATER}/assessment.yml", content)


def _standards_hold(content: bytes) -> None:
    """Of the second edition, which alone has them."""
    _holds_with(LATER, f"{SOURCES}/{LATER}/standards.yml", content)


def _form_holds(content: bytes) -> None:
    """Of the second edition, which has an assessment scheme."""
    _holds_with(LATER, f"{SOURCES}/{LATER}/records/bd-101-1.yml", content)


@cache
def _formulas() -> tuple[bytes, ...]:
    """Every formula of the forms."""
    lines = re.findall(rb"formula: ([^,}\n]+)", b"\n".join(_forms()))
    return tuple(dict.fromkeys(lines))


SEVERITIES_SEED: Final = """severities:
  - {code: WM405, severity: note, because: 第二批文件明年再写}
  - {code: WM702, severity: error, because: 职责要落到步骤}
""".encode()


def _severities_hold(content: bytes) -> None:
    """`checks.yml`, and what becomes of a manual's findings under it."""
    severities = read_severities(content, SEVERITIES)
    lines = {SEVERITIES: lines_to_show(content)}
    found = judged((), severities)
    for one in found:
        assert_inside(one, lines[SEVERITIES])
    assert_can_be_said(found, lines)


def _can_be_a_path(name: bytes) -> bool:
    try:
        parts = name.decode().split("/")
    except UnicodeDecodeError:
        return False
    return "\0" not in name.decode() and all(part and not part.startswith((".", "~$")) for part in parts)


def _named_files() -> Iterable[bytes]:
    folder = f"{SOURCES}/{LATER}/"
    for path, content in mini.files(LATER).items():
        yield path.removeprefix(folder).encode() + b"\n" + content


def _text(name: str, holds: Callable[[str], None], seeds: Callable[[], Iterable[bytes]]) -> Target:
    return Target(name, lambda content: holds(content.decode(errors="ignore")), seeds)


@cache
def _times() -> tuple[bytes, ...]:
    """Every line of the manuals that says when."""
    written = [content.decode() for pattern in ("**/*.md", "records/*.yml") for content in _files_like(pattern)]
    lines = [line for text in written for line in re.findall(r"^(?:- 何时做：|filled_when: )(.+)$", text, re.MULTILINE)]
    return tuple(line.encode() for line in dict.fromkeys(lines))


TARGETS: Final = (
    _file("procedure", "1-visitors/lc-101-group-visits.md", "[1-9]-*/*.md"),
    _file("page", "0-preface/1-how-to-read.md", "0-preface/*.md"),
    Target("form", _form_holds, _forms),
    _text("formula", assert_formulas_are_read, _formulas),
    _file("edition-file", "edition.yml", "edition.yml"),
    _file("charter", "manual.yml", "manual.yml"),
    _file("basis", "basis.yml", "basis.yml"),
    Target("assessment", _assessment_holds, partial(_files_like, "assessment.yml")),
    Target("standards", _standards_hold, partial(_files_like, "standards.yml")),
    Target("severities", _severities_hold, lambda: (SEVERITIES_SEED,)),
    Target("edition", _edition_holds, _named_files),
    _text("markdown", assert_markdown_is_read, partial(_files_like, "**/*.md")),
    _text("yaml", assert_yaml_is_read, partial(_files_like, "**/*.yml")),
    _text("times", assert_times_are_read, _times),
)
"""Everything that is fuzzed."""
