# Laws of reading: whatever is in the files, there are findings or a manual, never a traceback; and every place that is
# named is where it says.

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import mini
from tests.laws.mutations import SNIPPETS, Damaged, damaged_manuals
from workmanual.findings import Finding, has_errors
from workmanual.ground import resources
from workmanual.model.manual import Manual
from workmanual.model.richtext import Block, Reference, inlines_of
from workmanual.reading.markdown import read_markdown
from workmanual.reading.source_text import lines_to_show
from workmanual.reading.yaml_text import read_yaml
from workmanual.report.findings_json import dumps, report
from workmanual.report.findings_text import passages
from workmanual.span import Span
from workmanual.views.index import index
from workmanual.views.references import resolve
from workmanual.views.texts import texts_of


@settings(max_examples=200)
@given(damaged_manuals())
def test_a_damaged_manual_gives_findings_or_a_manual(damaged: Damaged) -> None:
    found = mini.checked(damaged.sources)
    assert found.manual is not None or has_errors(found.findings)
    for one in found.findings:
        assert_inside(one, damaged.sources)
    assert_can_be_said(found.findings, damaged.sources)
    if found.manual is not None:
        assert_references_stand_where_they_say(found.manual, damaged.sources)


def assert_inside(found: Finding, sources: dict[str, bytes]) -> None:
    lines = lines_to_show(sources.get(found.at.path, b""))
    assert 1 <= found.at.line <= len(lines), found
    assert 1 <= found.at.column <= len(lines[found.at.line - 1]) + 1, found


def assert_can_be_said(findings: tuple[Finding, ...], sources: dict[str, bytes]) -> None:
    lines = {path: lines_to_show(content) for path, content in sources.items()}
    for passage in passages(findings, resources.locale(), lines):
        for line in str(passage).encode().decode().split("\n"):
            assert len(line.splitlines()) == 1, "a line stays a line"
    dumps(report(findings, resources.locale())).encode()


def assert_references_stand_where_they_say(manual: Manual, sources: dict[str, bytes]) -> None:
    for at in places_of_references(manual):
        line = lines_to_show(sources[at.path])[at.line - 1]
        assert line[at.column - 1 :].startswith("[["), (at, line)


def places_of_references(manual: Manual) -> Iterator[Span]:
    texts: list[Block] = [block for procedure in manual.procedures for block in texts_of(procedure)]
    texts += [block for page in manual.preface for block in page.body]
    yield from (part.at for part in inlines_of(tuple(texts)) if isinstance(part, Reference))
    steps = [step for procedure in manual.procedures for step in procedure.steps]
    yield from (one.at for step in steps for one in step.records if one.form)
    yield from (name.at for step in steps for name in step.basis)


@settings(max_examples=50)
@given(damaged_manuals())
def test_line_ends_and_order_of_files_change_nothing(damaged: Damaged) -> None:
    if b"\r" in damaged.content or b"\n\x00" in damaged.content:  # UTF-16 has line ends of its own
        return
    found = mini.checked(damaged.sources)
    windows = dict(reversed(damaged.sources.items())) | {damaged.path: damaged.content.replace(b"\n", b"\r\n")}
    assert mini.checked(windows) == found


MARKDOWN = st.lists(st.sampled_from(SNIPPETS) | st.sampled_from(["甲", "乙 ", "\n", "[[LC-201.a]]"]), max_size=14).map(
    "".join
)


@settings(max_examples=300)
@given(MARKDOWN)
def test_a_reference_stands_at_its_brackets_in_any_markdown(written: str) -> None:
    text = written.replace("\r\n", "\n").replace("\r", "\n")
    file = read_markdown(text, "a.md")
    lines = text.split("\n")
    for part in inlines_of(file.blocks):
        assert 1 <= part.at.line <= len(lines)
        assert 1 <= part.at.column <= len(lines[part.at.line - 1]) + 1
        if isinstance(part, Reference):
            assert lines[part.at.line - 1][part.at.column - 1 :].startswith("[[")
            assert part.target in lines[part.at.line - 1][part.at.column - 1 :]


@settings(max_examples=300)
@given(MARKDOWN | st.text(max_size=30))
def test_any_yaml_gives_a_tree_or_findings_inside_it(written: str) -> None:
    text = written.replace("\r\n", "\n").replace("\r", "\n")
    tree, findings = read_yaml(text, "a.yml", first_line=2)
    assert (tree is None) == bool(findings)
    lines = text.split("\n")
    for one in findings:
        assert 2 <= one.at.line <= len(lines) + 1
        assert 1 <= one.at.column <= len(lines[one.at.line - 2]) + 1


@given(st.text(max_size=20) | st.from_regex(r"[A-Z]{2}-[0-9]+(\.[a-z]+)?|basis:[a-z]+", fullmatch=True))
def test_any_reference_resolves_to_words(target: str) -> None:
    assert resolve(index(mini.manual()), target).exists in (True, False)
