"""What must hold whatever is in the files; for the tests with Hypothesis, and for ./scripts/fuzz."""

from collections.abc import Iterable, Iterator, Mapping

from workmanual.checks.edition import Checked
from workmanual.findings import Finding, has_errors
from workmanual.ground import resources
from workmanual.model.manual import Manual
from workmanual.model.richtext import Block, Reference, inlines_of
from workmanual.reading.formula import Misread, read_formula
from workmanual.reading.markdown import read_markdown
from workmanual.reading.source_text import lines_to_show
from workmanual.reading.yaml_text import read_yaml
from workmanual.report.findings_json import dumps, report
from workmanual.report.findings_text import passages
from workmanual.span import Span
from workmanual.times import read_times
from workmanual.views.texts import texts_of


def assert_checked(found: Checked, sources: Mapping[str, bytes]) -> None:
    """There is a manual or an error; every place is where it says; everything can be said."""
    assert found.manual is not None or has_errors(found.findings)
    lines = {path: lines_to_show(content) for path, content in sources.items()}
    for one in found.findings:
        assert_inside(one, lines.get(one.at.path, ("",)))
    assert_can_be_said(found.findings, lines)
    if found.manual is not None:
        assert_references_stand_where_they_say(found.manual, lines)


def assert_inside(found: Finding, lines: tuple[str, ...]) -> None:
    """The finding points at a place of its file."""
    assert 1 <= found.at.line <= len(lines), found
    assert 1 <= found.at.column <= len(lines[found.at.line - 1]) + 1, found


def assert_can_be_said(findings: tuple[Finding, ...], lines: Mapping[str, tuple[str, ...]]) -> None:
    """For a person and for a program, and a line stays a line."""
    for passage in passages(findings, resources.locale(), lines):
        for line in str(passage).encode().decode().split("\n"):
            assert len(line.splitlines()) == 1, line
    dumps(report(findings, resources.locale())).encode()


def assert_references_stand_where_they_say(manual: Manual, lines: Mapping[str, tuple[str, ...]]) -> None:
    """Each at its two brackets."""
    for at in _places_of_references(manual):
        line = lines[at.path][at.line - 1]
        assert line[at.column - 1 :].startswith("[["), (at, line)


def _places_of_references(manual: Manual) -> Iterator[Span]:
    texts: list[Block] = [block for procedure in manual.procedures for block in texts_of(procedure)]
    texts += [block for page in manual.preface for block in page.body]
    yield from (part.at for part in inlines_of(tuple(texts)) if isinstance(part, Reference))
    steps = [step for procedure in manual.procedures for step in procedure.steps]
    yield from (one.at for step in steps for one in step.records if one.form)
    yield from (name.at for step in steps for name in step.basis)


def assert_markdown_is_read(written: str) -> None:
    """Any text gives blocks whose parts stand inside it, and references at their brackets."""
    text = _with_line_feeds(written)
    file = read_markdown(text, "a.md")
    lines = text.split("\n")
    _assert_inside_all(file.findings, lines)
    for part in inlines_of(file.blocks):
        assert 1 <= part.at.line <= len(lines)
        assert 1 <= part.at.column <= len(lines[part.at.line - 1]) + 1
        if isinstance(part, Reference):
            assert lines[part.at.line - 1][part.at.column - 1 :].startswith("[[")
            assert part.target in lines[part.at.line - 1][part.at.column - 1 :]


def assert_yaml_is_read(written: str) -> None:
    """Any text gives a tree or findings inside it, here a text that begins on a file's second line."""
    text = _with_line_feeds(written)
    tree, findings = read_yaml(text, "a.yml", first_line=2)
    assert (tree is None) == bool(findings)
    _assert_inside_all(findings, ["---", *text.split("\n")])


def assert_times_are_read(written: str) -> None:
    """Any words are times or are not understood; spaces around them change nothing."""
    times = read_times(written, resources.locale().times)
    assert read_times(f" {written} ", resources.locale().times) == times


def assert_formulas_are_read(written: str) -> None:
    """Any words are a formula or are misread at a place of theirs."""
    read = read_formula(written)
    if isinstance(read, Misread):
        assert 1 <= read.place <= len(written) + 1
        assert written[read.place - 1 :].startswith(read.found)


def _assert_inside_all(findings: Iterable[Finding], lines: list[str]) -> None:
    for one in findings:
        assert_inside(one, tuple(lines))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
