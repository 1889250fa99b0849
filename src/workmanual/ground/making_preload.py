"""Imported by the fork server alone, before it makes workers: our faces first, then weasyprint, which looks for faces.

It deliberately has an effect when imported: the fork server offers no other moment.
"""

from contextlib import suppress
from importlib import import_module

from workmanual.ground import page_materials, resources
from workmanual.ground.making_worker import WRITERS, use_own_faces

use_own_faces()
resources.locale()
page_materials.templates()
page_materials.styles()

for _writer in WRITERS:
    with suppress(OSError):  # without Pango; the workers say so, each for its job
        import_module(_writer)  # loaded here once, for every worker
