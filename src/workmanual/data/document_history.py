"""What became of each document and edition, for their pages: small script files, beside the editions.

Pages of an edition are made without knowing what came before and after it; what they show of that they read from here
when they are opened, from a folder too, where a page may load a script and nothing else. A file calls
`workmanualHistory(…)`: of a document with its code, its revisions (oldest first) and since which edition each step
stands so; of an edition with what it changed against the one before it, in the sentences of GB/T 1.1.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from workmanual.comparison.history import History
from workmanual.comparison.records import Kind
from workmanual.comparison.standing import Revised, Standing, standings
from workmanual.comparison.summary import summary
from workmanual.comparison.words import ComparisonWords


def document_histories(history: History) -> Mapping[str, str]:
    """Script files by their names: `cx-02.js`."""
    return {f"{one.code.lower()}.js": _script(one) for one in standings(history)}


def edition_histories(history: History, words: ComparisonWords, labels: Mapping[str, str]) -> Mapping[str, str]:
    """Script files by their names: `edition-2006.js`; none for the first edition."""
    found = {}
    for old, new in pairwise(history.editions):
        comparison = history.compare(old.id, new.id)
        counted = Counter(kind for change in comparison.changes for kind in change.kinds)
        data = {
            "schema": 1,
            "edition": new.id,
            "previous": old.id,
            "counts": [[words.kinds[kind], counted[kind]] for kind in Kind if counted[kind]],
            "summary": summary(comparison, words, labels),
        }
        found[f"edition-{new.id}.js"] = _call(data)
    return found


def _script(standing: Standing) -> str:
    data = {
        "schema": 1,
        "code": standing.code,
        "revisions": [_revised(one) for one in standing.revised],
        "since": {edition: dict(steps) for edition, steps in standing.since.items()},
    }
    return _call(data)


def _call(data: Mapping[str, object]) -> str:
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"workmanualHistory({text});\n"


def _revised(revised: Revised) -> dict[str, object]:
    return {
        "edition": revised.edition,
        "revision": revised.revision,
        "first": revised.is_first,
        "changed": revised.is_changed,
        "reasons": [{"why": one.why, "authority": one.authority} for one in revised.reasons],
    }
