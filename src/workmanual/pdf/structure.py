"""The structure of a tagged PDF without idle levels.

Takes the PDF while it is still objects. WeasyPrint gives every box and every piece of text an element of its own; of a
form two thirds say nothing but that here is some text. What they hold is given to the element around them that does
say something (a cell, a paragraph), and they are left empty: a third of a fillable form's objects goes, and with it the
time to write and to read them. What is read, in which order and as what, stays as it is (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from typing import Final

from pydyf import PDF, Array, Dictionary

_IDLE: Final = frozenset({"/Span", "/NonStruct"})
_SAYS_NOTHING: Final = frozenset({"Type", "S", "K", "Pg", "P"})
"""What such an element has where it says nothing of its own: neither language nor alternative text."""
_HOLDS_TEXT: Final = _IDLE | {
    *("/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6"),
    *("/TD", "/TH", "/LBody", "/Lbl", "/Caption"),
}
"""Elements that may hold text without one in between."""


def drop_idle_levels(pdf: PDF) -> None:
    """Take elements that say nothing out of the structure."""
    if "StructTreeRoot" in pdf.catalog:
        _Structure(pdf).drop_idle_levels()


class _Structure:
    def __init__(self, pdf: PDF) -> None:
        self._objects = pdf.objects
        self._root = self._object(pdf.catalog["StructTreeRoot"])
        numbers = self._object(self._root["ParentTree"])["Nums"]
        by_key = dict(zip(numbers[::2], numbers[1::2], strict=True))
        self._elements_of_page: dict[bytes, Array] = {
            reference: by_key[number] for number, reference in enumerate(pdf.page_references)
        }
        """By page: which element each piece of marked content belongs to."""

    def drop_idle_levels(self) -> None:
        for reference in self._root["K"]:
            self._clear(self._object(reference))

    def _object(self, reference: bytes) -> Dictionary:
        return self._objects[int(reference.split()[0])]

    def _clear(self, element: Dictionary) -> None:
        kids = Array()
        for kid in element["K"]:
            inner = self._element(kid)
            if inner is not None:
                self._clear(inner)
            if inner is not None and _is_idle(inner, element):
                self._adopt(inner, element)
                kids += inner["K"]
                inner.clear()
            else:
                kids.append(kid)
        element["K"] = kids

    def _element(self, kid: bytes | int) -> Dictionary | None:
        """The element that is meant, if it is one and not marked content or an annotation."""
        if isinstance(kid, int):
            return None
        found = self._object(kid)
        return found if found["Type"] == "/StructElem" else None

    def _adopt(self, idle: Dictionary, element: Dictionary) -> None:
        for kid in idle["K"]:
            if isinstance(kid, int):
                self._elements_of_page[element["Pg"]][kid] = element.reference
            elif (inner := self._element(kid)) is not None:
                inner["P"] = element.reference


def _is_idle(inner: Dictionary, around: Dictionary) -> bool:
    return (
        inner["S"] in _IDLE
        and around["S"] in _HOLDS_TEXT
        and inner.keys() <= _SAYS_NOTHING
        and inner.get("Pg") == around.get("Pg")
    )
