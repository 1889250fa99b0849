"""A QR code as SVG: the only module of the HTML writers that imports segno.

Takes the words, gives markup of one path that takes the size of its surroundings. Error correction M, as records.md
asks: a code of 15 mm is read from a copy. Nothing around it: the paper is the quiet zone.
"""

from __future__ import annotations

from functools import lru_cache

import segno
from markupsafe import Markup


@lru_cache(maxsize=256)
def qr_code(words: str) -> Markup:
    """The code of these words, as SVG; it says nothing to a screen reader."""
    code = segno.make(words, error="m", boost_error=False, micro=False)
    return Markup(code.svg_inline(border=0, omitsize=True, svgclass="sh-qr__code", lineclass=None))
