"""The other editions: each is built by a MkDocs process of its own, because jieba's dictionary is global.

One that has not changed since it was built is taken over from the old site.
"""

from __future__ import annotations

import os
import subprocess
import sys

from mkdocs.exceptions import PluginError

from workmanual.ground import resources
from workmanual.ground.edition_reuse import reuse
from workmanual.site.run import EDITION, STAGING, Run


def build_others(run: Run, config_file: str) -> None:
    """Put every published edition but this run's into the same staging folder; stop where one fails."""
    for edition in run.states.published:
        if edition == run.edition.id:
            continue
        if edition in run.kept:
            reuse(run.site, run.staging, edition)
            continue
        environment = {**os.environ, EDITION: edition, STAGING: str(run.staging)}
        command = [sys.executable, "-m", "mkdocs", "build", "--config-file", config_file]
        done = subprocess.run(command, env=environment, cwd=run.root, check=False, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            raise PluginError(resources.locale().labels["edition-failed"].format(edition=edition))
