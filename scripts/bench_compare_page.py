"""How long the comparison page takes to show another pair of editions, in a real browser, from a folder.

Takes a folder and the history of some editions, puts the page and its data there, and goes through every ordered pair
once. A switch is timed in the page, from the choice to the last row; what a pair needs is loaded within that time.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from itertools import permutations
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

from workmanual.comparison.history import History
from workmanual.comparison.tabulating import amendment_table
from workmanual.ground import resources
from workmanual.site.compare_page import page_files
from workmanual.site.comparisons import data, write

_SWITCH: Final = """
([old, now]) => new Promise(done => {
  const app = window.workmanualCompare, begun = performance.now();
  const state = app.changed(app.stateHere(), { old: old, now: now, at: "" });
  app.load(old, now).then(pair => {
    const watching = new MutationObserver(() => {
      if (document.getElementById("rows").dataset.pair !== old + " " + now) return;
      watching.disconnect();
      document.body.offsetHeight;
      done(performance.now() - begun);
    });
    watching.observe(document.getElementById("rows"), { attributes: true, childList: true });
    location.hash = app.addressOf(state);
  });
})
"""
"""Loading the pair, drawing it, and laying it out."""


def switching(folder: Path, history: History) -> tuple[float, ...]:
    """Milliseconds of each switch."""
    editions = tuple(edition.id for edition in history.editions)
    _put(folder, history, editions)
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(offline=True)
        page = context.new_page()
        page.goto((folder / "compare/index.html").as_uri())
        page.wait_for_function("document.getElementById('rows').dataset.pair")
        found = tuple(_switched(page, old, now) for old, now in permutations(editions, 2))
        browser.close()
    return found


def _switched(page: Page, old: str, now: str) -> float:
    shown = page.evaluate("document.getElementById('rows').dataset.pair")
    return 0.0 if shown == f"{old} {now}" else float(page.evaluate(_SWITCH, [old, now]))


def _put(folder: Path, history: History, editions: tuple[str, ...]) -> None:
    locale = resources.locale()
    table = amendment_table(history.compare(*editions[:2]), locale.comparison, locale.labels)
    write(folder / "compare", page_files([table], editions[-1]))
    write(folder / "compare/data", data(history))
    facts: list[Mapping[str, object]] = [
        {"id": one.id, "title": one.title, "revision": one.revision, "state": "draft", "pages": []}
        for one in history.editions
    ]
    text = json.dumps({"current": editions[-1], "editions": facts}, ensure_ascii=False)
    (folder / "editions.js").write_text(f"window.workmanualEditions = {text};\n", encoding="utf-8")
