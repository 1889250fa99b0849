"""Proof that a built site is whole: what must be there, looked for on disk, whoever built it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from workmanual.html.web_page import ALL_FORMS, form_address, form_files
from workmanual.model.manual import Manual

_ZIPPED: Final = (".docx", ".xlsx", ".zip")
"""Suffixes of what is a ZIP file inside."""


def expected_files(manual: Manual) -> Iterator[str]:
    """The addresses of design.md §5 that this edition must have, from the site's root."""
    edition = manual.edition.id
    yield from ("index.html", "versions.json", "editions.js", "SHA256SUMS", "downloads/site.zip")
    yield from (f"{edition}/{name}" for name in ("index.html", "manual.pdf", "manual.json", "search/search_index.js"))
    for procedure in manual.procedures:
        yield from (f"{edition}/procedures/{procedure.code.lower()}{suffix}" for suffix in (".html", ".pdf"))
    for form in manual.forms:
        yield f"{edition}/{form_address(form.code)}.html"
        yield from (f"{edition}/{address}" for address, _ in form_files(form))
    if manual.forms:
        yield f"{edition}/{ALL_FORMS}"


def missing_files(site: Path, manual: Manual) -> tuple[str, ...]:
    """Expected files that are missing, empty, or not what their suffix says."""
    return tuple(name for name in expected_files(manual) if not _is_whole(site / name))


def _is_whole(path: Path) -> bool:
    if not path.is_file() or path.stat().st_size == 0:
        return False
    content = path.read_bytes()
    if path.suffix == ".pdf":
        return content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
    if path.suffix in _ZIPPED:
        return zipfile.is_zipfile(path)
    if path.suffix == ".html":
        return content.rstrip().endswith(b"</html>")
    return True
