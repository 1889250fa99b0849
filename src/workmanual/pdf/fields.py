"""Fields of a PDF that is filled in on screen.

Takes the PDF while it is still objects, and its controls with the annotation that stands for each; completes the
annotations and gives the PDF its form (ISO 32000-1, 12.7). Controls of one name become one field that is shown in
several places. The face is one of those that every program which shows Chinese has a stand-in for; it is named and not
carried along, so that a form stays small and whatever is typed can be shown (records.md, Fillable PDF). There is no
script in it. It deliberately does not know WeasyPrint, which made the annotations and laid them out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, IntFlag, StrEnum
from typing import Final

import pydyf

FACE: Final = "Song"
"""Name of the fields' face among the form's resources."""
_TICK_FACE: Final = "ZaDb"
_TEXT_STYLE: Final = f"/{FACE} 0 Tf 0 g"
"""Black; size 0 lets the program choose the size that fits."""
_TICK_STYLE: Final = f"/{_TICK_FACE} 0 Tf 0 g"
_TICK_CHARACTER: Final = "4"
"""A tick in ZapfDingbats, for programs that draw it themselves."""
_TICK: Final = "q 0 G 1.3 w 1 J 1 j 1.6 5.2 m 4 2.4 l 8.4 8.2 l S Q"
"""A tick drawn in a square of ten units."""
_SQUARE: Final = 10
_ON: Final = "Yes"
_PRINTED: Final = 4
"""Flag of an annotation that is printed."""
_KEPT: Final = ("P", "StructParent")
"""What an annotation says of its page and its place in the structure."""


class FieldKind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    LINES = "lines"
    TICK = "tick"
    PICK = "pick"
    """One of several that exclude each other."""


_TYPED: Final = frozenset({FieldKind.LINE, FieldKind.LINES})


class Quadding(IntEnum):
    """Where typed words stand."""

    START = 0
    CENTER = 1
    END = 2


class _Flag(IntFlag):
    """Field flags (tables 221, 226 and 228)."""

    REQUIRED = 1 << 1
    MULTILINE = 1 << 12
    RADIO = 1 << 15
    IN_UNISON = 1 << 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """One place on a page where a field is filled in."""

    annotation: pydyf.Dictionary
    """Already among the PDF's objects, on its page and in the structure; what else it says is replaced."""
    kind: FieldKind
    name: str
    """Names with points between them: `born.year` is the part `year` of `born`."""
    title: str
    """What is asked, for screen readers and the pointer."""
    value: str = ""
    """What is written beforehand; of a `PICK` the word that it stands for."""
    is_on: bool = False
    """Whether a `TICK` or `PICK` is ticked beforehand."""
    is_required: bool = False
    length: int | None = None
    """Most characters."""
    quadding: Quadding = Quadding.START


def add_form(pdf: pydyf.PDF, widgets: Sequence[Widget]) -> None:
    """Make the widgets, in reading order, the fields of the PDF's form."""
    form = _Form(pdf, _added(pdf, _drawing(_TICK)), _added(pdf, _drawing("")))
    is_written = any(one.value for one in widgets if one.kind in _TYPED)
    pdf.catalog["AcroForm"] = pydyf.Dictionary(
        {
            "Fields": pydyf.Array(form.field(node).reference for node in _nodes(widgets)),
            "DR": pydyf.Dictionary({"Font": _faces(pdf)}),
            "DA": pydyf.String(_TEXT_STYLE),
            # What is typed is drawn by the program it is typed in. Only words written beforehand, which nobody has
            # drawn yet, are left to whoever shows the form: that one draws everything anew, in its own way.
            "NeedAppearances": "true" if is_written else "false",
        }
    )


@dataclass(frozen=True, slots=True)
class _Node:
    """A field: what is shown in one or several places, or what has parts."""

    name: str
    widgets: tuple[Widget, ...]
    parts: tuple[_Node, ...]


def _nodes(widgets: Iterable[Widget]) -> Iterator[_Node]:
    """The fields with their parts, each in the place of its first widget."""
    return _gathered([(one.name.split("."), one) for one in widgets])


def _gathered(named: Sequence[tuple[list[str], Widget]]) -> Iterator[_Node]:
    """The fields that begin these names. What cannot be one field, for it is filled in otherwise, has another name."""
    kinds = [(path[0], None if path[1:] else one.kind in _TYPED or one.kind) for path, one in named]
    given: Counter[str] = Counter()
    for key in dict.fromkeys(kinds):
        members = [(path[1:], one) for kind, (path, one) in zip(kinds, named, strict=True) if kind == key]
        name, filled_in = key
        given[name] += 1
        name += f"-{given[name]}" if given[name] > 1 else ""
        if filled_in:
            yield _Node(name, tuple(one for _, one in members), ())
        else:
            yield _Node(name, (), tuple(_gathered(members)))


