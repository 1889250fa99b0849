# The time grammar: every row of design.md §3 as a case (tests/cases/times), and what no words can do to it.

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tests.case_files import CASES, STRICT
from workmanual.ground import resources
from workmanual.locale import Locale
from workmanual.model.time import Deadline, Moment, OnOccasion, Period, Recurrence, Time, Unit
from workmanual.times import read_times

Means = Recurrence | Deadline | OnOccasion


@dataclass(frozen=True, slots=True)
class Understood:
    __pydantic_config__: ClassVar = STRICT

    written: tuple[str, ...]
    """Ways to write the same."""
    means: tuple[dict[str, object], ...]
    """The times in order; of each the fields that are not as usual."""


@dataclass(frozen=True, slots=True)
class TimeCase:
    __pydantic_config__: ClassVar = STRICT

    name: str
    understood: tuple[Understood, ...] = ()
    not_understood: tuple[str, ...] = ()


def cases() -> Iterator[tuple[str, TimeCase]]:
    for path in sorted((CASES / "times").glob("*.yml")):
        yield path.stem, TypeAdapter(TimeCase).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))


TIMES = dict(cases())
UNDERSTOOD = [
    pytest.param(words, one.means, id=f"{name}: {words}")
    for name, case in TIMES.items()
    for one in case.understood
    for words in one.written
]
NOT_UNDERSTOOD = [
    pytest.param(words, id=f"{name}: {words}") for name, case in TIMES.items() for words in case.not_understood
]
KINDS: dict[str, type[Means]] = {"period": Recurrence, "event": Deadline, "moment": OnOccasion}


def time(fields: dict[str, object]) -> Time:
    kind = next(kind for key, kind in KINDS.items() if key in fields)
    return TypeAdapter(kind).validate_python(fields, extra="forbid")


@pytest.mark.parametrize(("words", "means"), UNDERSTOOD)
def test_understood(words: str, means: tuple[dict[str, object], ...], locale: Locale) -> None:
    assert read_times(words, locale.times) == tuple(map(time, means))


@pytest.mark.parametrize("words", NOT_UNDERSTOOD)
def test_not_understood(words: str, locale: Locale) -> None:
    assert read_times(words, locale.times) == ()


def test_every_phrase_of_the_locale_is_in_a_case(locale: Locale) -> None:
    times = [found for case in TIMES.values() for one in case.understood for found in map(time, one.means)]
    assert {one.moment for one in times if isinstance(one, OnOccasion)} == set(Moment)
    assert {one.period for one in times if isinstance(one, Recurrence)} == set(Period)
    assert {one.unit for one in times if isinstance(one, Deadline)} == set(Unit)
    written = [words for case in TIMES.values() for one in case.understood for words in one.written]
    for phrase in locale.times.phrases:
        rest = [other for other in locale.times.phrases if other is not phrase]
        without = TypeAdapter(type(locale.times)).validate_python(
            {**{name: getattr(locale.times, name) for name in locale.times.__slots__}, "phrases": rest}
        )
        changed = [words for words in written if read_times(words, without) != read_times(words, locale.times)]
        assert changed, f"no case needs the phrase {phrase.written!r}"


WORDS = st.text(
    st.sampled_from("每月季度末半年日前后内至少次或两三—、；，之起个工作周会随时需要 0123456789"), max_size=24
)


@given(WORDS)
def test_any_words_give_possible_times_or_none(words: str) -> None:
    for one in read_times(words, resources.locale().times):
        match one:
            case Recurrence():
                assert all(1 <= month <= 12 for month in one.months)
                assert all(every > 0 for every in one.every)
                assert 1 <= (one.first_day or 1) <= (one.last_day or 31) <= 31
                assert one.count is None or one.count > 0
                assert one.months or one.last_day or one.count
            case Deadline():
                assert one.event.strip()
                assert one.amount > 0


def test_a_very_long_number_is_no_time(locale: Locale) -> None:
    assert read_times(f"会后 {'9' * 5000} 日内", locale.times) == ()
