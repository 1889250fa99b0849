"""The floors of design.md §4 as plain data: where each module stands, and which libraries it may use.

Read by tests/test_architecture.py, which holds the program to it, and meant for a chore that draws
docs/contributing/architecture.md from it. A row speaks for a package with everything in it, unless a longer row does.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final


class Floor(IntEnum):
    """Lowest first; a module imports only from its own floor or a lower one."""

    WORDS = 0
    THOUGHT = 1
    HANDS = 2
    GROUND = 3
    DOORS = 4


FLOORS: Final = {
    Floor.WORDS: "source spans, findings and their catalogue, the model; no library",
    Floor.THOUGHT: "reading, time grammar, checks, derived views, form layout; pure",
    Floor.HANDS: "writers: each takes the model and gives text or bytes; pure",
    Floor.GROUND: "disk, caches, worker processes, captured logs",
    Floor.DOORS: "the site engine's door and the command line",
}
PURE: Final = (Floor.WORDS, Floor.THOUGHT, Floor.HANDS)
"""No disk, clock, network, environment, log or other process on these."""


@dataclass(frozen=True, slots=True)
class Row:
    """Where modules stand."""

    modules: str
    """A module, or a package with everything in it."""
    floor: Floor
    libraries: frozenset[str] = frozenset()
    """Top-level names of third-party packages that these modules import, and no others do."""


ROWS: Final = (
    Row("workmanual", Floor.WORDS),
    Row("workmanual.span", Floor.WORDS),
    Row("workmanual.findings", Floor.WORDS),
    Row("workmanual.model", Floor.WORDS),
    Row("workmanual.times", Floor.THOUGHT),
    Row("workmanual.wording", Floor.THOUGHT),
    Row("workmanual.locale", Floor.THOUGHT),
    Row("workmanual.reading", Floor.THOUGHT),
    Row("workmanual.reading.yaml_nodes", Floor.THOUGHT, frozenset({"yaml"})),
    Row("workmanual.reading.yaml_text", Floor.THOUGHT, frozenset({"yaml"})),
    Row("workmanual.reading.fit", Floor.THOUGHT, frozenset({"pydantic", "pydantic_core"})),
    Row("workmanual.reading.markdown", Floor.THOUGHT, frozenset({"markdown_it"})),
    Row("workmanual.reading.markdown_parser", Floor.THOUGHT, frozenset({"markdown_it", "mdit_py_plugins"})),
    Row("workmanual.reading.markdown_tree", Floor.THOUGHT, frozenset({"markdown_it"})),
    Row("workmanual.editions", Floor.THOUGHT),
    Row("workmanual.comparison", Floor.THOUGHT, frozenset({"rapidfuzz"})),
    Row("workmanual.comparison.units", Floor.THOUGHT, frozenset({"rjieba"})),
    Row("workmanual.checks", Floor.THOUGHT),
    Row("workmanual.fixing", Floor.THOUGHT),
    Row("workmanual.checks.persons", Floor.THOUGHT, frozenset({"rjieba"})),
    Row("workmanual.checks.vocabulary", Floor.THOUGHT, frozenset({"rjieba"})),
    Row("workmanual.views", Floor.THOUGHT),
    Row("workmanual.sheets", Floor.THOUGHT),
    Row("workmanual.sheets.layout", Floor.THOUGHT, frozenset({"rjieba"})),
    Row("workmanual.report", Floor.HANDS),
    Row("workmanual.data", Floor.HANDS),
    Row("workmanual.html", Floor.HANDS, frozenset({"jinja2", "markupsafe"})),
    Row("workmanual.pdf", Floor.HANDS, frozenset({"markupsafe"})),
    Row("workmanual.pdf.writer", Floor.HANDS, frozenset({"weasyprint", "pydyf", "cssselect2"})),
    Row("workmanual.pdf.stamping", Floor.HANDS, frozenset({"pikepdf"})),
    Row("workmanual.pdf.fields", Floor.HANDS, frozenset({"pydyf"})),
    Row("workmanual.pdf.structure", Floor.HANDS, frozenset({"pydyf"})),
    Row("workmanual.office", Floor.HANDS),
    Row("workmanual.office.xlsx.writer", Floor.HANDS, frozenset({"xlsxwriter"})),
    Row("workmanual.office.xlsx.listing", Floor.HANDS, frozenset({"xlsxwriter"})),
    Row("workmanual.office.xlsx.amendments", Floor.HANDS, frozenset({"xlsxwriter"})),
    Row("workmanual.office.xlsx.paper", Floor.HANDS, frozenset({"xlsxwriter"})),
    Row("workmanual.office.picture", Floor.HANDS, frozenset({"PIL"})),
    Row("workmanual.qr", Floor.HANDS, frozenset({"segno"})),
    Row("workmanual.ground", Floor.GROUND),
    Row("workmanual.ground.romanising", Floor.GROUND, frozenset({"pypinyin", "rjieba"})),
    Row("workmanual.ground.publishing", Floor.GROUND, frozenset({"filelock"})),
    Row("workmanual.ground.resources", Floor.GROUND, frozenset({"opencc"})),
    Row("workmanual.site", Floor.DOORS, frozenset({"mkdocs", "rich"})),
    Row("workmanual.site.search", Floor.DOORS, frozenset({"mkdocs", "material", "jieba", "opencc", "pypinyin"})),
    Row("workmanual.cli", Floor.DOORS, frozenset({"click"})),
    Row("workmanual.cli.progress", Floor.DOORS, frozenset({"rich"})),
    Row("workmanual.__main__", Floor.DOORS),
)

REACHES_OUTSIDE: Final[dict[tuple[str, str], str]] = {
    ("workmanual.reading.edition", "pathlib.PurePosixPath"): "a path as words; it touches no disk",
    ("workmanual.comparison.items", "today"): "a retention class's name in today's scheme, no clock",
    ("workmanual.pdf.writer", "logging"): "WeasyPrint says what it cannot print only in its log",
}
"""What modules of the pure floors may use in spite of the rule, and why."""


def row_of(module: str) -> Row | None:
    """The row that speaks for a module: the longest that names it or a package around it."""
    rows = [row for row in ROWS if module == row.modules or module.startswith(f"{row.modules}.")]
    found = max(rows, key=lambda row: len(row.modules), default=None)
    return None if found and found.modules == "workmanual" != module else found
