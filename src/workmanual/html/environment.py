"""The Jinja environment that every HTML writer uses: escaped, strict, without a loader that touches the disk."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined

from workmanual.model.manual import EditionState


def environment(
    templates: Mapping[str, str], labels: Mapping[str, str], state: EditionState = EditionState.DRAFT
) -> Environment:
    """An environment with these templates (name → text).

    In a template `t` is the locale's labels, `state` the edition's state in words, `comma` the mark between names.

    A label or variable that is missing is an error, not an empty place.
    """
    made = Environment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["t"] = dict(labels)
    made.globals["state"] = labels[f"state-{state}"]
    made.globals["comma"] = labels["comma"]
    return made
