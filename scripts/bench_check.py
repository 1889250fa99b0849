"""How long `workmanual check` takes on 17, 170 and 1,700 procedures, beside programs that check Markdown too.

Every figure is a whole process on the same Markdown files, with its output thrown away. Programs and sizes take turns,
so that a busy moment of the machine meets them all, and the middle of several runs counts. Before anything is measured
each program must find a fault that was put in, and find nothing once it is mended: a program that looks at nothing
would be fast. What is aimed at is said below the table, and whether it was met.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from scripts.bench_manual import make_manual
from scripts.bench_rivals import Rival, RivalMissing, node_version, rivals

SIZES: Final = (17, 170, 1700)
RUNS: Final = {17: 9, 170: 7, 1700: 3}
CHECK: Final = (sys.executable, "-m", "workmanual", "check")
KEPT: Final = ".cache/workmanual"
"""What `workmanual check` keeps between runs, in the project."""
FIRST: Final = "workmanual check, first"
AGAIN: Final = "workmanual check, nothing changed"
EDITED: Final = "workmanual check, one procedure changed"


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of a whole process."""

    seconds: float
    busy: float
    """Seconds of processor time, which a busy machine changes less; with several threads more than `seconds`."""
    peak: float
    """Memory in MB, the largest of the process and those it waited for."""


@dataclass(frozen=True, slots=True)
class Project:
    """A made manual on disk."""

    folder: Path
    size: int
    """Its procedures."""
    edited: Path
    """The procedure that is changed."""


Figures = dict[tuple[str, int], list[Measured]]
"""Runs by title and number of procedures."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a ratio should not pass."""

    words: str
    above: tuple[str, int]
    below: tuple[str, int]
    limit: float
    for_each: bool = False
    """Whether seconds are divided by the number of procedures first."""


AIMS: Final = (
    Aim("at 17 no slower than compliance-trestle", (FIRST, 17), ("compliance-trestle", 17), 1.0),
    Aim("at 1,700 no slower than markdownlint-cli2", (FIRST, 1700), ("markdownlint-cli2", 1700), 1.0),
    Aim("per procedure at 1,700 within 1.3 × of 170", (FIRST, 1700), (FIRST, 170), 1.3, for_each=True),
    Aim("at 17 after one change under 30 % of the first", (EDITED, 17), (FIRST, 17), 0.3),
    Aim("at 170 after one change under 30 % of the first", (EDITED, 170), (FIRST, 170), 0.3),
    Aim("at 1,700 after one change under 30 % of the first", (EDITED, 1700), (FIRST, 1700), 0.3),
)


def bench_check(arguments: list[str]) -> None:
    options = _options(arguments)
    others = () if options.without_rivals else _rivals()
    figures: Figures = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        projects = [_project(Path(folder) / str(size), size, others) for size in options.sizes]
        runs = {size: options.runs or RUNS.get(size, 3) for size in options.sizes}
        for turn in range(1, max(runs.values()) + 1):
            for project in projects:
                if turn <= runs[project.size]:
                    _take_turns(project, others, turn, figures)
    print(_versions(others))
    print("\n".join(_table(figures, options.sizes, [FIRST, AGAIN, EDITED, *(rival.title for rival in others)])))
    print("\n".join(_aims(figures)))
    if not others:
        print("\nRIVALS LEFT OUT (--without-rivals): what is aimed at beside them was NOT measured")


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./scripts/bench check", description="Measure workmanual check.")
    parser.add_argument("--sizes", type=_sizes, default=SIZES, metavar="N,N", help="procedures; default 17,170,1700")
    parser.add_argument("--runs", type=int, help=f"of each program; default {RUNS}")
    parser.add_argument("--without-rivals", action="store_true", help="measure workmanual alone, where no network is")
    return parser.parse_args(arguments)


def _sizes(words: str) -> tuple[int, ...]:
    return tuple(int(word) for word in words.split(","))


def _rivals() -> tuple[Rival, ...]:
    try:
        return rivals()
    except RivalMissing as why:
        sys.exit(f"{why}\nTo measure workmanual alone: ./scripts/bench check --without-rivals")


# --- measuring -------------------------------------------------------------------------------------------------------


