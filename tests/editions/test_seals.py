# Laws of the seal: what was sealed agrees with it, and any one change is named exactly.

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workmanual.editions.seals import SEAL, Breach, Broken, breaches, seal, sums_of

NAMES = st.text(min_size=1).filter(lambda name: name != SEAL)
FILES = st.dictionaries(NAMES, st.binary(max_size=8), min_size=1, max_size=6)


@given(FILES)
def test_what_was_sealed_agrees_with_its_seal(files: dict[str, bytes]) -> None:
    assert breaches(files, seal(files)) == ()
    assert sums_of(seal(files)).keys() == files.keys()
    assert breaches(files, seal(files).replace("\n", "\r\n")) == ()


@given(FILES)
def test_line_ends_of_texts_do_not_count(files: dict[str, bytes]) -> None:
    texts = {f"{name}.md": content.replace(b"\r", b"") for name, content in files.items()}
    other = {name: content.replace(b"\n", b"\r\n") for name, content in texts.items()}
    assert breaches(other, seal(texts)) == ()


@given(FILES, st.data())
def test_a_byte_that_changed_is_named(files: dict[str, bytes], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(files)))
    assert breaches(files | {path: files[path] + b"x"}, seal(files)) == (Broken(path, Breach.CHANGED),)


@given(FILES, st.data())
def test_a_file_that_went_is_named(files: dict[str, bytes], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(files)))
    left = {name: content for name, content in files.items() if name != path}
    assert breaches(left, seal(files)) == (Broken(path, Breach.MISSING),)


@given(FILES, NAMES, st.binary(max_size=8))
def test_a_file_that_came_is_named(files: dict[str, bytes], name: str, content: bytes) -> None:
    before = {path: one for path, one in files.items() if path != name}
    assert breaches(before | {name: content}, seal(before)) == (Broken(name, Breach.EXTRA),)


@given(FILES, st.data())
def test_a_file_that_was_renamed_is_named_once(files: dict[str, bytes], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(files)))
    new = "".join(sorted(files)) + path  # longer than any, with the same ending
    renamed = {new if name == path else name: content for name, content in files.items()}
    found = breaches(renamed, seal(files))
    assert found == ((Broken(path, Breach.RENAMED, new),) if new != path else ())


@given(FILES, st.text())
def test_a_line_that_is_none_is_named(files: dict[str, bytes], words: str) -> None:
    line = "?" + words.replace("\n", "").replace("\r", "")
    number = len(files) + 1
    assert breaches(files, f"{seal(files)}{line}\n") == (Broken(f"{SEAL}:{number}", Breach.UNREADABLE),)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="GNU's program is not here")
@pytest.mark.parametrize("name", ["a.md", "空白 表格.docx", "a\\b", "a\nb", "-a", "*a"])
def test_gnu_checks_the_seal(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x\n")
    (tmp_path / SEAL).write_text(seal({name: b"x\n", SEAL: b"not of itself"}), encoding="utf-8")
    for content, code in ((b"x\n", 0), (b"y\n", 1)):
        (tmp_path / name).write_bytes(content)
        done = subprocess.run(["sha256sum", "-c", "--strict", SEAL], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == code, done.stderr
