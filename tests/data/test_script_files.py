# Data as scripts: whatever a text holds is data still, and every name is a good name of a file.

import json

import pytest

from workmanual.data.script_files import file_names, script

ODD = (
    "</script><script>alert(1)//",
    "<!--",
    "]]>",
    "a\u2028b\u2029c",
    '"\\\n\r\t\0',
    "\ufeff",
    "\ud800",
    "=1+1",
    "𠮷😀",
    "`${x}`",
)


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_whatever_a_text_holds_stays_data(text: str) -> None:
    written = script("put", "odd", {"text": text, text: [text]})
    assert written.startswith('put("odd",')
    assert written.endswith(");\n")
    assert len(written.splitlines()) == 1
    assert not set("<>&\u2028\u2029\ufeff") & set(written)
    written.encode("utf-8")
    data = json.loads(written.removeprefix('put("odd",').removesuffix(");\n"))
    assert data == {"text": text, text: [text]}


def test_names_of_files_are_plain_and_no_two_are_the_same() -> None:
    names = file_names(("CX-02", "cx-02", "2004-2006", "术语", "名称", "../x", "a b", "a-b", "KP/01", ""))
    assert names[0] == "cx-02"
    assert names[2] == "2004-2006"
    assert len({name.lower() for name in names}) == len(names) == 10
    assert all(name and set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_") for name in names)


def test_names_of_files_do_not_depend_on_their_neighbours() -> None:
    assert file_names(("术语", "名称"))[1] == file_names(("名称",))[0]
