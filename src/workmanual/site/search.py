"""What the search knows beyond the text: the manual's own vocabulary, and the words people type instead.

The vocabulary goes to jieba, so that 入党积极分子 stays one word; synonyms, Traditional forms and pinyin go into the
tags of a page's entries, where they are found without being shown.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import jieba
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from workmanual.html.web_page import WebPage
from workmanual.site.run import Run
from workmanual.views.index import Index

CACHE: Final = ".cache/workmanual"
"""Below the project: what can be made again."""
_BREAK: Final = r"[\s\u200b\u3000\-\u3001\u3002\uff0c\uff0e\uff1f\uff01\uff1b]+"
"""Between two words, as Material has it for Chinese; jieba's are zero-width spaces."""
_CHARACTER: Final = r"[\u4e00-\u9fff]"
SEPARATOR: Final = rf"(?:^|{_BREAK})(?:{_CHARACTER}{_BREAK})+|{_BREAK}{_CHARACTER}$|{_BREAK}"
"""Also swallows words of one character. Material cuts what is typed by the words that the index holds and never tries
the whole of it: were 党 a word, it would look for 党 when somebody types 党课."""
_STOPS_SHORT: Final = "for(let o=s+1;o<t.length;o++)t.slice(s,o)in e"
_GOES_TO_THE_END: Final = _STOPS_SHORT.replace("o<t.length", "o<=t.length")
LONGEST_WORD: Final = 8
"""Longer names are phrases; as one word they would hide their parts from the search."""


def set_up(config: MkDocsConfig, run: Run) -> None:
    """Hand our dictionary to Material's search; before it reads its configuration."""
    folder = run.root / CACHE / "search"
    folder.mkdir(parents=True, exist_ok=True)
    dictionary = folder / f"{run.edition.id}.txt"
    dictionary.write_text("".join(f"{word}\n" for word in vocabulary(run.index)), encoding="utf-8")
    search = config.plugins["material/search"].config
    search["jieba_dict_user"] = str(dictionary)
    search["separator"] = search["separator"] or SEPARATOR
    # By default jieba keeps its cache in the world-writable temporary folder.
    jieba.dt.tmp_dir = str(folder)
    jieba.setLogLevel("WARNING")


def mend_lookup(folder: Path) -> None:
    """Have the search try words to the end of what is typed; after Material has copied its script into `folder`.

    It stops one character short, so that of a word of four characters it looks up the first two. A script that reads
    otherwise is of another version of Material and is left alone; `tests/browser` shows whether words are found.
    """
    for script in sorted((folder / "assets/javascripts/workers").glob("search.*.js")):
        text = script.read_text(encoding="utf-8")
        if text.count(_STOPS_SHORT) == 1:
            script.write_text(text.replace(_STOPS_SHORT, _GOES_TO_THE_END), encoding="utf-8")


def keep_tags_of_page(address: str, config: MkDocsConfig) -> None:
    """Only the page's own entry is found by its tags; else every step would rank alike and hide the one meant."""
    plugin = config.plugins["material/search"]
    assert isinstance(plugin, SearchPlugin), "mkdocs.yml names Material's search"
    for entry in plugin.search_index.entries:
        if entry["location"].startswith(f"{address}#"):
            entry.pop("tags", None)


def vocabulary(index: Index) -> tuple[str, ...]:
    """Words of the manual that a general dictionary would cut apart, sorted; no titles, whose parts people type."""
    charter = index.manual.charter
    words = {str(word) for role in charter.roles for word in (role.title, *role.synonyms)}
    words |= {str(word) for term in charter.terms for word in (term.term, *term.search)}
    words |= {keyword for procedure in index.manual.procedures for keyword in procedure.head.keywords}
    return tuple(sorted(word for word in words if 2 <= len(word) <= LONGEST_WORD and word.isalpha()))


def tags(page: WebPage, index: Index) -> list[str]:
    """Words by which the page is found although they do not stand in its text.

    Its own keywords, what people say for the terms that it uses, all of it in Traditional characters, and the title in
    pinyin.
    """
    body = str(page.body)
    spoken = [word for term in index.manual.charter.terms if term.term in body for word in term.search]
    known = [page.title, *page.keywords, *spoken]
    found = [*page.keywords, *spoken, *map(_traditional().convert, known), "".join(lazy_pinyin(page.title))]
    found.append("".join(lazy_pinyin(page.title, style=Style.FIRST_LETTER)))
    return [word for word in dict.fromkeys(found) if word and word != page.title]


@cache
def _traditional() -> OpenCC:
    return OpenCC("s2t")
