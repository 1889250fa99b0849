"""How many forms a second `workmanual forms` makes: all forms of the real manual, in all their formats.

Every figure is the time of whole processes, on a copy of the manual that has been checked before, so that making is
measured and not checking. Measured are: one process for each form, one after the other (the way of a program that is
started anew for each); all forms in one go with one worker process and with two, nothing made before; and once more,
from the cache. Ways take turns, and the least of several runs counts, since the machine may be busy with other things.
What is aimed at is said below the table, and whether it was met. All ways must give the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
FORMS: Final = (sys.executable, "-m", "workmanual", "forms")
MADE: Final = ".cache/workmanual/made"
OUTPUT: Final = "forms"
EACH: Final = "one process for each form"
ONE: Final = "one worker, nothing made before"
TWO: Final = "two workers, nothing made before"
AGAIN: Final = "from the cache"


@dataclass(frozen=True, slots=True)
class Aim:
    """How many times as fast as one process for each form a way should be."""

    way: str
    times: float


AIMS: Final = (Aim(ONE, 4), Aim(TWO, 7), Aim(AGAIN, 20))


def bench_forms(arguments: list[str]) -> None:
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder:
        project = _project(Path(folder) / "manual")
        codes = _codes(project)
        seconds: dict[str, float] = {}
        made: dict[str, Mapping[str, bytes]] = {}
        for _ in range(options.runs):
            for way, run in WAYS.items():
                shutil.rmtree(project / OUTPUT, ignore_errors=True)
                begun = time.perf_counter()
                run(project, codes)
                took = time.perf_counter() - begun
                seconds[way] = min(seconds.get(way, took), took)
                made[way] = _files(project / OUTPUT)
    if any(files != made[EACH] for files in made.values()):
        sys.exit("the ways give different files")
    print(f"{len(codes)} forms, {len(made[EACH])} files, best of {options.runs}")
    for way, took in seconds.items():
        faster = seconds[EACH] / took
        print(f"{way:<34} {took:7.2f} s   {len(codes) / took:6.1f} forms/s   {faster:5.1f} ×")
    for aim in AIMS:
        reached = seconds[EACH] / seconds[aim.way]
        met = "met    " if reached >= aim.times else "NOT MET"
        print(f"{met} {aim.way}: {reached:.1f} ×, aimed at {aim.times:g} ×")


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./scripts/bench forms", description="Measure workmanual forms.")
    parser.add_argument("--runs", type=int, default=2, help="of each way; default 2")
    return parser.parse_args(arguments)


def _project(project: Path) -> Path:
    project.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "procedures", project / "procedures")
    return project


def _codes(project: Path) -> tuple[str, ...]:
    """The codes of all forms; asking for them has the manual checked, which is remembered."""
    listed = subprocess.run([*FORMS, "--list"], cwd=project, check=True, capture_output=True, encoding="utf-8")
    return tuple(line.split("\u3000")[0] for line in listed.stdout.splitlines())


def _files(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def _run(project: Path, *arguments: str) -> None:
    subprocess.run([*FORMS, *arguments], cwd=project, check=True, capture_output=True)


def _each(project: Path, codes: tuple[str, ...]) -> None:
    shutil.rmtree(project / MADE, ignore_errors=True)
    for code in codes:
        _run(project, code)


def _cold(project: Path, workers: int) -> None:
    shutil.rmtree(project / MADE, ignore_errors=True)
    _run(project, "--workers", str(workers))


WAYS: Final[Mapping[str, Callable[[Path, tuple[str, ...]], None]]] = {
    EACH: _each,
    ONE: lambda project, _: _cold(project, 1),
    TWO: lambda project, _: _cold(project, 2),
    AGAIN: lambda project, _: _run(project),
}
"""In this order: the last takes what the one before it has made."""
