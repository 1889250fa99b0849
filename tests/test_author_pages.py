# The examples on the authors' pages are what they say: each form is read and checked the way an author's file is, each
# command is one that there is.

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Final

import pytest
import yaml

from tests import mini
from tests.sheets.forms import WRITTEN, read_form
from workmanual.checks import CHECKS
from workmanual.cli import COMMANDS
from workmanual.findings import Finding
from workmanual.ground import resources
from workmanual.model.assessment import Safeguard
from workmanual.model.record import (
    Block,
    Chart,
    ChartLevel,
    Cover,
    Cut,
    Each,
    FieldType,
    FormField,
    FormFormat,
    FormKind,
    FormTable,
    Numbering,
    Pages,
    Paper,
    Part,
    RecordForm,
    Shown,
)
from workmanual.reading.formula import FUNCTIONS
from workmanual.views.index import index

LOCALE: Final = resources.locale()
PAGE: Final = Path(__file__).parent.parent / "docs/authors/2-write-a-form.md"
EXAMPLES: Final = re.findall(r"^```yaml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
DEFINED: Final = (RecordForm, Paper, Numbering, Part, Cut, Cover, Pages, Block, FormTable, FormField, Chart, ChartLevel)
HEAD: Final = {
    "code": "JL-0001",
    "title": "试表",
    "purpose": "试排。",
    "kind": "single",
    "procedure": "CX-01",
    "filled_by": ["keeper"],
    "filled_when": "随时",
    "retention": "permanent",
    "revision": "A/0",
    "parts": [{"blocks": [{"note": "小字。"}]}],
}
WORDS: Final = (
    *(*FormKind, *FieldType, *Shown, *Each, *Safeguard, *FormFormat, *FUNCTIONS),
    *(one.name for kind in DEFINED for one in fields(kind) if one.name != "at"),
)
OF_THE_MANUAL: Final = frozenset({"WM501", "WM507", "WM517"})
"""What only a whole manual can be right about: who cites the form, which retention classes there are."""


def form_of(example: str) -> RecordForm:
    """A whole form, keys of one, or blocks."""
    said = yaml.load(example, yaml.BaseLoader)  # every scalar is words, as for the program
    if isinstance(said, list):
        kind = "chart" if any("chart" in block for block in said) else "single"
        said = {"kind": kind, "parts": [{"blocks": said}]}
    return read_form(yaml.safe_dump(HEAD | said, allow_unicode=True))


def findings(form: RecordForm) -> list[Finding]:
    lookups = index(replace(mini.manual("2020"), forms=(form,)), None, resources.locale())
    found = (one for check in CHECKS for one in check(lookups))
    return [one for one in found if one.code.startswith("WM5") and one.code not in OF_THE_MANUAL]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_a_form_without_faults(example: str) -> None:
    assert not findings(form_of(example))


@pytest.mark.parametrize("name", WRITTEN)
def test_forms_of_every_kind_have_no_faults(name: str) -> None:
    assert not findings(WRITTEN[name])


def test_the_page_tells_all_there_is() -> None:
    """Every kind, type, key and function has its place on the page."""
    page = PAGE.read_text(encoding="utf-8")
    for word in WORDS:
        assert re.search(rf"(?<![a-z_]){re.escape(word)}(?![a-z_])", page), f"the page does not mention {word}"


EXPLAINED: Final = {path.name: path.read_text(encoding="utf-8") for path in sorted(PAGE.parent.glob("*.md"))}
CALLS: Final = [
    (where, call)
    for where, text in (*EXPLAINED.items(), *((name, "\n".join(LOCALE.commands[name].examples)) for name in COMMANDS))
    for call in re.findall(r"(?:^|`)workmanual ([^`\n]+)", text, re.MULTILINE)
]


@pytest.mark.parametrize(("where", "call"), CALLS)
def test_an_example_calls_what_there_is(where: str, call: str) -> None:
    """`--diff` and the like, up to a gap before what is said of the example."""
    name, *words = re.split(r"\s{2,}", call)[0].split()
    assert name in COMMANDS, f"{where}: workmanual {call}"
    known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known, f"{where}: workmanual {call}"
