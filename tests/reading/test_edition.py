# One edition's files to a Manual: which file becomes what, and in which order.

from dataclasses import replace

import pytest

from tests import mini
from workmanual.locale import Locale
from workmanual.model.assessment import Safeguard
from workmanual.model.manual import ApprovalAction, Manual
from workmanual.model.record import FormKind, Orientation
from workmanual.model.richtext import words_of
from workmanual.reading.edition import read_edition

FOLDER = "procedures/2019"


@pytest.mark.parametrize("edition", mini.EDITIONS)
def test_the_small_manual_has_no_findings(edition: str) -> None:
    assert mini.checked(mini.files(edition), edition).findings == ()


def test_an_edition_is_read_whole(manual: Manual) -> None:
    assert (manual.edition.id, manual.edition.effective.isoformat()) == ("2019", "2019-03-01")
    assert [one.action for one in manual.edition.approvals] == [ApprovalAction.PREPARED, ApprovalAction.APPROVED]
    assert [one.id for one in manual.charter.parts] == ["visitors", "collections"]
    assert [one.id for one in manual.basis] == ["opening-rules-2016", "loan-rules-2012"]
    assert [str(one.code) for one in manual.procedures] == ["LC-101", "LC-201"]
    assert [str(one.code) for one in manual.forms] == ["BD-101-1", "BD-101-2", "BD-201-1"]
    assert [(one.id, one.title) for one in manual.preface] == [("how-to-read", "怎么读这本书")]
    assert (manual.pictures, manual.assessment, manual.unread) == ((), None, ())


def test_an_assessment_scheme_is_read_whole(second_manual: Manual) -> None:
    scheme = second_manual.assessment
    assert scheme is not None
    assert (scheme.points, scheme.fewest) == (20, 4)
    assert [(one.id, one.points) for one in scheme.categories] == [("service", 12), ("care", 8)]
    loans, safety = scheme.indicators[2:]
    assert (loans.id, loans.category, loans.points, loans.evidence) == ("loans", "care", 4.5, ("BD-201-1",))
    assert (safety.evidence, safety.outside, safety.procedure) == ((), "馆务会通报", "LC-201")
    assert [(one.title, one.at_least) for one in scheme.grades] == [("优秀", 18), ("合格", 12), ("不合格", 0)]
    assert [one.id for one in scheme.checks] == list(Safeguard)
    assert (len(scheme.veto), len(scheme.formulas), len(scheme.rewards)) == (1, 1, 1)


def test_a_scheme_that_cannot_be_read_is_there_all_the_same(locale: Locale) -> None:
    sources = mini.files("2020") | {"procedures/2020/assessment.yml": b"points: x"}
    manual = read_edition(sources, "procedures/2020", locale).manual
    assert manual is not None
    assert (manual.assessment, manual.unread) == (None, ("assessment.yml",))


def test_a_form_is_read_whole(manual: Manual) -> None:
    register, opinions, loan = manual.forms
    assert (register.kind, register.paper.orientation, opinions.kind) == (
        FormKind.REGISTER,
        Orientation.LANDSCAPE,
        FormKind.SINGLE,
    )
    assert register.numbering is not None
    assert register.numbering.pattern == "2019-01"
    assert [field.id for field in opinions.fields()] == [
        "leader",
        "day",
        "halls",
        "opinion",
        "item",
        "score",
        "answered",
    ]
    assert [block.contents() for part in loan.parts for block in part.blocks] == [
        ("fields",),
        ("table",),
        ("fields",),
        ("signs",),
    ]


def test_a_free_page_may_say_what_is_looked_up_on_it() -> None:
    path = f"{FOLDER}/0-preface/1-how-to-read.md"
    text = mini.files()[path].decode().replace("title: 怎么读这本书\n", "title: 怎么读这本书\nsummary: 每一步的六项\n")
    checked = mini.checked(mini.files() | {path: text.encode()})
    assert checked.findings == ()
    assert checked.manual is not None
    assert [(page.title, page.summary) for page in checked.manual.preface] == [("怎么读这本书", "每一步的六项")]


def test_a_free_page_keeps_its_headings(manual: Manual) -> None:
    (page,) = manual.preface
    assert [type(block).__name__ for block in page.body] == ["Paragraph", "Heading", "Table", "Heading", "ListBlock"]
    assert words_of(page.body[:1]) == "先从 LC-101 读起。每一步写明 谁来做 和何时做。"


def test_the_second_edition_differs_where_it_was_revised(manual: Manual, second_manual: Manual) -> None:
    assert [step.id for step in second_manual.procedures[0].steps] == ["booking", "guiding", "rain", "feedback"]
    assert second_manual.procedures[0].head.revision == "V1.1"
    assert len(second_manual.charter.roles) == len(manual.charter.roles) + 1


def test_the_order_of_the_files_does_not_matter(manual: Manual, locale: Locale) -> None:
    backwards = dict(sorted(mini.files().items(), reverse=True))
    assert read_edition(backwards, FOLDER, locale).manual == manual


def test_documents_follow_the_expected_list(manual: Manual) -> None:
    sources = mini.files()
    charter = sources[f"{FOLDER}/manual.yml"].decode()
    first, second = (line for line in charter.splitlines(keepends=True) if "{code: LC" in line)
    sources[f"{FOLDER}/manual.yml"] = charter.replace(first + second, second + first).encode()
    turned = mini.checked(sources).manual
    assert turned is not None
    assert turned.procedures == tuple(reversed(manual.procedures))


def test_a_document_outside_the_list_comes_last() -> None:
    sources = mini.files()
    charter = sources[f"{FOLDER}/manual.yml"].decode()
    (first,) = (line for line in charter.splitlines(keepends=True) if "{code: LC-101" in line)
    sources[f"{FOLDER}/manual.yml"] = charter.replace(first, "").encode()
    read = mini.checked(sources).manual
    assert read is not None
    assert [str(one.code) for one in read.procedures] == ["LC-201", "LC-101"]


def test_pictures_are_listed_and_not_read(manual: Manual) -> None:
    sources = mini.files() | {f"{FOLDER}/0-preface/plan.png": b"\xff\x00", f"{FOLDER}/a.jpeg": b""}
    read = mini.checked(sources)
    assert read.findings == ()
    assert read.manual == replace(manual, pictures=(f"{FOLDER}/0-preface/plan.png", f"{FOLDER}/a.jpeg"))


@pytest.mark.parametrize("path", ["2-collections/lc-201-loans.md", "records/bd-201-1.yml"])
@pytest.mark.parametrize("damage", [("code: ", "code:\t"), ("title: ", "titel: "), ("revision: V1.0", "revision: [")])
def test_of_a_file_that_cannot_be_read_nothing_else_is_said(path: str, damage: tuple[str, str]) -> None:
    sources = mini.files()
    sources[f"{FOLDER}/{path}"] = sources[f"{FOLDER}/{path}"].decode().replace(*damage).encode()
    found = mini.checked(sources)
    assert found.findings
    assert {one.at.path for one in found.findings} == {f"{FOLDER}/{path}"}


def test_without_its_three_files_there_is_no_manual(locale: Locale) -> None:
    for name in ("edition.yml", "manual.yml", "basis.yml"):
        sources = mini.files()
        del sources[f"{FOLDER}/{name}"]
        reading = read_edition(sources, FOLDER, locale)
        assert reading.manual is None
        assert [(one.code, one.at.path) for one in reading.findings] == [("WM102", f"{FOLDER}/{name}")]
