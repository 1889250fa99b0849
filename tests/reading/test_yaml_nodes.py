# libyaml and PyYAML read the same, so that it does not matter which of them is there.

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from tests import mini
from tests.laws.snippets import SNIPPETS
from workmanual.reading import yaml_nodes
from workmanual.reading.yaml_nodes import DEEPEST, TooDeepError, compose

ERRORS = (yaml.YAMLError, ValueError, OverflowError)
YAML = st.lists(
    st.sampled_from(SNIPPETS) | st.sampled_from(["a", "b: ", "- ", "\n", "  ", "\n  ", "甲", "#", "|", ">-", "!"])
)


def seen(node: Node | None) -> object:
    """All that is used of a node, with its places."""
    if node is None:
        return None
    style = node.style or "" if isinstance(node, ScalarNode) else ""
    place = (type(node).__name__, node.tag, node.start_mark.index, node.end_mark.index, style)
    match node:
        case ScalarNode(value=value):
            return (*place, value)
        case SequenceNode(value=items):
            return (*place, [seen(item) for item in items])
        case MappingNode(value=pairs):
            return (*place, [(seen(key), seen(value)) for key, value in pairs])
    raise AssertionError(node)


@settings(max_examples=1000)
@given(YAML.map("".join))
def test_what_libyaml_reads_pyyaml_reads_just_so(text: str) -> None:
    try:
        quick = seen(compose(text))
    except (*ERRORS, TooDeepError):
        return
    assert seen(yaml_nodes._Careful(text).get_single_node()) == quick


@pytest.mark.parametrize("path", [path for path in mini.files() if path.endswith(".yml")])
def test_without_libyaml_a_file_reads_the_same(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = mini.files()[path].decode()
    quick = seen(compose(text))
    monkeypatch.setattr(yaml_nodes, "_Quick", None)
    assert seen(compose(text)) == quick


@pytest.mark.parametrize("deep", ["[" * 100_000, "- " * (DEEPEST + 2), "a: {" * 500])
def test_depth_ends_before_the_stack_does(deep: str) -> None:
    with pytest.raises(TooDeepError):
        compose(deep)
