"""QR codes for paper: the only module that imports segno.

Takes the words, gives the code as SVG or PNG, black on white, with nothing around it: the paper is the quiet zone. The
same words give the same bytes. Error correction M, as records.md asks: a code of 15 mm is read from a copy.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Final

import segno

_DOTS: Final = 8
"""Pixels of a module."""


def qr_svg(words: str) -> str:
    """One path in an SVG element that takes the size of its surroundings and says nothing to a screen reader."""
    out = BytesIO()
    _code(words).save(
        out, kind="svg", xmldecl=False, nl=False, border=0, omitsize=True, svgclass="sh-qr__code", lineclass=None
    )
    return out.getvalue().decode()


def qr_png(words: str) -> bytes:
    """A picture that is scaled where it is shown."""
    out = BytesIO()
    _code(words).save(out, kind="png", scale=_DOTS, border=0)
    return out.getvalue()


def qr_pixels(words: str) -> float:
    """Width and height of that picture."""
    width, _ = _code(words).symbol_size(scale=_DOTS, border=0)
    return float(width)


@lru_cache(maxsize=256)
def _code(words: str) -> segno.QRCode:
    """Made once for all formats of a form: finding the best of eight patterns takes longest."""
    return segno.make(words, error="m", boost_error=False, micro=False)
