"""The first texts of a new edition, made from those of the one before it.

Takes the text of `edition.yml` and what is new; gives it line by line as its author laid it out, but for the lines that
have to be others. Where it is laid out so that this cannot be done, it is written anew.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Final

from workmanual.model.manual import EDITION_FILE, Edition
from workmanual.reading.fit import fit
from workmanual.reading.source_text import decode
from workmanual.reading.yaml_text import read_yaml

_ID: Final = re.compile(r"(?=[^0-9]*[0-9])[0-9A-Za-z]+(-[0-9A-Za-z]+)*")
"""A folder and a part of an address; with a figure, so that no other folder of the site is called so."""
_YEAR: Final = re.compile(r"[0-9]{4}")
_VALUE: Final = r":(?P<value>.*)\n(?P<more>(?:[ \t]+\S.*\n|- .*\n)*)"
"""What follows a key at the beginning of a line: the rest of its line, and lines that are indented or items."""
_COMMENT: Final = re.compile(r"""[ \t]*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^"'#]*?)(?P<comment>[ \t]+\#.*)?""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a draft begins with."""

    id: str
    title: str
    revision: str
    effective: datetime.date
    summary: str


def is_id(name: str) -> bool:
    """Whether an edition may be called so."""
    return _ID.fullmatch(name) is not None


def title_of(old_id: str, old_title: str, new_id: str) -> str | None:
    """The title by the pattern of the old one; None where that does not hold its id."""
    return old_title.replace(old_id, new_id) if old_id in old_title else None


def first_day(edition: str) -> datetime.date | None:
    """The first day of the year that the edition is called after; None where it is called otherwise."""
    is_year = _YEAR.fullmatch(edition) is not None and int(edition) >= datetime.MINYEAR
    return datetime.date(int(edition), 1, 1) if is_year else None


def edition_text(old: bytes, new: Beginning) -> bytes:
    """`edition.yml` of the draft."""
    line_end = "\r\n" if b"\r\n" in old else "\n"
    text = decode(old)
    text = text if text.endswith("\n") else f"{text}\n"
    for key, value in _values(new).items():
        text = _with(text, key, value)
    if not _says(text, new):
        text = "".join(f"{key}: {value}\n" for key, value in _values(new).items() if value is not None)
    return text.replace("\n", line_end).encode()


def _values(new: Beginning) -> dict[str, str | None]:
    """What stands behind each key; None where the key goes."""
    return {
        "id": _quoted(new.id),
        "title": _plain(new.title),
        "revision": _plain(new.revision),
        "issued": None,
        "effective": new.effective.isoformat(),
        "approvals": "[]",
        "summary": _plain(new.summary),
    }


def _with(text: str, key: str, value: str | None) -> str:
    """The text with this value of a key; a comment behind a value of one line stays."""
    found = re.search(f"^{key}{_VALUE}", text, re.MULTILINE)
    if found is None:
        return text if value is None else f"{text}{key}: {value}\n"
    comment = _COMMENT.fullmatch(found["value"]) if not found["more"] else None
    line = "" if value is None else f"{key}: {value}{(comment and comment['comment']) or ''}\n"
    return text[: found.start()] + line + text[found.end() :]


def _says(text: str, new: Beginning) -> bool:
    """Whether the text can be read and says this and nothing of the old edition."""
    tree, findings = read_yaml(text, EDITION_FILE)
    edition = fit(tree, Edition)[0] if tree is not None and not findings else None
    if edition is None or edition.issued is not None or edition.approvals:
        return False
    said = (str(edition.id), edition.title, str(edition.revision), edition.effective, str(edition.summary))
    return said == (new.id, new.title, new.revision, new.effective, new.summary)


def _plain(words: str) -> str:
    """As it is where YAML reads it so, else in quotes."""
    tree, findings = read_yaml(f"key: {words}\n", EDITION_FILE)
    value = tree.value if tree is not None and not findings else None
    return words if isinstance(value, dict) and value.get("key") == words else _quoted(words)


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
