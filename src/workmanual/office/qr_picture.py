"""A QR code as a picture for office files: PNG, black on white, level M.

Takes the text, gives the bytes; the same text gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from typing import Final

import segno

_DOTS: Final = 8
"""Pixels of a module."""
_QUIET: Final = 2
"""Modules of white around it; the paper's white does the rest."""


def qr_picture(text: str) -> bytes:
    """The code as PNG."""
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=_DOTS, border=_QUIET)
    return out.getvalue()


def qr_pixels(text: str) -> int:
    """Width and height of that picture."""
    width, _ = segno.make(text, error="m", micro=False).symbol_size(scale=_DOTS, border=_QUIET)
    return int(width)
