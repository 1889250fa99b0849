"""What lies above the editions, and the swap: root page, `versions.json`, `editions.js`, downloads, sums."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

from workmanual.ground import page_materials, resources
from workmanual.ground.edition_states import edition_charter, edition_head, register_of
from workmanual.ground.publishing import swap_in, write_sums
from workmanual.ground.zip_file import write_zip
from workmanual.html.environment import environment
from workmanual.model.register import Event
from workmanual.site.run import Run


class EditionFacts(TypedDict):
    """One edition, for other programs and for pages opened from a folder."""

    id: str
    title: str
    revision: str
    effective: str
    state: str
    current: bool
    why: str
    """Why it was withdrawn; empty where it was not."""
    pages: list[str]
    """Its pages, by their addresses inside it."""


def publish_site(run: Run) -> None:
    """Finish the staging folder and make it the site."""
    facts = [_facts(run, edition) for edition in run.states.published]
    current = run.states.current
    data = json.dumps({"schema": 1, "current": current, "editions": facts}, ensure_ascii=False, indent=1)
    templates = environment(page_materials.templates(), resources.locale().labels, run.state)
    charter = edition_charter(run.root, current)
    assert charter is not None, "every published edition has been built"
    root = templates.get_template("root.html").render(title=charter.title, current=current)
    (run.staging / "versions.json").write_text(data + "\n", encoding="utf-8")
    (run.staging / "editions.js").write_text(f"window.workmanualEditions = {data};\n", encoding="utf-8")
    (run.staging / "index.html").write_text(root, encoding="utf-8")
    _write_downloads(run)
    write_sums(run.staging)
    swap_in(run.staging, run.site)


def _facts(run: Run, edition: str) -> EditionFacts:
    head = edition_head(run.root, edition)
    assert head is not None, "every published edition has a state"
    withdrawn = [one.why for one in register_of(run.root).entries if _withdraws(one.event, one.edition, edition)]
    return {
        "id": edition,
        "title": head.title,
        "revision": str(head.revision),
        "effective": head.effective.isoformat(),
        "state": run.states.by_id[edition].value,
        "current": edition == run.states.current,
        "why": "".join(withdrawn[-1:]),
        "pages": _pages(run.staging / edition),
    }


def _withdraws(event: Event, named: str, edition: str) -> bool:
    return event is Event.WITHDRAWN and named == edition


def _pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def _write_downloads(run: Run) -> None:
    """The current edition, and the whole site, each as one ZIP to carry away."""
    labels, head = resources.locale().labels, edition_head(run.root, run.states.current)
    assert head is not None, "every published edition has a state"
    year = head.effective.year
    folder = run.staging.with_name(f"{run.staging.name}.downloads")
    folder.mkdir(exist_ok=True)
    write_zip(folder / "site.zip", run.staging, inside=labels["site-folder"], year=year)
    current = run.staging / run.states.current
    write_zip(folder / f"{run.states.current}.zip", current, inside=run.states.current, year=year)
    folder.rename(run.staging / "downloads")
