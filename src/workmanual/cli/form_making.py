"""What `workmanual forms` does: checks what was asked for, has it made, says what came of it.

Apart from the command itself, so that the other commands need not load what forms are made with.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from workmanual.cli.outcome import outcome_of
from workmanual.cli.progress import bar
from workmanual.cli.terminal import say, say_error, show
from workmanual.findings import Finding, has_errors
from workmanual.ground import page_materials, resources
from workmanual.ground.form_jobs import Press
from workmanual.ground.forms import Done, Wanted, make_forms, make_packs
from workmanual.ground.making import MakingFailed, usual_workers, worker_processes
from workmanual.ground.making_cache import MakingCache
from workmanual.ground.project import MADE, checked_edition, edition_ids, find_root, site_url
from workmanual.html.downloads import LABELS
from workmanual.model.manual import EditionState, Manual
from workmanual.model.record import Chart, FormFormat, FormKind, RecordForm
from workmanual.pdf.written import LibraryMissing
from workmanual.reading.chart_data import read_chart_data
from workmanual.reading.csv_table import LARGEST
from workmanual.reading.source_text import lines_to_show
from workmanual.reading.unit_list import Unit, read_units
from workmanual.report.findings_text import closing, passages
from workmanual.sheets.filled import Filled
from workmanual.sheets.formats import formats_of
from workmanual.sheets.periods import Period, read_period
from workmanual.views.index import index


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody has asked for on the command line."""

    codes: tuple[str, ...]
    """None for all forms."""
    edition: str | None
    formats: tuple[FormFormat, ...]
    """None for all."""
    output: Path
    unit_list: Path | None
    period: str | None
    data: Path | None
    workers: int | None


def list_forms(asked: Asked) -> None:
    """Say which forms there are, and as what they can be had."""
    manual = _manual(find_root(Path.cwd()), asked.edition)
    for form in _forms(manual, asked.codes):
        say(_line(form))


def make(asked: Asked) -> None:
    """Make the forms, blank or in packs; ends the program with 1 where something was not made."""
    if asked.data and asked.unit_list:
        _wrong_usage("forms-both-lists")
    when = _period(asked.period)
    root = find_root(Path.cwd())
    manual = _manual(root, asked.edition)
    forms = _forms(manual, asked.codes)
    if not forms:
        say(resources.locale().labels["forms-none"])
        return
    wanted = _wanted(forms, asked.formats)
    units = _units(asked.unit_list) if asked.unit_list else None
    rows = _data(asked.data, forms) if asked.data else ()
    mark = page_materials.materials(EditionState.DRAFT).mark
    press = Press(index=index(manual), labels=resources.locale().labels, mark=mark, site_url=site_url(root))
    filled = Filled(period=when.words(press.labels) if when else "", data=rows)
    done = _made(press, wanted, asked, root, units=units, when=when, filled=filled)
    _report(done, asked.output, packs=units is not None)


def _made(
    press: Press,
    wanted: Wanted,
    asked: Asked,
    root: Path,
    *,
    units: tuple[Unit, ...] | None,
    when: Period | None,
    filled: Filled,
) -> Done:
    labels = resources.locale().labels
    try:
        with bar(labels["forms-making"]) as progress, worker_processes(asked.workers or usual_workers()) as executor:
            if units is not None:
                return make_packs(press, wanted, asked.output, executor, units=units, period=when, progress=progress)
            cache = MakingCache(root / MADE)
            done = make_forms(press, wanted, asked.output, executor, filled=filled, cache=cache, progress=progress)
            cache.forget_unused()
            return done
    except LibraryMissing as problem:
        say_error(labels["library-missing"].format(library=problem))
    except MakingFailed as problem:
        say_error(labels["forms-not-printed"].format(files=problem))
    except OSError as problem:
        say_error(labels["forms-unwritable"].format(folder=asked.output, problem=problem.strerror or problem))
    except KeyboardInterrupt:
        say_error(labels["forms-interrupted"])
    sys.exit(1)


