# The program keeps to its floors (tests/architecture_table.py): every import is read from the source, those inside
# functions and under TYPE_CHECKING included.

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture_table import PURE, REACHES_OUTSIDE, ROWS, row_of

SRC = Path(__file__).parent.parent / "src"
CHINESE = re.compile("[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Ideographs, and punctuation that only Chinese uses; the wide space U+3000 says nothing."""

OUTSIDE_MODULES = {
    "asyncio", "concurrent", "ctypes", "fileinput", "getpass", "glob", "http", "importlib", "locale", "logging",
    "multiprocessing", "os", "pathlib", "platform", "random", "secrets", "shutil", "signal", "socket", "ssl",
    "subprocess", "sys", "tempfile", "threading", "time", "urllib.request", "uuid", "warnings",
}  # fmt: skip
OUTSIDE_FUNCTIONS = {"__import__", "breakpoint", "eval", "exec", "input", "open", "print"}
OUTSIDE_METHODS = {
    "environ", "getenv", "now", "read_bytes", "read_text", "today", "utcnow", "write_bytes", "write_text",
}  # fmt: skip


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SRC.rglob("*.py"))}


def imported(tree: ast.Module) -> Iterator[str]:
    """Full names of what is imported; of `from a import b` it is `a.b`, a module or something in one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(tree: ast.Module) -> set[str]:
    """Modules of ours that are imported."""
    names = (name for name in imported(tree) if name.split(".")[0] == "workmanual")
    return {name if name in MODULES else name.rpartition(".")[0] for name in names}


def libraries(tree: ast.Module) -> set[str]:
    """Top-level names of third-party packages that are imported."""
    return {name.split(".")[0] for name in imported(tree)} - sys.stdlib_module_names - {"workmanual"}


@pytest.mark.parametrize("name", MODULES)
def test_module_keeps_to_its_floor(name: str) -> None:
    row = row_of(name)
    assert row is not None, (
        f"{name} stands on no floor: add a row to tests/architecture_table.py that says on which (words, thought, hands, "
        "ground, doors) and which libraries it may import"
    )
    for other in sorted(own(MODULES[name])):
        below = row_of(other)
        assert below is not None, f"{name} imports {other}, which does not exist"
        assert below.floor <= row.floor, f"{name} ({row.floor.name}) imports {other}, higher up ({below.floor.name})"
    assert libraries(MODULES[name]) <= row.libraries, f"libraries of {name} that its row does not name"


def test_the_table_has_no_dead_row() -> None:
    for row in ROWS:
        speaks_for = [name for name in MODULES if row_of(name) is row]
        assert speaks_for, f"the row {row.modules} speaks for no module"
        used = set().union(*(libraries(MODULES[name]) for name in speaks_for))
        assert row.libraries <= used, f"the row {row.modules} names libraries that nothing there imports"


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {name: own(tree) - {name} for name, tree in MODULES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("imports go in a circle: " + " → ".join(reversed(error.args[1])))


@pytest.mark.parametrize("name", [name for name in MODULES if (row := row_of(name)) and row.floor in PURE])
def test_pure_module_reaches_nothing_outside(name: str) -> None:
    excused = {what for module, what in REACHES_OUTSIDE if module == name}
    reached = set(reaches(MODULES[name]))
    assert reached <= excused, f"{name} is on a pure floor: take {sorted(reached - excused)} as an argument instead"
    assert excused <= reached, f"{name} needs no excuse for {sorted(excused - reached)}"


def reaches(tree: ast.Module) -> Iterator[str]:
    """Disk, clock, network, environment, log and other processes that this module could touch."""
    for name in imported(tree):
        parts = name.split(".")
        if any(".".join(parts[:count]) in OUTSIDE_MODULES for count in range(1, len(parts) + 1)):
            yield name.removesuffix(".*")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OUTSIDE_FUNCTIONS:
            yield node.func.id
        elif isinstance(node, ast.Attribute) and node.attr in OUTSIDE_METHODS:
            yield node.attr
        elif isinstance(node, ast.Global):
            yield f"global {', '.join(node.names)}"


@pytest.mark.parametrize("name", MODULES)
def test_module_says_what_it_is_for(name: str) -> None:
    header = ast.get_docstring(MODULES[name])
    assert header, f"{name} begins with no sentence for its maintainer"
    assert header[-1] in ".:)", f"the header of {name} ends in mid-sentence"


@pytest.mark.parametrize("name", MODULES)
def test_no_chinese_in_the_code(name: str) -> None:
    explaining = {
        id(node.value) for node in ast.walk(MODULES[name]) if isinstance(node, ast.Expr)
    }  # docstrings, of fields too, may quote the manual
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explaining:
            assert not CHINESE.search(node.value), (
                f"{name}, line {node.lineno}: {node.value!r} belongs into src/workmanual/locale/zh-CN.yml"
            )
