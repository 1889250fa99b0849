"""Fuzzes the readers, guided by what they cover: ./scripts/fuzz [TARGET …] [--minutes N] [--jobs N]

Takes targets by name (tests/laws/targets.py), every one where none is named; gives a table of what was run and the
inputs that break a law, made small, in `.cache/fuzz/found`. Exit code 1 when there are any. What was learnt about a
target (its corpus) is kept in `.cache/fuzz/corpus` and is where the next run begins. Ctrl+C ends the runs and still
gives the table. An input that was found belongs, with a name that says what it is, into tests/cases/fuzz/<target>/.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final

from tests.laws.snippets import SNIPPETS
from tests.laws.targets import ROOT, TARGETS, Target

KEPT: Final = ROOT / ".cache/fuzz"
ATHERIS: Final = "atheris==3.1.0"
NEEDS_PYTHON: Final = (3, 12)
"""What that release of atheris runs on."""
LOCKS: Final = ("requirements/installer.txt", "requirements/build.txt")
LIMITS: Final = ("-timeout=5", "-rss_limit_mb=500", "-max_len=65536")
"""Seconds and MB for one input (program and fonts alone take 70 MB), and bytes of one."""
TO_MAKE_SMALL: Final = 20
"""Seconds spent on making an input that was found smaller."""
LONGEST_WORD: Final = 64
"""Bytes of a word that libFuzzer takes into a dictionary."""
OF_AN_INPUT: Final = ("crash-*", "timeout-*", "oom-*", "slow-unit-*")
"""Names that libFuzzer gives to inputs that it keeps."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What one target's run gave."""

    target: str
    log: str
    """All that libFuzzer said."""
    code: int
    found: tuple[Path, ...]

    def number(self, pattern: str) -> str:
        """The last number that follows this in the log."""
        numbers = re.findall(rf"{pattern}\s*(\d+)", self.log)
        return str(numbers[-1]) if numbers else "—"

    def row(self) -> str:
        """One line of the table."""
        numbers = (self.number(pattern) for pattern in COLUMNS.values())
        return f"{self.target:<14}" + "".join(f"{number:>14}" for number in numbers) + f"{len(self.found):>14}"


COLUMNS: Final = {
    "executions": r"(?:stat::number_of_executed_units:|\n#)",
    "each second": r"(?:stat::average_exec_per_sec:| exec/s:)",
    "coverage": r" cov:",
    "inputs kept": r" corp:",
    "slowest, s": r"stat::slowest_unit_time_sec:",
    "peak, MB": r"(?:stat::peak_rss_mb:| rss:)",
}
"""A column's heading, and what stands before its number in libFuzzer's words, at the end or, cut short, on the way."""
INTERRUPTED: Final = 130
"""Exit code of a run that Ctrl+C ended."""
TIMED_OUT: Final = 70
"""Exit code of a run that ended at an input that took too long."""


def main() -> None:
    options = _options()
    wanted = [target for target in TARGETS if target.name in (options.targets or [one.name for one in TARGETS])]
    python = _environment()
    (KEPT / "dictionary").write_text(_dictionary(), encoding="ascii")
    interrupted = Event()
    with ThreadPoolExecutor(options.jobs) as pool:
        running = [pool.submit(_run, target, python, options.minutes, interrupted) for target in wanted]
        try:
            while not all(one.done() for one in running):
                time.sleep(0.2)
        except KeyboardInterrupt:  # the runs heard it too, and end by themselves
            interrupted.set()
    _tell([ran for one in running if (ran := one.result()) is not None])


def _options() -> argparse.Namespace:
    names = [target.name for target in TARGETS]
    parser = argparse.ArgumentParser(prog="./scripts/fuzz", description="Fuzz the readers.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(names)}; default all")
    parser.add_argument("--minutes", type=float, default=10, help="for each target; default 10")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="targets at a time; default one a processor")
    options = parser.parse_args()
    unknown = sorted({*options.targets} - {*names})
    if unknown:
        parser.error(f"no target {' '.join(unknown)}; there are: {' '.join(names)}")
    return options


# --- the environment -------------------------------------------------------------------------------------------------


def _environment() -> str:
    """The Python of an environment with what the program needs, and atheris; made on first use."""
    python, mark = KEPT / "venv/bin/python", KEPT / "venv/ready"
    state = hashlib.sha256(b"".join((ROOT / lock).read_bytes() for lock in LOCKS) + ATHERIS.encode()).hexdigest()
    if not mark.exists() or mark.read_text(encoding="ascii") != state:
        print(f"setting up {ATHERIS} in {KEPT.relative_to(ROOT)}/venv …", file=sys.stderr)
        shutil.rmtree(python.parent.parent, ignore_errors=True)
        _set_up("-m", "venv", str(python.parent.parent), python=_python_for_atheris())
        locked = ("--require-hashes", "--only-binary=:all:", "--no-binary=jieba", "--no-build-isolation")
        for lock in LOCKS:
            _set_up("-m", "pip", "install", "-qq", *locked, "-r", lock, python=str(python))
        _set_up("-m", "pip", "install", "-qq", "--only-binary=:all:", ATHERIS, python=str(python))
        mark.write_text(state, encoding="ascii")
    return str(python)


