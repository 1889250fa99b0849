"""What happens at each event of MkDocs.

Takes MkDocs' configuration and files, reads the manual afresh for every build, and keeps what the events share in a
`Run` that travels with the configuration. Wording, pages and PDFs are made on lower floors.
"""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from workmanual.editions.states import States
from workmanual.findings import has_errors
from workmanual.ground import page_materials, resources
from workmanual.ground.edition_reuse import is_reusable, remember
from workmanual.ground.edition_states import TODAY, edition_states, register_of, today, unread_editions, with_drafts
from workmanual.ground.project import CheckedEdition, checked_edition, site_url
from workmanual.ground.publishing import AlreadyBuildingError, hold, recover
from workmanual.html.sheet import PAGE_STYLES
from workmanual.html.web_page import Side, picture_address
from workmanual.model.manual import EditionState
from workmanual.report.findings_text import closing, passages
from workmanual.site import children, search
from workmanual.site.comparisons import write_comparisons
from workmanual.site.contents import guides, navigation, table_of_contents
from workmanual.site.outputs import write_edition_files
from workmanual.site.pages import make_pages
from workmanual.site.publishing import publish_site
from workmanual.site.run import Run, chosen_edition, staging_folder
from workmanual.views.index import index
from workmanual.views.pictures import picture_path, shown_pictures

log = logging.getLogger("mkdocs.plugins.workmanual")
THEME: Final = Path(__file__).parent / "theme"
_KEY: Final = "workmanual_run"
_LOCK: Final = "workmanual_lock"
_HIDDEN: Final = {Side.NAVIGATION: "navigation", Side.CONTENTS: "toc"}
"""Material's names for what it leaves out."""
_WORDS: Final = (
    "editions-label",
    "editions-missing",
    "banner-draft",
    "banner-coming",
    "banner-superseded",
    "banner-withdrawn",
    "banner-open",
    "banner-newest",
    "state-draft",
    "state-coming",
    "state-current",
    "state-superseded",
    "state-withdrawn",
    "revisions",
    "revision",
    "edition",
    "effective-date",
    "revision-summary",
    "first-issue",
    "history-button",
    "history-changed",
    "history-since",
    "history-compare",
    "history-edition",
    "history-against",
    "history-open",
    "history-summary",
)
"""What the page's script says of editions, by label."""
_UNWANTED: Final = frozenset({"404.html", "sitemap.xml"})
"""Pages of the theme that do not work from a folder, and to which nobody links."""


class _Command:
    """What MkDocs was asked to do; the only thing that outlives a build, because MkDocs says it only once."""

    serving = False


def start(command: str) -> None:
    """Take note of MkDocs' command."""
    _Command.serving = command == "serve"


def configure(config: MkDocsConfig) -> MkDocsConfig:
    """Read the edition, stop on errors, and set MkDocs up for it."""
    root = Path(config.config_file_path).parent
    states = _states(root)
    chosen = chosen_edition()
    kept: tuple[str, ...] = ()
    if chosen is None and not _Command.serving:
        site = Path(config.site_dir)
        config.extra[_LOCK] = _hold(root)
        recover(site)
        kept = tuple(one for one in states.published if is_reusable(root, site, one, states.by_id[one]))
    edition = chosen or _first_to_build(states, kept)
    run = _run(config, root, _checked(root, edition), states, leading=chosen is None)
    _set_up(config, replace(run, kept=kept))
    return config


def _hold(root: Path) -> object:
    """The lock of the project, for as long as the configuration lives."""
    try:
        return hold(root)
    except AlreadyBuildingError as problem:
        raise PluginError(resources.locale().labels["already-building"]) from problem


def _states(root: Path) -> States:
    labels = resources.locale().labels
    for edition in unread_editions(root):
        _checked(root, edition)  # which stops here, with what is wrong in it
    try:
        return edition_states(root, today(), drafts=with_drafts())
    except LookupError as problem:
        raise PluginError(labels["no-edition"]) from problem
    except ValueError as problem:
        raise PluginError(labels["no-day"].format(name=TODAY, said=os.environ.get(TODAY, ""))) from problem


def _first_to_build(states: States, kept: tuple[str, ...]) -> str:
    """The edition that this process builds: the newest draft under `serve`; else rather one that has changed."""
    if _Command.serving:
        drafts = [one for one, state in states.by_id.items() if state is EditionState.DRAFT]
        return (drafts or [states.current])[-1]
    changed = [one for one in states.published if one not in kept]
    return states.current if states.current in changed or not changed else changed[-1]


def _checked(root: Path, edition: str) -> CheckedEdition:
    """The edition without errors; with errors the build ends here, with the same findings as `workmanual check`."""
    checked = checked_edition(root, edition)
    locale = resources.locale()
    total = closing(checked.findings, locale, checked.loosenings)
    if has_errors(checked.findings):
        shown = passages(checked.findings, locale, checked.lines())
        raise PluginError("\n".join(["", *map(str, shown), *total]))
    for line in total:
        log.info("%s: %s", edition, line)
    return checked


