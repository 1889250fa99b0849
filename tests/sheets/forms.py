"""Record forms to lay out: those of this folder, made so that every kind of field and block occurs, and the small
manual's. Read the way the program reads them, without checking them.
"""

from pathlib import Path
from typing import Final

from tests import mini
from workmanual.ground import resources
from workmanual.model.record import RecordForm
from workmanual.reading.fit import fit
from workmanual.reading.yaml_text import read_yaml
from workmanual.sheets.layout import lay_out
from workmanual.sheets.scheme import scheme
from workmanual.sheets.sheet import Code, Imprint, Sheet
from workmanual.views.index import index

FOLDER: Final = Path(__file__).parent / "forms"


def read_form(text: str, path: str = "form.yml") -> RecordForm:
    """The form of a file's text."""
    tree, findings = read_yaml(text, path)
    assert tree is not None, findings
    form, findings = fit(tree, RecordForm)
    assert form is not None, findings
    return form


def with_blocks(blocks: str, **head: str) -> RecordForm:
    """A form of one part with these blocks (YAML of the list); `head` changes other keys."""
    keys = {
        "code": "JL-0001",
        "title": "试表",
        "purpose": "试排。",
        "kind": "single",
        "procedure": "CX-01",
        "filled_by": "[keeper]",
        "filled_when": "随时",
        "retention": "long",
        "revision": "A/0",
        "parts": f"[{{blocks: {blocks}}}]",
    }
    return read_form("\n".join(f"{key}: {value}" for key, value in (keys | head).items()))


WRITTEN: Final = {path.stem: read_form(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yml"))}
"""Those of this folder, by name of the file; every kind of form is among them."""
FORMS: Final = {
    **WRITTEN,
    **{str(form.code): form for edition in mini.EDITIONS for form in mini.manual(edition).forms},
}
"""By name of the file or code of the form."""
SCHEME: Final = scheme(index(mini.manual("2020")), resources.locale().labels)


def imprint_of(form: RecordForm) -> Imprint:
    """An imprint of some works."""
    return Imprint(
        code=str(form.code),
        full_code=f"XX/{form.code}",
        revision=str(form.revision),
        organisation="某厂",
        system="某管理体系",
        edition="2004 年版",
        retention="长期",
        unit="单位",
        filled_by=("组织委员",),
        filled_when=str(form.filled_when),
        state="草案",
    )


def sheet_of(form: RecordForm) -> Sheet:
    """The form laid out with the program's labels, and the small manual's assessment scheme."""
    labels = resources.locale().labels
    code = Code(text=f"XX/{form.code} {form.revision}", caption=labels["sheet-qr-words"])
    return lay_out(form, imprint_of(form), labels, scheme=SCHEME, qr=code)
