"""Cases as data: `tests/cases/<family>/*.yml`, one behaviour a file.

A case starts from the small manual (`tests/manuals/mini`), makes something wrong in it and says exactly what is
found; beside it stands a neighbour, nearly the same, in which none of that is found. Paths are relative to the
edition's folder; those that begin with `procedures/`, to the project's. Lists that are handed to `workmanual forms`
belong to no edition: they are read beside the manual.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, Final

import yaml
from pydantic import TypeAdapter

from tests import mini
from workmanual.editions.seals import SEAL, digest, seal
from workmanual.findings import Family, Finding, in_order
from workmanual.ground import resources
from workmanual.ground.project import REGISTER, SOURCES, checked_edition
from workmanual.model.manual import Manual
from workmanual.reading.chart_data import read_chart_data
from workmanual.reading.register import HEAD, digest_of
from workmanual.reading.source_text import lines_to_show
from workmanual.reading.unit_list import read_units
from workmanual.wording import word

CASES: Final = Path(__file__).parent / "cases"
STRICT: Final = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Change:
    """One change to a file; exactly one of the kinds."""

    __pydantic_config__: ClassVar = STRICT

    replace: str = ""
    """Words that stand in the file exactly once …"""
    by: str = ""
    """… and what to write instead; nothing deletes them."""
    append: str = ""
    encode: str = ""
    """Write the file in this encoding: `gbk`, `utf-8-sig`."""
    line_end: str = ""
    """End every line with this instead of LF."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding, exactly."""

    __pydantic_config__: ClassVar = STRICT

    at: str
    """`path:line:column`."""
    code: str
    says: str = ""
    """Part of its message."""
    hints: str = ""
    """Part of its remedy."""
    expects: str = ""
    """Part of what it says should be there."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """A CSV file that is handed to `workmanual forms`."""

    __pydantic_config__: ClassVar = STRICT

    text: str
    form: str = ""
    """The chart that is drawn from it; else it is a list of units."""
    encode: str = "utf-8"
    damage: str = ""
    """Bytes at the end, in hexadecimal digits."""
    rows: int = 0
    """Further rows with a number and nothing else."""

    def content(self) -> bytes:
        """The file."""
        more = "".join(f"{number}\n" for number in range(1, self.rows + 1))
        return (self.text + more).encode(self.encode) + bytes.fromhex(self.damage)

    def findings(self, path: str, manual: Manual | None) -> tuple[Finding, ...]:
        """What is found in it."""
        if not self.form:
            return read_units(self.content(), path, resources.locale().lists, resources.covered_characters())[1]
        assert manual is not None, "a chart is drawn in a manual that can be read"
        (form,) = (form for form in manual.forms if form.code == self.form)
        (chart,) = (block.chart for part in form.parts for block in part.blocks if block.chart)
        return read_chart_data(self.content(), path, chart, resources.covered_characters())[1]


@dataclass(frozen=True, slots=True)
class Variant:
    """The small manual with something changed."""

    __pydantic_config__: ClassVar = STRICT

    change: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    add: Mapping[str, str] = field(default_factory=dict)
    """New files and their text."""
    copy: Mapping[str, str] = field(default_factory=dict)
    """New files and what they are copied from, before anything is changed or removed."""
    remove: tuple[str, ...] = ()
    grow: Mapping[str, int] = field(default_factory=dict)
    """Files, which need not be there, and how many bytes they get by spaces at their end."""
    lists: Mapping[str, ListFile] = field(default_factory=dict)
    """Lists for `workmanual forms`, by file name."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Symbolic links and what they lead to; such a manual is looked at on disk."""
    released: bool = False
    """Whether the manual was sealed and registered as released before anything was changed."""
    releasing: bool = False
    """Whether the manual is looked at as by one who wants to release it."""
    finds: tuple[Expected, ...] = ()
    """Everything that is found, in order."""

    def findings(self, edition: str) -> tuple[Finding, ...]:
        """What is found in the manual so changed."""
        if not self.links:
            checked = mini.checked(self.sources(edition), edition)
            lists = (found for name, one in self.lists.items() for found in one.findings(name, checked.manual))
            obstacles = mini.obstacles(self.sources(edition), edition) if self.releasing else ()
            return (*in_order((*checked.findings, *obstacles)), *in_order(lists))
        with TemporaryDirectory() as root:
            self.write(Path(root), edition)
            return checked_edition(Path(root), edition).findings

    def write(self, root: Path, edition: str) -> None:
        """Put the manual so changed on disk."""
        for name, content in self.sources(edition).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for name, target in self.links.items():
            (root / SOURCES / edition / name).symlink_to(target)

    def names(self, edition: str) -> set[str]:
        """Files and links by their path in the edition, and lists."""
        return {path.split("/", 2)[-1] for path in self.sources(edition)} | {*self.links, *self.lists}

    def texts(self, edition: str) -> dict[str, bytes]:
        """Everything that an example may be taken from."""
        return self.sources(edition) | {name: one.content() for name, one in self.lists.items()}

    def sources(self, edition: str) -> dict[str, bytes]:
        """The files of the manual so changed, by project path."""
        folder = f"{SOURCES}/{edition}"
        sources = sealed(mini.files(edition), edition) if self.released else mini.files(edition)
        for path, old in self.copy.items():
            sources[f"{folder}/{path}"] = sources[f"{folder}/{old}"]
        for path in self.remove:
            del sources[f"{folder}/{path}"]
        for path, text in self.add.items():
            sources[path if path.startswith(f"{SOURCES}/") else f"{folder}/{path}"] = text.encode()
        for path, size in self.grow.items():
            sources[f"{folder}/{path}"] = sources.get(f"{folder}/{path}", b"").ljust(size)
        for path, changes in self.change.items():
            name = path if path.startswith(f"{SOURCES}/") else f"{folder}/{path}"
            for change in changes:
                sources[name] = _changed(sources[name], change)
        return sources


