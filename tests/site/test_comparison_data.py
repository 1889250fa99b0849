# What a site writes for the comparison page: the scripts of the store, byte for byte, and nothing besides.

from pathlib import Path

from tests import mini
from tests.comparison.conftest import history_of
from workmanual.data.comparison_store import comparison_store
from workmanual.locale import Locale
from workmanual.site.comparisons import data, write


def test_the_data_lie_below_the_folder_under_their_names(tmp_path: Path, locale: Locale) -> None:
    history = history_of(mini.manual("2019"), mini.manual("2020"))
    write(tmp_path / "data", data(history))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    written = {path.relative_to(tmp_path / "data").as_posix(): path.read_bytes() for path in files}
    scripts = comparison_store(history, locale.comparison, locale.labels)
    assert {name: text for name, text in written.items() if not name.startswith("history/")} == {
        name: script.encode() for name, script in scripts.items()
    }
    assert {"index.js", "items.js", "reasons.js", "editions/2019.js", "pairs/2019-2020.js"} <= set(written)
