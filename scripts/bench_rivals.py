"""The programs that workmanual is measured beside, in environments of their own under `.cache/bench`.

For `workmanual check` takes a made manual, puts beside it what each rival wants to know, and gives the commands. What
they are asked is the nearest that they can do: the same four headings, and with compliance-trestle the same keys at the
head of each file. Comparing has a rival of its own (`bench_compare`).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

KEPT: Final = Path(__file__).resolve().parent.parent / ".cache/bench"
SECTIONS: Final = ("目的", "范围", "职责", "工作程序")
TRESTLE: Final = "compliance-trestle==5.2.0"
MARKDOWNLINT: Final = "markdownlint-cli2@0.24.1"
_TASK: Final = "procedures"
"""What trestle calls a task is the folder that it looks into."""


class RivalMissing(Exception):
    """A rival cannot be had on this machine; says why."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Another program that checks Markdown."""

    title: str
    prepare: Callable[[Path, Path], None]
    """Takes the project and one of its procedures; writes the rival's settings into the project."""
    command: tuple[str, ...]
    """Run in the project; its exit code is 0 where nothing is wrong."""


def rivals() -> tuple[Rival, ...]:
    """Every rival, set up on first use."""
    trestle, markdownlint = _trestle(), _markdownlint()
    return (
        Rival(
            TRESTLE, _prepare_trestle(trestle), (str(trestle), "author", "docs", "validate", "-tn", _TASK, "-r", "-hv")
        ),
        Rival(MARKDOWNLINT, _prepare_markdownlint, (str(markdownlint),)),
    )


def node_version() -> str:
    """Of the Node that runs markdownlint-cli2, which would like 22 or newer and runs on 20."""
    return subprocess.run(["node", "--version"], check=True, capture_output=True, text=True).stdout.strip()


def own_environment(package: str) -> Path:
    """A Python environment with this package (`name==version`) and nothing else, made on first use."""
    folder = KEPT / package
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        _run(package, sys.executable, "-m", "venv", str(folder))
        _run(package, str(folder / "bin/python"), "-m", "pip", "install", "-qq", package)
        (folder / "ready").touch()
    return folder


def _trestle() -> Path:
    return own_environment(TRESTLE) / "bin/trestle"


def _markdownlint() -> Path:
    folder = KEPT / MARKDOWNLINT
    if not shutil.which("node") or not shutil.which("npm"):
        raise RivalMissing(f"{MARKDOWNLINT} needs Node and npm, which are not on this machine")
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _run(MARKDOWNLINT, "npm", "install", "--prefix", str(folder), "--no-package-lock", "--no-audit", MARKDOWNLINT)
        (folder / "ready").touch()
    return folder / "node_modules/.bin/markdownlint-cli2"


def _run(what: str, *command: str) -> None:
    print(f"setting up {what}: {' '.join(command[:4])} …", file=sys.stderr)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RivalMissing(f"{what} could not be set up, which needs the network this once:\n{done.stderr.strip()}")


def _prepare_trestle(trestle: Path) -> Callable[[Path, Path], None]:
    def prepare(project: Path, procedure: Path) -> None:
        subprocess.run([trestle, "init", "--govdocs"], cwd=project, check=True, capture_output=True)
        template = project / f".trestle/author/{_TASK}/0.0.1/template.md"
        template.parent.mkdir(parents=True)
        head = procedure.read_text(encoding="utf-8").split("---\n")[1]
        sections = "\n\n".join(f"## {title}" for title in SECTIONS)
        template.write_text(f"---\n{head}x-trestle-template-version: 0.0.1\n---\n\n{sections}\n", encoding="utf-8")

    return prepare


def _prepare_markdownlint(project: Path, _procedure: Path) -> None:
    settings = {
        "config": {
            "default": True,
            "MD007": {"indent": 4},  # the manual's own way
            "MD013": False,  # a Chinese paragraph is one line
            "MD043": {"headings": [*(f"## {title}" for title in SECTIONS), "+"]},
            "MD060": False,  # would ask for blanks that only Latin letters need
        },
        "globs": [f"{_TASK}/**/*.md"],
    }
    (project / ".markdownlint-cli2.jsonc").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
