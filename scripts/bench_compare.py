"""How long it takes to compare all pairs of ten editions, beside one comparison of two by other programs.

The editions are made (`bench_compare_editions`). Measured are: reading them; one pair of neighbours and all 45 pairs
with the engine, and the data of all pairs for the comparison page; how long that page takes to show another pair, for
every ordered pair once, in a browser; then, for the whole texts of one pair of neighbours, difflib on lines, difflib on
characters, and xmldiff on the same as XML, which knows the steps by their ids. Every program has a process of its own,
and its time is that of comparing alone, without its start. A program that has not ended after a while is stopped,
which is then said. What is aimed at is said below the table, and whether it was met.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Final, TypeVar
from xml.sax.saxutils import escape, quoteattr

from scripts.bench_compare_editions import CHANGED, make_editions
from scripts.bench_compare_page import switching
from scripts.bench_rivals import RivalMissing, own_environment
from workmanual.comparison.edition_text import EditionText
from workmanual.comparison.history import History
from workmanual.comparison.naming import group_of
from workmanual.data.comparison_store import comparison_store
from workmanual.ground import resources
from workmanual.ground.edition_history import edition_history

XMLDIFF: Final = "xmldiff==3.0"
LIMIT: Final = 600
"""Seconds after which xmldiff is stopped."""
ALL_PAIRS_BELOW: Final = 0.1
"""Of one comparison of characters with difflib."""
DATA_BELOW: Final = 2_000_000
"""Bytes."""
SWITCH_BELOW: Final = 100
"""Milliseconds, in the middle of all switches."""
_XMLDIFF: Final = """
import sys, time
from pathlib import Path
from xmldiff import main
old, new = (Path(name).read_bytes() for name in sys.argv[1:])
begun = time.perf_counter()
found = main.diff_texts(old, new)
print(time.perf_counter() - begun, len(found))
"""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What comparing with workmanual cost; times are seconds."""

    reading: float
    pair: float
    pairs: float
    count: int
    """Pairs."""
    listed: int
    """Changes listed in all of them."""
    data: float
    """The time to write the data."""
    files: int
    size: int
    zipped: int
    """Bytes, each file by itself."""
    fragments: int
    peak_before: float
    """Memory in MB with all editions read."""
    peak: float
    """The same with all pairs compared."""


def bench_compare(arguments: list[str]) -> None:
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        editions = make_editions(folder / "manual")
        engine = _apart(_engine, folder / "manual", editions)
        old, new = _apart(_texts, folder / "manual", editions[:2])
        print(_about(editions, engine, old))
        lines = _apart(_difflib, old.split("\n"), new.split("\n"))
        print("difflib on characters; this takes a minute or two", file=sys.stderr)
        characters = _apart(_difflib, old, new)
        rows = [
            ("reading all editions", engine.reading),
            ("one pair of neighbours", engine.pair),
            (f"all {engine.count} pairs", engine.pairs),
            ("the data of all pairs", engine.data),
            ("difflib, lines of one pair", lines),
            ("difflib, characters of one pair", characters),
        ]
        for title, seconds in rows:
            print(_row(title, seconds, characters))
        print(_xmldiff(folder, editions, options.limit, characters))
        switches = _apart(_switches, folder / "manual", editions, folder / "site")
    print(
        f"memory at most {engine.peak:.0f} MB, {engine.peak_before:.0f} MB of it before comparing; {engine.listed:,} "
        f"changes listed\ndata: {engine.size:,} bytes in {engine.files} files, {engine.zipped:,} compressed; "
        f"{engine.fragments:,} fragments"
    )
    print(
        f"the page: {len(switches)} switches of pairs, median {median(switches):.0f} ms, slowest {max(switches):.0f} ms"
    )
    print(_aim("all pairs in a part of difflib on characters", engine.pairs / characters, ALL_PAIRS_BELOW))
    print(_aim("data in MB", engine.size / 1e6, DATA_BELOW / 1e6))
    print(_aim("ms to show another pair", median(switches), SWITCH_BELOW))


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./scripts/bench compare", description="Measure comparing editions.")
    parser.add_argument("--limit", type=int, default=LIMIT, help=f"seconds for xmldiff; default {LIMIT}")
    return parser.parse_args(arguments)