@dataclass(frozen=True, slots=True)
class _Form:
    """Writes fields into a PDF."""

    pdf: pydyf.PDF
    tick: pydyf.Stream
    """The drawing of a tick."""
    nothing: pydyf.Stream
    """The drawing of no tick."""

    def field(self, node: _Node, parent: pydyf.Dictionary | None = None) -> pydyf.Dictionary:
        """The field, which is also its annotation where it has but one place."""
        named = {"T": pydyf.String(node.name)} | ({"Parent": parent.reference} if parent else {})
        if node.parts:
            field = _added(self.pdf, pydyf.Dictionary(named))
            field["Kids"] = pydyf.Array(self.field(part, field).reference for part in node.parts)
            return field
        states = _states(node.widgets)
        named |= _said(node.widgets, states)
        if len(node.widgets) == 1 and node.widgets[0].kind is not FieldKind.PICK:
            return self._completed(node.widgets[0], states[0], named)
        field = _added(self.pdf, pydyf.Dictionary(named))
        for widget, state in zip(node.widgets, states, strict=True):
            title = widget.value if widget.kind is FieldKind.PICK else widget.title
            self._completed(widget, state, {"Parent": field.reference, "TU": pydyf.String(title)})
        field["Kids"] = pydyf.Array(widget.annotation.reference for widget in node.widgets)
        return field

    def _completed(self, widget: Widget, state: str, said: dict[str, object]) -> pydyf.Dictionary:
        """The annotation with what it says, and with what is seen of it."""
        annotation = widget.annotation
        kept = {key: annotation[key] for key in _KEPT if key in annotation}
        left, top, right, bottom = (round(place, 2) for place in annotation["Rect"])
        annotation.clear()
        annotation |= kept | said | {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "Rect": pydyf.Array((min(left, right), min(top, bottom), max(left, right), max(top, bottom))),
            "F": _PRINTED,
        }  # fmt: skip
        if widget.kind in _TYPED:
            # No appearance: programs redraw into the one that is there, and may not ask whether others share it.
            annotation["DA"] = pydyf.String(_TEXT_STYLE)
            return annotation
        drawings = {state: self.tick.reference, "Off": self.nothing.reference}
        annotation["AS"] = f"/{state if widget.is_on else 'Off'}"
        annotation["AP"] = pydyf.Dictionary({"N": pydyf.Dictionary(drawings)})
        annotation["DA"] = pydyf.String(_TICK_STYLE)
        annotation["MK"] = pydyf.Dictionary({"CA": pydyf.String(_TICK_CHARACTER)})
        return annotation


def _states(widgets: Sequence[Widget]) -> tuple[str, ...]:
    """The name of each widget's ticked state: for words that exclude each other, the place of the word."""
    words = list(dict.fromkeys(one.value for one in widgets))
    return tuple(str(words.index(one.value)) if one.kind is FieldKind.PICK else _ON for one in widgets)


def _said(widgets: Sequence[Widget], states: Sequence[str]) -> dict[str, object]:
    """What a field says of itself, wherever it is shown."""
    first = widgets[0]
    flags = _Flag.REQUIRED if any(one.is_required for one in widgets) else _Flag(0)
    said: dict[str, object] = {"TU": pydyf.String(first.title)}
    if first.kind in _TYPED:
        flags |= _Flag.MULTILINE if any(one.kind is FieldKind.LINES for one in widgets) else _Flag(0)
        said |= {"FT": "/Tx", "V": pydyf.String(first.value), "Q": int(first.quadding)}
        said |= {"MaxLen": first.length} if first.length else {}
    else:
        on = [state for one, state in zip(widgets, states, strict=True) if one.is_on]
        said |= {"FT": "/Btn", "V": f"/{on[0] if on else 'Off'}"}
    if first.kind is FieldKind.PICK:
        flags |= _Flag.RADIO | (_Flag.IN_UNISON if len(set(states)) < len(states) else _Flag(0))
        said["Opt"] = pydyf.Array(pydyf.String(one.value) for one in widgets)
    return said | {"Ff": int(flags)}


def _added(pdf: pydyf.PDF, made: pydyf.Object) -> pydyf.Object:
    pdf.add_object(made)
    return made


def _drawing(marks: str) -> pydyf.Stream:
    """What is drawn in a square that becomes as big as the annotation."""
    box = pydyf.Array((0, 0, _SQUARE, _SQUARE))
    return pydyf.Stream([marks], {"Type": "/XObject", "Subtype": "/Form", "BBox": box})


def _faces(pdf: pydyf.PDF) -> pydyf.Dictionary:
    """The faces of typed words and of ticks, by name; neither is carried along."""
    descriptor = pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": "/STSong-Light",
            "Flags": 6,  # with serifs; more than Latin letters
            "FontBBox": pydyf.Array((-25, -254, 1000, 880)),
            "ItalicAngle": 0,
            "Ascent": 880,
            "Descent": -120,
            "CapHeight": 880,
            "StemV": 80,  # regular: PDFium thickens what has more
        }
    )
    glyphs = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType0",
            "BaseFont": "/STSong-Light",
            "CIDSystemInfo": pydyf.Dictionary(
                {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("GB1"), "Supplement": 4}
            ),
            "FontDescriptor": _added(pdf, descriptor).reference,
            "DW": 1000,
            # Latin letters and figures are half as wide as a Chinese character, as in the faces that stand in.
            "W": pydyf.Array((1, 95, 500, 814, 939, 500)),
        }
    )
    typed = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": "/STSong-Light-Identity-H",
            "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array((_added(pdf, glyphs).reference,)),
        }
    )
    ticks = pydyf.Dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/ZapfDingbats"})
    return pydyf.Dictionary({FACE: _added(pdf, typed).reference, _TICK_FACE: _added(pdf, ticks).reference})
