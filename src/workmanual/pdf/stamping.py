"""A mark in the margin of every page of a finished PDF: on what nobody may work by any more.

Takes the bytes of a clean PDF and of two PDFs of one page with nothing but the mark, upright and lying; gives the bytes
with the mark laid over every page. Everything else stays: outline, links, tags, fields, dates. The mark is an artifact,
which is not read out. The same input gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from typing import Final

import pikepdf

NAME: Final = "/WorkmanualMark"
"""What each page calls the mark; left to itself the library draws a name by lot."""


def stamped(clean: bytes, upright: bytes, lying: bytes) -> bytes:
    """The PDF with the mark of `upright` or `lying` on each page, by the page's own shape."""
    with pikepdf.open(BytesIO(clean)) as pdf:
        marks = {is_lying: _mark(pdf, content) for is_lying, content in ((False, upright), (True, lying))}
        for page in pdf.pages:
            left, bottom, right, top = (float(side) for side in page.mediabox)
            mark = marks[right - left > top - bottom]
            name = page.add_resource(mark, pikepdf.Name.XObject, pikepdf.Name(NAME))
            page.contents_add(b"q", prepend=True)
            page.contents_add(f"Q /Artifact BMC q {name} Do Q EMC".encode())
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _mark(pdf: pikepdf.Pdf, content: bytes) -> pikepdf.Object:
    """The one page of `content` as something that pages of `pdf` can show."""
    with pikepdf.open(BytesIO(content)) as mark:
        return pdf.copy_foreign(mark.pages[0].as_form_xobject())
