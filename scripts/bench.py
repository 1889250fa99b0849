"""Times of whole commands, beside others in one run: `build`, `check`, `forms`, `editions`, `compare`; all by default.

`build`: the first `workmanual build` of a fresh copy of the real manual, MkDocs alone with nothing changed (PDFs from
the cache), and a second `workmanual build` with nothing changed. `check`: see `bench_check`; `forms`: see
`bench_forms`; `editions`: see `bench_editions`; `compare`: see `bench_compare`.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from scripts.bench_check import bench_check
from scripts.bench_compare import bench_compare
from scripts.bench_editions import bench_editions
from scripts.bench_forms import bench_forms

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    if not sys.argv[1:]:
        for bench in BENCHES.values():
            bench([])
        return
    name, *arguments = sys.argv[1:]
    if name not in BENCHES:
        sys.exit(f"no bench {name}; there are: {' '.join(BENCHES)}")
    BENCHES[name](arguments)


def bench_build(arguments: list[str]) -> None:
    if arguments:
        sys.exit("build takes no arguments")
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


BENCHES: dict[str, Callable[[list[str]], None]] = {
    "build": bench_build,
    "check": bench_check,
    "forms": bench_forms,
    "editions": bench_editions,
    "compare": bench_compare,
}

if __name__ == "__main__":
    main()
