"""Writes and checks the hash-pinned locks in `requirements/`.

Takes the dependencies named in pyproject.toml; gives one lock for each row of `LOCKS`, every release with the
hashes of all its files, so that one lock serves every Python and processor that the release has a wheel for.
`--check` needs no network: each lock carries a digest of the lines of pyproject.toml that it was made from.
Deliberately keeps the releases already chosen; `--upgrade` asks for the newest.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from packaging.specifiers import SpecifierSet
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent

LOWEST_PYTHON = Version("3.11.2")
"""Debian 12's, the oldest we support. Locks are made with this minor version: it needs the most packages."""

PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>\S+)", re.MULTILINE)
DIGEST = re.compile(r"^# made from: ([0-9a-f]{64})$", re.MULTILINE)

FOREIGN = re.compile(r"https?:|file:/|pypi\b|pythonhosted|^\s*-(?!-hash=)|(?<![\w.-])/", re.MULTILINE)
"""What a lock may not hold: addresses, paths of one machine, and options for pip other than hashes."""

UNSAFE = "# The following packages are considered to be unsafe in a requirements file:\n"
"""What pip-compile writes above pip and setuptools; to pin them is the safe thing here."""

Groups = Mapping[str, Sequence[str]]
"""Requirement lines of pyproject.toml by group: `build-system`, `project`, and the name of each extra."""


@dataclass(frozen=True, slots=True)
class Lock:
    """One file in `requirements/` and what it is made from."""

    name: str
    """The file's name without its ending."""
    purpose: str
    """One line at the top of the file."""
    groups: tuple[str, ...]
    """The groups of pyproject.toml that go in."""
    within: tuple[str, ...] = ()
    """Locks whose versions hold here too."""
    also: tuple[str, ...] = ()
    """Requirements that pyproject.toml has no place for."""

    @property
    def path(self) -> Path:
        """Where the lock stands."""
        return ROOT / "requirements" / f"{self.name}.txt"


LOCKS = (
    Lock(
        name="installer",
        purpose="What installs the other two; jieba has no wheel and is built with this setuptools.",
        groups=("build-system",),
        also=("pip",),
    ),
    Lock(
        name="build",
        purpose="What ./scripts/build and ./scripts/serve use.",
        groups=("project", "pdf"),
        within=("installer",),
        also=("pymdown-extensions<13",),  # 13 wants Python 3.11.5
    ),
    Lock(
        name="test",
        purpose="What ./scripts/test and the repository chores use: all of build.txt, and the extra [test].",
        groups=("project", "pdf", "test"),
        within=("installer", "build"),
    ),
)
"""In the order in which they are made: a lock stands after those it keeps within."""


def main(arguments: Sequence[str]) -> int:
    """Write the locks, or only check them: 0 fine, 1 a lock is wrong, 2 wrong Python for making them."""
    parser = argparse.ArgumentParser(prog="scripts/lock", description="Write the locks in requirements/.")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="only compare; needs no network")
    choice.add_argument("--upgrade", action="store_true", help="take the newest releases")
    options = parser.parse_args(arguments)

    groups = read_groups(ROOT / "pyproject.toml")
    if options.check:
        problems = [problem for lock in LOCKS for problem in check(lock, groups)]
        print("\n".join(problems) or f"{len(LOCKS)} locks agree with pyproject.toml")
        return 1 if problems else 0
    if sys.version_info[:2] != LOWEST_PYTHON.release[:2]:
        print(f"scripts/lock: locks are made with Python 3.{LOWEST_PYTHON.minor}; .venv has another")
        return 2
    for lock in LOCKS:
        write(lock, groups, upgrade=options.upgrade)
    return 0


def read_groups(pyproject: Path) -> Groups:
    """Read every group of requirements."""
    tables = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    return {
        "build-system": tables["build-system"]["requires"],
        "project": tables["project"]["dependencies"],
        **tables["project"]["optional-dependencies"],
    }


def requirements(lock: Lock, groups: Groups) -> list[str]:
    """Give the requirement lines that a lock is made from, sorted, each once."""
    return sorted({*lock.also, *(line for group in lock.groups for line in groups[group])})


def digest(lock: Lock, groups: Groups) -> str:
    """Give the SHA-256 of a lock's requirement lines, in hexadecimal."""
    return hashlib.sha256("\n".join(requirements(lock, groups)).encode()).hexdigest()


def write(lock: Lock, groups: Groups, *, upgrade: bool) -> None:
    """Resolve a lock anew and put it in place; the old one stays when that fails."""
    print(f"{lock.path.relative_to(ROOT)} …", flush=True)
    draft = lock.path.with_suffix(".new")
    if lock.path.exists():
        draft.write_bytes(lock.path.read_bytes())
    command = [sys.executable, "-m", "piptools", "compile", "--quiet", "--no-config", "--no-header"]
    command += ["--generate-hashes", "--allow-unsafe", "--strip-extras", "--no-build-isolation"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host", "--no-emit-options"]
    command += [f"--constraint=requirements/{other}.txt" for other in lock.within]
    command += ["--upgrade"] if upgrade else []
    command += [f"--output-file={draft.relative_to(ROOT)}", "-"]
    try:
        lines = "\n".join(requirements(lock, groups))
        # Its warnings are about old packages' own set-up, and matter only when it fails.
        resolved = subprocess.run(command, cwd=ROOT, input=lines, text=True, capture_output=True, check=False)
        if resolved.returncode:
            sys.exit(f"{resolved.stdout}{resolved.stderr}scripts/lock: {lock.path.name} was left as it is")
        body = draft.read_text(encoding="utf-8").replace("-r -", "pyproject.toml").replace(UNSAFE, "")
        header = [f"# {lock.purpose}", "# Written by ./scripts/lock, not by hand."]
        header += [f"# made from: {digest(lock, groups)}", "", ""]
        draft.write_text("\n".join(header) + body.lstrip("\n"), encoding="utf-8")
        draft.replace(lock.path)
    finally:
        draft.unlink(missing_ok=True)


def check(lock: Lock, groups: Groups) -> Iterator[str]:
    """Say what is wrong with a lock, one line for each thing, with the remedy."""
    name = lock.path.relative_to(ROOT).as_posix()
    if not lock.path.exists():
        yield f"{name}: missing; run ./scripts/lock"
        return
    text = lock.path.read_text(encoding="utf-8")
    if DIGEST.findall(text) != [digest(lock, groups)]:
        yield f"{name}: made from other dependencies than pyproject.toml now names; run ./scripts/lock"
    for found in FOREIGN.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield f"{name}:{line}: {found.group().strip()!r}: no address, path or option may stand in a lock"
    pins = read_pins(text)
    for other in (row for row in LOCKS if row.name in lock.within and row.path.exists()):
        for package, version in read_pins(other.path.read_text(encoding="utf-8")).items():
            if pins.get(package, version) != version:
                yield f"{name}: {package} is not {version} as in {other.name}.txt; run ./scripts/lock"
    for package in pins:
        # .venv has just been made from the locks, so that what is installed is what they name.
        pythons = ", ".join(distribution(package).metadata.get_all("Requires-Python") or [])
        if LOWEST_PYTHON not in SpecifierSet(pythons):
            yield f"{name}: {package} wants Python {pythons}; take an older one, as `also` does for others"


def read_pins(lock_text: str) -> dict[str, str]:
    """Give the version of every package in a lock."""
    return {pin["name"]: pin["version"] for pin in PIN.finditer(lock_text)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
