"""YAML text to PyYAML's nodes, with limits on what can be nested and without tags.

libyaml reads eight times as fast as PyYAML itself. It says less well what is wrong, and reads tabs and lone tags in its
own way: where it fails, where one of these stands, or where it is missing, PyYAML has the word. Composing stays in
Python for both, so that depth is counted: libyaml's own composing ends the process on a hundred thousand brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml
from yaml.composer import Composer
from yaml.nodes import Node
from yaml.resolver import Resolver

DEEPEST: Final = 40
"""Levels of nesting; no file of a manual comes near."""
TAG: Final = "tag"
"""The problem of a tag, in an error."""


_PARTING: Final = re.compile(r"[\t!\ufeff]|[|>][-+0-9]*#")
"""What libyaml and PyYAML do not take the same way."""


class TooDeepError(Exception):
    """More levels of nesting than can be read (WM114)."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class _Composer(Composer):
    """Refuses what is nested so deep that composing it would end in a RecursionError, and tags."""

    depth = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        """The node of the next event."""
        event = self.peek_event()  # type: ignore[attr-defined]  # the parser's, which stands beside this class
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):  # what an author writes are words; a tag could make anything else of them
            raise yaml.MarkedYAMLError(problem=TAG, problem_mark=event.start_mark)
        if self.depth > DEEPEST:
            raise TooDeepError(event.start_mark.index)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


class _Careful(_Composer, yaml.SafeLoader):
    """PyYAML alone."""


def compose(text: str) -> Node | None:
    """The one document in this text; None where it is empty.

    Raises TooDeepError, yaml.MarkedYAMLError, yaml.reader.ReaderError, and ValueError or OverflowError for an escape
    beyond every character.
    """
    if _Quick is not None and not _PARTING.search(text):
        try:
            return _Quick(text).get_single_node()
        except TooDeepError:
            raise
        except (yaml.YAMLError, ValueError):
            pass  # PyYAML says it better, or can read it after all
    return _Careful(text).get_single_node()


if TYPE_CHECKING or yaml.__with_libyaml__:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]  # it is there, only not listed

    class _QuickComposer(_Composer, CParser, Resolver):
        """libyaml's events, composed here."""

        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            Composer.__init__(self)
            Resolver.__init__(self)

    _Quick: type[_QuickComposer] | None = _QuickComposer
else:
    _Quick = None
