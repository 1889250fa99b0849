"""YAML text to plain values that remember their places.

Takes text, gives a `YamlTree`: dictionaries, lists and `Name` strings, each dictionary with its place under `at`,
and for any path of keys the place to point at. Every scalar stays a string, so that `no`, `0102` and `2004-08-01`
mean what the author wrote; the model decides the type (`workmanual.reading.fit`). Aliases are refused: they can make
a small file huge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import category

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

from workmanual.findings import Finding, finding
from workmanual.reading.yaml_nodes import DEEPEST, TooDeepError, compose
from workmanual.span import Name, Span

Plain = dict[str, object] | list[object] | Name | None
NO_KEY: Final = "key"
"""A problem of WM103 that is ours, as is `yaml_nodes.TAG`; the others are said by PyYAML."""
_NULL: Final = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class YamlTree:
    """A read YAML text."""

    value: Plain
    root: Node
    places: _Places

    def place_of(self, keys: Sequence[str | int]) -> Span:
        """Where the value under these keys stands; the nearest enclosing value where there is none."""
        node = self.root
        for key in keys:
            inner = _child(node, key)
            if inner is None:
                break
            node = inner
        return self.places.of(node)

    def scalars(self) -> Iterator[tuple[str, str, tuple[tuple[Span, str], ...]]]:
        """Every value that is a scalar: its nearest key, its words, and these line by line as they are written."""
        yield from self._scalars(self.root, "")

    def _scalars(self, node: Node, key: str) -> Iterator[tuple[str, str, tuple[tuple[Span, str], ...]]]:
        if isinstance(node, ScalarNode):
            yield key, node.value, tuple(self.places.lines_of(node))
        elif isinstance(node, SequenceNode):
            for item in node.value:
                yield from self._scalars(item, key)
        elif isinstance(node, MappingNode):
            for key_node, value in node.value:
                yield from self._scalars(value, str(key_node.value))

    def place_of_key(self, keys: Sequence[str | int]) -> Span:
        """Where the last of these keys itself stands."""
        node = self.root
        for key in keys[:-1]:
            node = _child(node, key) or node
        if isinstance(node, MappingNode):
            for key_node, _ in node.value:
                if isinstance(key_node, ScalarNode) and key_node.value == keys[-1]:
                    return self.places.of(key_node)
        return self.place_of(keys)


def read_yaml(text: str, path: str, *, first_line: int = 1) -> tuple[YamlTree | None, tuple[Finding, ...]]:
    """Read one YAML document; `first_line` is the 1-based line of its first line in the file.

    Findings: WM103 not YAML, WM105 the key `at`, WM111 a key twice, WM112 an alias, WM114 nested too deep, WM908 a
    character that shows nothing.
    """
    places = _Places.in_text(text, path, first_line)
    try:
        root = compose(text)
    except TooDeepError as error:
        return None, (finding("WM114", places.at(error.offset), limit=str(DEEPEST)),)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, (finding("WM103", places.at(mark.index if mark else 0), problem=str(error.problem)),)
    except ReaderError as error:
        return None, (finding("WM908", places.at(error.position), code_point=_code_point(text[error.position])),)
    except (ValueError, OverflowError) as error:  # "\U7fffffff", "\Uffffffff"
        return None, (finding("WM103", places.at(0), problem=str(error)),)
    if root is None:
        root = MappingNode("tag:yaml.org,2002:map", [], yaml.Mark(path, 0, 0, 0, None, 0))
    reader = _Reader(places)
    value = reader.plain(root)
    return (None if reader.findings else YamlTree(value, root, places)), tuple(reader.findings)


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


@dataclass(frozen=True, slots=True)
class _Places:
    """Offsets to places. YAML's own line count is not an editor's: it ends lines at U+0085 and U+2028 as well."""

    text: str
    path: str
    first_line: int
    starts: tuple[int, ...]
    """Offset at which each line begins."""

    @staticmethod
    def in_text(text: str, path: str, first_line: int) -> _Places:
        breaks = (offset + 1 for offset, character in enumerate(text) if character == "\n")
        return _Places(text, path, first_line, (0, *breaks))

    def at(self, offset: int) -> Span:
        line = bisect_right(self.starts, offset) - 1
        return Span(self.path, self.first_line + line, offset - self.starts[line] + 1)

    def of(self, node: Node) -> Span:
        return self.at(node.start_mark.index)

    def lines_of(self, node: ScalarNode) -> Iterator[tuple[Span, str]]:
        """The words of a scalar as they are written, line by line, without quotes, indicators and indentation."""
        begin, end = node.start_mark.index, node.end_mark.index
        if node.style in ("'", '"'):
            begin, end = begin + 1, end - 1
        lines = self.text[begin:end].split("\n")
        for place, line in enumerate(lines):
            words = line.strip()
            if words and not (place == 0 and node.style in ("|", ">")):
                yield self.at(begin + line.index(words)), words
            begin += len(line) + 1


class _Reader:
    """Turns nodes into plain values and gathers what is wrong with them."""

    def __init__(self, places: _Places) -> None:
        self.places = places
        self.findings: list[Finding] = []
        self.seen: set[int] = set()

    def plain(self, node: Node) -> Plain:
        at = self.places.of(node)
        if id(node) in self.seen:
            self.findings.append(finding("WM112", at))
            return None
        self.seen.add(id(node))
        if isinstance(node, ScalarNode):
            return None if node.tag == _NULL else self._scalar(node)
        if isinstance(node, SequenceNode):
            return [self.plain(item) for item in node.value]
        assert isinstance(node, MappingNode), "a YAML node is a scalar, a sequence or a mapping"
        return self._mapping(node)

    def _scalar(self, node: ScalarNode) -> Name:
        r"""The words, which an escape like `\x07` could give a character that no paper and no other file can hold."""
        at = self.places.of(node)
        odd = next((one for one in node.value if category(one) in ("Cc", "Cs") and one not in "\n\t"), None)
        if odd is not None:
            self.findings.append(finding("WM908", at, code_point=_code_point(odd)))
        return Name(node.value, at)

    def _mapping(self, node: MappingNode) -> dict[str, object]:
        result: dict[str, object] = {}
        for key_node, value_node in node.value:
            key_at = self.places.of(key_node)
            if not isinstance(key_node, ScalarNode):
                self.findings.append(finding("WM103", key_at, problem=NO_KEY))
                continue
            key = str(self._scalar(key_node))
            if key in result:
                self.findings.append(finding("WM111", key_at, key=key))
            if key == "at":  # the model keeps places under this name
                self.findings.append(finding("WM105", key_at, key=key, known=""))
            result[key] = self.plain(value_node)
        result["at"] = self.places.of(node)
        return result


def _child(node: Node, key: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        for key_node, value_node in node.value:
            if isinstance(key_node, ScalarNode) and key_node.value == key:
                return value_node if isinstance(value_node, Node) else None
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
        item = node.value[key]
        return item if isinstance(item, Node) else None
    return None
