# Laws of mending: whatever is in the files, mending changes no words, leaves no new error, and a second time nothing.

from collections import Counter
from collections.abc import Mapping
from unicodedata import category, normalize

from hypothesis import given, settings

from tests import mini
from tests.laws.mutations import Damaged, damaged_manuals, slipped_manuals
from workmanual.findings import Severity
from workmanual.fixing.edition import mend
from workmanual.ground.romanising import romanised
from workmanual.model.procedure import Procedure, Step
from workmanual.reading.edition import read_file
from workmanual.views.meaning import Meaning, meaning


@settings(max_examples=60)
@given(slipped_manuals())
def test_mending_slips(slipped: Damaged) -> None:
    assert_mended_safely(slipped.sources)


@settings(max_examples=30)
@given(damaged_manuals())
def test_mending_what_is_damaged(damaged: Damaged) -> None:
    assert_mended_safely(damaged.sources)


def assert_mended_safely(sources: Mapping[str, bytes]) -> None:
    found = mend(sources, mini.given(), romanised)
    after = {**sources, **found.files}
    assert after.keys() == sources.keys()
    for path, content in found.files.items():
        assert content != sources[path]
        assert words_in(path, content, sources[path]) == words_in(path, sources[path], content)
    again = mend(after, mini.given(), romanised)
    assert not again.files
    assert errors(after) <= errors(sources)


def errors(sources: Mapping[str, bytes]) -> Counter[str]:
    found = mini.checked(sources).findings
    return Counter(one.code for one in found if one.severity is Severity.ERROR)


def words_in(path: str, content: bytes, other: bytes) -> Meaning:
    """What the file says, letters and digits alone; ids that only one of both has are left out."""
    one, two = (read_file(path, each, mini.given().folder, mini.given().locale).value for each in (content, other))
    if isinstance(one, Procedure) and isinstance(two, Procedure):
        assert len(one.steps) == len(two.steps)
        steps = [_said_by(step, beside) for step, beside in zip(one.steps, two.steps, strict=True)]
        return (_words(meaning(one, without=frozenset({"steps"}))), *steps)
    return _words(meaning(one))


def _said_by(step: Step, beside: Step) -> Meaning:
    """Without what is only understood in one of both: its words are said all the same."""
    left_out = {
        name for name in ("id", "when", "forks") if not _is_understood(step, name) or not _is_understood(beside, name)
    }
    when = step.when.text if step.when else ""
    return (_words(meaning(step, without=frozenset(left_out))), _words(when))


def _is_understood(step: Step, name: str) -> bool:
    if name == "when":
        return step.when is not None and bool(step.when.times)
    return bool(step.id) if name == "id" else all(fork.condition for fork in step.forks)


def _words(said: Meaning) -> Meaning:
    if isinstance(said, str):
        return "".join(one for one in normalize("NFKC", said) if category(one)[0] in "LN")
    return tuple(map(_words, said)) if isinstance(said, tuple) else said
