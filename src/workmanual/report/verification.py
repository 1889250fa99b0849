"""What was verified, in words and for programs: released editions against their seals, a site against its sums.

The JSON is that of findings (`workmanual.report.findings_json`) with `verified` and `site` beside them.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workmanual.editions.seals import Breach, Broken
from workmanual.findings import Finding
from workmanual.locale import Locale
from workmanual.report import findings_json
from workmanual.wording import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedEdition:
    """A released edition."""

    id: str
    title: str
    files: int
    released: datetime.date
    errata: tuple[datetime.date, ...]
    withdrawn: datetime.date | None
    is_sound: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedSite:
    """A built site."""

    folder: str
    files: int
    broken: tuple[Broken, ...]


def edition_line(one: VerifiedEdition, locale: Locale) -> str:
    """What was found of an edition, in one line."""
    line = _sound_or_not(one, locale)
    if one.withdrawn is None:
        return line
    return locale.labels["verified-withdrawn"].format(line=line, date=one.withdrawn.isoformat())


def _sound_or_not(one: VerifiedEdition, locale: Locale) -> str:
    if not one.is_sound:
        return locale.labels["verified-not"].format(title=one.title)
    label = "verified-errata" if one.errata else "verified"
    last = one.errata[-1].isoformat() if one.errata else ""
    date = one.released.isoformat()
    return locale.labels[label].format(title=one.title, count=one.files, date=date, errata=len(one.errata), last=last)


def site_lines(one: VerifiedSite, locale: Locale) -> Iterator[str]:
    """Every file of a site that differs, and what it comes to."""
    for broken in one.broken:
        words = locale.labels[f"breach-{broken.breach}"]
        yield words.format(path=visible(broken.path), now=visible(broken.renamed))
    label = "verified-site-not" if one.broken else "verified-site"
    yield locale.labels[label].format(folder=one.folder, count=len(one.broken) or one.files)


def dumps(
    findings: Sequence[Finding], editions: Sequence[VerifiedEdition], site: VerifiedSite | None, locale: Locale
) -> str:
    """JSON text with a line end."""
    data = {
        **findings_json.report(findings, locale),
        "verified": [_edition(one) for one in editions],
        "site": _site(site) if site is not None else None,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _edition(one: VerifiedEdition) -> dict[str, object]:
    return {
        "edition": one.id,
        "files": one.files,
        "released": one.released.isoformat(),
        "errata": [date.isoformat() for date in one.errata],
        "withdrawn": one.withdrawn.isoformat() if one.withdrawn is not None else None,
        "sound": one.is_sound,
    }


def _site(one: VerifiedSite) -> dict[str, object]:
    paths = {breach: [broken for broken in one.broken if broken.breach is breach] for breach in Breach}
    renamed = [{"path": broken.path, "now": broken.renamed} for broken in paths.pop(Breach.RENAMED)]
    listed = {breach.value: [broken.path for broken in found] for breach, found in paths.items()}
    return {"folder": one.folder, "files": one.files, **listed, "renamed": renamed}
