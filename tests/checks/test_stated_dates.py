# A date in a document whose text has not changed since the previous edition.

from tests import mini
from workmanual.checks.edition import check_edition
from workmanual.model.manual import Manual

LOANS = "2-collections/lc-201-loans.md"
OLD, NEW = "按期收回。", "按期收回。本流程自 2019 年 3 月 1 日起施行。"


def codes(sources: dict[str, bytes], loans: bytes, previous: Manual | None) -> set[str]:
    changed = {**sources, f"procedures/2020/{LOANS}": loans}
    return {one.code for one in check_edition(changed, mini.given("2020"), previous=previous).findings}


def test_an_unchanged_document_keeps_the_day_on_which_it_first_took_effect() -> None:
    first = mini.files("2019")
    first[f"procedures/2019/{LOANS}"] = loans = first[f"procedures/2019/{LOANS}"].replace(OLD.encode(), NEW.encode(), 1)
    before = mini.checked(first, "2019")
    assert before.findings == ()
    second = mini.files("2020")
    second["procedures/2020/basis.yml"] = first["procedures/2019/basis.yml"].replace(b"    in_force_to: 2019-12\n", b"")
    second["procedures/2020/basis.yml"] += mini.files("2020")["procedures/2020/basis.yml"].partition(b"basis:\n")[2]
    assert codes(second, loans, before.manual) == {"WM407"}
    assert codes(second, loans.replace("馆藏的".encode(), "本馆的".encode()), before.manual) == {
        "WM407",
        "WM416",
        "WM420",
    }
