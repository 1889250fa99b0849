"""`workmanual verify`: released editions against seal and register, a built site against its sums."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from workmanual.checks.sealing import is_released
from workmanual.cli.progress import bar
from workmanual.cli.recording import known_edition, refuse, title_of, wrong_usage
from workmanual.cli.terminal import say, show
from workmanual.editions.seals import SEAL
from workmanual.findings import Finding, has_errors, in_order
from workmanual.ground import resources
from workmanual.ground.project import REGISTER, SITE, SOURCES, edition_ids, find_root, integrity, registered
from workmanual.ground.register_file import files_inside, register_bytes
from workmanual.ground.site_sums import site_breaches
from workmanual.model.register import Event
from workmanual.reading.source_text import lines_to_show
from workmanual.report.findings_text import passages
from workmanual.report.verification import VerifiedEdition, VerifiedSite, dumps, edition_line, site_lines

_SITE_WORD: Final = "site"
"""What the project's own site is called on the command line."""


@click.command()
@click.argument("editions", nargs=-1)
@click.option("--site", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
def command(editions: tuple[str, ...], site: Path | None, format_: str) -> None:
    """Verify the editions named, or all that were released, or a site."""
    root = find_root(Path.cwd())
    named = tuple(one for one in editions if one != _SITE_WORD)
    folder = site or (root / SITE if _SITE_WORD in editions else None)
    wanted = _released(root, named) if named or folder is None else ()
    findings = _findings(root, wanted, is_all=not named and folder is None)
    register = registered(root).register
    verified = [_verified(root, edition, findings) for edition in wanted if is_released(register, edition)]
    built = _site(folder) if folder is not None else None
    if format_ == "json":
        click.echo(dumps(findings, verified, built, resources.locale()), nl=False)
    else:
        _say(root, findings, verified, built)
    sys.exit(1 if has_errors(findings) or (built is not None and built.broken) else 0)


def _released(root: Path, named: Sequence[str]) -> tuple[str, ...]:
    register = registered(root).register
    for edition in named:
        known_edition(root, edition)
        if not is_released(register, edition) and not (root / SOURCES / edition / SEAL).exists():
            wrong_usage("verify-draft", edition=edition)
    return tuple(edition for edition in (named or edition_ids(root)) if is_released(register, edition) or named)


def _findings(root: Path, wanted: Sequence[str], *, is_all: bool) -> tuple[Finding, ...]:
    """What no longer agrees; where all are verified, drafts that claim to be released too."""
    editions = edition_ids(root) if is_all else wanted
    return in_order(dict.fromkeys(one for edition in editions for one in integrity(root, edition)))


def _verified(root: Path, edition: str, findings: Sequence[Finding]) -> VerifiedEdition:
    entries = [one for one in registered(root).register.entries if one.edition == edition]
    start = f"{SOURCES}/{edition}/"
    return VerifiedEdition(
        id=edition,
        title=title_of(root, edition),
        files=len(files_inside(root, edition).keys() - {SEAL}),
        released=next(one.date for one in entries if one.event is Event.RELEASED),
        errata=tuple(one.date for one in entries if one.event is Event.ERRATUM),
        withdrawn=next((one.date for one in entries if one.event is Event.WITHDRAWN), None),
        is_sound=not any(one.at.path.startswith(start) or one.at.path == REGISTER for one in findings),
    )


def _site(folder: Path) -> VerifiedSite:
    if not folder.is_dir():
        wrong_usage("verify-no-site", folder=str(folder))
    with bar(resources.locale().labels["verifying"]) as progress:
        found = site_breaches(folder, progress)
    if found is None:
        refuse("verify-no-sums", folder=str(folder))
    count, broken = found
    return VerifiedSite(folder=str(folder), files=count, broken=broken)


def _say(
    root: Path, findings: Sequence[Finding], verified: Sequence[VerifiedEdition], built: VerifiedSite | None
) -> None:
    locale = resources.locale()
    show(passages(findings, locale, {REGISTER: lines_to_show(register_bytes(root) or b"")}))
    for one in verified:
        say(edition_line(one, locale))
    for line in site_lines(built, locale) if built is not None else ():
        say(line)
    if not verified and built is None and not findings:
        say(locale.labels["verify-none"])
