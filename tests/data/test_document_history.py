# Script files of what became of documents and editions: each a call with plain data, harmless in a page.

import json
import re

import pytest

from tests.comparison.conftest import EDITIONS, history_of, real_manual
from workmanual.comparison.history import History
from workmanual.data.document_history import document_histories, edition_histories
from workmanual.locale import Locale

CALL = re.compile(r"workmanualHistory\((\{.*\})\);\n", re.DOTALL)


@pytest.fixture(scope="module")
def history() -> History:
    return history_of(*map(real_manual, EDITIONS))


@pytest.fixture(scope="module")
def files(history: History, locale: Locale) -> dict[str, str]:
    return {**document_histories(history), **edition_histories(history, locale.comparison, locale.labels)}


def read(text: str) -> dict[str, object]:
    called = CALL.fullmatch(text)
    assert called is not None
    data = json.loads(called[1])
    assert isinstance(data, dict)
    return data


def test_each_file_is_a_call_in_ascii_without_markup(files: dict[str, str]) -> None:
    for name, text in files.items():
        assert text.isascii(), name
        assert "<" not in text
        assert read(text)["schema"] == 1


def test_each_document_form_and_later_edition_has_a_file(files: dict[str, str]) -> None:
    manuals = [real_manual(id_) for id_ in EDITIONS]
    codes = {one.code.lower() for manual in manuals for one in manual.procedures}
    codes |= {one.code.lower() for manual in manuals for one in manual.forms}
    assert files.keys() == {f"{code}.js" for code in codes} | {f"edition-{id_}.js" for id_ in EDITIONS[1:]}


def test_an_edition_says_what_it_changed(files: dict[str, str], history: History) -> None:
    data = read(files["edition-2006.js"])
    assert (data["edition"], data["previous"]) == ("2006", "2005")
    counts = data["counts"]
    assert isinstance(counts, list)
    assert sum(count for _, count in counts) >= len(history.compare("2005", "2006").changes)
    assert isinstance(data["summary"], list)
    assert len(data["summary"]) > 1


def test_the_same_editions_give_the_same_bytes(files: dict[str, str]) -> None:
    again = document_histories(history_of(*map(real_manual, EDITIONS)))
    assert again == {name: text for name, text in files.items() if not name.startswith("edition-")}
