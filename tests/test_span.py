# A place, and a string and a date that remember their place.

import pickle
from copy import deepcopy
from datetime import date, timedelta

from workmanual.span import NOWHERE, Day, Name, Span

HERE = Span("procedures/2019/manual.yml", 7, 3)


def test_a_place_reads_as_editors_write_it() -> None:
    assert str(HERE) == "procedures/2019/manual.yml:7:3"
    assert str(Span("a.md")) == "a.md:1:1"


def test_places_are_ordered_by_path_line_and_column() -> None:
    places = [Span("b.md", 1, 1), Span("a.md", 10, 1), Span("a.md", 9, 20), Span("a.md", 9, 3)]
    assert sorted(places) == [places[3], places[2], places[1], places[0]]


def test_a_name_is_its_string() -> None:
    name = Name("LC-101", HERE)
    assert name == "LC-101"
    assert name in {"LC-101"}
    assert f"{name}.booking" == "LC-101.booking"
    assert type(str(name)) is str


def test_names_are_equal_whatever_their_place() -> None:
    assert Name("x", HERE) == Name("x", Span("elsewhere.md"))


def test_a_name_keeps_its_place_on_the_way_to_another_process() -> None:
    name = Name("LC-101", HERE)
    for copy in (pickle.loads(pickle.dumps(name)), deepcopy(name)):
        assert (copy, copy.at) == (name, HERE)


def test_a_day_is_its_date() -> None:
    day = Day(2019, 3, 1, HERE)
    assert day == date(2019, 3, 1)
    assert day in {date(2019, 3, 1)}
    assert day.isoformat() == "2019-03-01"
    assert date(2019, 2, 28) < day <= Day(2019, 3, 1, Span("elsewhere.yml"))


def test_a_day_keeps_its_place_on_the_way_to_another_process() -> None:
    day = Day(2019, 3, 1, HERE)
    for copy in (pickle.loads(pickle.dumps(day)), deepcopy(day)):
        assert (copy, copy.at) == (day, HERE)


def test_nobody_wrote_a_day_that_is_reckoned() -> None:
    day = Day(2019, 3, 1, HERE)
    for other in (day + timedelta(days=1), day.replace(day=2), Day.fromisoformat("2019-03-02")):
        assert other == date(2019, 3, 2)
        assert getattr(other, "at", NOWHERE) == NOWHERE
