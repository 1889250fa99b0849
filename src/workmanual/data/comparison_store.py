"""All comparisons of all editions as data for the comparison page: plain scripts, loaded when they are asked for.

Takes the history of the editions, gives scripts by name. Each calls `workmanualCompare.put(name, data)`, the name
without suffix. A version of an item is written once, and so is a difference between two versions; a pair of editions
is rows of numbers that lead to them. Numbers are places from 0 where nothing else is said.

`index`: `schema`; `editions` (`documents`: their groups in order, `file`); `groups`: documents, forms and lists, by
    `key` a code or a family, `titles` in each edition (empty: not there), `file`, `differs` if it has fragments;
    `pairs`: older edition, newer one, file; `roles`: id, title; `words`; and the names that numbers below stand for:
    `families`, `kinds`, `senses`, `directions`, `found_by`.
`items`: of each group, of each version: family, id, title, then the ids of its roles.
`reasons`: each why, on whose word, basis.
`editions/ID`: `items`: stretches, each the number of a group, then for each item its version, or `[version, number as
    printed]`. Items are counted through all stretches; this is the *place* of an item.
`versions/GROUP`: of each version its fields in order: a list of paragraphs, or the number of an earlier version that
    says the same there.
`fragments/GROUP`: fragments, counted from 1. Each is a list of fields: name, senses (bit n for the nth), direction (0
    none, else from 1), passages. A passage is a number (so many paragraphs that stayed), a text (a paragraph that came
    or went, after `+` or `-`) or a list of runs (a paragraph that changed, each after `=`, `-` or `+`). Paragraphs that
    stayed are the version's; of several items (split, merged) the field's of each, one after the other.
`pairs/OLD-NEW`: `old`, `new`: ids; `listed`: how many of the `rows` are changes to be read, the rest is folded.
    Columns of a row, those at the end left out if 0: 0 places in the older edition, 1 in the newer one, 2 kinds (bits),
    3 senses (bits), 4 direction, 5 fragment, 6 found_by (0 none, else from 1), 7 similarity, 8 reasons, 9 parts (places
    in the only edition there is), 10 baselines, 11 anchors. The fragment is one of the group of the first newer item.
    With one edition only, all fields of the item came or went, with the senses of the row and no direction. Baselines
    and anchors are two texts, forwards and backwards; anchors of 0 are the id of the first item where it stands now,
    else where it stood, with `.` for `:`.
    `folded`: `sense`, `old`, `new`; `rows`: first and how many; `bare`: links of which only the number is another;
    both together, by place in the newer edition, are its changes; `places`: stretches (first, how many) of the newer
    edition, where it happened. `equal`, like `bare`: stretches of links: old, new, how many, found_by, similarity if
    it is not 1. `baselines`: old, new, direction. `counts`, older and newer edition: items, listed, folded, equal.
    `summary`, `scores`, `digests`: forwards, backwards; a line of the summary is kind, group (-1 none), rows.

A pair is read backwards so, rows in the same order: older and newer change places in rows, links, counts, baselines
and folded wordings; `added` and `deleted`, `split` and `merged`, `stricter` and `looser` change places, directions of
fragments and baselines too; in passages `+` and `-` do, and then between two `=` all `-` go before all `+`. Senses,
reasons, parts, found_by and similarity stay. Fragments stay with the group of the newer edition's item, and `places`
of what is folded, by which its changes are ordered, in the newer edition.

Left to the site: the state of an edition, and the addresses of its pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from itertools import combinations
from typing import Final

from workmanual.comparison.history import History
from workmanual.comparison.records import Direction, Family, FoundBy, Kind, Sense
from workmanual.comparison.words import ComparisonWords, SummaryWords, TableWords
from workmanual.data.comparison_fragments import Fragments
from workmanual.data.comparison_json import Json
from workmanual.data.comparison_rows import Reasons, pair_data
from workmanual.data.comparison_versions import Versions, versions
from workmanual.data.script_files import file_names, script

CALL: Final = "workmanualCompare.put"
SCHEMA: Final = 1
_SAID: Final = ("kinds", "senses", "directions", "families", "fields", "names")
_LABELS: Final = {"comma": "comma", "titled": "pdf-titled"}


def comparison_store(history: History, words: ComparisonWords, labels: Mapping[str, str]) -> Mapping[str, str]:
    """Scripts by their names below the folder of the data, in the order of their names: `pairs/2004-2005.js`."""
    found = versions(history.editions)
    fragments, reasons = Fragments(), Reasons()
    ids = [edition.id for edition in history.editions]
    pairs = list(combinations(range(len(ids)), 2))
    pair_files = [f"pairs/{name}" for name in file_names(f"{ids[old]}-{ids[new]}" for old, new in pairs)]
    groups = dict(zip(found.keys, file_names(found.keys), strict=True))
    editions = [f"editions/{name}" for name in file_names(ids)]
    files: dict[str, Json] = {}
    for (old, new), name in zip(pairs, pair_files, strict=True):
        files[name] = pair_data(history.compare(ids[old], ids[new]), fragments, reasons, words, found.keys)
    for place, name in enumerate(editions):
        files[name] = found.edition(place)
    for key, name in groups.items():
        files[f"versions/{name}"] = found.texts(key)
        if key in fragments.found:
            files[f"fragments/{name}"] = fragments.found[key]
    files["items"] = found.heads()
    files["reasons"] = reasons.table()
    files["index"] = {
        "schema": SCHEMA,
        "editions": _editions(found, editions),
        "groups": [
            {"key": key, "file": name, "titles": found.titles(key), "differs": key in fragments.found}
            for key, name in groups.items()
        ],
        "pairs": [[*pair, name] for pair, name in zip(pairs, pair_files, strict=True)],
        "roles": found.roles(),
        "families": [*Family],
        "kinds": [*Kind],
        "senses": [*Sense],
        "directions": [*Direction],
        "found_by": [*FoundBy],
        "words": _words(words, labels),
    }
    return {f"{name}.js": script(CALL, name, files[name]) for name in sorted(files)}


def _editions(found: Versions, files: list[str]) -> Json:
    """What the editions are called, and which documents and forms each has, in its order."""
    numbers = {key: number for number, key in enumerate(found.keys)}
    return [
        {
            "id": one.id,
            "title": one.title,
            "revision": one.revision,
            "effective": one.effective.isoformat(),
            "manual": one.manual,
            "organisation": one.organisation,
            "file": file,
            "documents": [numbers[code] for code, _ in one.documents if code in numbers],
        }
        for one, file in zip(found.editions, files, strict=True)
    ]


def _words(words: ComparisonWords, labels: Mapping[str, str]) -> Json:
    """What tables and summaries are worded with, the patterns of both whole."""
    said: dict[str, Json] = {name: {**getattr(words, name)} for name in _SAID}
    return {
        **said,
        **{name: getattr(words, name) for name in ("parted", "turned", "labelled")},
        **{name: labels[label] for name, label in _LABELS.items()},
        "summary": _patterns(words.summary),
        "table": _patterns(words.table),
    }


def _patterns(words: SummaryWords | TableWords) -> Json:
    found: dict[str, Json] = {}
    for one in fields(words):
        value = getattr(words, one.name)
        if one.name != "at":
            found[one.name] = value if isinstance(value, str) else {**value}
    return found
