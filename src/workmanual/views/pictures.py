"""The pictures that a manual shows, and where their files should be.

Takes the index, gives project paths. Whether the file is there is a check's business.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from workmanual.model.richtext import Image
from workmanual.views.index import Index


def picture_path(image: Image) -> str:
    """Project path of a picture, from where it is shown; a path that leaves the edition is in no list of pictures."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(image.at.path), image.path))


def shown_pictures(index: Index) -> Iterator[Image]:
    """Every picture shown, each as often as it is shown."""
    for texts in (*index.document_texts, *index.page_texts):
        yield from texts.images
