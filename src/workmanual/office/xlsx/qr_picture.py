"""A QR code as a picture for office files: PNG, black on white, level M.

Takes the text, gives the bytes; the same text gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from typing import Final

import segno

_DOTS: Final = 8
"""Pixels of a module."""


def qr_picture(text: str) -> bytes:
    """The code as PNG; the paper is the white around it."""
    out = BytesIO()
    _code(text).save(out, kind="png", scale=_DOTS, border=0)
    return out.getvalue()


def qr_pixels(text: str) -> float:
    """Width and height of that picture."""
    width, _ = _code(text).symbol_size(scale=_DOTS, border=0)
    return float(width)


def _code(text: str) -> segno.QRCode:
    return segno.make(text, error="m", boost_error=False, micro=False)