def _report(done: Done, output: Path, *, packs: bool) -> None:
    labels = resources.locale().labels
    if done.faults:
        say_error("\n".join([labels["forms-faults"], *sorted(done.faults)]))
    if done.left_alone:
        say_error("\n".join([labels["forms-changed"], *(f"  {output / name}" for name in sorted(done.left_alone))]))
    label = "packs-made" if packs else "forms-made"
    say(labels[label].format(units=done.packs, count=done.files, folder=output))
    sys.exit(1 if done.faults or done.left_alone else 0)


def _edition(root: Path, edition: str | None) -> str:
    """The edition asked for, or the newest."""
    known = edition_ids(root)
    if not known:
        _wrong_usage("no-edition")
    if edition is not None and edition not in known:
        _wrong_usage("unknown-edition", edition=edition, known=_listed(known))
    return edition or known[-1]


def _manual(root: Path, edition: str | None) -> Manual:
    """The edition without errors; with errors the command ends here, with the findings of `workmanual check`."""
    locale = resources.locale()
    checked = checked_edition(root, _edition(root, edition))
    if has_errors(checked.findings):
        outcome = outcome_of([checked])
        show(passages(outcome.findings, locale, outcome.sources))
        say_error("\n".join(closing(outcome.findings, locale, outcome.loosenings)))
        sys.exit(1)
    assert checked.manual is not None, "an edition without errors has been read"
    return checked.manual


def _forms(manual: Manual, codes: Sequence[str]) -> tuple[RecordForm, ...]:
    """The forms of these codes in the manual's order, or all."""
    known = {str(form.code): form for form in manual.forms}
    asked = tuple(dict.fromkeys(code.strip().upper() for code in codes))
    for code in asked:
        if code not in known:
            near = get_close_matches(code, known, n=3)
            _wrong_usage("forms-unknown-near" if near else "forms-unknown", code=code, near=_listed(near))
    return tuple(form for code, form in known.items() if not asked or code in asked)


def _wanted(forms: Sequence[RecordForm], formats: Sequence[FormFormat]) -> Wanted:
    asked = formats or tuple(FormFormat)
    wanted = tuple((form, tuple(one for one in formats_of(form) if one in asked)) for form in forms)
    if not any(had for _, had in wanted):
        labels = resources.locale().labels
        _wrong_usage("forms-no-such-format", formats=_listed(labels[LABELS[one]] for one in formats))
    return tuple((form, had) for form, had in wanted if had)


def _period(words: str | None) -> Period | None:
    if words is None:
        return None
    period = read_period(words)
    if period is None:
        _wrong_usage("forms-bad-period", period=words)
    return period


def _units(path: Path) -> tuple[Unit, ...]:
    content = _content(path)
    units, findings = read_units(content, path.as_posix(), resources.locale().lists, resources.covered_characters())
    _show_findings(findings, path, content)
    return units


def _data(path: Path, forms: Sequence[RecordForm]) -> tuple[tuple[str, ...], ...]:
    charts = [chart for form in forms if form.kind is FormKind.CHART for chart in _charts(form)]
    if len(forms) != 1 or len(charts) != 1:
        _wrong_usage("forms-no-chart")
    content = _content(path)
    rows, findings = read_chart_data(content, path.as_posix(), charts[0], resources.covered_characters())
    _show_findings(findings, path, content)
    return rows


def _charts(form: RecordForm) -> Iterable[Chart]:
    return (block.chart for part in form.parts for block in part.blocks if block.chart)


def _content(path: Path) -> bytes:
    """The file, no further than what tells that it is too large (WM136)."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as problem:
        say_error(resources.locale().labels["forms-unreadable"].format(file=path, problem=problem.strerror))
        sys.exit(2)


def _show_findings(findings: Sequence[Finding], path: Path, content: bytes) -> None:
    """What is wrong with a list; with an error the command ends here."""
    show(passages(findings, resources.locale(), {path.as_posix(): lines_to_show(content)}))
    if has_errors(findings):
        sys.exit(1)


def _line(form: RecordForm) -> str:
    labels = resources.locale().labels
    formats = _listed(labels[LABELS[one]] for one in formats_of(form))
    return labels["form-list-line"].format(code=form.code, title=form.title, formats=formats)


def _listed(words: Iterable[str]) -> str:
    return resources.locale().labels["comma"].join(words) or "—"


def _wrong_usage(label: str, **words: str) -> NoReturn:
    say_error(resources.locale().labels[label].format_map(words))
    sys.exit(2)
