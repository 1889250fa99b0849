# What ./scripts/fuzz feeds holds for what it begins with, and for every input that once broke a law.

from pathlib import Path

import pytest

from tests.laws.targets import FOUND, TARGETS, Target

BY_NAME = {target.name: target for target in TARGETS}
CASES = [path for path in sorted(FOUND.glob("*/*")) if path.is_file()]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_target_holds_its_seeds(target: Target) -> None:
    seeds = list(target.seeds())
    assert seeds, "nothing to begin with"
    for seed in seeds:
        target.holds(seed)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_holds_now(path: Path) -> None:
    BY_NAME[path.parent.name].holds(path.read_bytes())
