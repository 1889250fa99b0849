# Laws of the register: it is only ever added to, and reads as it was meant, whatever was said.

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workmanual.editions.register_text import Happening, appended
from workmanual.model.register import Event, FileDifference
from workmanual.reading.register import read_register
from workmanual.span import NOWHERE, Name

PATH = "procedures/register.yml"
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1)
LINES = st.lists(st.sampled_from("+- @").flatmap(lambda sign: WORDS.map(lambda words: sign + words)), max_size=4)
DIFFERENCES = LINES.map(lambda lines: "".join(f"{line}\n" for line in lines))


def happening(event: Event, words: str = "x", difference: str | None = None) -> Happening:
    files = (
        () if difference is None else (FileDifference(at=NOWHERE, path=Name(words, NOWHERE), difference=difference),)
    )
    digest = "" if event is Event.WITHDRAWN else "ab"
    return Happening(
        event=event, edition="2019", date=date(2019, 2, 20), who=words, why=words, digest=digest, files=files
    )


@given(WORDS, DIFFERENCES, st.booleans())
def test_an_entry_reads_as_it_was_meant(words: str, difference: str, has_other_line_ends: bool) -> None:
    first = appended(None, happening(Event.RELEASED, words))
    assert first is not None
    if has_other_line_ends:
        first = first.replace(b"\n", b"\r\n")
    second = appended(first, happening(Event.ERRATUM, words, difference))
    assert second is not None
    third = appended(second, happening(Event.WITHDRAWN, words))
    assert third is not None
    assert third.startswith(second)
    assert second.startswith(first)
    read = read_register(third, PATH)
    assert read.findings == ()
    assert [one.why for one in read.register.entries] == [words] * 3
    (file,) = read.register.entries[1].files
    assert (file.path, file.difference) == (words, difference)
    normal = read_register(third.replace(b"\r\n", b"\n"), PATH)
    assert normal.findings == ()


@given(st.data())
def test_whatever_is_changed_before_an_entry_shows_in_it(data: st.DataObject) -> None:
    text = appended(appended(None, happening(Event.RELEASED)), happening(Event.WITHDRAWN))
    assert text is not None
    last = text.rindex(b"  - event")
    place = data.draw(st.integers(0, last - 1))
    changed = text[:place] + bytes([text[place] ^ 1]) + text[place + 1 :]
    assert read_register(changed, PATH).findings


@pytest.mark.parametrize("words", ["\x07", "\ud800"])
def test_what_cannot_be_said_is_not_written(words: str) -> None:
    assert appended(None, happening(Event.RELEASED, words)) is None


def test_nothing_is_added_to_what_cannot_be_read_or_does_not_follow() -> None:
    assert appended(b"entries: []\n", happening(Event.RELEASED)) is None
    assert appended(b"entries: [\n", happening(Event.RELEASED)) is None
    assert appended(None, happening(Event.WITHDRAWN)) is None


def test_entries_stand_below_each_other_however_they_are_indented() -> None:
    first = appended(None, happening(Event.RELEASED))
    assert first is not None
    flat = b"\n".join(line.removeprefix(b"  ") for line in first.split(b"\n"))
    second = appended(flat, happening(Event.WITHDRAWN))
    assert second is not None
    assert b"\n- event: withdrawn\n" in second


def test_people_can_read_a_difference() -> None:
    first = appended(None, happening(Event.RELEASED))
    text = appended(first, happening(Event.ERRATUM, difference="@@ -1 +1 @@\n-旧\n+新\n"))
    assert text is not None
    assert "        difference: |\n          @@ -1 +1 @@\n          -旧\n          +新\n" in text.decode()
