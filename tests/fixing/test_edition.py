# What only shows when the edition is looked at as a whole.

from tests import mini
from tests.fixing.slips import kept_back
from workmanual.findings import has_errors
from workmanual.fixing.edition import Mended, Reason, mend
from workmanual.ground.romanising import romanised
from workmanual.model.manual import Manual

FORM = "records/bd-201-1.yml"
RIGHT, SLIP = "一次借用一张，", "一次借用一张,"
OTHER_RIGHT, OTHER_SLIP = "意见有人答复。", "意见有人答复."


def with_slip(edition: str) -> dict[str, bytes]:
    sources = mini.files(edition)
    path = f"procedures/{edition}/{FORM}"
    assert RIGHT.encode() in sources[path]
    return sources | {path: sources[path].replace(RIGHT.encode(), SLIP.encode())}


def previous_with_slip() -> Manual:
    manual = mini.checked(with_slip("2019")).manual
    assert manual is not None
    return manual


def mended(sources: dict[str, bytes]) -> Mended:
    return mend(sources, mini.given("2020"), romanised, previous=previous_with_slip())


def test_a_file_that_would_have_a_new_error_stays_as_it_is() -> None:
    """With the slip mended the form's text is no longer that of its revision (WM416)."""
    found = mended(with_slip("2020"))
    assert found.files == {}
    assert kept_back(found) == {Reason.ERRORS: ("WM416",)}


def test_the_other_files_are_mended_all_the_same() -> None:
    sources = with_slip("2020")
    path = "procedures/2020/1-visitors/lc-101-group-visits.md"
    sources[path] = sources[path].replace(OTHER_RIGHT.encode(), OTHER_SLIP.encode())
    found = mended(sources)
    assert found.files == {path: mini.files("2020")[path]}
    assert found.counts == {path: 1}
    assert kept_back(found) == {Reason.ERRORS: ("WM416",)}


def test_where_the_new_error_stands_in_another_file_all_stay_as_they_are() -> None:
    """The document names the role with brackets behind backslashes, which are not mended."""
    sources = mini.files()
    charter, document = "procedures/2019/manual.yml", "procedures/2019/1-visitors/lc-101-group-visits.md"
    sources[charter] = sources[charter].replace("title: 讲解员,".encode(), "title: 讲解员(馆内),".encode())
    sources[document] = sources[document].replace("讲解员".encode(), r"讲解员\(馆内\)".encode())
    assert not has_errors(mini.checked(sources).findings)
    found = mend(sources, mini.given(), romanised)
    assert found.files == {}
    assert [(one.path, one.reason) for one in found.kept_back] == [(charter, Reason.ERRORS)]
    assert {one.code for one in found.kept_back[0].findings} == {"WM301"}
