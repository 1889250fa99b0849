# Charts as pictures: read back dot by dot. Frames and lines differ in black and white, and no word leaves its box.

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from tests.sheets.forms import FORMS, sheet_of
from workmanual.ground import resources
from workmanual.office.picture import DOTS_PER_INCH, drawn
from workmanual.sheets.sheet import Box, BoxLine, Drawing, Frame, Line

FACE = (resources.FONTS / "hei-regular.ttf").read_bytes()
DOTS = DOTS_PER_INCH / 25.4
LONG = "动力厂党委所属各党支部责任区和党员岗位目标" * 4


def dots(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


def picture(boxes: Sequence[Box] = (), lines: Sequence[Line] = (), **more: object) -> Image.Image:
    """A drawing of 100 by 60 mm."""
    legend = more.get("legend", ())
    assert isinstance(legend, tuple)
    return dots(drawn(Drawing(boxes=tuple(boxes), lines=tuple(lines), legend=legend, height=60), 100, FACE))


def box(*lines: BoxLine, frame: Frame = Frame.SOLID) -> Box:
    return Box(left=10, top=10, width=40, height=20, frame=frame, lines=lines)


def ink(image: Image.Image, left: float, top: float, right: float, bottom: float) -> int:
    """Dots that are not white in a part of the picture, mm."""
    part = image.crop((round(left * DOTS), round(top * DOTS), round(right * DOTS), round(bottom * DOTS)))
    return sum(part.histogram()[:200])


def all_ink(image: Image.Image) -> int:
    return ink(image, 0, 0, image.width / DOTS, image.height / DOTS)


def test_picture_is_as_large_as_the_drawing_and_has_no_colour() -> None:
    image = picture([box(BoxLine(text="党支部"))])
    assert image.size == (round(100 * DOTS), round(60 * DOTS))
    assert image.mode == "L"
    assert image.info["dpi"] == pytest.approx((DOTS_PER_INCH, DOTS_PER_INCH), abs=0.1)


def test_every_frame_is_drawn_with_another_amount_of_ink() -> None:
    amounts = {frame: all_ink(picture([box(frame=frame)])) for frame in Frame}
    ordered = [amounts[frame] for frame in (Frame.DASHED, Frame.SOLID, Frame.DOUBLE, Frame.THICK)]
    assert all(more > 1.3 * less for less, more in pairwise(ordered))


@pytest.mark.parametrize("frame", Frame)
@pytest.mark.parametrize(
    "line",
    [
        BoxLine(text=LONG),
        BoxLine(text=LONG, strong=True),
        BoxLine(text="目标", value=LONG),
        BoxLine(text=LONG, value=LONG),
        BoxLine(text=LONG, blank=True),
        BoxLine(text="高", points=300),
    ],
)
def test_words_never_leave_their_box(frame: Frame, line: BoxLine) -> None:
    empty = picture([box(frame=frame)])
    image = picture([box(line, line, line, frame=frame)])
    assert ink(image, 12, 12, 48, 28) > ink(empty, 12, 12, 48, 28), "the words are there"
    assert all_ink(image) == ink(image, 10, 10, 50.2, 30.2), "nothing is outside"
    edge = (10, 10, 10.8, 30)
    assert ink(image, *edge) == ink(empty, *edge), "nothing is on the frame"


def test_a_blank_has_a_line_and_a_value_has_none() -> None:
    blank = picture([box(BoxLine(text="人数", blank=True))])
    assert ink(blank, 30, 18, 31, 24) > 0
    assert ink(picture([box(BoxLine(text="人数", value="8"))]), 30, 18, 31, 24) == 0


def test_a_dashed_line_has_gaps_and_an_arrow_a_head() -> None:
    across = ((5.0, 50.0), (95.0, 50.0))
    solid, dashed, arrow = (
        picture(lines=[Line(points=across, dashed=is_dashed, arrow=is_arrow)])
        for is_dashed, is_arrow in ((False, False), (True, False), (False, True))
    )
    assert min(ink(solid, x, 49, x + 1, 51) for x in range(6, 94)) > 0
    assert min(ink(dashed, x, 49, x + 1, 51) for x in range(6, 94)) == 0
    assert ink(dashed, 5, 49, 95, 51) > 0.5 * ink(solid, 5, 49, 95, 51)
    assert ink(arrow, 92, 48, 95, 52) > 2 * ink(arrow, 5, 48, 8, 52)


def test_words_on_a_line_are_not_struck_through() -> None:
    across = Line(points=((5.0, 50.0), (95.0, 50.0)), text="考核")
    assert ink(picture(lines=[across]), 46.8, 49.9, 47.1, 50.1) == 0, "white before the words"
    upright = Line(points=((50.0, 5.0), (50.0, 55.0)), text="考核")
    assert ink(picture(lines=[upright]), 51.2, 28, 58, 32) > 0, "beside the line"


def test_a_line_of_no_length_and_words_without_a_line_are_no_accident() -> None:
    assert all_ink(picture(lines=[Line(points=((5.0, 5.0), (5.0, 5.0)), arrow=True, dashed=True)])) < 20
    assert all_ink(picture(lines=[Line(points=((5.0, 5.0),), text="考核")])) > 0


def test_legend_stands_at_the_foot_with_a_sample_of_each_frame() -> None:
    legend = tuple((frame, LONG[: 6 + number]) for number, frame in enumerate(Frame))
    image = picture(legend=legend)
    assert ink(image, 0, 0, 100, 51) == 0
    assert ink(image, 0, 51, 100, 60) == all_ink(image) > 0
    assert ink(image, 99, 51, 100, 60) == 0


def test_a_legend_says_that_it_is_one() -> None:
    (drawing,) = (band for band in sheet_of(FORMS["chart"]).pages[0].bands if isinstance(band, Drawing))
    assert drawing.legend_label == resources.locale().labels["sheet-legend"]
    foot = (0, drawing.height - 9, 9, drawing.height)
    frame = (0, drawing.height - 6.5, 1.5, drawing.height - 2.5)
    with_label, without = (
        dots(drawn(replace(drawing, legend_label=label), 171, FACE)) for label in (drawing.legend_label, "")
    )
    assert ink(with_label, *foot) > 0
    assert ink(with_label, *frame) != ink(without, *frame), "the first sample stands behind the words"


@pytest.mark.parametrize("name", ["chart", "network"])
def test_charts_are_drawn_the_same_twice(name: str) -> None:
    sheet = sheet_of(FORMS[name])
    drawing = next(band for page in sheet.pages for band in page.bands if isinstance(band, Drawing))
    png = drawn(drawing, sheet.width, FACE)
    assert png == drawn(drawing, sheet.width, FACE)
    assert len(png) < 100_000
    assert all_ink(dots(png)) > 1000
