"""How much of a build a change in one edition costs, with all editions of the real manual.

Every figure is the time of one `workmanual build --drafts`, on a copy of the manual. Measured are: a full build, with
nothing made before; and, for each edition, two builds after a change of one paragraph in it: one that takes the other
editions over from the old site, and one that makes every page of every edition again, with PDFs and forms from the
cache. Both must give the same bytes. What is aimed at is said below the table, and whether it was met: the first of
them in parts of the full build; the second shows what taking over saves where the cache is warm.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
AIM: Final = 0.6
"""Of a full build, at most."""
DAY: Final = "2026-09-01"
BUILD: Final = (sys.executable, "-m", "workmanual", "build", "--drafts", "--today", DAY)
NOTES: Final = ".cache/workmanual/editions"
ADDED: Final = "\n另有补充的，见厂内通知"
STAMP: Final = ".cache/workmanual/built.txt"


def bench_editions(arguments: list[str]) -> None:
    argparse.ArgumentParser(prog="./scripts/bench editions", description="Measure a change in one edition.").parse_args(
        arguments
    )
    with tempfile.TemporaryDirectory() as folder:
        project = _project(Path(folder) / "manual")
        editions = sorted(path.name for path in (project / "procedures").iterdir() if path.is_dir())
        print(f"{len(editions)} editions")
        full = _timed(project)
        print(f"{'full build, nothing made before':<44} {full:7.2f} s")
        worst = 0.0
        for edition in editions:
            _change(project, edition, "一")
            taking = _timed(project)
            quick = _files(project / "site")
            _change(project, edition, "二")
            _forget(project)
            again = _timed(project)
            _change(project, edition, "一")
            _forget(project)
            _timed(project)
            if _files(project / "site") != quick:
                sys.exit(f"a change in {edition} gives other bytes than a full build")
            worst = max(worst, taking / full)
            print(f"{f'changed {edition}, the others taken over':<44} {taking:7.2f} s   {taking / full:6.1%} of full")
            print(
                f"{f'changed {edition}, all pages again':<44} {again:7.2f} s   {taking / again:6.1%} is the one above"
            )
        met = "met    " if worst < AIM else "NOT MET"
        print(f"{met} after a change in one edition: {worst:.1%} of a full build, aimed at less than {AIM:.0%}")


def _project(project: Path) -> Path:
    project.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", project)
    for part in ("docs", "hooks", "procedures"):
        shutil.copytree(ROOT / part, project / part)
    return project


def _timed(project: Path) -> float:
    begun = time.perf_counter()
    subprocess.run(BUILD, cwd=project, check=True, capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - begun


def _forget(project: Path) -> None:
    """As if nothing had been built yet, but for the files in the cache."""
    shutil.rmtree(project / "site")
    shutil.rmtree(project / NOTES)
    (project / STAMP).unlink()


def _change(project: Path, edition: str, words: str) -> None:
    """Another last paragraph of a page of the preface, which the whole book of the edition prints."""
    page = next((project / "procedures" / edition / "0-preface").glob("*.md"))
    text = page.read_text(encoding="utf-8").partition(ADDED)[0]
    page.write_text(f"{text}{ADDED}{words}。\n", encoding="utf-8")


def _files(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