def _apart(measure: Callable[..., T], *given: object) -> T:
    """What this says in a new process, whose memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        return executor.submit(measure, *given).result()


# --- measuring -------------------------------------------------------------------------------------------------------


def _engine(project: Path, editions: tuple[str, ...]) -> Engine:
    words, labels = resources.locale().comparison, resources.locale().labels  # read before the time is taken
    history, reading = _timed(lambda: edition_history(project, editions))
    peak_before = _peak()
    _, pair = _timed(lambda: History(history.editions[:2], words).compare(*editions[:2]))
    pairs = tuple(combinations(editions, 2))
    compared, all_pairs = _timed(lambda: [history.compare(old, new) for old, new in pairs])
    peak = _peak()
    files, data = _timed(lambda: comparison_store(history, words, labels))
    written = [text.encode() for text in files.values()]
    return Engine(
        reading=reading,
        pair=pair,
        pairs=all_pairs,
        count=len(pairs),
        listed=sum(len(one.changes) for one in compared),
        data=data,
        files=len(files),
        size=sum(map(len, written)),
        zipped=sum(len(gzip.compress(one, mtime=0)) for one in written),
        fragments=_fragments(files),
        peak_before=peak_before,
        peak=peak,
    )


def _switches(project: Path, editions: tuple[str, ...], site: Path) -> tuple[float, ...]:
    """Milliseconds of every switch from one pair to another on the page."""
    return switching(site, edition_history(project, editions))


def _fragments(files: Mapping[str, str]) -> int:
    """How many there are in all files, each of which is a call with a name and a list."""
    written = (text for name, text in files.items() if name.startswith("fragments/"))
    return sum(len(json.loads(text.partition(",")[2].removesuffix(");\n"))) for text in written)


def _timed(run: Callable[[], T]) -> tuple[T, float]:
    begun = time.perf_counter()
    found = run()
    return found, time.perf_counter() - begun


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _difflib(old: str | list[str], new: str | list[str]) -> float:
    return _timed(lambda: SequenceMatcher(None, old, new).get_opcodes())[1]


def _texts(project: Path, editions: tuple[str, ...]) -> list[str]:
    """Everything that the engine compares, paragraph after paragraph."""
    texts = edition_history(project, editions).editions
    return ["\n".join(one.text for item in edition.items for one in item.fields) for edition in texts]


def _trees(project: Path, editions: tuple[str, ...]) -> list[str]:
    """The same as XML."""
    return [_tree(edition) for edition in edition_history(project, editions).editions]


def _tree(edition: EditionText) -> str:
    """Documents, in them items, in these fields, in these paragraphs."""
    groups: dict[str, list[str]] = {}
    for item in edition.items:
        fields = "".join(
            f"<{one.name}>{''.join(f'<p>{escape(text)}</p>' for text in one.shown)}</{one.name}>" for one in item.fields
        )
        name = item.id.replace(":", ".")
        groups.setdefault(group_of(item), []).append(f"<item xml:id={quoteattr(name)}>{fields}</item>")
    inner = "".join(f'<document xml:id="of-{key}">{"".join(items)}</document>' for key, items in groups.items())
    return f"<manual>{inner}</manual>"


def _xmldiff(folder: Path, editions: tuple[str, ...], limit: int, characters: float) -> str:
    """The row of xmldiff, or why there is none."""
    try:
        python = own_environment(XMLDIFF) / "bin/python"
    except RivalMissing as why:
        return f"NOT MEASURED: {why}"
    names = []
    for edition, tree in zip(editions, _apart(_trees, folder / "manual", editions[:2]), strict=False):
        names.append(folder / f"{edition}.xml")
        names[-1].write_text(tree, encoding="utf-8")
    print(f"xmldiff, for {limit} s at most", file=sys.stderr)
    try:
        done = subprocess.run(
            [python, "-c", _XMLDIFF, *names], capture_output=True, text=True, check=True, timeout=limit
        )
    except subprocess.TimeoutExpired:
        return f"{f'{XMLDIFF}, one pair':<34}had not ended after {limit} s"
    seconds, _ = done.stdout.split()
    return _row(f"{XMLDIFF}, one pair", float(seconds), characters)


# --- telling ---------------------------------------------------------------------------------------------------------


def _about(editions: tuple[str, ...], engine: Engine, text: str) -> str:
    return (
        f"{len(editions)} editions of {len(text):,} characters, {CHANGED:.0%} of the steps changed from each to the "
        f"next; {engine.count} pairs"
    )


def _row(title: str, seconds: float, characters: float) -> str:
    return f"{title:<34}{seconds:9.3f} s {seconds / characters:9.2%} of difflib on characters"


def _aim(words: str, reached: float, below: float) -> str:
    return f"{'met    ' if reached < below else 'NOT MET'} {words}: {reached:.3f}, aimed at less than {below:g}"
