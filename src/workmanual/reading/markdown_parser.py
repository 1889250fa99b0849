"""markdown-it-py, set up for a manual: CommonMark and tables, HTML only to be reported, limited nesting."""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

_UNMARKED: Final = re.compile(r"[^\\`*_\[\]!<&\n ]+(?: [^\\`*_\[\]!<&\n ]+)*")
"""Words in which no mark can begin."""


def parser(*, quick: bool = True) -> MarkdownIt:
    """A parser; without `quick` every word of it is looked at for marks, with the same outcome."""
    # html=True only so that HTML becomes tokens that can be reported; no token of it ever reaches an output.
    # maxNesting bounds the parser's recursion; what lies deeper it passes over, so it must lie beyond DEEPEST.
    made = MarkdownIt("commonmark", {"html": True, "maxNesting": 40})
    made.enable("table").disable(["reference", "entity"]).use(front_matter_plugin)
    if quick:
        made.core.ruler.at("inline", _inline)
    return made


def _inline(state: StateCore) -> None:
    """The library's own rule, but for words without a mark, of which most of a manual consists."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = token.children or []
        if _UNMARKED.fullmatch(token.content):
            token.children.append(Token("text", "", 0, content=token.content))
        else:
            state.md.inline.parse(token.content, state.md, state.env, token.children)
