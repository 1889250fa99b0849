"""What files of forms are called where people see them: in a folder, in a ZIP, in a browser's list of downloads.

Takes a form and the locale's labels, gives names that Windows, Linux and a USB stick all take.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from workmanual.model.record import FormFormat, RecordForm
from workmanual.views.index import Index

_NO_NAME: Final = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]')
_LONGEST: Final = 60
"""Characters of a title that a name holds; with four bytes each it is still shorter than a file system takes."""


def file_name(form: RecordForm, format_: FormFormat, labels: Mapping[str, str]) -> str:
    """`JL-0202 入党积极分子登记表.pdf`."""
    name = labels["form-file"].format(code=form.code, title=form.title[:_LONGEST])
    if format_ is FormFormat.FILLABLE:
        name = labels["form-file-fillable"].format(name=name)
    return f"{_plain(name)}{'.pdf' if format_ is FormFormat.FILLABLE else format_.value}"


def folder_name(index: Index, form: RecordForm, labels: Mapping[str, str]) -> str:
    """`CX-02 发展党员工作程序`: the folder of the forms of one document."""
    expected = index.expected.get(form.procedure)
    title = expected.title[:_LONGEST] if expected else ""
    return _plain(labels["form-file"].format(code=form.procedure, title=title).strip())


def _plain(name: str) -> str:
    return _NO_NAME.sub("-", name).strip(" .")
