"""What happens inside a process that examines files: bytes in, packed results out."""

from __future__ import annotations

import gc
import pickle

from workmanual.checks.edition import Given, examine_file
from workmanual.checks.lexicon import Lexicon
from workmanual.ground import resources
from workmanual.ground.collection import no_collection

PROTOCOL = 5
"""Of pickling, the same under every Python that can run this."""


def start() -> None:
    """Load what every file needs, and leave alone what will stay."""
    given("")
    gc.freeze()


def given(folder: str) -> Given:
    """What the files of an edition are examined with."""
    return Given(folder, resources.locale(), resources.covered_characters(), resources.simplified)


@no_collection()
def examine(folder: str, lexicon: Lexicon, files: tuple[tuple[str, bytes], ...]) -> list[tuple[str, bytes]]:
    """Each file's path and what it is, packed."""
    loaded = given(folder)
    return [(path, pickle.dumps(examine_file(path, content, lexicon, loaded), PROTOCOL)) for path, content in files]