def _set_up(*arguments: str, python: str) -> None:
    done = subprocess.run([python, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"The set-up did not finish; it needs the network this once:\n{done.stderr.strip()}")


def _python_for_atheris() -> str:
    """The first Python that is new enough: $FUZZ_PYTHON, on the path, or one of pyenv's."""
    pyenv = sorted(Path.home().glob(".pyenv/versions/3.*/bin/python3"))
    named = [os.environ.get("FUZZ_PYTHON", ""), "python3", "python3.12", "python3.13", "python3.14"]
    question = f"import sys, venv, ensurepip; sys.exit(sys.version_info < {NEEDS_PYTHON})"
    for candidate in (*filter(None, named), *map(str, pyenv)):
        if (
            shutil.which(candidate)
            and not subprocess.run([candidate, "-c", question], capture_output=True, check=False).returncode
        ):
            return candidate
    wanted = ".".join(map(str, NEEDS_PYTHON))
    sys.exit(f"{ATHERIS} needs Python {wanted} or newer. Please name one: FUZZ_PYTHON=path ./scripts/fuzz")


def _dictionary() -> str:
    """The tests' snippets, as libFuzzer wants to read them."""
    words = [snippet.encode(errors="surrogatepass") for snippet in SNIPPETS]
    escaped = ("".join(f"\\x{byte:02x}" for byte in word) for word in words if len(word) <= LONGEST_WORD)
    return "".join(f'"{word}"\n' for word in escaped)


# --- running ---------------------------------------------------------------------------------------------------------


def _run(target: Target, python: str, minutes: float, interrupted: Event) -> Ran | None:
    """One target to the end of its time or to the first input that breaks a law."""
    if interrupted.is_set():
        return None
    corpus, seeds = (_folder(kind, target) for kind in ("corpus", "seeds"))
    for seed in target.seeds():
        (seeds / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    kept = _folder("artifacts", target)
    print(f"{target.name}: {minutes:g} minutes", file=sys.stderr)
    options = (f"-max_total_time={round(minutes * 60)}", f"-dict={KEPT / 'dictionary'}", "-print_final_stats=1")
    code, log = _libfuzzer(target, python, kept, *LIMITS, *options, str(corpus), str(seeds))
    (KEPT / f"{target.name}.log").write_text(log, encoding="utf-8")
    inputs = [path for pattern in OF_AN_INPUT for path in sorted(kept.glob(pattern))]
    inputs = [path for path in inputs if not _was_the_machine(target, python, path)]
    return Ran(target.name, log, code, tuple(_made_small(target, python, path) for path in inputs))


def _folder(kind: str, target: Target) -> Path:
    """The corpus stays; seeds and what was found the last time are made anew."""
    folder = KEPT / kind / target.name
    if kind != "corpus":
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _libfuzzer(target: Target, python: str, kept: Path, *options: str) -> tuple[int, str]:
    """Exit code and log. libFuzzer starts itself anew to make an input smaller, hence a program of one name."""
    program = KEPT / f"run-{target.name}"
    program.write_text(f'#!/bin/sh\nexec "{python}" -m scripts.fuzz_target {target.name} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "FUZZ_PROGRAM": str(program)}
    command = [str(program), f"-artifact_prefix={kept}/", *options]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.returncode, done.stdout.decode(errors="replace")


def _was_the_machine(target: Target, python: str, found: Path) -> bool:
    """Whether the input took long only because the machine had other work: run again alone, it does not."""
    if not found.name.startswith("timeout-"):
        return False
    code, _ = _libfuzzer(target, python, found.parent, *LIMITS, str(found))
    if code == 0:
        print(f"{target.name}: stopped early, the machine was too busy for one input in time", file=sys.stderr)
    return code == 0


def _made_small(target: Target, python: str, found: Path) -> Path:
    """A smaller input that breaks the same target, or this one, under a name that says what it breaks."""
    smaller = found.parent / f"smaller-{found.name}"
    if found.name.startswith("crash-"):
        options = ("-minimize_crash=1", f"-max_total_time={TO_MAKE_SMALL}", f"-exact_artifact_path={smaller}")
        _libfuzzer(target, python, found.parent, *LIMITS, *options, str(found))
    best = smaller if smaller.exists() else found
    copy = KEPT / "found" / f"{target.name}-{found.name[:-32]}"
    copy.parent.mkdir(exist_ok=True)
    return Path(shutil.copy(best, copy))


def _tell(runs: list[Ran]) -> None:
    print(f"{'target':<14}" + "".join(f"{heading:>14}" for heading in (*COLUMNS, "found")))
    for ran in runs:
        print(ran.row())
    broken = [ran for ran in runs if ran.code not in (0, INTERRUPTED, TIMED_OUT) and not ran.found]
    for ran in broken:
        print(f"\n{ran.target} did not run (exit code {ran.code}):\n{ran.log[-2000:]}")
    for path in (path for ran in runs for path in ran.found):
        print(f"found: {path.relative_to(ROOT)} ({path.stat().st_size} bytes)")
    if broken or any(ran.found for ran in runs):
        sys.exit(1)


if __name__ == "__main__":
    main()
