# Laws of what is made: a manual without errors can be printed and published whatever is odd about it, and the real
# manual's files can be damaged like the small one's.

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import mini
from tests.laws.laws import assert_checked
from tests.laws.mutations import Damaged, damaged_files, damaged_manuals
from workmanual.checks.edition import Examined, check_examined, examine_file, vocabulary
from workmanual.data.manual_json import manual_json
from workmanual.findings import has_errors
from workmanual.ground import page_materials
from workmanual.ground.examine_worker import given as given_for
from workmanual.ground.form_jobs import Press
from workmanual.ground.project import edition_files
from workmanual.model.manual import EditionState
from workmanual.pdf.jobs import print_jobs
from workmanual.site.pages import make_pages
from workmanual.views.index import index

REAL = "procedures/2004"


@settings(max_examples=60)
@given(damaged_manuals())
def test_what_is_no_error_is_harmless(damaged: Damaged) -> None:
    checked = mini.checked(damaged.sources)
    if checked.manual is None or has_errors(checked.findings):
        return
    materials, lookups = page_materials.materials(EditionState.DRAFT), index(checked.manual)
    assert make_pages(lookups, materials, (), with_book=True)
    assert print_jobs(lookups, materials, damaged.sources, with_book=True)
    press = Press(index=lookups, labels=materials.locale.labels, mark=materials.mark)
    assert len(press.edition()) == len(checked.manual.forms)
    assert manual_json(lookups).encode()


@cache
def real_files() -> dict[str, bytes]:
    return edition_files(mini.ROOT.parent.parent.parent, "2004")


@cache
def real_examined(path: str) -> Examined:
    files, given = real_files(), given_for(REAL)
    return examine_file(path, files[path], vocabulary(files, given), given)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_real_manual_gives_findings_or_a_manual(data: st.DataObject) -> None:
    damaged = data.draw(damaged_files(real_files()))
    given = given_for(REAL)
    lexicon = vocabulary(damaged.sources, given)
    examined = {path: real_examined(path) for path in damaged.sources}
    examined[damaged.path] = examine_file(damaged.path, damaged.content, lexicon, given)
    assert_checked(check_examined(examined, given), damaged.sources)
