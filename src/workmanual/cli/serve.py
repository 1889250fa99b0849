"""`workmanual serve`: read while writing; a page is refreshed when its source changes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from workmanual.cli.terminal import mkdocs, say
from workmanual.ground import resources
from workmanual.ground.project import find_root


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def command(port: int) -> None:
    """Start MkDocs' server for the newest draft."""
    root = find_root(Path.cwd())
    say(resources.locale().labels["serving"].format(port=port))
    try:
        code = mkdocs("serve", "--config-file", str(root / "mkdocs.yml"), "--dev-addr", f"127.0.0.1:{port}")
    except KeyboardInterrupt:
        code = 0
    sys.exit(code)
