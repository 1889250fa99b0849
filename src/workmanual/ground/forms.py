"""Forms for people: blank ones into a folder, and packs with one folder and one ZIP for each unit.

Takes a press, the forms and an executor; files go to disk as they are done, and a pack is put in its place when it is
whole. It tells how many files are there, and gives what was not printed well and what was left alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from workmanual.ground.form_folder import FormFolder
from workmanual.ground.form_jobs import FormJob, Press
from workmanual.ground.made import Made
from workmanual.ground.making import made
from workmanual.ground.making_cache import MakingCache
from workmanual.model.record import FormFormat, RecordForm
from workmanual.reading.unit_list import Unit
from workmanual.sheets.file_names import file_name, folder_name
from workmanual.sheets.filled import BLANK, Filled
from workmanual.sheets.periods import Period, running_number

Progress = Callable[[int, int], None]
"""Is told how many files of how many are there."""
Wanted = Sequence[tuple[RecordForm, tuple[FormFormat, ...]]]
"""Forms, each with the formats that are wanted of it."""


@dataclass(slots=True)
class Done:
    """What has come of it so far."""

    files: int = 0
    """Made and put in their place."""
    packs: int = 0
    faults: list[str] = field(default_factory=list)
    """What went wrong in printing, with the file's name."""
    left_alone: tuple[str, ...] = ()
    """Files and packs that belong to somebody and were not overwritten."""


def make_forms(
    press: Press,
    wanted: Wanted,
    output: Path,
    executor: Executor,
    *,
    filled: Filled = BLANK,
    cache: MakingCache | None = None,
    progress: Progress | None = None,
) -> Done:
    """Put these forms into the folder, one beside the other."""
    done, total = Done(), _count(wanted)
    # Laid out one by one: the workers begin with the first.
    jobs = (
        press.job(form, ((file_name(form, one, press.labels), one) for one in had), filled)
        for form, had in sorted(wanted, key=_leaves, reverse=True)
    )
    with FormFolder(output) as folder:
        for name, file in made(jobs, executor, cache=cache):
            if _is_sound(name, file, done):
                folder.put(name, file.content)
                done.files += 1
            _tell(progress, done.files, total)
    done.left_alone = tuple(folder.left_alone)
    done.files -= len(folder.left_alone)
    return done


def make_packs(
    press: Press,
    wanted: Wanted,
    output: Path,
    executor: Executor,
    *,
    units: Sequence[Unit],
    period: Period | None = None,
    progress: Progress | None = None,
) -> Done:
    """Put a folder and a ZIP for each unit into the folder, with the forms of each document in a folder of its own.

    Packs are not remembered: each is made once, and lies on the disk already. A unit whose pack somebody has written
    into is passed over.
    """
    done, each = Done(), _count(wanted)
    with FormFolder(output) as folder:
        free = [(place, unit) for place, unit in enumerate(units, start=1) if folder.is_free(unit.folder)]
        drafts = _Drafts(folder, each, press.index.manual.edition.effective.year)
        jobs = (
            job
            for place, unit in free
            for job in pack_jobs(press, wanted, unit, period, place=place, draft=drafts.begun(unit.folder))
        )
        try:
            for name, file in made(jobs, executor):
                sound = _is_sound(name, file, done)
                done.packs += drafts.put(name, file.content if sound else None)
                done.files += sound
                _tell(progress, done.files, each * len(free))
        finally:
            drafts.abandon()
    done.left_alone = tuple(folder.left_alone)
    return done


def pack_jobs(
    press: Press, wanted: Wanted, unit: Unit, period: Period | None, *, place: int, draft: str
) -> Iterator[FormJob]:
    """A unit's forms, in the order of the manual; `place` (1-based) is the unit's in the list."""
    words = period.words(press.labels) if period else ""
    for form, formats in wanted:
        number = running_number(form.numbering, place, unit.code or unit.printed, period)
        within = f"{draft}/{folder_name(press.index, form, press.labels)}"
        files = ((f"{within}/{file_name(form, one, press.labels)}", one) for one in formats)
        yield press.job(form, files, Filled(unit=unit.printed, period=words, number=number))


class _Drafts:
    """Packs that are being put together; a few at a time, since jobs of one unit follow those of another."""

    def __init__(self, folder: FormFolder, each: int, year: int) -> None:
        self._folder = folder
        self._each = each
        self._year = year
        self._open: dict[str, tuple[Path, int, bool]] = {}
        """By the pack's name: where it is put together, how many of its files have come, whether all were sound."""

    def begun(self, name: str) -> str:
        """Begin the pack of this name."""
        self._open[name] = self._folder.draft(), 0, True
        return name

    def put(self, name: str, content: bytes | None) -> bool:
        """Put a file into its pack; whether the pack is whole with it, and in its place."""
        pack, _, within = name.partition("/")
        draft, count, sound = self._open[pack]
        self._open[pack] = draft, count + 1, sound and content is not None
        if content is not None:
            path = draft / within
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        if count + 1 < self._each or not self._open[pack][2]:
            return False
        self._folder.put_pack(pack, draft, year=self._year)
        del self._open[pack]
        return True

    def abandon(self) -> None:
        """Take away what is not whole."""
        for draft, _, _ in self._open.values():
            shutil.rmtree(draft, ignore_errors=True)
        self._open.clear()


def _is_sound(name: str, file: Made, done: Done) -> bool:
    done.faults += [f"{name}: {warning}" for warning in file.warnings]
    return not file.warnings


def _leaves(wanted: tuple[RecordForm, tuple[FormFormat, ...]]) -> int:
    """About how many leaves are laid out: books come first, so that no worker is left alone with one at the end."""
    form, formats = wanted
    return len(formats) * sum(part.pages.count if part.pages else 1 for part in form.parts)


def _count(wanted: Wanted) -> int:
    return sum(len(formats) for _, formats in wanted)


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)
