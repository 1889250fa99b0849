"""The small manual as a project whose editions can be released, and its commands run as a person runs them.

Takes a folder; gives a project, and what a command said and ended with. Commands run in this process, so that a write
can be made to fail; `killed_at` runs one in a process of its own and ends it at a write, as a power cut does.
"""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.project_copy import files_of, small_project
from workmanual.cli import main

REVIEWED: Final = "  - {{action: reviewed, role: keeper, date: {year}-02-01}}\n  - {{action: approved"
FIRST: Final = ("--who", "馆长", "--why", "首次发布", "--date", "2019-02-20")
SECOND: Final = ("--who", "director", "--why", "第一次修订", "--date", "2020-02-20")
PAGE: Final = "procedures/2019/0-preface/1-how-to-read.md"
REGISTER: Final = "procedures/register.yml"
SEAL: Final = "procedures/2019/SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def releasable(folder: Path) -> Path:
    """The small manual, in which both editions have all that a release asks for."""
    project = small_project(folder)
    for year in ("2019", "2020"):
        path = project / f"procedures/{year}/edition.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("  - {action: approved", REVIEWED.format(year=year)), encoding="utf-8")
    return project


def runner(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs commands in the project."""
    monkeypatch.chdir(project)

    def run(*words: str) -> Done:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["workmanual", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        code = ended.value.code
        return Done(code if isinstance(code, int) else 0, said.out, said.err)

    return run


def changed(project: Path, name: str, old: str, new: str) -> None:
    """Put other words in a file."""
    path = project / name
    text = path.read_bytes().decode()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    path.write_bytes(text.replace(old, new).encode())


def sources(project: Path) -> dict[str, bytes]:
    """Every file of procedures/, hidden ones too."""
    return files_of(project / "procedures")


_KILLER: Final = """
import os, sys
from pathlib import Path

left = [int(sys.argv.pop(1))]

def counted(real):
    def write(*given, **more):
        if left[0] == 0:
            os._exit(9)
        left[0] -= 1
        return real(*given, **more)
    return write

for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "rename"), (Path, "write_bytes"), (Path, "mkdir"), (Path, "chmod")):
    setattr(owner, name, counted(getattr(owner, name)))
from workmanual.ground import examining
from workmanual.cli import main
main()
"""


def killed_at(project: Path, count: int, *words: str) -> bool:
    """Run a command that is ended without a word before its write number `count`; whether it was."""
    done = subprocess.run(
        [sys.executable, "-c", _KILLER, str(count), *words],
        cwd=project,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode == 9
