"""What lies above the editions, and the swap: root page, `versions.json`, `editions.js`, sums."""

from __future__ import annotations

import json
from typing import TypedDict

from workmanual.ground import page_materials, resources
from workmanual.ground.project import checked_edition
from workmanual.ground.publishing import swap_in, write_sums
from workmanual.html.environment import environment
from workmanual.site.run import Run


class EditionFacts(TypedDict):
    """One edition, for other programs and for pages opened from a folder."""

    id: str
    title: str
    revision: str
    effective: str
    state: str
    current: bool


def publish_site(run: Run) -> None:
    """Finish the staging folder and make it the site."""
    facts = [_facts(run, edition) for edition in run.editions]
    data = json.dumps({"schema": 1, "current": run.current, "editions": facts}, ensure_ascii=False, indent=2)
    templates = environment(page_materials.templates(), resources.locale().labels, run.state)
    title = run.index.manual.charter.title
    root = templates.get_template("root.html").render(title=title, current=run.current)
    (run.staging / "versions.json").write_text(data + "\n", encoding="utf-8")
    (run.staging / "editions.js").write_text(f"window.workmanualEditions = {data};\n", encoding="utf-8")
    (run.staging / "index.html").write_text(root, encoding="utf-8")
    write_sums(run.staging)
    swap_in(run.staging, run.site)


def _facts(run: Run, edition: str) -> EditionFacts:
    manual = run.edition.manual if edition == run.edition.id else checked_edition(run.root, edition).manual
    assert manual is not None, "every published edition has been built"
    return {
        "id": str(manual.edition.id),
        "title": manual.edition.title,
        "revision": str(manual.edition.revision),
        "effective": manual.edition.effective.isoformat(),
        "state": run.state.value,
        "current": edition == run.current,
    }
