"""The comparison page: one page for every two editions, with its scripts and styles beside it.

Takes the ready-made tables and the editions' titles, gives the files of the page by their names. What the page says is
the locale's, handed over under the names that its scripts use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from workmanual.comparison.amendments import AmendmentTable
from workmanual.comparison.records import FOLDED
from workmanual.ground import page_materials, resources
from workmanual.html.environment import environment
from workmanual.locale import Locale

SOURCES: Final = Path(__file__).parent / "compare"
SCRIPTS: Final = (
    "words.js",
    "state.js",
    "model.js",
    "summary.js",
    "store.js",
    "rows.js",
    "panels.js",
    "sheet.js",
    "keys.js",
    "page.js",
)
"""In the order in which they are loaded; each only needs those before it."""
_ASSETS: Final = "assets"
_AMENDMENTS: Final = "amendments.css"
_OWN: Final = "compare.css"
_PREFIX: Final = "compare-"
_PLAIN: Final = ("comma",)
_MARKS: Final = {"added": "+", "deleted": "−", "changed": "~", "moved": "↕", "split": "⑂", "merged": "⑃"}


def page_files(tables: Sequence[AmendmentTable], current: str) -> Mapping[str, str]:
    """The page, its scripts and its styles, by their names below the folder of comparisons; newest table first."""
    locale = resources.locale()
    template = environment(page_materials.templates(), locale.labels).get_template("compare_page.html")
    page = template.render(
        tables=tables,
        manual=tables[0].manual,
        current=current,
        words=_words(locale),
        scripts=SCRIPTS,
        t=locale.labels,
    )
    styles = {_AMENDMENTS: page_materials.styles()[_AMENDMENTS], _OWN: _text(_OWN)}
    scripts = {name: _text(name) for name in SCRIPTS}
    return {"index.html": page, **{f"{_ASSETS}/{name}": text for name, text in {**styles, **scripts}.items()}}


def _text(name: str) -> str:
    return (SOURCES / name).read_text(encoding="utf-8")


def _words(locale: Locale) -> Mapping[str, str]:
    """What the scripts say, by the names that they use."""
    labels, said = locale.labels, locale.comparison
    amendments = {name: text for name, text in labels.items() if name.startswith("amend-")}
    own = {name.removeprefix(_PREFIX): text for name, text in labels.items() if name.startswith(_PREFIX)}
    return {
        **amendments,
        **own,
        **{name: labels[name] for name in _PLAIN},
        **{f"kind-{name}": text for name, text in said.kinds.items()},
        **{f"sense-{name}": text for name, text in said.senses.items()},
        **{f"direction-{name}": text for name, text in said.directions.items()},
        **{f"folded-{sense}": said.table.notes[sense] for sense in FOLDED},
        **{f"mark-{name}": text for name, text in _MARKS.items()},
        "semicolon": said.parted,
        "turned": said.turned,
        "bracketed": said.table.authority,
        "parts": said.table.parts,
        "uncontrolled": labels["uncontrolled-print"],
    }
