"""Data as scripts, because a page that was opened from a folder may load scripts but must not fetch files.

Takes a name and JSON data, gives a script of one call. Nothing in a text can end the script or a line of it, in
whatever a browser takes it for. Also names for such files that every disk and address can bear.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from workmanual.data.comparison_json import Json

_PATTERN: Final = "{call}({name},{data});\n"
_HARMFUL: Final = re.compile("[<>&\u2028\u2029\ufeff\ud800-\udfff]")
"""Markup, ends of lines in older browsers, the mark of byte order, and halves of pairs, which UTF-8 cannot write."""
_ODD: Final = re.compile(r"[^a-z0-9_-]+")
_DIGITS: Final = 8


def script(call: str, name: str, data: Json) -> str:
    """One line that hands the data over under this name: `call("name",data);`."""
    return _PATTERN.format(call=call, name=_written(name), data=_written(data))


def file_names(titles: Iterable[str]) -> tuple[str, ...]:
    """A name for each title, without suffix: small letters, digits, `-` and `_`; no two are the same on any disk."""
    names: list[str] = []
    for title in titles:
        name = _plain(title)
        names.append(name if name not in names else f"{name}-{_digest(title)}")
    return tuple(names)


def _written(data: Json) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _HARMFUL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _plain(title: str) -> str:
    plain = _ODD.sub("-", title.lower()).strip("-")
    return plain if plain and plain == title.lower() else f"{plain}-{_digest(title)}".strip("-")


def _digest(title: str) -> str:
    return sha256(title.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
