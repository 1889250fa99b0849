# Every value of a closed set, every family, kind, sense and direction has its word, and no word is left over.

from tests.comparison.conftest import EDITIONS, Pairs
from workmanual.comparison.records import FOLDED, Direction, Family, Kind, Sense
from workmanual.locale import Locale
from workmanual.model.assessment import Safeguard
from workmanual.model.manual import Level
from workmanual.model.procedure import Origin, Serves, Stage
from workmanual.model.record import Each, FieldType, FormFormat, FormKind, Orientation, Shown

SETS = {
    "origin": Origin,
    "serves": Serves,
    "stage": Stage,
    "kind": FormKind,
    "paper": Orientation,
    "type": FieldType,
    "level": Level,
    "each": Each,
    "shows": Shown,
    "proves": Safeguard,
    "formats": FormFormat,
}
PATTERNS = {"required", "sum", "least", "most", "decimals", "pages", "rows", "safeguards", "sentence"}


def test_closed_sets_have_their_words(locale: Locale) -> None:
    expected = {f"{name}-{value}" for name, values in SETS.items() for value in values}
    assert {*locale.comparison.values} == expected | PATTERNS


def test_what_happens_has_its_words(locale: Locale) -> None:
    words = locale.comparison
    assert {*words.kinds} == {*words.summary.kinds} == {*Kind}
    assert {*words.senses} == {*Sense}
    assert {*words.directions} == {*Direction}
    assert {*words.families} == {*words.summary.units} == {*Family}
    assert {*words.table.notes} == {*FOLDED}


def test_every_field_of_the_real_editions_has_a_name(real: Pairs, locale: Locale) -> None:
    named = {one.name for edition in real.history.editions for item in edition.items for one in item.fields}
    assert len(real.history.editions) == len(EDITIONS)
    assert named <= {*locale.comparison.fields}
