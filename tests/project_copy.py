"""Projects put together in a temporary folder: the real one or the small one, with the repository's hooks.

Takes a folder, gives a project on which the real commands run, as a person would run them.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
MINI: Final = ROOT / "tests/manuals/mini"


def real_project(folder: Path) -> Path:
    """The repository's own manual, site settings and pages."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for part in ("docs", "hooks", "procedures"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def small_project(folder: Path) -> Path:
    """The small manual of another organisation."""
    shutil.copytree(MINI, folder)
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def write_sources(project: Path, sources: dict[str, bytes]) -> None:
    """Put these files in place of every edition."""
    for path in sorted((project / "procedures").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    for name, content in sources.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def run(project: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m …` in the project; nothing is asked and nothing raised."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below the folder by its path."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
