"""Times of whole commands on a copy of the real manual, each beside the first, in one run.

`build`: the first `workmanual build` of a fresh copy, MkDocs alone with nothing changed (PDFs from the cache), and a
second `workmanual build` with nothing changed.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    wanted = sys.argv[1:] or list(BENCHES)
    unknown = [name for name in wanted if name not in BENCHES]
    if unknown:
        sys.exit(f"no bench {' '.join(unknown)}; there are: {' '.join(BENCHES)}")
    for name in wanted:
        BENCHES[name]()


def bench_build() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "manual"
        project.mkdir()
        shutil.copy(ROOT / "mkdocs.yml", project)
        for part in ("docs", "hooks", "procedures"):
            shutil.copytree(ROOT / part, project / part)
        first = _timed(project, "workmanual", "build")
        rows = [
            ("first workmanual build", first),
            ("mkdocs build, nothing changed", _timed(project, "mkdocs", "build", "--quiet")),
            ("workmanual build, nothing changed", _timed(project, "workmanual", "build")),
        ]
    for title, seconds in rows:
        print(f"{title:<36} {seconds:7.2f} s   {seconds / first:6.1%} of the first")


def _timed(project: Path, *command: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], cwd=project, check=True, capture_output=True)
    return time.perf_counter() - begun


BENCHES: dict[str, Callable[[], None]] = {"build": bench_build}

if __name__ == "__main__":
    main()