def sealed(files: Mapping[str, bytes], edition: str) -> dict[str, bytes]:
    """The files with a seal, and a register that says they were released."""
    folder = f"{SOURCES}/{edition}"
    seal_text = seal({path.removeprefix(f"{folder}/"): content for path, content in files.items()})
    entry = [
        "  - event: released",
        f'    edition: "{edition}"',
        "    date: 2019-02-20",
        "    who: 馆长",
        "    why: 首次发布",
        f"    digest: {digest(seal_text.encode())}",
        f"    before: {digest_of(HEAD)}",
    ]
    register = HEAD + "\n".join(entry) + "\n"
    return {**files, f"{folder}/{SEAL}": seal_text.encode(), REGISTER: register.encode()}


@dataclass(frozen=True, slots=True)
class Case:
    """One behaviour."""

    __pydantic_config__: ClassVar = STRICT

    name: str
    wrong: Variant
    neighbour: Variant
    edition: str = "2019"


def _changed(content: bytes, change: Change) -> bytes:
    text = content.decode()
    if change.replace:
        assert text.count(change.replace) == 1, f"{change.replace!r} stands {text.count(change.replace)} times"
        return text.replace(change.replace, change.by).encode()
    if change.append:
        return (text + change.append).encode()
    if change.line_end:
        return text.replace("\n", change.line_end).encode()
    return text.encode(change.encode)


def paths() -> list[Path]:
    """Every case about findings."""
    return sorted(path for family in Family for path in (CASES / family).glob("*.yml"))


def read(path: Path) -> Case:
    """One case file."""
    return TypeAdapter(Case).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))


def differences(found: tuple[Finding, ...], expected: tuple[Expected, ...], edition: str) -> list[str]:
    """Lines that tell expected (-) from found (+); empty when all is as it should be."""
    rest = list(expected)
    lines: list[str] = []
    for one in found:
        match = next((other for other in rest if _fits(one, other, edition)), None)
        if match is None:
            lines.append(f"+ {{at: {_place(one, edition)!r}, code: {one.code}, {_words(one)}}}")
        else:
            rest.remove(match)
    return [*(f"- {one}" for one in rest), *lines]


def _fits(found: Finding, expected: Expected, edition: str) -> bool:
    message = word(found, resources.locale())
    return (
        (_place(found, edition), found.code) == (expected.at, expected.code)
        and expected.says in message.text
        and expected.hints in message.remedy
        and expected.expects in message.expected
    )


def _place(found: Finding, edition: str) -> str:
    return str(found.at).removeprefix(f"{SOURCES}/{edition}/")


def _words(found: Finding) -> str:
    message = word(found, resources.locale())
    return f"says: {message.text!r}, expects: {message.expected!r}, hints: {message.remedy!r}"


def places_of(example: str, sources: Mapping[str, bytes]) -> list[tuple[str, range]]:
    """Where the lines of an example stand, whatever their indentation; its file's first line stands for it too."""
    wanted = [line.strip() for line in example.strip().split("\n")]
    found: list[tuple[str, range]] = []
    for path, content in sources.items():
        lines = [line.strip() for line in lines_to_show(content)]
        starts = [at for at in range(len(lines)) if lines[at : at + len(wanted)] == wanted]
        found += [(path, range(start + 1, start + 1 + len(wanted))) for start in starts]
        found += [(path, range(1, 2))] * bool(starts)
    return found


def lists(example: str, names: set[str]) -> bool:
    """Whether the example is a list of files, each of which is there; behind a wide space a line may say more."""
    return names.issuperset(line.split("\u3000")[0].strip() for line in example.strip().split("\n"))
