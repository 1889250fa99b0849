# Laws of record forms of every kind: whatever an author changes in one, it is a finding, or the form can be laid out.

import re
from dataclasses import replace
from functools import cache
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import mini
from tests.laws.mutations import MUTATIONS
from tests.sheets.forms import FOLDER, sheet_of
from workmanual.checks import CHECKS
from workmanual.findings import Finding, Severity
from workmanual.ground import resources
from workmanual.model.record import RecordForm
from workmanual.reading.edition import read_file
from workmanual.sheets.sheet import Sheet
from workmanual.views.index import index
from workmanual.views.texts import form_texts

OF_THE_MANUAL: Final = frozenset({"WM501", "WM507", "WM517"})
FOLDER_OF_FORMS: Final = "procedures/2020/records"
VALUES: Final = (
    *("0", "-1", "1", "7", "10000", "0.5", "''", "true", "no", "on", "[]", "{}", "[甲]", "[甲, 乙]", "甲", "=1+1"),
    *("single", "register", "book", "chart", "score", "ballot", "letter", "slip", "indicators", "vetoes", "landscape"),
    *("text", "number", "choice", "check", "date", "sign", "seal", "picture", "computed", "title", "points", "reason"),
    *(
        "sum(score)",
        "score",
        "missing()",
        "'grade(result, 1)'",
        "due > present",
        "quorum",
        "{count: 3}",
        "{fields: []}",
    ),
)
"""What may come to stand behind any key."""


@cache
def texts() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.yml"))}


@st.composite
def changed_values(draw: st.DrawFn) -> str:
    """A form of some kind with one to three values that are another key's."""
    text = texts()[draw(st.sampled_from(sorted(texts())))]
    for value in draw(st.lists(st.sampled_from(VALUES), min_size=1, max_size=3)):
        spots = list(re.finditer(r"(?<=: )(?:\{[^{}\n]*\}|\[[^\[\]\n]*\]|'[^'\n]*'|\"[^\"\n]*\"|[^,{}\[\]\n]+)", text))
        spot = draw(st.sampled_from(spots))
        text = text[: spot.start()] + value + text[spot.end() :]
    return text


@st.composite
def damaged_forms(draw: st.DrawFn) -> str:
    """A form of some kind with a slip of the hand."""
    content = texts()[draw(st.sampled_from(sorted(texts())))].encode()
    for mutation in draw(st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=2)):
        content = draw(mutation(content))
    return content.decode(errors="ignore")


@settings(max_examples=300)
@given(changed_values() | damaged_forms())
def test_what_is_no_error_can_be_laid_out(text: str) -> None:
    path = f"{FOLDER_OF_FORMS}/form.yml"
    form = read_file(path, text.encode(), "procedures/2020", resources.locale()).value
    if not isinstance(form, RecordForm):
        return
    found = findings(form)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(1 <= one.at.line <= len(lines) for one in found if one.at.path == path)
    assert form_texts(form).text
    if not any(one.severity is Severity.ERROR for one in found):
        assert isinstance(sheet_of(form), Sheet)


def findings(form: RecordForm) -> list[Finding]:
    """What is wrong with the form itself; it stands alone in a manual of other codes and roles."""
    lookups = index(replace(mini.manual("2020"), forms=(form,)), None, resources.locale())
    found = [one for check in CHECKS for one in check(lookups)]
    return [one for one in found if one.code.startswith("WM5") and one.code not in OF_THE_MANUAL]
