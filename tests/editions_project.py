"""The small manual with three editions: one superseded, one in force, one a draft."""

import shutil
from pathlib import Path
from typing import Final

from tests.project_copy import small_project
from workmanual.editions.seals import SEAL, digest, seal
from workmanual.ground.project import edition_files
from workmanual.reading.register import HEAD, digest_of

DAY: Final = "2020-06-01"
RELEASED: Final = {"2019": "2019-02-20", "2020": "2020-02-20"}
DRAFT: Final = "2021"


def three_editions(folder: Path) -> Path:
    """A project in `folder`: 2019 and 2020 released, 2021 a draft."""
    project = small_project(folder)
    newest = project / "procedures/2020"
    draft = project / f"procedures/{DRAFT}"
    shutil.copytree(newest, draft)
    (draft / "changes.yml").unlink()
    text = (draft / "edition.yml").read_text(encoding="utf-8")
    head, _, _ = text.partition("issued:")
    head = head.replace("2020", DRAFT).replace("V1.1", "V1.2")
    (draft / "edition.yml").write_text(f"{head}effective: 2021-03-01\nsummary: 第二次修订。\n", encoding="utf-8")
    for edition, day in RELEASED.items():
        release(project, edition, day)
    return project


def release(project: Path, edition: str, day: str) -> None:
    """Seal and register an edition."""
    folder = f"procedures/{edition}"
    files = edition_files(project, edition)
    text = seal({path.removeprefix(f"{folder}/"): content for path, content in files.items()})
    (project / folder / SEAL).write_text(text, encoding="utf-8")
    note(project, "released", edition, day, f"    digest: {digest(text.encode())}\n")


def note(project: Path, event: str, edition: str, day: str, more: str = "") -> None:
    """Add an entry to the register."""
    register = project / "procedures/register.yml"
    before = register.read_text(encoding="utf-8") if register.exists() else HEAD
    entry = f'  - event: {event}\n    edition: "{edition}"\n    date: {day}\n    who: 馆长\n    why: 馆务会决定\n{more}'
    register.write_text(f"{before}{entry}    before: {digest_of(before)}\n", encoding="utf-8")
