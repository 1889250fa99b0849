"""Imported by the fork server alone, before it makes workers: our faces first, then weasyprint, which looks for faces.

It deliberately has an effect when imported: the fork server offers no other moment.
"""

from contextlib import suppress

from workmanual.ground.print_worker import use_own_faces

use_own_faces()

with suppress(OSError):  # without Pango; the workers say so, each for its job
    import workmanual.pdf.writer  # noqa: F401  (loaded here once, for every worker)