def _project(folder: Path, size: int, others: tuple[Rival, ...]) -> Project:
    """A made manual that every program is ready for."""
    print(f"making {size} procedures", file=sys.stderr)
    procedures = make_manual(folder, size)
    for rival in others:
        rival.prepare(folder, procedures[0])
    project = Project(folder, size, procedures[size // 2])
    _prove_that_all_look(folder, project.edited, others)
    return project


def _take_turns(project: Project, others: tuple[Rival, ...], turn: int, figures: Figures) -> None:
    """Every program once."""
    print(f"{project.size} procedures, turn {turn}", file=sys.stderr)

    def run(title: str, command: tuple[str, ...]) -> None:
        figures[title, project.size].append(_measured(command, project.folder))

    shutil.rmtree(project.folder / KEPT, ignore_errors=True)
    run(FIRST, CHECK)
    for rival in others:
        run(rival.title, rival.command)
    run(AGAIN, CHECK)
    with _changed(project.edited, "## 目的\n\n", f"## 目的\n\n第 {turn} 次修改。"):
        run(EDITED, CHECK)


def _prove_that_all_look(project: Path, procedure: Path, others: tuple[Rival, ...]) -> None:
    """One fault that every program can find; this also warms the machine."""
    programs = {"workmanual check": CHECK, **{rival.title: rival.command for rival in others}}
    for title, command in programs.items():
        with _changed(procedure, "## 职责", "## 职务"):
            if _code(command, project) != 1:
                sys.exit(f"{title} does not see that a section is missing in {procedure.name}: its time means nothing")
        if _code(command, project):
            shown = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
            sys.exit(f"{title} finds faults in the made manual:\n{(shown.stdout + shown.stderr)[-2000:]}")


@contextmanager
def _changed(path: Path, old: str, new: str) -> Iterator[None]:
    """The file with these words exchanged, and after that as it was."""
    before = path.read_text(encoding="utf-8")
    assert before.count(old) == 1, f"{old!r} stands once in every procedure"
    path.write_text(before.replace(old, new), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")


def _code(command: tuple[str, ...], folder: Path) -> int:
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def _measured(command: tuple[str, ...], folder: Path) -> Measured:
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)  # unlike wait, says what the process used
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Measured(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


# --- telling ---------------------------------------------------------------------------------------------------------


def _versions(others: tuple[Rival, ...]) -> str:
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    ours = f"workmanual {commit.stdout.strip()}, Python {sys.version.split()[0]}"
    return "; ".join([ours, *(rival.title for rival in others), *([f"Node {node_version()}"] if others else [])])


def _table(figures: Figures, sizes: tuple[int, ...], titles: list[str]) -> Iterator[str]:
    yield "\nmiddle of whole processes: seconds, ms for each procedure, processor seconds, peak memory in MB (runs)"
    yield f"{'procedures':<42}" + "".join(f"{size:>40,}" for size in sizes)
    for title in titles:
        yield f"{title:<42}" + "".join(_cell(figures[title, size], size) for size in sizes)


def _cell(runs: list[Measured], size: int) -> str:
    seconds, busy, peak = _middle(runs), median(one.busy for one in runs), median(one.peak for one in runs)
    return f"{seconds:9.2f} s{seconds / size * 1000:8.2f} ms{busy:7.2f} s{peak:5.0f} ({len(runs)})"


def _middle(runs: list[Measured]) -> float:
    return median(one.seconds for one in runs)


def _aims(figures: Figures) -> Iterator[str]:
    yield ""
    for aim in AIMS:
        above, below = _runs(figures, aim.above), _runs(figures, aim.below)
        if not above or not below:
            yield f"not measured     {aim.words}"
            continue
        ratio = _middle(above) / _middle(below)
        if aim.for_each:
            ratio *= aim.below[1] / aim.above[1]
        yield f"{'met' if ratio <= aim.limit else 'NOT MET':<8}{ratio:8.2f} {aim.words} (at most {aim.limit:g})"
    yield from _steepness(figures)


def _runs(figures: Figures, wanted: tuple[str, int]) -> list[Measured]:
    """Runs of the program whose title begins so: a rival's goes on with its version."""
    return next(
        (runs for (title, size), runs in figures.items() if title.startswith(wanted[0]) and size == wanted[1]), []
    )


def _steepness(figures: Figures) -> Iterator[str]:
    """The same cost with the start of the program taken away, which whole processes hide."""
    runs = [_runs(figures, (FIRST, size)) for size in SIZES]
    if all(runs):
        few, some, many = (_middle(one) for one in runs)
        ratio = (many - few) / (SIZES[2] - SIZES[0]) / ((some - few) / (SIZES[1] - SIZES[0]))
        yield f"for information{ratio:5.2f} per procedure at 1,700 ÷ at 170, the time at 17 taken off both"