def _run(config: MkDocsConfig, root: Path, checked: CheckedEdition, states: States, *, leading: bool) -> Run:
    assert checked.manual is not None, "an edition without errors has been read"
    lookups = replace(index(checked.manual), register=register_of(root))
    state = states.by_id[checked.id]
    site = Path(config.site_dir)
    serving = _Command.serving
    pages = make_pages(
        lookups, page_materials.materials(state), guides(config), with_book=not serving, site_url=site_url(root)
    )
    return Run(
        root=root,
        edition=checked,
        index=lookups,
        states=states,
        kept=(),
        site=site,
        staging=staging_folder(site),
        serving=serving,
        leading=leading,
        pages={f"{page.address}.md": page for page in pages},
    )


def _set_up(config: MkDocsConfig, run: Run) -> None:
    manual = run.index.manual
    labels = resources.locale().labels
    config.extra[_KEY] = run
    if not run.serving:
        if run.leading:
            shutil.rmtree(run.staging, ignore_errors=True)
        config.site_dir = str(run.output)
    edition = manual.edition
    config.site_name = manual.charter.title
    config.copyright = " · ".join(
        (
            manual.charter.organisation.committee,
            f"{edition.title} {edition.revision}",
            f"{edition.effective} {labels['effective-from']}",
            labels[f"state-{run.state}"],
        )
    )
    config.extra["homepage"] = "index.html"
    config.extra["uncontrolled"] = labels["uncontrolled-print"]
    config.extra["edition"] = edition.id
    config.extra["words"] = {name: labels[name] for name in _WORDS}
    config.theme.dirs.insert(0, str(THEME))
    config.theme.static_templates -= _UNWANTED
    config.extra_css += ["assets/workmanual.css", "assets/sheet.css"]
    if not run.serving:
        # Beside the editions, so that an old page knows what came after it.
        config.extra_javascript.append("../editions.js")
    config.extra_javascript += ["assets/workmanual.js", "assets/editions.js", "assets/history.js"]
    # Material's offline plugin would name this script at a CDN.
    config.extra["polyfills"] = ["assets/iframe-worker/iframe-worker.js"]
    config.nav = navigation(run, config)
    # MkDocs dates its output by this; times come from the edition, never the clock.
    moment = datetime(edition.effective.year, edition.effective.month, edition.effective.day, tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    search.set_up(config, run)


def _run_of(config: MkDocsConfig) -> Run:
    run = config.extra[_KEY]
    assert isinstance(run, Run), "on_config has put it there"
    return run


def add_pages(files: Files, config: MkDocsConfig) -> Files:
    """Our pages, the sheets' style and the edition's pictures as files of MkDocs."""
    run = _run_of(config)
    for name in _UNWANTED:
        unwanted = files.get_file_from_path(name)
        if unwanted is not None:
            files.remove(unwanted)
    for source, page in run.pages.items():
        inclusion = InclusionLevel.INCLUDED if page.is_listed else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, source, content="", inclusion=inclusion))
    style = "\n".join(resources.text(f"html/styles/{name}") for name in PAGE_STYLES)
    files.append(File.generated(config, "assets/sheet.css", content=style))
    for image in shown_pictures(run.index):
        address = picture_address(image)
        if files.get_file_from_path(address) is None:
            files.append(File.generated(config, address, content=run.edition.files[picture_path(image)]))
    return files


def fill_page(html: str, page: Page, config: MkDocsConfig) -> str:
    """The body of one of our pages, its contents and its search words; other pages stay as they are."""
    run = _run_of(config)
    ours = run.pages.get(page.file.src_uri)
    if ours is None:
        return html
    page.toc = table_of_contents(ours)
    page.meta["title"] = ours.title
    page.meta["description"] = ours.description
    page.meta["hide"] = [_HIDDEN[side] for side in ours.without]
    page.meta["tags"] = search.tags(ours, run.index)
    page.meta["search"] = {"boost": ours.weight} if ours.weight else {"exclude": True}
    return str(ours.body)


def tidy_search(page: Page, config: MkDocsConfig) -> None:
    """Take the page's search words off the entries of its sections, where Material repeats them."""
    search.keep_tags_of_page(page.url, config)


def publish(config: MkDocsConfig) -> None:
    """Write what is not a page, let the other editions be built, and swap the whole into place."""
    run = _run_of(config)
    search.mend_lookup(run.output)
    write_edition_files(run)
    if run.serving or not run.leading:
        return
    children.build_others(run, config.config_file_path)
    write_comparisons(run)
    publish_site(run)
    for edition in run.states.published:
        remember(run.root, run.site, edition, run.states.by_id[edition])
