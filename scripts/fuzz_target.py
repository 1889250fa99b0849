"""Runs one target under libFuzzer, in the environment that ./scripts/fuzz makes.

Takes a target's name and libFuzzer's options, and from FUZZ_PROGRAM the program by which libFuzzer starts it anew.

The program and the libraries that read for it are instrumented, so that an input that goes
a new way through them is kept.
"""

import os
import sys

import atheris

with atheris.instrument_imports(include=["workmanual", "yaml", "markdown_it", "mdit_py_plugins"]):
    from tests.laws.targets import TARGETS


def main() -> None:
    _, name, *options = sys.argv
    target = next(one for one in TARGETS if one.name == name)
    target.holds(next(iter(target.seeds())))  # what is read only once must not count against the first input's time
    atheris.Setup([os.environ["FUZZ_PROGRAM"], *options], target.holds)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
