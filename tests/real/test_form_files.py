# The files that the command makes of the real manual's forms: every format there is, and small enough to be mailed.

import subprocess
import sys
from pathlib import Path

import pytest

from tests import mini

ROOT = mini.ROOT.parent.parent.parent
SMALL = 100_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("forms")
    command = [sys.executable, "-m", "workmanual", "forms", "--format", "fill", "--output", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return target


def test_fillable_forms_are_small(folder: Path) -> None:
    sizes = {path.name.split()[0]: path.stat().st_size for path in folder.glob("*.pdf")}
    assert len(sizes) >= 25
    assert {code: size for code, size in sizes.items() if size >= SMALL} == {}
